import * as z from "zod";
import { AROUND_THE_CLOCK } from "../../../functions/shared/desk/schedule.js";
import { DESK_QUEUES, type DeskTicket, toDeskAttributes } from "../../../functions/shared/desk/desk-ticket.js";
import { openSla } from "../../../functions/shared/desk/ticket-sla.js";
import type { Item } from "../../../functions/shared/table/attributes.js";
import { AGENT_INDEX, INDEXES, QUEUE_INDEX, ticketItemKey } from "../../../functions/shared/table/ticket-table.js";
import type { StubCall } from "./stub-service.js";

const MINUTE_MS = 60_000;
const SUBMITTED_AT = Date.parse("2026-11-21T08:30:00.000Z");

/** Agents who share the assigned half of the tickets; the calls are the first one's. */
const AGENTS = ["bench", "agent-1", "agent-2", "agent-3", "agent-4"];

/** As the lists of the desk write a query; anything else is a mistake of this stub. */
const IndexQuery = z.object({
  IndexName: z.enum([QUEUE_INDEX, AGENT_INDEX]),
  KeyConditionExpression: z.string().endsWith(" BETWEEN :first AND :last"),
  FilterExpression: z.undefined().optional(),
  ExpressionAttributeValues: z.object({
    ":key": z.object({ S: z.string() }),
    ":first": z.object({ S: z.string() }),
    ":last": z.object({ S: z.string() }),
  }),
  Limit: z.int().min(1),
});

/** A ticket whose clocks began so many minutes after the first one's. Every second one is assigned. */
const ticketAt = (ticketId: string, minutes: number): DeskTicket => ({
  ticketId,
  version: 1,
  status: DESK_QUEUES[minutes % 3] === "failed" ? "FAILED" : "NEEDS_HUMAN",
  deskStatus: "OPEN",
  submittedAt: new Date(SUBMITTED_AT + minutes * MINUTE_MS).toISOString(),
  tier: "gold",
  priority: "HIGH",
  category: "BILLING",
  language: "en",
  lane: minutes % 3 === 1 ? "priority" : "general",
  subject: "The printer prints blank pages since this morning",
  customerId: "5f0c6b0e-3f5d-4a44-9f63-0f4f1f5e2a10",
  assignee: minutes % 2 === 0 ? undefined : AGENTS[Math.floor(minutes / 2) % AGENTS.length],
  tags: ["printer", "refund"],
  lastMessageId: undefined,
  lastReplyId: undefined,
  messageCount: 0,
  solvedAt: undefined,
  hasResponse: false,
  firstResponse: undefined,
  customerWaits: true,
  policyId: "gold-high",
  scheduleId: "around-the-clock",
  sla: openSla({ firstResponse: 240 * MINUTE_MS }, SUBMITTED_AT + minutes * MINUTE_MS),
});

const itemOf = (ticket: DeskTicket): Readonly<Record<string, Item[string] | undefined>> => ({
  ...ticketItemKey(ticket.ticketId),
  ticket_id: { S: ticket.ticketId },
  status: { S: ticket.status },
  tier: { S: ticket.tier },
  submitted_at: { S: ticket.submittedAt },
  ...(ticket.customerId !== undefined && { customer_id: { S: ticket.customerId } }),
  ...toDeskAttributes(ticket, AROUND_THE_CLOCK),
});

/** An entry of an index: its sort key, and the ticket's number, from which its item is made when it is read. */
interface Entry {
  readonly sortKey: string;
  readonly number: number;
}

const idOf = (number: number): string => `TKT-${number}`;

/** The position of the first entry at or after a key, by binary search. */
const positionOf = (entries: readonly Entry[], key: string): number => {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((entries[middle]?.sortKey ?? "") < key) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The two indexes of the desk with so many tickets. A read takes the same time however many there are. */
class DeskIndexes {
  readonly #partitions = new Map<string, Entry[]>();
  readonly #items = new Map<number, ReturnType<typeof itemOf>>();

  constructor(tickets: number) {
    for (let number = 0; number < tickets; number += 1) this.#add(number);
    for (const entries of this.#partitions.values())
      entries.sort((one, other) => (one.sortKey < other.sortKey ? -1 : 1));
  }

  /** As DynamoDB: a page that ends at the limit has a last key, also at the end of the partition. */
  query({ IndexName, ExpressionAttributeValues: values, Limit }: z.output<typeof IndexQuery>) {
    const entries = this.#partitions.get(`${IndexName} ${values[":key"].S}`) ?? [];
    const begin = positionOf(entries, values[":first"].S);
    const read = entries.slice(begin, begin + Limit).filter(({ sortKey }) => sortKey <= values[":last"].S);
    const Items = read.map(({ number }) => this.#item(number));
    const last = Items.length === Limit ? Items.at(-1) : undefined;
    return { Items, Count: Items.length, LastEvaluatedKey: last && { pk: last["pk"], due_key: last["due_key"] } };
  }

  #add(number: number): void {
    const item = itemOf(ticketAt(idOf(number), number));
    for (const [index, { partition, sort }] of Object.entries(INDEXES)) {
      const [key, sortKey] = [item[partition]?.S, item[sort]?.S];
      if (key === undefined || sortKey === undefined) continue;
      const name = `${index} ${key}`;
      const entries = this.#partitions.get(name) ?? [];
      entries.push({ sortKey, number });
      this.#partitions.set(name, entries);
    }
  }

  #item(number: number): ReturnType<typeof itemOf> {
    const item = this.#items.get(number) ?? itemOf(ticketAt(idOf(number), number));
    this.#items.set(number, item);
    return item;
  }
}

/**
 * The responses of a table for serve-desk: so many open tickets, spread over the desk's queues and five agents. Every
 * ticket that is read by its key is the same one. Partitions without an index, those of rules, are empty.
 */
export const respondForDesk = (open: number): ((call: StubCall) => unknown) => {
  const indexes = new DeskIndexes(open);
  const ticket = { ...itemOf(ticketAt("0123456789abcdef", 0)), description: { S: "Blank. " } };
  return ({ target, input }) => {
    if (target.endsWith(".GetItem")) return { Item: ticket };
    if (!target.endsWith(".Query")) return {};
    if (!z.looseObject({ IndexName: z.string() }).safeParse(input).success) return { Items: [], Count: 0 };
    return indexes.query(IndexQuery.parse(input));
  };
};
