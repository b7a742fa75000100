import pMap from "p-map";
import * as z from "zod";
import { parseJson } from "../../shared/terminal/parse-json.js";
import type { DescribedExecution, WorkflowExecutions } from "../../shared/failures/ports.js";

/** How the started executions ended. */
export const REPLAY_OUTCOMES = ["answered", "needs-human", "failed-again", "unfinished"] as const;
export type ReplayOutcome = (typeof REPLAY_OUTCOMES)[number];
export type ExecutionsByOutcome = Readonly<Record<ReplayOutcome, readonly string[]>>;

export interface WaitForReplaysOptions {
  /** How long to wait for all of them, in milliseconds. */
  readonly patienceMs: number;
  /** Told how many have ended. */
  readonly onProgress: (ended: number) => void;
  readonly sleep: (ms: number) => Promise<unknown>;
  /** Milliseconds; only ever grows. */
  readonly now: () => number;
}

const CONCURRENCY = 8;

const POLL_MS = 1_000;
const LONGEST_POLL_MS = 10_000;

const OutputSchema = z.object({ outcome: z.string() });

/** An execution that is not there yet waits for its record on the stream. */
const replayOutcomeOf = (execution: DescribedExecution | undefined): ReplayOutcome => {
  if (execution === undefined || execution.status === "RUNNING") return "unfinished";
  if (execution.status !== "SUCCEEDED") return "failed-again";
  const outcome = OutputSchema.safeParse(parseJson(execution.output)).data?.outcome;
  return outcome === "NEEDS_HUMAN" ? "needs-human" : "answered";
};

/** Waits until every execution has ended, or patience has. Those that have not are `unfinished`. */
export const waitForReplays = async (
  arns: readonly string[],
  executions: WorkflowExecutions,
  { patienceMs, onProgress, sleep, now }: WaitForReplaysOptions,
): Promise<ExecutionsByOutcome> => {
  const ends = new Map<string, ReplayOutcome>(arns.map((arn) => [arn, "unfinished"]));
  const deadline = now() + patienceMs;
  for (let pause = POLL_MS; ; pause = Math.min(LONGEST_POLL_MS, pause * 1.5)) {
    const open = [...ends].filter(([, end]) => end === "unfinished").map(([arn]) => arn);
    const look = async (arn: string): Promise<unknown> =>
      ends.set(arn, replayOutcomeOf(await executions.describe(arn)));
    await pMap(open, look, { concurrency: CONCURRENCY });
    const ended = [...ends.values()].filter((end) => end !== "unfinished").length;
    onProgress(ended);
    if (ended === ends.size || now() >= deadline) return group(ends);
    await sleep(pause);
  }
};

const group = (ends: ReadonlyMap<string, ReplayOutcome>): ExecutionsByOutcome => {
  const those = (wanted: ReplayOutcome): readonly string[] =>
    [...ends].flatMap(([arn, end]) => (end === wanted ? [arn] : []));
  return {
    answered: those("answered"),
    "needs-human": those("needs-human"),
    "failed-again": those("failed-again"),
    unfinished: those("unfinished"),
  };
};
