import pMap from "p-map";
import * as z from "zod";
import { parseJson } from "../../../functions/shared/contracts/parse-json.js";
import type { DescribedExecution, WorkflowExecutions } from "../../shared/failures/ports.js";

/** How a started execution ended. */
type ReplayOutcome = "answered" | "needs-human" | "failed-again" | "unfinished";

/** ARNs of executions by outcome. */
export type ExecutionsByOutcome = Readonly<Record<ReplayOutcome, readonly string[]>>;

export interface WaitForReplaysOptions {
  /** How long to wait for all of them, in milliseconds. */
  readonly timeoutMs: number;
  /** Called with the number of finished executions. */
  readonly onProgress: (finished: number) => void;
  readonly sleep: (ms: number) => Promise<unknown>;
  /** A clock in milliseconds that never goes back. */
  readonly now: () => number;
}

const CONCURRENCY = 8;

const POLL_MS = 1_000;
const MAX_POLL_MS = 10_000;

const OutputSchema = z.object({ outcome: z.string() });

/** The record of an execution that does not exist yet is still on the stream. */
const replayOutcomeOf = (execution: DescribedExecution | undefined): ReplayOutcome => {
  if (execution === undefined || execution.status === "RUNNING") return "unfinished";
  if (execution.status !== "SUCCEEDED") return "failed-again";
  const outcome = OutputSchema.safeParse(parseJson(execution.output)).data?.outcome;
  return outcome === "NEEDS_HUMAN" ? "needs-human" : "answered";
};

const groupByOutcome = (outcomes: ReadonlyMap<string, ReplayOutcome>): ExecutionsByOutcome => {
  const having = (wanted: ReplayOutcome): readonly string[] =>
    [...outcomes].flatMap(([arn, outcome]) => (outcome === wanted ? [arn] : []));
  return {
    answered: having("answered"),
    "needs-human": having("needs-human"),
    "failed-again": having("failed-again"),
    unfinished: having("unfinished"),
  };
};

/** Waits until every execution has finished, or until the timeout. Those that have not are `unfinished`. */
export const waitForReplays = async (
  arns: readonly string[],
  executions: WorkflowExecutions,
  { timeoutMs, onProgress, sleep, now }: WaitForReplaysOptions,
): Promise<ExecutionsByOutcome> => {
  const outcomes = new Map<string, ReplayOutcome>(arns.map((arn) => [arn, "unfinished"]));
  const deadline = now() + timeoutMs;
  for (let pause = POLL_MS; ; pause = Math.min(MAX_POLL_MS, pause * 1.5)) {
    const unfinished = [...outcomes].filter(([, outcome]) => outcome === "unfinished").map(([arn]) => arn);
    const poll = async (arn: string): Promise<unknown> =>
      outcomes.set(arn, replayOutcomeOf(await executions.describe(arn)));
    await pMap(unfinished, poll, { concurrency: CONCURRENCY });
    const finished = [...outcomes.values()].filter((outcome) => outcome !== "unfinished").length;
    onProgress(finished);
    if (finished === outcomes.size || now() >= deadline) return groupByOutcome(outcomes);
    await sleep(pause);
  }
};
