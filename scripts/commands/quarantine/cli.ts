import { Command } from "commander";
import { openObjects } from "../../shared/failures/open-replay-ports.js";
import { checkRange, moment, type TimeRange } from "../../shared/failures/time-range.js";
import { resolveTarget, type TargetOptions } from "../../shared/deployment/target.js";
import { withEndpoint, withTarget } from "../../shared/deployment/target-options.js";
import { listQuarantine } from "./list-quarantine.js";
import { renderQuarantine, totals } from "./render-quarantine.js";
import { rawBytes, showText } from "./show-object.js";
import { runWhenStarted } from "../../shared/terminal/command-line.js";

interface ListCommandOptions extends TargetOptions, TimeRange {
  readonly reason?: string;
  readonly json?: boolean;
}

interface ShowCommandOptions extends TargetOptions {
  readonly raw?: boolean;
}

const HELP = `
Examples:
  npm run quarantine -- list --since 7d
  npm run quarantine -- list --reason invalid-ticket
  npm run quarantine -- show quarantine/not-json/2026/11/21/shardId-000000000000-4959.json

To send what is held again: npm run replay -- --quarantined, or --given-up.

Exit codes: 0 shown; 1 there is no such object, or it cannot be read; 2 wrong options, or no stack.`;

const open = async (options: TargetOptions) => openObjects(await resolveTarget(options));

const list = async (options: ListCommandOptions): Promise<void> => {
  const { since, until, reason, json = false } = options;
  checkRange(options);
  const held = await listQuarantine(await open(options), { since, until, reason });
  const text = json ? JSON.stringify({ held, totals: totals(held) }, undefined, 2) : renderQuarantine(held);
  process.stdout.write(`${text}\n`);
};

const show = async (key: string, options: ShowCommandOptions): Promise<void> => {
  const objects = await open(options);
  process.stdout.write(options.raw === true ? await rawBytes(objects, key) : await showText(objects, key));
};

const targeting = (command: Command): Command =>
  withEndpoint(withTarget(command)).allowExcessArguments(false).exitOverride().showSuggestionAfterError(false);

const listCommand = (): Command =>
  targeting(new Command("list"))
    .description("Lists what is held: when, why, which fields are at fault, how large, under which key.")
    .option("--reason <reason>", "only this reason; given-up for batches that Lambda gave up on")
    .option("--since <time>", "arrived from this time on, such as 2h, 7d or 2026-11-21", moment("--since"))
    .option("--until <time>", "arrived before this time", moment("--until"))
    .option("--json", "print JSON")
    .action(list);

const showCommand = (): Command =>
  targeting(new Command("show"))
    .description("Shows what is wrong with a held object, and its text.")
    .argument("<key>", "key of the object in the ticket bucket, as list shows it")
    .option("--raw", "write the record's exact bytes and nothing else")
    .action(show);

/** The command line of `npm run quarantine`. */
export const createProgram = (): Command =>
  new Command("quarantine")
    .description("Looks at the records that were no tickets, and at the batches that Lambda gave up on.")
    .addHelpText("after", HELP)
    .addCommand(listCommand())
    .addCommand(showCommand());

await runWhenStarted(import.meta.filename, createProgram);
