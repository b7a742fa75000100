import { ticketIdOfExecution } from "../../../functions/shared/intake/execution-name.js";
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod";
import { sendRequest } from "../../shared/deployment/http-api.js";
import { createLocalToken } from "../../shared/tokens/api-tokens.js";
import { startLocalStack, type LocalStack } from "../../local/stack/stack.js";
import { readStatuses } from "../../shared/journey/answers.js";
import { connectToDeployment } from "../../shared/deployment/clients.js";
import { percentile } from "../../shared/journey/measure.js";

export interface ApiLoadOptions {
  /** Submissions a second. */
  readonly rate: number;
  readonly seconds: number;
}

export interface ApiLoadBench extends ApiLoadOptions {
  readonly submissions: number;
  /** The rate that was reached: below `rate` if the machine was too slow. */
  readonly submissionsPerSecond: number;
  /** Responses by status; `none` without a response within 30 s. */
  readonly answers: Readonly<Record<string, number>>;
  readonly p50Milliseconds: number;
  readonly p99Milliseconds: number;
  /** Seconds from the last submission until every ticket was finished. */
  readonly drainSeconds: number;
  /** Tickets that got a 202 and are not finished in the table, or have no successful execution. */
  readonly lost: number;
  /** Whether all were submitted at the rate, accepted and finished. */
  readonly met: boolean;
}

interface OpenLoopOptions<T> {
  /** Calls a second. */
  readonly rate: number;
  readonly count: number;
  /** Makes one call, with its number from 0. Must not reject. */
  readonly call: (index: number) => Promise<T>;
  readonly now?: () => number;
  readonly sleep?: (milliseconds: number) => Promise<unknown>;
}

interface OpenLoop<T> {
  readonly results: readonly Timed<T>[];
  /** The rate that was reached: below `rate` if this process fell behind. */
  readonly callsPerSecond: number;
}

interface Timed<T> {
  readonly value: T;
  /** Since the call was due, so that a caller that falls behind does not hide it. */
  readonly milliseconds: number;
}

/**
 * Makes calls at a fixed rate without waiting for earlier responses, as independent clients do: a slow service gets no
 * pause, and the times include all waiting.
 */
export const callAtRate = async <T>(options: OpenLoopOptions<T>): Promise<OpenLoop<T>> => {
  const { rate, count, call, now = () => performance.now(), sleep: pause = (ms: number) => sleep(ms) } = options;
  const begun = now();
  const calls: Promise<Timed<T>>[] = [];
  for (let index = 0; index < count; index++) {
    const due = begun + (index * 1_000) / rate;
    if (due > now()) await pause(due - now());
    calls.push(call(index).then((value) => ({ value, milliseconds: now() - due })));
  }
  const last = begun + (count * 1_000) / rate;
  const callsPerSecond = count / ((Math.max(last, now()) - begun) / 1_000);
  return { results: await Promise.all(calls), callsPerSecond };
};

const ACCEPTED = 202;
/** Longest wait for the last tickets. */
const MAX_DRAIN_MS = 180_000;
const POLL_MS = 2_000;
/** Submissions before the measurement, one after the other, to start the functions' processes. */
const WARM_UP = 20;
/** Share of the rate that still counts as reached: a timer of 20 ms is sometimes slightly late. */
const MIN_RATE_SHARE = 0.99;

const UNFINISHED = new Set(["RECEIVED", "PROCESSING"]);
const Accepted = z.object({ ticketId: z.string() });

interface Submission {
  readonly status: string;
  readonly ticketId: string | undefined;
}

const submitter =
  (url: string, token: string) =>
  async (index: number): Promise<Submission> => {
    const headers = { Token: token, "Content-Type": "application/json", "Idempotency-Key": randomUUID() };
    const body = JSON.stringify({ type: "Printing", message: `Page ${index} of my report comes out blank.` });
    const response = await sendRequest({ method: "POST", url, headers, body }).catch(() => undefined);
    if (response === undefined) return { status: "none", ticketId: undefined };
    return { status: String(response.status), ticketId: Accepted.safeParse(response.body).data?.ticketId };
  };

const countUnfinished = async (stack: LocalStack, ticketIds: readonly string[]): Promise<number> => {
  const deployment = connectToDeployment(stack);
  const statuses = await readStatuses(deployment);
  const succeeded = new Set<string>();
  for await (const { name, status } of deployment.executions.list()) {
    if (status === "SUCCEEDED") succeeded.add(ticketIdOfExecution(name));
  }
  return ticketIds.filter((id) => UNFINISHED.has(statuses.get(id) ?? "RECEIVED") || !succeeded.has(id)).length;
};

const drain = async (stack: LocalStack, ticketIds: readonly string[]) => {
  const begun = Date.now();
  let lost = await countUnfinished(stack, ticketIds);
  while (lost > 0 && Date.now() - begun < MAX_DRAIN_MS) {
    await sleep(POLL_MS);
    lost = await countUnfinished(stack, ticketIds);
  }
  return { lost, drainSeconds: (Date.now() - begun) / 1_000 };
};

const countByStatus = (submissions: readonly Submission[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { status } of submissions) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};

const evaluate = async (
  stack: LocalStack,
  { rate, seconds }: ApiLoadOptions,
  { results, callsPerSecond }: OpenLoop<Submission>,
): Promise<ApiLoadBench> => {
  const submissions = results.map(({ value }) => value);
  const accepted = submissions.filter(({ status }) => status === String(ACCEPTED));
  const { lost, drainSeconds } = await drain(
    stack,
    accepted.map(({ ticketId = "no ticketId in the response" }) => ticketId),
  );
  const times = results.map(({ milliseconds }) => milliseconds);
  return {
    rate,
    seconds,
    submissions: submissions.length,
    submissionsPerSecond: callsPerSecond,
    answers: countByStatus(submissions),
    p50Milliseconds: percentile(times, 0.5) ?? Number.NaN,
    p99Milliseconds: percentile(times, 0.99) ?? Number.NaN,
    drainSeconds,
    lost,
    met: lost === 0 && accepted.length === submissions.length && callsPerSecond >= rate * MIN_RATE_SHARE,
  };
};

/** Submits tickets to a new local stack at a fixed rate, and checks each in the table and among the executions. */
export const benchApiLoad = async (options: ApiLoadOptions): Promise<ApiLoadBench> => {
  const stack = await startLocalStack();
  try {
    const { dynamo, names } = connectToDeployment(stack);
    const submit = submitter(`${stack.apiUrl}/tickets`, await createLocalToken(dynamo, names.table));
    for (let count = 0; count < WARM_UP; count++) await submit(count);
    const load = await callAtRate({ rate: options.rate, count: options.rate * options.seconds, call: submit });
    return await evaluate(stack, options, load);
  } finally {
    await stack.stop();
  }
};
