import { setTimeout as sleep } from "node:timers/promises";
import { CognitoIdentityProviderClient, paginateListUserPools } from "@aws-sdk/client-cognito-identity-provider";
import { DynamoDBClient, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import type { Command } from "commander";
import { ticketItemKey } from "../../../functions/shared/table/ticket-table.js";
import { resolveApiUrl } from "../../shared/deployment/api-url.js";
import { sendRequest } from "../../shared/deployment/http-api.js";
import {
  resolveTarget,
  resourceNotFound,
  withEndpoint,
  withTarget,
  type Target,
  type TargetOptions,
} from "../../shared/deployment/target.js";
import { runWhenStarted, UsageError } from "../../shared/terminal/command-line.js";
import { createCommand, type CommandHelp } from "../../shared/terminal/help.js";
import { printLine } from "../../shared/terminal/output.js";
import { createLocalToken, LOCAL_CUSTOMER } from "../../shared/tokens/api-tokens.js";
import { addPerson, type LocalPerson } from "../../shared/tokens/local-people.js";
import { walkThroughDay } from "./ticket-day.js";

const DAYS = 8;
const DAY_MS = 24 * 60 * 60 * 1_000;

const NOT_ON_AWS =
  "The example adds an agent and changes times in the table: it works on a stack on this machine only.";

const HELP: CommandHelp = {
  name: "desk:example",
  description: "Walks through a ticket's day on the desk of a stack on this machine, from its submission to its end.",
  notes: "It adds an agent to the stack's user pool and a token for a customer.",
  examples: ["npm run desk:example"],
  exitCodes: {
    0: "all responses as expected",
    1: "an unexpected response",
    2: "wrong options, or no stack on this machine",
  },
};

const findUserPool = async (client: CognitoIdentityProviderClient, target: Target): Promise<string> => {
  for await (const { UserPools = [] } of paginateListUserPools({ client }, { MaxResults: 60 })) {
    const id = UserPools.find(({ Name }) => Name === target.names.userPool)?.Id;
    if (id !== undefined) return id;
  }
  const description = `user pool "${target.names.userPool}" of ${target.description}`;
  throw resourceNotFound({ description, options: "--endpoint" });
};

/** An agent of the example's own, so that it can be repeated. */
const addAgent = async (target: Target): Promise<LocalPerson> => {
  const client = new CognitoIdentityProviderClient({ ...target.clientConfig });
  const email = `agent.${Date.now()}@example.com`;
  const person = { email, name: "Sam Example", role: "agent", group: "agents" };
  return addPerson(client, await findUserPool(client, target), person);
};

const backdater = (client: DynamoDBClient, TableName: string) => async (ticketId: string) => {
  const at = new Date(Date.now() - DAYS * DAY_MS).toISOString();
  await client.send(
    new UpdateItemCommand({
      TableName,
      Key: ticketItemKey(ticketId),
      UpdateExpression: "SET solved_at = :at",
      ConditionExpression: "attribute_exists(solved_at)",
      ExpressionAttributeValues: { ":at": { S: at } },
    }),
  );
};

const example = async (options: TargetOptions): Promise<void> => {
  const target = await resolveTarget(options);
  if (target.kind === "aws") throw new UsageError(NOT_ON_AWS);
  const dynamodb = new DynamoDBClient({ ...target.clientConfig });
  const { table } = target.names;
  await walkThroughDay({
    apiUrl: await resolveApiUrl(target),
    token: await createLocalToken(dynamodb, table),
    customerId: LOCAL_CUSTOMER,
    agent: await addAgent(target),
    backdate: backdater(dynamodb, table),
    send: sendRequest,
    print: printLine,
    sleep,
  });
};

/** The command line of `npm run desk:example`. */
export const createProgram = (): Command => withEndpoint(withTarget(createCommand(HELP))).action(example);

await runWhenStarted(import.meta.filename, createProgram);
