import { setTimeout as sleep } from "node:timers/promises";
import type { ExecutionSummary } from "../executions/execution-report.js";
import type { SentRecord } from "./account-for-tickets.js";

const POLL_MS = 500;

/** A poll rests this many times as long as it took, so that following costs the stack at most 5% of its time. */
const REST_FACTOR = 20;
const LONGEST_REST_MS = 10_000;

const pauseAfter = (pollMs: number): number => Math.min(LONGEST_REST_MS, Math.max(POLL_MS, pollMs * REST_FACTOR));

export interface FollowExecutionsOptions {
  readonly list: () => AsyncIterable<ExecutionSummary>;
  readonly onProgress: (finished: number) => void;
  readonly signal: AbortSignal;
  /** How long nothing may move before following ends, in milliseconds. @default 180,000 */
  readonly idleTimeoutMs?: number;
}

/** Executions the sent tickets must have, each once. */
export const expectedExecutions = (sent: readonly SentRecord[]): ReadonlySet<string> =>
  new Set(sent.flatMap(({ ticket }) => ticket?.executionName ?? []));

const countFinished = async (list: FollowExecutionsOptions["list"], expected: ReadonlySet<string>): Promise<number> => {
  let finished = 0;
  for await (const { name, status } of list()) if (status !== "RUNNING" && expected.has(name)) finished += 1;
  return finished;
};

/**
 * Waits until every expected execution has ended, or until none did for `patienceMs`.
 * @returns how many have ended.
 */
export const followExecutions = async (
  expected: ReadonlySet<string>,
  options: FollowExecutionsOptions,
): Promise<number> => {
  const { list, onProgress, signal, idleTimeoutMs: patienceMs = 180_000 } = options;
  let finished = 0;
  let movedAt = Date.now();
  while (finished < expected.size && Date.now() - movedAt < patienceMs) {
    const start = Date.now();
    const now = await countFinished(list, expected);
    if (now > finished) movedAt = Date.now();
    finished = now;
    onProgress(finished);
    if (finished < expected.size) {
      await sleep(pauseAfter(Date.now() - start), undefined, { signal });
    }
  }
  return finished;
};
