import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { type DeskTicket, toDeskAttributes } from "../../../functions/shared/desk/desk-ticket.js";
import { AROUND_THE_CLOCK } from "../../../functions/shared/desk/schedule.js";
import { openSla } from "../../../functions/shared/desk/ticket-sla.js";
import { ticketItemKey } from "../../../functions/shared/table/ticket-table.js";

const HOUR_MS = 60 * 60 * 1000;

/** When the builder's ticket was submitted, in milliseconds since 1970. */
export const SUBMITTED_AT = Date.parse("2026-11-23T08:00:00.000Z");

/** An open ticket of tier gold and priority HIGH, to be answered within four hours. */
export const aDeskTicket = (change: Partial<DeskTicket> = {}): DeskTicket => ({
  ticketId: "TKT-1",
  version: 1,
  status: "NEEDS_HUMAN",
  deskStatus: "OPEN",
  submittedAt: new Date(SUBMITTED_AT).toISOString(),
  tier: "gold",
  priority: "HIGH",
  category: "BILLING",
  language: "en",
  lane: "priority",
  subject: "An invoice twice",
  customerId: "C-1",
  tags: [],
  lastMessageId: undefined,
  lastReplyId: undefined,
  messageCount: 0,
  solvedAt: undefined,
  hasResponse: false,
  firstResponse: undefined,
  customerWaits: true,
  policyId: "gold-high",
  scheduleId: "around-the-clock",
  sla: openSla({ firstResponse: 4 * HOUR_MS, nextResponse: 4 * HOUR_MS }, SUBMITTED_AT),
  ...change,
});

/** A ticket's item, as pipeline and desk have written it. */
export const aDeskItem = (ticket: DeskTicket): Record<string, AttributeValue> => ({
  ...ticketItemKey(ticket.ticketId),
  ticket_id: { S: ticket.ticketId },
  status: { S: ticket.status },
  submitted_at: { S: ticket.submittedAt },
  tier: { S: ticket.tier },
  ...(ticket.customerId !== undefined && { customer_id: { S: ticket.customerId } }),
  ...Object.fromEntries(
    Object.entries(toDeskAttributes(ticket, AROUND_THE_CLOCK)).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    ),
  ),
});
