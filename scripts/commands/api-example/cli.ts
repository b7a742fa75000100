import { randomUUID } from "node:crypto";
import { setTimeout as rest } from "node:timers/promises";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { Command } from "commander";
import { runWhenStarted, UsageError } from "../../shared/terminal/command-line.js";
import { createLocalToken } from "../../shared/deployment/local-token.js";
import { loadEnvironment } from "../../shared/deployment/project.js";
import { resolveApiUrl, validApiUrl } from "../../shared/deployment/api-url.js";
import { resolveTarget, type Target, type TargetOptions } from "../../shared/deployment/target.js";
import { withEndpoint, withTarget } from "../../shared/deployment/target-options.js";
import { sendRequest } from "../../shared/deployment/api-client.js";
import { walkThrough } from "./walk-through.js";

interface ExampleOptions extends TargetOptions {
  readonly apiUrl?: string;
}

interface Api {
  readonly apiUrl: string;
  readonly token: string;
}

const print = (text: string): void => void process.stdout.write(`${text}\n`);

const NO_TOKEN = "API_TOKEN is not set; make a token with `npm run tokens -- create`.";

/** The token of the environment; a new one where the command may make one, which is on this machine only. */
const tokenFor = async (token: string, target?: Target): Promise<string> => {
  if (token !== "") return token;
  if (target?.endpoint === undefined) throw new UsageError(NO_TOKEN);
  const created = await createLocalToken({
    dynamo: new DynamoDBClient({ ...target.clientConfig }),
    names: target.names,
  });
  print(`A token for this stack:\n\nexport API_TOKEN=${created}`);
  return created;
};

const findApi = async ({ apiUrl, ...where }: ExampleOptions): Promise<Api> => {
  const { API_URL = "", API_TOKEN = "" } = loadEnvironment();
  const given = apiUrl ?? API_URL;
  if (given !== "") return { apiUrl: validApiUrl(given), token: await tokenFor(API_TOKEN) };
  const target = await resolveTarget(where);
  return { apiUrl: await resolveApiUrl(target), token: await tokenFor(API_TOKEN, target) };
};

const example = async (options: ExampleOptions): Promise<void> => {
  const api = await findApi(options);
  await walkThrough({ ...api, idempotencyKey: randomUUID(), send: sendRequest, print, sleep: rest });
};

/** The command line of `npm run api:example`. */
export const createProgram = (): Command =>
  withEndpoint(withTarget(new Command("api:example")))
    .description("Submits a ticket over HTTP, follows it until it is answered and lists the caller's tickets.")
    .option("--api-url <url>", "base URL of the API (default: API_URL, else that of the stack)")
    .allowExcessArguments(false)
    .addHelpText(
      "after",
      "\nThe token is read from API_TOKEN; for a stack on this machine one is made when there is none.\n" +
        "\nExit codes: 0 all as it should be; 1 the API answered otherwise; 2 wrong options, no token or no API.",
    )
    .action(example);

await runWhenStarted(import.meta.filename, createProgram);
