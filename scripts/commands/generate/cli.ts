import { type Command, Option } from "commander";
import { withEndpoint, withTarget } from "../../shared/deployment/target.js";
import { decimal, runWhenStarted, share, UsageError, wholeNumber } from "../../shared/terminal/command-line.js";
import { createCommand, type CommandHelp } from "../../shared/terminal/help.js";
import { InvalidMix, parseMix, type Mix } from "../../shared/tickets/mix.js";
import { runGenerate, type RunGenerateOptions } from "./run.js";

interface GenerateCommandOptions extends RunGenerateOptions {
  readonly malformed: number;
  readonly foreign: number;
}

const HELP: CommandHelp = {
  name: "generate",
  description: "Generates realistic support tickets and sends them to the ticket stream.",
  notes: `With --seed, the same options generate the same tickets, including ids and submission times (from 2026-01-05 on). Send them twice to see that no ticket is answered twice.

With --replies, customers go on after the answer: they thank, say that it is still broken, tell more or ask again, by message through the HTTP API. Each writes once the pipeline has answered the ticket or left it to a person, and waits at most 5 minutes for that. The same seed chooses the same customers, and no ticket gets two such messages, however often it is sent. Each customer gets an API token in the ticket table, which is valid for an hour. So the command needs the stack's API, and the right to put items into its table.

A file holds tickets as JSON: one per line, in an array, or one after the other in any layout; in UTF-8, or in UTF-16 with a byte order mark; with or without gzip. It is read to its end before the first record is sent. The first ten malformed lines are named. Nothing is sent if a line is not UTF-8, or if more than a tenth are malformed, as with CSV.`,
  examples: [
    "npm run generate -- --count 500 --rate 50",
    "npm run generate -- --count 50 --replies 0.4",
    "npm run generate -- --seed 7 --dry-run > tickets.jsonl",
    "npm run generate -- --from tickets.jsonl --target aws --stream my-stream",
    "npm run generate -- --from export.json.gz --dry-run",
  ],
  exitCodes: {
    0: "all sent",
    1: "some records could not be sent (they are stored in .local/unsent-<time>.jsonl), a line of the file is malformed, or a customer could not write",
    2: "wrong options, no stack, or the file, the stream, the API or its tokens are not available",
    130: "interrupted by Ctrl-C",
  },
};

/** Records per second. @throws UsageError */
const rate = decimal("--rate", "records per second, above 0", (value) => value > 0);

/** @throws UsageError */
const mix = (text: string): Mix => {
  try {
    return parseMix(text);
  } catch (error) {
    if (error instanceof InvalidMix) throw new UsageError(`--mix is "${text}"; ${error.message}.`);
    throw error;
  }
};

/** @throws UsageError */
const checkShares = ({ malformed, foreign }: GenerateCommandOptions): void => {
  if (malformed + foreign <= 1) return;
  throw new UsageError(
    `--malformed ${malformed} and --foreign ${foreign} add up to more than 1; expected at most 1 together.`,
  );
};

const generating = (program: Command): Command =>
  program
    .option("--count <n>", "records to generate", wholeNumber("--count", { min: 1 }), 100)
    .option("--seed <n>", "generate the same records each time", wholeNumber("--seed", { min: 0, max: 4_294_967_295 }))
    .option(
      "--mix <weights>",
      "moods, such as angry=3,pleased=1 (default: 40, 20, 25 and 15 for angry, mixed, neutral and pleased)",
      mix,
    )
    .option("--malformed <share>", "share of records that are not valid tickets, 0 to 1", share("--malformed"), 0)
    .option("--foreign <share>", "share of events with another name, 0 to 1", share("--foreign"), 0);

const sending = (program: Command): Command =>
  program
    .addOption(
      new Option(
        "--from <file>",
        "send the tickets of a file instead, - for standard input; blank lines are skipped",
      ).conflicts(["count", "seed", "mix", "malformed", "foreign"]),
    )
    .option("--send-malformed", "with --from: send the records even if many are malformed, or not UTF-8")
    .option("--dry-run", "print the records, one per line, and send nothing")
    .addOption(
      new Option("--replies <share>", "share of the customers who write again after the answer, 0 to 1 (default: none)")
        .argParser(share("--replies"))
        .conflicts(["from", "dryRun"]),
    )
    .option("--rate <n>", "records per second (default: as fast as the stream accepts them)", rate);

const targeting = (program: Command): Command =>
  withEndpoint(withTarget(program))
    .option("--stream <name>", "stream to send to (default: the stack's)")
    .option("--region <region>", "AWS region (default: AWS_REGION, else us-east-1)");

/** The command line of `npm run generate`. */
export const createProgram = (): Command =>
  targeting(sending(generating(createCommand(HELP)))).action(async (options: GenerateCommandOptions) => {
    checkShares(options);
    process.exitCode = await runGenerate(options);
  });

await runWhenStarted(import.meta.filename, createProgram);
