import pMap from "p-map";
import * as z from "zod";
import { parseJson } from "../../../functions/shared/contracts/parse-json.js";
import type { DescribedExecution, WorkflowExecutions } from "../../shared/failures/ports.js";

/** How a started execution ended. */
type ReplayEnding = "answered" | "needs-human" | "failed-again" | "unfinished";

/** ARNs of executions by ending. */
export type ExecutionsByEnding = Readonly<Record<ReplayEnding, readonly string[]>>;

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
const replayEndingOf = (execution: DescribedExecution | undefined): ReplayEnding => {
  if (execution === undefined || execution.status === "RUNNING") return "unfinished";
  if (execution.status !== "SUCCEEDED") return "failed-again";
  const outcome = OutputSchema.safeParse(parseJson(execution.output)).data?.outcome;
  return outcome === "NEEDS_HUMAN" ? "needs-human" : "answered";
};

const groupByEnding = (endings: ReadonlyMap<string, ReplayEnding>): ExecutionsByEnding => {
  const having = (wanted: ReplayEnding): readonly string[] =>
    [...endings].flatMap(([arn, ending]) => (ending === wanted ? [arn] : []));
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
): Promise<ExecutionsByEnding> => {
  const endings = new Map<string, ReplayEnding>(arns.map((arn) => [arn, "unfinished"]));
  const deadline = now() + timeoutMs;
  for (let pause = POLL_MS; ; pause = Math.min(MAX_POLL_MS, pause * 1.5)) {
    const unfinished = [...endings].filter(([, ending]) => ending === "unfinished").map(([arn]) => arn);
    const poll = async (arn: string): Promise<unknown> =>
      endings.set(arn, replayEndingOf(await executions.describe(arn)));
    await pMap(unfinished, poll, { concurrency: CONCURRENCY });
    const finished = [...endings.values()].filter((ending) => ending !== "unfinished").length;
    onProgress(finished);
    if (finished === endings.size || now() >= deadline) return groupByEnding(endings);
    await sleep(pause);
  }
};
