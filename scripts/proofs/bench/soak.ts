import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod";
import { generateTickets } from "../../shared/tickets/generate-tickets.js";
import type { GeneratedRecord } from "../../shared/stream/record.js";
import { startLocalStack, type LocalStack } from "../../local/stack/stack.js";
import { connectToDeployment } from "../../shared/deployment/clients.js";
import { listKeys } from "../../shared/journey/observe.js";
import { send } from "../../shared/journey/send.js";
import { memoryTrends, readFunctionMemory, type MemorySample, type MemoryTrend } from "./function-memory.js";

export interface SoakBench {
  readonly minutes: number;
  readonly tickets: number;
  readonly ticketsPerSecond: number;
  readonly memory: readonly MemoryTrend[];
}

/** Tickets in progress at most: enough that no function is idle, but few enough that no ticket waits long. */
const MAX_IN_PROGRESS = 500;
const BATCH = 100;
const PAUSE_MS = 500;
const SAMPLE_EVERY_MS = 5_000;
/** Longest wait for the last tickets, after sending has ended. */
const MAX_DRAIN_MS = 120_000;

const Stats = z.object({ calls: z.object({ Converse: z.int().default(0) }) });

/** Tickets that have reached the model. Unlike listing executions, reading this puts no load on the stack. */
const countAnswered = async (modelUrl: string): Promise<number> => {
  const response = await fetch(`${modelUrl}/_stats`);
  return Stats.parse(await response.json()).calls.Converse;
};

/** The next tickets of an endless, unseeded sequence, whose ids never repeat. */
const takeTickets = (records: Iterator<GeneratedRecord>): GeneratedRecord[] =>
  Array.from({ length: BATCH }, () => records.next()).flatMap(({ done, value }) => (done === true ? [] : [value]));

interface Load {
  readonly sent: number;
  readonly answered: number;
  readonly samples: readonly MemorySample[];
}

/** Keeps the stack at its top rate for `seconds`. */
const keepBusy = async (stack: LocalStack, seconds: number): Promise<Load> => {
  const deployment = connectToDeployment(stack);
  const records = generateTickets({ count: Number.MAX_SAFE_INTEGER });
  const samples: MemorySample[] = [];
  const start = Date.now();
  let [sent, answered, sampledAt] = [0, 0, 0];
  while (Date.now() - start < seconds * 1_000) {
    answered = await countAnswered(stack.modelUrl);
    if (sent - answered < MAX_IN_PROGRESS) sent += (await send(deployment, takeTickets(records))).sent.length;
    else await sleep(PAUSE_MS);
    if (Date.now() - sampledAt < SAMPLE_EVERY_MS) continue;
    sampledAt = Date.now();
    const second = (sampledAt - start) / 1_000;
    for (const [name, mebibytes] of await readFunctionMemory(stack.endpoint)) samples.push({ second, name, mebibytes });
  }
  return { sent, answered, samples };
};

/** @throws Error when a ticket is not in the bucket in time */
const waitForAll = async (stack: LocalStack, sent: number): Promise<void> => {
  const deployment = connectToDeployment(stack);
  const deadline = Date.now() + MAX_DRAIN_MS;
  let stored = 0;
  while (stored < sent) {
    if (Date.now() > deadline) throw new Error(`${sent - stored} of ${sent} tickets are not in the bucket.`);
    await sleep(PAUSE_MS);
    stored = (await listKeys(deployment, "tickets/")).length;
  }
};

/** Keeps a new local stack at its top rate for `minutes` and follows the memory of its functions' processes. */
export const benchSoak = async (minutes: number): Promise<SoakBench> => {
  const stack = await startLocalStack();
  const seconds = minutes * 60;
  try {
    const { sent, answered, samples } = await keepBusy(stack, seconds);
    await waitForAll(stack, sent);
    return { minutes, tickets: sent, ticketsPerSecond: answered / seconds, memory: memoryTrends(samples, seconds) };
  } finally {
    await stack.stop();
  }
};
