import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { Command } from "commander";
import { findApi, withApiUrl, type ApiUrlOptions } from "../../shared/deployment/api-url.js";
import { sendRequest } from "../../shared/deployment/http-api.js";
import type { Target } from "../../shared/deployment/target.js";
import { runWhenStarted, UsageError } from "../../shared/terminal/command-line.js";
import { createCommand, type CommandHelp } from "../../shared/terminal/help.js";
import { printLine } from "../../shared/terminal/output.js";
import { createLocalToken } from "../../shared/tokens/api-tokens.js";
import { walkThrough } from "./walk-through.js";

const NO_TOKEN = "API_TOKEN is not set; create a token with `npm run tokens -- create --subject <id>`.";

const HELP: CommandHelp = {
  name: "api:example",
  description: "Submits a ticket over HTTP, follows it until it is answered and lists the caller's tickets.",
  notes: "The token is read from API_TOKEN. For a stack on this machine, one is created if API_TOKEN is not set.",
  examples: ["npm run api:example", "API_TOKEN=tp_... npm run api:example -- --api-url https://example.com/v1"],
  exitCodes: {
    0: "all responses as expected",
    1: "an unexpected response",
    2: "wrong options, no stack, no token, or the API was not found",
  },
};

/** The token from the environment, or a new one for a stack on this machine. @throws UsageError without a token */
const tokenFor = async (token: string, target?: Target): Promise<string> => {
  if (token !== "") return token;
  if (target?.endpoint === undefined) throw new UsageError(NO_TOKEN);
  const created = await createLocalToken(new DynamoDBClient({ ...target.clientConfig }), target.names.table);
  printLine(`A token for this stack:\n\nexport API_TOKEN=${created}`);
  return created;
};

const example = async (options: ApiUrlOptions): Promise<void> => {
  const { apiUrl, target } = await findApi(options);
  const token = await tokenFor(process.env["API_TOKEN"] ?? "", target);
  await walkThrough({ apiUrl, token, idempotencyKey: randomUUID(), send: sendRequest, print: printLine, sleep });
};

/** The command line of `npm run api:example`. */
export const createProgram = (): Command => withApiUrl(createCommand(HELP)).action(example);

await runWhenStarted(import.meta.filename, createProgram);
