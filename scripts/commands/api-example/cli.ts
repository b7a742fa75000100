import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { Command } from "commander";
import { resolveApiUrl, validApiUrl } from "../../shared/deployment/api-url.js";
import { sendRequest } from "../../shared/deployment/http-api.js";
import { loadEnvironment } from "../../shared/deployment/project.js";
import {
  isAwsAddress,
  resolveTarget,
  withEndpoint,
  withTarget,
  type Target,
  type TargetOptions,
} from "../../shared/deployment/target.js";
import { runWhenStarted, UsageError } from "../../shared/terminal/command-line.js";
import { createCommand, type CommandHelp } from "../../shared/terminal/help.js";
import { printLine } from "../../shared/terminal/output.js";
import { createLocalToken } from "../../shared/tokens/api-tokens.js";
import { walkThrough } from "./walk-through.js";

interface ExampleOptions extends TargetOptions {
  readonly apiUrl?: string;
}

interface Api {
  readonly apiUrl: string;
  readonly token: string;
}

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

/** The address of API_URL; one on AWS may not be used by accident. @throws UsageError */
const configuredUrl = (url: string, { target }: TargetOptions): string => {
  if (target === "aws" || !isAwsAddress(url)) return url;
  throw new UsageError(`API_URL is "${url}", an API on AWS; pass --target aws, or name it with --api-url.`);
};

const findApi = async ({ apiUrl, ...where }: ExampleOptions): Promise<Api> => {
  const { API_URL = "", API_TOKEN = "" } = loadEnvironment();
  const url = apiUrl ?? configuredUrl(API_URL, where);
  if (url !== "") return { apiUrl: validApiUrl(url), token: await tokenFor(API_TOKEN) };
  const target = await resolveTarget(where);
  return { apiUrl: await resolveApiUrl(target), token: await tokenFor(API_TOKEN, target) };
};

const example = async (options: ExampleOptions): Promise<void> => {
  const api = await findApi(options);
  await walkThrough({ ...api, idempotencyKey: randomUUID(), send: sendRequest, print: printLine, sleep });
};

/** The command line of `npm run api:example`. */
export const createProgram = (): Command =>
  withEndpoint(withTarget(createCommand(HELP)))
    .option("--api-url <url>", "base URL of the API (default: API_URL, else that of the stack)")
    .action(example);

await runWhenStarted(import.meta.filename, createProgram);
