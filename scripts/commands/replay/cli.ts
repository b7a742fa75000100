import path from "node:path";
import { type Command, Option } from "commander";
import { loadEnvironment, PROJECT_ROOT } from "../../shared/deployment/project.js";
import { resolveTarget, withEndpoint, withTarget, type TargetOptions } from "../../shared/deployment/target.js";
import { openEditor } from "../../shared/failures/open-editor.js";
import { openReplayPorts } from "../../shared/failures/open-replay-ports.js";
import { checkRange, moment, type TimeRange } from "../../shared/failures/selection.js";
import { runWhenStarted, UsageError, wholeNumber } from "../../shared/terminal/command-line.js";
import { createCommand, type CommandHelp } from "../../shared/terminal/help.js";
import { checkJsonFile, printNote, standardStreams, withJsonFile } from "../../shared/terminal/output.js";
import { standardError } from "../../shared/terminal/screen.js";
import { askOnTerminal } from "./ask-to-edit.js";
import { runReplay } from "./run.js";
import type { ReplayKind } from "./step.js";

interface ReplayOptions extends TargetOptions, TimeRange {
  readonly failed?: boolean;
  readonly quarantined?: boolean;
  readonly givenUp?: boolean;
  readonly needsHuman?: boolean;
  readonly ticket?: readonly string[];
  readonly key?: readonly string[];
  readonly edit?: boolean;
  readonly unpack?: boolean;
  readonly yes?: boolean;
  readonly dismiss?: boolean;
  /** Minutes; false with --no-wait. */
  readonly wait: number | false;
  readonly json?: string;
}

/** Folder for edited texts that are still wrong. */
const EDITED_FOLDER = path.join(PROJECT_ROOT, ".local", "edited");

const HELP: CommandHelp = {
  name: "replay",
  description: "Runs again what failed, was quarantined, was given up or waits for a person.",
  notes: `Without --yes this is a dry run: a table shows what would be done. With --yes, repeating a replay has no further effect. Without --failed, --quarantined, --given-up and --needs-human, the first three are selected:

  failed: executions that failed, timed out or were aborted, by end time. They are started again with the same input, or redriven where that helps; their messages are removed from the failed-tickets queue.
  quarantined: records that could not be read as tickets, by arrival time. They are sent again once they can; see --edit and --unpack.
  given-up: batches that Lambda gave up on, by the time it gave up. They are sent again.
  needs-human: tickets that only rules have read, by submission time. The model answers them.

Times: 90s, 2h or 7d ago, or 2026-11-21, or 2026-11-21T08:30:00Z.`,
  examples: [
    "npm run replay",
    "npm run replay -- --failed --since 2h --yes",
    "npm run replay -- --quarantined --unpack --yes",
    "VISUAL=nano npm run replay -- --quarantined --edit --yes",
    "npm run replay -- --ticket TKT-20261121-0001 --dismiss --yes",
    "npm run replay -- --needs-human --since 2026-11-21T08:00:00Z --yes",
  ],
  exitCodes: {
    0: "all done, nothing to do, or a dry run",
    1: "something could not be run again, failed again, did not finish in time, or was named and does not exist",
    2: "wrong options, no stack, or --edit without a terminal",
  },
};

/** Failures are dismissed one by one, so that nobody dismisses the whole queue by mistake. @throws UsageError */
const checkDismissal = ({ dismiss = false, ticket, key }: ReplayOptions): void => {
  if (dismiss && ticket === undefined && key === undefined)
    throw new UsageError("--dismiss needs --ticket or --key: it dismisses only what is named.");
};

const kindsOf = ({ failed, quarantined, givenUp, needsHuman }: ReplayOptions): ReadonlySet<ReplayKind> => {
  const options: readonly (readonly [ReplayKind, boolean | undefined])[] = [
    ["failed", failed],
    ["quarantined", quarantined],
    ["given-up", givenUp],
    ["needs-human", needsHuman],
  ];
  const kinds = options.flatMap(([kind, isSet]) => (isSet === true ? [kind] : []));
  return new Set(kinds.length > 0 ? kinds : (["failed", "quarantined", "given-up"] as const));
};

const setOf = (values: readonly string[] | undefined): ReadonlySet<string> | undefined => values && new Set(values);

/** An editor reads standard input and draws on standard output. */
const isTerminal = (): boolean => process.stdin.isTTY && standardStreams.out.isTTY;

const replay = async (options: ReplayOptions): Promise<void> => {
  const { since, until, ticket, key, edit = false, unpack = false, yes = false, dismiss = false, wait, json } = options;
  checkRange(options);
  checkDismissal(options);
  await checkJsonFile(json);
  const editor = edit ? openEditor(EDITED_FOLDER, loadEnvironment(), isTerminal()) : undefined;
  const target = await resolveTarget(options);
  const ports = await openReplayPorts(target);
  printNote(`Looking at ${target.description}.`);
  const selection = { since, until, tickets: setOf(ticket), keys: setOf(key) };
  const timeoutMs = wait === false ? 0 : wait * 60_000;
  const ask = askOnTerminal(process.stdin, standardStreams.err);
  process.exitCode = await runReplay(
    ports,
    { kinds: kindsOf(options), selection, editor, unpack, ask, yes, dismiss, timeoutMs, json },
    { out: standardStreams.out, screen: standardError },
  );
};

const selecting = (program: Command): Command =>
  program
    .option("--failed", "executions that failed, timed out or were aborted")
    .option("--quarantined", "records that could not be read as tickets")
    .option("--given-up", "batches that Lambda gave up on")
    .option("--needs-human", "tickets that only rules have read")
    .option("--ticket <id...>", "only these tickets")
    .addOption(new Option("--key <key...>", "only these objects in the bucket").conflicts("needsHuman"))
    .option("--since <time>", "at or after this time", moment("--since"))
    .option("--until <time>", "before this time", moment("--until"));

const acting = (program: Command): Command =>
  withJsonFile(
    program
      .option("--edit", "open invalid quarantined records in your editor, $VISUAL or $EDITOR; needs a terminal")
      .option(
        "--unpack",
        "send the tickets in records of several, and in compressed or encoded ones, without an editor",
      )
      .addOption(
        new Option("--dismiss", "remove the messages about these failures from the queue, and run nothing")
          .conflicts(["quarantined", "givenUp", "needsHuman", "edit", "unpack"])
          .implies({ failed: true }),
      )
      .option("--yes", "apply the plan")
      .option(
        "--wait <minutes>",
        "how long to wait for the started executions",
        wholeNumber("--wait", { min: 1, max: 1440 }),
        10,
      )
      .option("--no-wait", "do not wait for the started executions"),
  );

/** The command line of `npm run replay`. */
export const createProgram = (): Command =>
  withEndpoint(withTarget(acting(selecting(createCommand(HELP))))).action(replay);

await runWhenStarted(import.meta.filename, createProgram);
