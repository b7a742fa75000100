import type { DeskTicket } from "../../../functions/shared/desk/desk-ticket.js";
import { openSla } from "../../../functions/shared/desk/ticket-sla.js";

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
