import { setTimeout as sleep } from "node:timers/promises";
import { QueryCommand, type AttributeValue } from "@aws-sdk/client-dynamodb";
import { DESK_QUEUES, queueKeysOf } from "../../../functions/shared/desk/desk-ticket.js";
import { queriesForStatus } from "../../../functions/shared/table/ticket-item.js";
import { INDEXES, QUEUE_INDEX } from "../../../functions/shared/table/ticket-table.js";
import { startLocalStack, type LocalStack } from "../../local/stack/stack.js";
import { connectToDeployment, type Deployment } from "../../shared/deployment/clients.js";
import { expectedExecutions, followExecutions } from "../../shared/journey/follow.js";
import { percentile } from "../../shared/journey/measure.js";
import { send } from "../../shared/journey/send.js";
import type { SentRecord } from "../../shared/journey/account-for-tickets.js";
import { generateTickets } from "../../shared/tickets/generate-tickets.js";

const SEED = 1;
const TICKETS = 300;
/** Between two tickets: the desk is measured, not a backlog of the pipeline. */
const GAP_MS = 250;
const POLL_MS = 50;
/** After the last execution, for the tickets that are not on the desk yet. */
const LONGEST_MS = 30_000;
/** Seconds from the end of a ticket's execution within which staff must see it. */
const MOST_SECONDS = 2;

export interface DeskBench {
  readonly tickets: number;
  /** Tickets that wait for a person, and those of them that a list of their queue has shown. */
  readonly waiting: number;
  readonly listed: number;
  /** Seconds from the end of an execution until a list of the ticket's queue shows it. */
  readonly p50Seconds: number;
  readonly p99Seconds: number;
  readonly most: number;
}

/** Whether every ticket that waits for a person was listed, and in time. */
export const isOnTime = ({ waiting, listed, p99Seconds, most }: DeskBench): boolean =>
  listed === waiting && waiting > 0 && p99Seconds <= most;

/** Every list of a queue that nobody is assigned to. */
const LISTS = queueKeysOf(DESK_QUEUES, false);

const listOf = async (
  { dynamo, names }: Deployment,
  key: string,
): Promise<readonly Record<string, AttributeValue>[]> => {
  const command = new QueryCommand({
    TableName: names.table,
    IndexName: QUEUE_INDEX,
    KeyConditionExpression: `${INDEXES[QUEUE_INDEX].partition} = :key`,
    ExpressionAttributeValues: { ":key": { S: key } },
  });
  return (await dynamo.send(command)).Items ?? [];
};

const countWaiting = async ({ dynamo, names }: Deployment): Promise<number> => {
  const queries = queriesForStatus({ tableName: names.table, status: "NEEDS_HUMAN", from: "0", until: "~" });
  const pages = await Promise.all(queries.map((query) => dynamo.send(new QueryCommand(query))));
  return pages.reduce((sum, { Items = [] }) => sum + Items.length, 0);
};

/** Reads the lists until it is told to stop, and notes when each ticket is first in one. */
const watchLists = async (deployment: Deployment, seen: Map<string, number>, signal: AbortSignal): Promise<void> => {
  while (!signal.aborted) {
    for (const key of LISTS) {
      const items = await listOf(deployment, key);
      const ids = items.flatMap((item) => item["ticket_id"]?.S ?? []);
      for (const id of ids) if (!seen.has(id)) seen.set(id, Date.now());
    }
    await sleep(POLL_MS);
  }
};

const sendSlowly = async (deployment: Deployment): Promise<readonly SentRecord[]> => {
  const sent: SentRecord[] = [];
  for (const record of generateTickets({ count: TICKETS, seed: SEED })) {
    sent.push(...(await send(deployment, [record])).sent);
    await sleep(GAP_MS);
  }
  return sent;
};

const benchTickets = async (stack: LocalStack): Promise<DeskBench> => {
  const deployment = connectToDeployment(stack);
  const { executions } = deployment;
  const stop = new AbortController();
  const seen = new Map<string, number>();
  const watching = watchLists(deployment, seen, stop.signal);
  const sent = await sendSlowly(deployment);
  const { signal } = new AbortController();
  await followExecutions(expectedExecutions(sent), {
    list: () => executions.list(),
    onProgress: () => undefined,
    signal,
  });
  const waiting = await countWaiting(deployment);
  for (let waited = 0; seen.size < waiting && waited < LONGEST_MS; waited += GAP_MS) await sleep(GAP_MS);
  stop.abort();
  await watching;
  const ends = new Map<string, number>();
  for await (const { name, stoppedAt } of executions.list()) if (stoppedAt) ends.set(name, stoppedAt.getTime());
  const seconds = sent.flatMap(({ ticket }) => {
    const [seenAt, endedAt] = ticket === undefined ? [] : [seen.get(ticket.ticketId), ends.get(ticket.executionName)];
    return seenAt === undefined || endedAt === undefined ? [] : [Math.max(0, seenAt - endedAt) / 1_000];
  });
  return {
    tickets: sent.length,
    waiting,
    listed: seconds.length,
    p50Seconds: percentile(seconds, 0.5) ?? Number.NaN,
    p99Seconds: percentile(seconds, 0.99) ?? Number.NaN,
    most: MOST_SECONDS,
  };
};

/** Sends tickets through a new local stack, and measures when staff see those that wait for a person. */
export const benchDesk = async (): Promise<DeskBench> => {
  const stack = await startLocalStack({ onEvent: () => undefined });
  try {
    return await benchTickets(stack);
  } finally {
    await stack.stop();
  }
};
