import * as z from "zod";
import { AROUND_THE_CLOCK } from "../../../functions/shared/desk/schedule.js";
import { type DeskTicket, toDeskAttributes } from "../../../functions/shared/desk/desk-ticket.js";
import { openSla } from "../../../functions/shared/desk/ticket-sla.js";
import { ticketItemKey } from "../../../functions/shared/table/ticket-table.js";
import type { StubCall } from "./stub-service.js";

const MINUTE_MS = 60_000;
const SUBMITTED_AT = Date.parse("2026-11-21T08:30:00.000Z");

/** Partitions over which open tickets are spread: three queues, assigned or not, of four shards. */
const PARTITIONS = 24;

const Query = z.object({
  Limit: z.number().optional(),
  IndexName: z.string().optional(),
});

/** A ticket whose clocks began so many minutes after the first one's. */
const ticketAt = (ticketId: string, minutes: number): DeskTicket => ({
  ticketId,
  version: 1,
  status: "NEEDS_HUMAN",
  deskStatus: "OPEN",
  submittedAt: new Date(SUBMITTED_AT + minutes * MINUTE_MS).toISOString(),
  tier: "gold",
  priority: "HIGH",
  category: "BILLING",
  language: "en",
  lane: "priority",
  subject: "The printer prints blank pages since this morning",
  customerId: "5f0c6b0e-3f5d-4a44-9f63-0f4f1f5e2a10",
  assignee: undefined,
  tags: ["printer", "refund"],
  lastMessageId: undefined,
  lastReplyId: undefined,
  messageCount: 0,
  solvedAt: undefined,
  hasResponse: false,
  customerWaits: true,
  policyId: "gold-high",
  scheduleId: "around-the-clock",
  sla: openSla({ firstResponse: 240 * MINUTE_MS }, SUBMITTED_AT + minutes * MINUTE_MS),
});

const itemAt = (ticketId: string, minutes: number) => {
  const ticket = ticketAt(ticketId, minutes);
  return {
    ...ticketItemKey(ticketId),
    ticket_id: { S: ticketId },
    status: { S: ticket.status },
    tier: { S: ticket.tier },
    submitted_at: { S: ticket.submittedAt },
    customer_id: { S: ticket.customerId },
    ...toDeskAttributes(ticket, AROUND_THE_CLOCK),
  };
};

/** The first tickets of a partition with so many of them. */
const firstOf = (tickets: number, limit: number) => {
  const Items = Array.from({ length: Math.min(tickets, limit) }, (_, number) => itemAt(`TKT-${number}`, number));
  return { Items, Count: Items.length, ...(tickets > limit && { LastEvaluatedKey: Items.at(-1) }) };
};

/**
 * The responses of a table for serve-desk: so many open tickets, evenly spread, of which lists read the first page.
 * Partitions without an index, those of rules, are empty.
 */
export const respondForDesk = (open: number): ((call: StubCall) => unknown) => {
  const pages = new Map<number, unknown>();
  const tickets = Math.ceil(open / PARTITIONS);
  return ({ target, input }) => {
    if (target.endsWith(".GetItem"))
      return { Item: { ...itemAt("0123456789abcdef", 0), description: { S: "Blank. " } } };
    if (!target.endsWith(".Query")) return {};
    const { IndexName, Limit = tickets } = Query.parse(input);
    if (IndexName === undefined) return { Items: [], Count: 0 };
    const page = pages.get(Limit) ?? firstOf(tickets, Limit);
    pages.set(Limit, page);
    return page;
  };
};
