import type { DeskTicketView } from "../../shared/api/desk-ticket-schemas.js";
import { type DeskRules, scheduleUntilNow } from "../../shared/desk/desk-rules.js";
import { ALLOWED_CHANGES, isStaffStatus } from "../../shared/desk/desk-status.js";
import type { Schedule } from "../../shared/desk/schedule.js";
import { AT_RISK_SHARE, dueAt, shareUsedAt, type SlaClock } from "../../shared/desk/sla-clock.js";
import type { TicketContent, WholeTicket } from "../../shared/desk/store/desk-tickets.js";
import type { DeskTicket } from "../../shared/desk/desk-ticket.js";
import { costOf, type ModelPrices } from "./model-cost.js";

const MINUTE_MS = 60_000;

const toInstant = (at: number | undefined): string | null => (at === undefined ? null : new Date(at).toISOString());

/** Everything about a clock that does not change while time passes: the view has one ETag per version. */
const toClock = (clock: SlaClock | undefined, schedule: Schedule) =>
  clock === undefined
    ? null
    : {
        budgetMinutes: clock.budget / MINUTE_MS,
        dueAt: toInstant(dueAt(clock, schedule)),
        atRiskAt: toInstant(shareUsedAt(clock, schedule, AT_RISK_SHARE)),
        doneAt: toInstant(clock.doneAt),
        isLate: clock.runningSince === undefined && clock.consumed > clock.budget,
      };

const toContent = ({ contact, modelAnswer, failure, ...content }: TicketContent, prices: ModelPrices) => ({
  description: content.description ?? null,
  product: content.product ?? null,
  sentiment: content.sentiment ?? null,
  contact: { name: contact.name ?? null, email: contact.email ?? null, company: contact.company ?? null },
  modelAnswer:
    modelAnswer === undefined
      ? null
      : {
          text: modelAnswer.text,
          confidence: modelAnswer.confidence ?? null,
          heldReasons: [...modelAnswer.heldReasons],
          priorityReasoning: modelAnswer.priorityReasoning ?? null,
          modelId: modelAnswer.modelId ?? null,
          inputTokens: modelAnswer.inputTokens ?? null,
          outputTokens: modelAnswer.outputTokens ?? null,
          costUsd: costOf(modelAnswer, prices) ?? null,
        },
  failure: failure === undefined ? null : { error: failure.error, at: failure.at ?? null },
  followUpOf: content.followUpOf ?? null,
  submittedBy: content.submittedBy ?? null,
});

/** What lists and the view of a ticket both show. */
export const toSummary = (ticket: DeskTicket) => ({
  ticketId: ticket.ticketId,
  version: ticket.version,
  status: ticket.status,
  deskStatus: ticket.deskStatus,
  subject: ticket.subject,
  priority: ticket.priority,
  category: ticket.category,
  language: ticket.language,
  tier: ticket.tier,
  lane: ticket.lane,
  customerId: ticket.customerId ?? null,
  assignee: ticket.assignee ?? null,
  tags: ticket.tags,
  submittedAt: ticket.submittedAt,
  lastMessageId: ticket.lastMessageId ?? null,
  hasResponse: ticket.hasResponse,
  customerWaits: ticket.customerWaits,
});

/** A ticket as staff see it. */
export const toDeskTicketView = (
  { ticket, content }: WholeTicket,
  rules: DeskRules,
  prices: ModelPrices,
): DeskTicketView => {
  const { policyId, sla, solvedAt } = ticket;
  const schedule = scheduleUntilNow(rules, ticket);
  return {
    ...toSummary(ticket),
    allowedStatuses: ALLOWED_CHANGES.staff[ticket.deskStatus].filter(isStaffStatus),
    solvedAt: solvedAt ?? null,
    sla: {
      policy: policyId ?? null,
      firstResponse: toClock(sla.firstResponse, schedule),
      nextResponse: toClock(sla.nextResponse, schedule),
      resolution: toClock(sla.resolution, schedule),
    },
    ...toContent(content, prices),
  };
};

/** The ETag of a ticket. A solved one reads as CLOSED after a time, without a new version. */
export const etagOf = ({ version, deskStatus }: DeskTicket): string =>
  deskStatus === "CLOSED" ? `${version}-closed` : String(version);
