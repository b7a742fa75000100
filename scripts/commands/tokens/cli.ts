import { DynamoDBClient, ResourceNotFoundException } from "@aws-sdk/client-dynamodb";
import { Command, Option } from "commander";
import { ALLOWED_FOR_MS } from "../../../functions/authorize-request/auth-decision-cache.js";
import { ROLES, SCOPES } from "../../../functions/shared/auth/caller.js";
import { TIERS } from "../../../functions/shared/contracts/ticket-event.js";
import { runWhenStarted, wholeNumber } from "../../shared/terminal/command-line.js";
import { withEndpoint, withTarget } from "../../shared/deployment/target-options.js";
import { resolveTarget, type TargetOptions } from "../../shared/deployment/target.js";
import { resourceNotFound, resourceUnusable } from "../../shared/deployment/unreachable.js";
import { createApiToken, DEFAULT_DAYS, type NewToken } from "../../shared/deployment/create-token.js";
import { listApiTokens } from "./list-tokens.js";
import { label, scopes, subject, tokenId } from "./options.js";
import { renderCreated, renderTokens } from "./render-tokens.js";
import { revokeApiToken, type Revocation } from "./revoke-token.js";

/** Ten years: nobody remembers a token that is older. */
const MAX_DAYS = 3_650;

const HELP = `
Examples:
  npm run tokens -- create --subject C-1 --tier gold --label "Ada's script"
  npm run tokens -- list
  npm run tokens -- revoke 0123456789abcdef

Exit codes: 0 done; 1 there is no such token; 2 wrong options, or no table.`;

interface JsonOption {
  readonly json?: boolean;
}

/** A token was to be revoked that there is not. Exit code 1 and one line. */
export class NoSuchToken extends Error {
  override readonly name = "NoSuchToken";
}

const print = (text: string): void => void process.stdout.write(`${text}\n`);

const toJson = (value: unknown): string => JSON.stringify(value, undefined, 2);

/** Does `work` with the target's table. @throws UsageError when the table is not there, or cannot be used. */
const withTable = async <T>(
  options: TargetOptions,
  work: (client: DynamoDBClient, table: string) => Promise<T>,
): Promise<T> => {
  const { clientConfig, names, description } = await resolveTarget(options);
  const wanted = { description: `table "${names.table}" of ${description}`, options: "--endpoint or --target" };
  return await work(new DynamoDBClient({ ...clientConfig }), names.table).catch((error: unknown) => {
    throw error instanceof ResourceNotFoundException ? resourceNotFound(wanted) : resourceUnusable(wanted, error);
  });
};

const create = async ({ json, target, endpoint, ...token }: TargetOptions & JsonOption & NewToken): Promise<void> => {
  const created = await withTable({ target, endpoint }, (client, table) => createApiToken(client, table, token));
  print(json === true ? toJson(created) : created.token);
  // Beside the token and not after it, so that a script may take the output as it is.
  if (json !== true) process.stderr.write(`${renderCreated(created)}\n`);
};

const list = async (options: TargetOptions & JsonOption): Promise<void> => {
  const found = await withTable(options, (client, table) => listApiTokens(client, table));
  print(options.json === true ? toJson(found) : renderTokens(found));
};

const WORDS: Readonly<Record<Revocation, (id: string) => string>> = {
  revoked: (id) => `Token ${id} is revoked. It stops working within ${ALLOWED_FOR_MS / 1_000} seconds.`,
  "revoked-before": (id) => `Token ${id} was revoked before.`,
  unknown: (id) => `There is no token ${id}.`,
};

const revoke = async (texts: readonly string[], options: TargetOptions): Promise<void> => {
  const unknown: string[] = [];
  const ids = texts.map(tokenId);
  await withTable(options, async (client, table) => {
    for (const id of ids) {
      const end = await revokeApiToken(client, table, id);
      if (end === "unknown") unknown.push(id);
      else print(WORDS[end](id));
    }
  });
  if (unknown.length > 0) throw new NoSuchToken(unknown.map(WORDS.unknown).join(" "));
};

const targeting = (command: Command): Command =>
  withEndpoint(withTarget(command)).allowExcessArguments(false).exitOverride().showSuggestionAfterError(false);

const createCommand = (): Command =>
  targeting(new Command("create"))
    .description("Makes a token and prints it, this once.")
    .requiredOption("--subject <id>", "whose tickets it submits and reads: a customer id", subject)
    .addOption(new Option("--tier <tier>", "the customer's tier").choices(TIERS).default("general"))
    .addOption(new Option("--role <role>", "who the caller is to the desk").choices(ROLES).default("customer"))
    .option("--scopes <list>", `what it may do (default: ${SCOPES.join(",")})`, scopes)
    .option("--days <n>", "days that it works", wholeNumber("--days", { min: 1, max: MAX_DAYS }), DEFAULT_DAYS)
    .option("--label <text>", "what it is for", label)
    .option("--json", "print JSON")
    .action(create);

const listCommand = (): Command =>
  targeting(new Command("list"))
    .description("Lists all tokens, newest first: whose they are, how long they work and when they were last used.")
    .option("--json", "print JSON")
    .action(list);

const revokeCommand = (): Command =>
  targeting(new Command("revoke"))
    .description("Revokes tokens for good.")
    .argument("<id...>", "ids of tokens, or whole tokens")
    .action(revoke);

/** The command line of `npm run tokens`. */
export const createProgram = (): Command =>
  new Command("tokens")
    .description("Makes, lists and revokes the tokens that callers of the API show.")
    .addHelpText("after", HELP)
    .addCommand(createCommand())
    .addCommand(listCommand())
    .addCommand(revokeCommand());

await runWhenStarted(import.meta.filename, createProgram);
