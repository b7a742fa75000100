import { setTimeout as sleep } from "node:timers/promises";
import type { Deployment } from "../deployment/clients.js";
import type { ExecutionSummary } from "../executions/execution-report.js";
import { withProgress, type Screen } from "../terminal/screen.js";
import type { SentRecord } from "./account-for-tickets.js";
import { plural } from "../terminal/format.js";

const POLL_MS = 500;

/** After a poll, pauses for this many times its duration, so that polling takes at most 5% of the stack's time. */
const PAUSE_FACTOR = 20;
const MAX_PAUSE_MS = 10_000;

const pauseAfter = (pollMs: number): number => Math.min(MAX_PAUSE_MS, Math.max(POLL_MS, pollMs * PAUSE_FACTOR));

export interface FollowExecutionsOptions {
  readonly list: () => AsyncIterable<ExecutionSummary>;
  readonly onProgress: (finished: number) => void;
  readonly signal: AbortSignal;
  /** Gives up if no execution finishes for this many milliseconds. @default 180,000 */
  readonly idleTimeoutMs?: number;
}

/** Names of the executions that the sent tickets must have, each once. */
export const expectedExecutions = (sent: readonly SentRecord[]): ReadonlySet<string> =>
  new Set(sent.flatMap(({ ticket }) => ticket?.executionName ?? []));

const countFinished = async (list: FollowExecutionsOptions["list"], expected: ReadonlySet<string>): Promise<number> => {
  let finished = 0;
  for await (const { name, status } of list()) if (status !== "RUNNING" && expected.has(name)) finished += 1;
  return finished;
};

/**
 * Waits until every expected execution is finished, or until none finished for `idleTimeoutMs`.
 * @returns how many are finished
 */
export const followExecutions = async (
  expected: ReadonlySet<string>,
  options: FollowExecutionsOptions,
): Promise<number> => {
  const { list, onProgress, signal, idleTimeoutMs = 180_000 } = options;
  let finished = 0;
  let changedAt = Date.now();
  while (finished < expected.size && Date.now() - changedAt < idleTimeoutMs) {
    const start = Date.now();
    const now = await countFinished(list, expected);
    if (now > finished) changedAt = Date.now();
    finished = now;
    onProgress(finished);
    if (finished < expected.size) {
      await sleep(pauseAfter(Date.now() - start), undefined, { signal });
    }
  }
  return finished;
};

export interface FollowTicketsOptions {
  readonly screen: Screen;
  readonly signal: AbortSignal;
}

/** Shows how many of the expected executions are finished, until all are, or none finished for three minutes. */
export const followTickets = async (
  deployment: Deployment,
  expected: ReadonlySet<string>,
  { screen, signal }: FollowTicketsOptions,
): Promise<void> => {
  const list = () => deployment.executions.list();
  const finished = await withProgress(screen, { total: expected.size }, (onProgress) =>
    followExecutions(expected, { list, onProgress, signal }),
  );
  if (finished === expected.size) return;
  const unfinished = expected.size - finished;
  screen.write(`No progress for three minutes: ${plural(unfinished, "ticket")} not done. See npm run trace.\n`);
};
