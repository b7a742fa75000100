import { Command, Option } from "commander";
import path from "node:path";
import { checkReportFolder } from "../../shared/terminal/report-file.js";
import { runWhenStarted, UsageError, wholeNumber } from "../../shared/terminal/command-line.js";
import { PROJECT_ROOT } from "../../shared/deployment/project.js";
import { standardError } from "../../shared/terminal/screen.js";
import { resolveTarget, type TargetOptions } from "../../shared/deployment/target.js";
import { withEndpoint, withTarget } from "../../shared/deployment/target-options.js";
import { openEditor } from "../../shared/failures/edit-record.js";
import { openReplayPorts } from "../../shared/failures/open-replay-ports.js";
import { runReplay } from "./run.js";
import type { ReplayKind } from "./step.js";
import { checkRange, moment, type TimeRange } from "../../shared/failures/time-range.js";

interface ReplayOptions extends TargetOptions, TimeRange {
  readonly failed?: boolean;
  readonly quarantined?: boolean;
  readonly givenUp?: boolean;
  readonly needsHuman?: boolean;
  readonly ticket?: readonly string[];
  readonly key?: readonly string[];
  readonly edit?: boolean;
  readonly yes?: boolean;
  readonly dismiss?: boolean;
  /** Minutes; false by --no-wait. */
  readonly wait: number | false;
  readonly json?: string;
}

/** Where texts that were still wrong after an edit are kept. */
export const EDITED_FOLDER = path.join(PROJECT_ROOT, ".local", "edited");

const HELP = `
Without --yes nothing is changed: a table shows what would be done. With it, whatever is done twice has an effect once.
With none of --failed, --quarantined, --given-up and --needs-human, all but the last are looked at.

  failed        executions that failed, timed out or were aborted, by the time they ended: started again with the same input, or
                redriven where that helps; their messages are taken off the failed-tickets queue
  quarantined   records that could not be read as tickets, by the time they arrived: sent again once they can; see --edit
  given-up      batches that Lambda gave up on, by the time it did: sent again
  needs-human   tickets that only rules have read, by the time they were submitted: answered by the model after all

Times are 90s, 2h or 7d ago, or 2026-11-21, or 2026-11-21T08:30:00Z.

Examples:
  npm run replay
  npm run replay -- --failed --since 2h --yes
  npm run replay -- --quarantined --edit --yes
  npm run replay -- --ticket TKT-20261121-0001 --dismiss --yes
  npm run replay -- --needs-human --since 2026-11-21T08:00:00Z --yes

Exit codes: 0 all done, or nothing to do; 1 something could not be run again, failed again, or has not ended in time; 2 wrong options, or no stack.`;

/** One by one: the whole queue is not put away by a slip. @throws UsageError */
const checkDismissal = ({ dismiss = false, ticket, key }: ReplayOptions): void => {
  if (dismiss && ticket === undefined && key === undefined)
    throw new UsageError("--dismiss needs --ticket or --key: what it puts away is named.");
};

const kindsOf = ({ failed, quarantined, givenUp, needsHuman }: ReplayOptions): ReadonlySet<ReplayKind> => {
  const asked: readonly (readonly [ReplayKind, boolean | undefined])[] = [
    ["failed", failed],
    ["quarantined", quarantined],
    ["given-up", givenUp],
    ["needs-human", needsHuman],
  ];
  const kinds = asked.flatMap(([kind, isAsked]) => (isAsked === true ? [kind] : []));
  return new Set(kinds.length > 0 ? kinds : (["failed", "quarantined", "given-up"] as const));
};

const setOf = (values: readonly string[] | undefined): ReadonlySet<string> | undefined => values && new Set(values);

const replay = async (options: ReplayOptions): Promise<void> => {
  const { since, until, ticket, key, edit = false, yes = false, dismiss = false, wait, json } = options;
  checkRange(options);
  checkDismissal(options);
  await checkReportFolder(json);
  const editor = edit ? openEditor(EDITED_FOLDER, process.env) : undefined;
  const target = await resolveTarget(options);
  const deployment = await openReplayPorts(target);
  process.stderr.write(`Looking at ${target.description}.\n`);
  const selection = { since, until, tickets: setOf(ticket), keys: setOf(key) };
  const patienceMs = wait === false ? 0 : wait * 60_000;
  process.exitCode = await runReplay(
    deployment,
    { kinds: kindsOf(options), selection, editor, yes, dismiss, patienceMs, json },
    { out: process.stdout, screen: standardError },
  );
};

const choosing = (program: Command): Command =>
  program
    .option("--failed", "executions that failed, timed out or were aborted")
    .option("--quarantined", "records that could not be read as tickets")
    .option("--given-up", "batches that Lambda gave up on")
    .option("--needs-human", "tickets that only rules have read")
    .option("--ticket <id...>", "only these tickets")
    .addOption(new Option("--key <key...>", "only these objects of the bucket").conflicts("needsHuman"))
    .option("--since <time>", "from this time on", moment("--since"))
    .option("--until <time>", "before this time", moment("--until"));

const doing = (program: Command): Command =>
  program
    .option("--edit", "open quarantined records that are wrong in $VISUAL or $EDITOR")
    .addOption(
      new Option("--dismiss", "take the messages about these failures off the queue, and run nothing")
        .conflicts(["quarantined", "givenUp", "needsHuman", "edit"])
        .implies({ failed: true }),
    )
    .option("--yes", "do it")
    .option(
      "--wait <minutes>",
      "how long to wait for what was started",
      wholeNumber("--wait", { min: 1, max: 1440 }),
      10,
    )
    .option("--no-wait", "do not wait for what was started")
    .option("--json <file>", "write the report as JSON too");

/** The command line of `npm run replay`. */
export const createProgram = (): Command =>
  withEndpoint(withTarget(doing(choosing(new Command("replay")))))
    .description("Runs again what failed, was quarantined, was given up on or waits for a person.")
    .addHelpText("after", HELP)
    .allowExcessArguments(false)
    .action(replay);

await runWhenStarted(import.meta.filename, createProgram);
