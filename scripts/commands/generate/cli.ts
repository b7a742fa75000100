import { Command, Option } from "commander";
import { runWhenStarted, share, wholeNumber } from "../../shared/terminal/command-line.js";
import { withEndpoint, withTarget } from "../../shared/deployment/target-options.js";
import { checkTogether, mix, rate, type CliOptions } from "./options.js";
import { runGenerate } from "./run.js";

const HELP = `
Examples:
  npm run generate -- --count 500 --rate 50
  npm run generate -- --seed 7 --dry-run > tickets.jsonl
  npm run generate -- --from tickets.jsonl --stream my-stream --region eu-west-1

With --seed the same options give the same tickets, ids and times of submission included (from 2026-01-05 on), so that sending
them twice shows that no ticket is answered twice.

Exit codes: 0 all sent; 1 some records could not be sent (they are kept in .local/unsent-<time>.jsonl); 2 wrong options or no
stream to send to.`;

const generating = (program: Command): Command =>
  program
    .option("--count <n>", "records to make", wholeNumber("--count", { min: 1 }), 100)
    .option("--seed <n>", "make the same records each time", wholeNumber("--seed", { min: 0, max: 4_294_967_295 }))
    .option("--mix <weights>", "moods (default: angry=40,mixed=20,neutral=25,pleased=15)", mix)
    .option("--malformed <share>", "share of records no one can read as a ticket, 0 to 1", share("--malformed"), 0)
    .option("--foreign <share>", "share of events of another name, 0 to 1", share("--foreign"), 0);

const sending = (program: Command): Command =>
  program
    .addOption(
      new Option(
        "--from <file>",
        "send the lines of a file instead, - for standard input; blank lines are skipped",
      ).conflicts(["count", "seed", "mix", "malformed", "foreign"]),
    )
    .option("--dry-run", "print the records, one a line, and send nothing")
    .option("--rate <n>", "records per second (default: as fast as the stream takes them)", rate);

const targeting = (program: Command): Command =>
  withEndpoint(withTarget(program))
    .option("--stream <name>", "stream to send to (default: the stack's)")
    .option("--region <region>", "AWS region (default: AWS_REGION, else us-east-1)");

/** The command line of `npm run generate`. */
export const createProgram = (): Command =>
  targeting(sending(generating(new Command("generate"))))
    .description("Makes realistic support tickets and sends them to the ticket stream.")
    .addHelpText("after", HELP)
    .allowExcessArguments(false)
    .action(async (options: CliOptions) => {
      checkTogether(options);
      process.exitCode = await runGenerate(options);
    });

await runWhenStarted(import.meta.filename, createProgram);
