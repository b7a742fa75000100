import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod";
import { sendRequest } from "../../shared/deployment/api-client.js";
import { createLocalToken } from "../../shared/deployment/local-token.js";
import { startLocalStack, type LocalStack } from "../../local/stack/stack.js";
import { readStatuses } from "../../shared/journey/answers.js";
import { connectToDeployment } from "../../shared/deployment/clients.js";
import { percentile } from "../../shared/journey/measure.js";
import { ticketIdOfExecution } from "../../shared/executions/execution-report.js";
import { callAtRate, type OpenLoop } from "./open-loop.js";

export interface ApiLoadOptions {
  /** Submissions a second. */
  readonly rate: number;
  readonly seconds: number;
}

export interface ApiLoadBench extends ApiLoadOptions {
  readonly submissions: number;
  /** What this process sent in fact; it is late when the machine is. */
  readonly submissionsPerSecond: number;
  /** Answers by status; `none` where none came within 30 s. */
  readonly answers: Readonly<Record<string, number>>;
  readonly p50Milliseconds: number;
  readonly p99Milliseconds: number;
  /** Seconds from the last submission until every ticket was answered. */
  readonly drainSeconds: number;
  /** Tickets answered 202 that are not in the table as finished, or have no execution. */
  readonly lost: number;
  /** Whether all were sent at the rate, answered 202 and finished. */
  readonly met: boolean;
}

const ACCEPTED = 202;
/** Longest wait for the last tickets. */
const DRAIN_MS = 180_000;
const POLL_MS = 2_000;
/** Submissions before the clock starts, one after the other: they start the functions' processes. */
const WARM_UP = 20;
/** A rate this much lower still counts as held: a timer of 20 ms is late by a little now and then. */
const HELD = 0.99;

const UNDER_WAY = new Set(["RECEIVED", "PROCESSING"]);
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
    const reply = await sendRequest({ method: "POST", url, headers, body }).catch(() => undefined);
    if (reply === undefined) return { status: "none", ticketId: undefined };
    return { status: String(reply.status), ticketId: Accepted.safeParse(reply.body).data?.ticketId };
  };

const countUnfinished = async (stack: LocalStack, ticketIds: readonly string[]): Promise<number> => {
  const deployment = connectToDeployment(stack);
  const statuses = await readStatuses(deployment);
  const ended = new Set<string>();
  for await (const { name, status } of deployment.executions.list()) {
    if (status === "SUCCEEDED") ended.add(ticketIdOfExecution(name));
  }
  return ticketIds.filter((id) => UNDER_WAY.has(statuses.get(id) ?? "RECEIVED") || !ended.has(id)).length;
};

const drain = async (stack: LocalStack, ticketIds: readonly string[]) => {
  const begun = Date.now();
  let lost = await countUnfinished(stack, ticketIds);
  while (lost > 0 && Date.now() - begun < DRAIN_MS) {
    await sleep(POLL_MS);
    lost = await countUnfinished(stack, ticketIds);
  }
  return { lost, drainSeconds: (Date.now() - begun) / 1_000 };
};

const countAnswers = (submissions: readonly Submission[]): Record<string, number> => {
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
    accepted.map(({ ticketId = "no ticketId in the answer" }) => ticketId),
  );
  const times = results.map(({ milliseconds }) => milliseconds);
  return {
    rate,
    seconds,
    submissions: submissions.length,
    submissionsPerSecond: callsPerSecond,
    answers: countAnswers(submissions),
    p50Milliseconds: percentile(times, 0.5) ?? Number.NaN,
    p99Milliseconds: percentile(times, 0.99) ?? Number.NaN,
    drainSeconds,
    lost,
    met: lost === 0 && accepted.length === submissions.length && callsPerSecond >= rate * HELD,
  };
};

/** Submits tickets to a new local stack at a fixed rate, and looks for each in the table and among the executions. */
export const benchApiLoad = async (options: ApiLoadOptions): Promise<ApiLoadBench> => {
  const stack = await startLocalStack();
  try {
    const submit = submitter(`${stack.apiUrl}/tickets`, await createLocalToken(connectToDeployment(stack)));
    for (let count = 0; count < WARM_UP; count++) await submit(count);
    const load = await callAtRate({ rate: options.rate, count: options.rate * options.seconds, call: submit });
    return await evaluate(stack, options, load);
  } finally {
    await stack.stop();
  }
};
