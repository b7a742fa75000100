import { PRIORITIES, type Priority } from "../../contracts/ticket-record.js";
import { patchTicket, type ChangedTicket } from "../change-ticket.js";
import { scheduleUntilNow, termsFor, type DeskRules } from "../desk-rules.js";
import type { DeskTicket } from "../desk-ticket.js";
import { afterBusinessTime } from "../business-time.js";
import type { Schedule } from "../schedule.js";
import { AT_RISK_SHARE, shareUsedAt, type SlaClock } from "../sla-clock.js";
import { targetsOf } from "../sla-policy.js";
import { SLA_CLOCKS, type SlaClockName, type TicketSla } from "../ticket-sla.js";

/** What time has done to a ticket, and nobody has been told of yet. `breached` wins over `at-risk`. */
export interface DeadlineEvent {
  readonly kind: "breached" | "at-risk";
  readonly clocks: readonly SlaClockName[];
}

/** Whether a clock that runs has used up a share of its budget. Instants are milliseconds since 1970, as all here. */
const hasUsed = (clock: SlaClock, schedule: Schedule, share: number, at: number): boolean => {
  const usedAt = shareUsedAt(clock, schedule, share);
  return usedAt !== undefined && usedAt <= at;
};

const clocksWhere = (sla: TicketSla, holds: (clock: SlaClock) => boolean): readonly SlaClockName[] =>
  SLA_CLOCKS.filter((name) => {
    const clock = sla[name];
    return clock !== undefined && holds(clock);
  });

/**
 * What must be acted on: clocks whose budget is used up and that were not escalated, or else those at risk that staff
 * were not warned of. A paused clock waits until it runs again. Time counts in business hours, so both happen in hours.
 */
export const deadlineEvent = (ticket: DeskTicket, rules: DeskRules, at: number): DeadlineEvent | undefined => {
  const schedule = scheduleUntilNow(rules, ticket);
  const breached = clocksWhere(
    ticket.sla,
    (clock) => clock.escalatedAt === undefined && hasUsed(clock, schedule, 1, at),
  );
  if (breached.length > 0) return { kind: "breached", clocks: breached };
  const atRisk = clocksWhere(
    ticket.sla,
    (clock) =>
      clock.warnedAt === undefined && clock.escalatedAt === undefined && hasUsed(clock, schedule, AT_RISK_SHARE, at),
  );
  return atRisk.length > 0 ? { kind: "at-risk", clocks: atRisk } : undefined;
};

/**
 * The instant until which deadlines must be read to find every ticket at risk at `at`: no policy leaves a clock at risk
 * more than a fifth of its largest target.
 */
export const deadlineHorizon = (rules: DeskRules, at: number): number => {
  const ends = [...rules.policies.values()].map((policy) => {
    const largest = Math.max(0, ...Object.values(targetsOf(policy)).map((target) => target ?? 0));
    const schedule = scheduleUntilNow(rules, { scheduleId: policy.schedule });
    return { schedule, left: largest * (1 - AT_RISK_SHARE) };
  });
  // One computation for each schedule: in business hours it takes time.
  const bySchedule = Map.groupBy(ends, ({ schedule }) => schedule);
  return Math.max(
    at,
    ...[...bySchedule].map(([schedule, group]) =>
      afterBusinessTime(schedule, at, Math.max(...group.map(({ left }) => left))),
    ),
  );
};

const markClock = (clock: SlaClock, schedule: Schedule, at: number): SlaClock => {
  const isBreached = hasUsed(clock, schedule, 1, at);
  const isAtRisk = hasUsed(clock, schedule, AT_RISK_SHARE, at);
  return {
    ...clock,
    warnedAt: clock.warnedAt ?? (isAtRisk ? at : undefined),
    escalatedAt: clock.escalatedAt ?? (isBreached ? at : undefined),
  };
};

/**
 * Marks every clock that is at risk or breached, also one that became so only by the change itself: a higher priority
 * allows less time, and must not escalate the ticket a second time.
 */
const withMarks = (before: DeskTicket, { ticket, changes, terms }: ChangedTicket, at: number): ChangedTicket => {
  const { firstResponse, nextResponse, resolution } = ticket.sla;
  const mark = (clock: SlaClock | undefined) => clock && markClock(clock, terms.schedule, at);
  const sla = {
    firstResponse: mark(firstResponse),
    nextResponse: mark(nextResponse),
    resolution: mark(resolution),
  };
  return { ticket: { ...ticket, sla, version: before.version + 1 }, changes, terms };
};

/** The ticket with the clocks at risk marked, so that staff are warned once of each. Nothing else changes. */
export const warnOfTicket = (before: DeskTicket, rules: DeskRules, at: number): ChangedTicket => {
  const terms = { ...termsFor(rules, before), schedule: scheduleUntilNow(rules, before) };
  return withMarks(before, { ticket: before, changes: [], terms }, at);
};

/** One priority higher; CRITICAL stays. */
export const raisePriority = (priority: Priority): Priority =>
  PRIORITIES[Math.max(0, PRIORITIES.indexOf(priority) - 1)] ?? priority;

/**
 * An escalated ticket: one priority higher, with a lead, and with its late clocks marked, so that each escalates once.
 * @param leadId the ticket's next assignee; undefined when it stays with whoever has it
 * @throws StatusChangeRefused for a ticket that is CLOSED
 */
export const escalateTicket = (
  before: DeskTicket,
  leadId: string | undefined,
  rules: DeskRules,
  at: number,
): ChangedTicket => {
  const assignee = leadId === undefined ? {} : { assignee: leadId };
  const patch = { priority: raisePriority(before.priority), ...assignee };
  return withMarks(before, patchTicket(before, patch, "staff", rules, at), at);
};
