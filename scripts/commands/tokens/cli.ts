import { DynamoDBClient, ResourceNotFoundException } from "@aws-sdk/client-dynamodb";
import { type Command, Option } from "commander";
import { ALLOWED_FOR_MS } from "../../../functions/authorize-request/auth-decision-cache.js";
import { isApiTokenId, parseApiToken } from "../../../functions/shared/auth/api-token.js";
import {
  knownScopes,
  ROLES,
  SCOPES,
  SUBJECT_FORM,
  SubjectSchema,
  type Scope,
} from "../../../functions/shared/auth/caller.js";
import { TIERS } from "../../../functions/shared/contracts/ticket-event.js";
import {
  resolveTarget,
  resourceNotFound,
  resourceUnusable,
  withEndpoint,
  withTarget,
  type TargetOptions,
} from "../../shared/deployment/target.js";
import { runWhenStarted, UsageError, wholeNumber } from "../../shared/terminal/command-line.js";
import { createCommand, createCommandGroup, type CommandHelp } from "../../shared/terminal/help.js";
import { printLine, printNote, toJson, withJson } from "../../shared/terminal/output.js";
import {
  createApiToken,
  DEFAULT_DAYS,
  listApiTokens,
  revokeApiToken,
  type NewToken,
  type Revocation,
} from "../../shared/tokens/api-tokens.js";
import { renderCreated, renderTokens } from "./render-tokens.js";

/** Ten years. */
const MAX_DAYS = 3_650;

const LABEL_MAX_LENGTH = 100;

const EXIT_CODES = { 0: "done", 1: "the table cannot be used", 2: "wrong options, no stack, or no table" };

const HELP: CommandHelp = {
  name: "tokens",
  description: "Creates, lists and revokes API tokens.",
  examples: ["npm run tokens -- create --subject C-1", "npm run tokens -- list", "npm run tokens -- create --help"],
  exitCodes: { ...EXIT_CODES, 1: "the token was not found" },
};

const CREATE_HELP: CommandHelp = {
  name: "create",
  description: "Creates a token and prints it; it is shown only once.",
  examples: [
    "npm run tokens -- create --subject C-1",
    `npm run tokens -- create --subject C-1 --tier gold --label "Ada's script"`,
  ],
  exitCodes: EXIT_CODES,
};

const LIST_HELP: CommandHelp = {
  name: "list",
  description: "Lists all tokens, newest first, with customer, expiry and last use.",
  examples: ["npm run tokens -- list", "npm run tokens -- list --target aws --json"],
  exitCodes: EXIT_CODES,
};

const REVOKE_HELP: CommandHelp = {
  name: "revoke",
  description: "Revokes tokens permanently.",
  examples: ["npm run tokens -- revoke 0123456789abcdef"],
  exitCodes: { ...EXIT_CODES, 1: "the token was not found" },
};

interface JsonOption {
  readonly json?: boolean;
}

/** A token that should be revoked does not exist. Exit code 1 and one line. */
class TokenNotFound extends Error {
  override readonly name = "TokenNotFound";
}

/** On one line, and short. */
const quoted = (text: string): string => JSON.stringify(text.slice(0, 40));

/** @throws UsageError */
const parseSubject = (text: string): string => {
  if (SubjectSchema.safeParse(text).success) return text;
  throw new UsageError(`--subject is ${quoted(text)}; expected ${SUBJECT_FORM}.`);
};

/** Parses "tickets:read,tickets:write". @throws UsageError */
const parseScopes = (text: string): readonly Scope[] => {
  const names = text.split(",").map((name) => name.trim());
  const known = knownScopes(names);
  if (names.every((name) => known.some((scope) => scope === name))) return known;
  throw new UsageError(`--scopes is ${quoted(text)}; expected one or more of ${SCOPES.join(",")}.`);
};

/** @throws UsageError */
const parseLabel = (text: string): string => {
  if (text.length <= LABEL_MAX_LENGTH) return text;
  throw new UsageError(`--label has ${text.length} characters; expected at most ${LABEL_MAX_LENGTH}.`);
};

/**
 * Reads the id from an argument: an id, or a whole token, since that may be all that is known of one that leaked. A
 * wrong argument is not quoted: it may be a secret.
 * @throws UsageError
 */
const parseTokenId = (text: string): string => {
  const id = parseApiToken(text)?.id ?? text;
  if (isApiTokenId(id)) return id;
  throw new UsageError("Expected the id of a token: 16 digits of 0-9 a-f, as `npm run tokens -- list` shows it.");
};

/** Calls `work` with the target's table. @throws UsageError if the table does not exist or cannot be used */
const withTable = async <T>(
  options: TargetOptions,
  work: (client: DynamoDBClient, table: string) => Promise<T>,
): Promise<T> => {
  const { clientConfig, names, description } = await resolveTarget(options);
  const needed = { description: `table "${names.table}" of ${description}`, options: "--endpoint or --target" };
  return await work(new DynamoDBClient({ ...clientConfig }), names.table).catch((error: unknown) => {
    throw error instanceof ResourceNotFoundException ? resourceNotFound(needed) : resourceUnusable(needed, error);
  });
};

const create = async ({ json, target, endpoint, ...token }: TargetOptions & JsonOption & NewToken): Promise<void> => {
  const created = await withTable({ target, endpoint }, (client, table) => createApiToken(client, table, token));
  printLine(json === true ? toJson(created) : created.token);
  // On stderr, so that a script can use stdout as the token.
  if (json !== true) printNote(renderCreated(created));
};

const list = async (options: TargetOptions & JsonOption): Promise<void> => {
  const found = await withTable(options, (client, table) => listApiTokens(client, table));
  printLine(options.json === true ? toJson(found) : renderTokens(found));
};

const MESSAGES: Readonly<Record<Revocation, (id: string) => string>> = {
  revoked: (id) => `Token ${id} is revoked. It stops working within ${ALLOWED_FOR_MS / 1_000} seconds.`,
  "revoked-before": (id) => `Token ${id} was already revoked.`,
  unknown: (id) => `Token ${id} not found.`,
};

const revoke = async (texts: readonly string[], options: TargetOptions): Promise<void> => {
  const unknown: string[] = [];
  const ids = texts.map(parseTokenId);
  await withTable(options, async (client, table) => {
    for (const id of ids) {
      const revocation = await revokeApiToken(client, table, id);
      if (revocation === "unknown") unknown.push(id);
      else printLine(MESSAGES[revocation](id));
    }
  });
  if (unknown.length > 0) throw new TokenNotFound(unknown.map(MESSAGES.unknown).join(" "));
};

const targeting = (command: Command): Command => withEndpoint(withTarget(command));

const createTokenCommand = (): Command =>
  targeting(createCommand(CREATE_HELP))
    .requiredOption("--subject <id>", "id of the customer whose tickets it submits and reads", parseSubject)
    .addOption(new Option("--tier <tier>", "tier of the customer").choices(TIERS).default("general"))
    .addOption(new Option("--role <role>", "role of the caller").choices(ROLES).default("customer"))
    .option("--scopes <list>", `scopes it grants (default: ${SCOPES.join(",")})`, parseScopes)
    .option("--days <n>", "days until it expires", wholeNumber("--days", { min: 1, max: MAX_DAYS }), DEFAULT_DAYS)
    .option("--label <text>", "what it is for", parseLabel)
    .option("--json", "print the token and its details as JSON")
    .action(create);

const listCommand = (): Command => withJson(targeting(createCommand(LIST_HELP))).action(list);

const revokeCommand = (): Command =>
  targeting(createCommand(REVOKE_HELP)).argument("<id...>", "ids of tokens, or whole tokens").action(revoke);

/** The command line of `npm run tokens`. */
export const createProgram = (): Command =>
  createCommandGroup(HELP, [createTokenCommand(), listCommand(), revokeCommand()]);

await runWhenStarted(import.meta.filename, createProgram);
