import type { Command } from "commander";
import { resolveTarget, withEndpoint, withTarget, type TargetOptions } from "../../shared/deployment/target.js";
import { openObjects } from "../../shared/failures/open-replay-ports.js";
import { checkRange, moment, type TimeRange } from "../../shared/failures/selection.js";
import { runWhenStarted, UsageError } from "../../shared/terminal/command-line.js";
import { createCommand, createCommandGroup, type CommandHelp } from "../../shared/terminal/help.js";
import { print, printLine, toJson, withJson } from "../../shared/terminal/output.js";
import { LISTED_REASONS, listQuarantine, renderQuarantine, totals } from "./list-quarantine.js";
import { rawBytes, showText } from "./show-object.js";

interface ListCommandOptions extends TargetOptions, TimeRange {
  readonly reason?: string;
  readonly json?: boolean;
}

interface ShowCommandOptions extends TargetOptions {
  readonly raw?: boolean;
}

const EXIT_CODES = { 0: "shown", 1: "the object was not found or cannot be read", 2: "wrong options, or no stack" };

const HELP: CommandHelp = {
  name: "quarantine",
  description: "Lists and shows quarantined records and batches that Lambda gave up on.",
  notes: "To send records again: `npm run replay -- --quarantined`, or `npm run replay -- --given-up`.",
  examples: ["npm run quarantine -- list --since 7d", "npm run quarantine -- list --help"],
  exitCodes: EXIT_CODES,
};

const LIST_HELP: CommandHelp = {
  name: "list",
  description: "Lists quarantined records and given-up batches: time, reason, invalid fields, size and key.",
  examples: ["npm run quarantine -- list --since 7d", "npm run quarantine -- list --reason invalid-ticket"],
  exitCodes: { 0: "shown", 1: "the bucket cannot be read", 2: "wrong options, or no stack" },
};

const SHOW_HELP: CommandHelp = {
  name: "show",
  description: "Shows why an object was quarantined, and its text.",
  examples: ["npm run quarantine -- show quarantine/not-json/2026/11/21/shardId-000000000000-4959.json"],
  exitCodes: EXIT_CODES,
};

/** @throws UsageError */
const reason = (text: string): string => {
  if (LISTED_REASONS.includes(text)) return text;
  throw new UsageError(`--reason is "${text}"; expected one of ${LISTED_REASONS.join(", ")}.`);
};

const open = async (options: TargetOptions) => openObjects(await resolveTarget(options));

const list = async (options: ListCommandOptions): Promise<void> => {
  const { since, until, json = false } = options;
  checkRange(options);
  const entries = await listQuarantine(await open(options), { since, until, reason: options.reason });
  printLine(json ? toJson({ held: entries, totals: totals(entries) }) : renderQuarantine(entries));
};

const show = async (key: string, options: ShowCommandOptions): Promise<void> => {
  const objects = await open(options);
  print(options.raw === true ? await rawBytes(objects, key) : await showText(objects, key));
};

const targeting = (command: Command): Command => withEndpoint(withTarget(command));

const listCommand = (): Command =>
  withJson(
    targeting(createCommand(LIST_HELP))
      .option("--reason <reason>", "only this reason; given-up for batches that Lambda gave up on", reason)
      .option("--since <time>", "arrived at or after this time, such as 2h, 7d or 2026-11-21", moment("--since"))
      .option("--until <time>", "arrived before this time", moment("--until")),
  ).action(list);

const showCommand = (): Command =>
  targeting(createCommand(SHOW_HELP))
    .argument("<key>", "key of the object in the ticket bucket, as list shows it")
    .option(
      "--raw",
      "write the exact bytes of the record and nothing else; a terminal gets them without control characters",
    )
    .action(show);

/** The command line of `npm run quarantine`. */
export const createProgram = (): Command => createCommandGroup(HELP, [listCommand(), showCommand()]);

await runWhenStarted(import.meta.filename, createProgram);
