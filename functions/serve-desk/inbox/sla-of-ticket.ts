import type { DeskList } from "../../shared/api/desk-inbox-schemas.js";
import { type DeskRules, scheduleUntilNow } from "../../shared/desk/desk-rules.js";
import { dueOfKey } from "../../shared/desk/desk-ticket.js";
import { stateOfClock, type SlaClock } from "../../shared/desk/sla-clock.js";
import { nextDeadline, SLA_CLOCKS, type SlaClockName } from "../../shared/desk/ticket-sla.js";
import type { QueuedTicket } from "./desk-lists.js";

type ListedSla = Pick<DeskList["tickets"][number], "dueAt" | "dueClock" | "slaState">;
type SlaState = NonNullable<ListedSla["slaState"]>;

/** The worst first. */
const BY_SEVERITY = ["breached", "at-risk", "running", "paused"] as const satisfies readonly SlaState[];

const isOpen = (clock: SlaClock | undefined): clock is SlaClock => clock !== undefined && clock.doneAt === undefined;
const isRunning = (clock: SlaClock | undefined): clock is SlaClock => clock?.runningSince !== undefined;

/** The worst state of these clocks, none of which is done. */
const worstState = (
  clocks: readonly SlaClock[],
  ticket: QueuedTicket,
  rules: DeskRules,
  now: number,
): SlaState | null => {
  const schedule = scheduleUntilNow(rules, ticket);
  const states = new Set<string>(clocks.map((clock) => stateOfClock(clock, schedule, now)));
  return BY_SEVERITY.find((state) => states.has(state)) ?? null;
};

/** When the ticket is due, by its key, so that it is the time by which the list is sorted. */
const dueAtOf = ({ dueKey }: QueuedTicket): string | null => {
  const due = dueOfKey(dueKey);
  return due === undefined ? null : new Date(due).toISOString();
};

const dueClockOf = (ticket: QueuedTicket, rules: DeskRules): SlaClockName | null => {
  const [first, ...more] = SLA_CLOCKS.filter((name) => isRunning(ticket.sla[name]));
  if (first === undefined) return null;
  // Deadlines in business hours take time to compute, and one clock has no other to compare with.
  return more.length === 0 ? first : (nextDeadline(ticket.sla, scheduleUntilNow(rules, ticket))?.clock ?? null);
};

/** A ticket's deadline and how far its clocks are at `now`, milliseconds since 1970. */
export const slaOfTicket = (ticket: QueuedTicket, rules: DeskRules, now: number): ListedSla => ({
  dueAt: dueAtOf(ticket),
  dueClock: dueClockOf(ticket, rules),
  slaState: worstState(SLA_CLOCKS.map((name) => ticket.sla[name]).filter(isOpen), ticket, rules, now),
});

/** Whether a clock that runs is at risk or breached at `now`, milliseconds since 1970. */
export const isAtRisk = (ticket: QueuedTicket, rules: DeskRules, now: number): boolean => {
  const state = worstState(SLA_CLOCKS.map((name) => ticket.sla[name]).filter(isRunning), ticket, rules, now);
  return state === "at-risk" || state === "breached";
};
