import type { DeskStatus } from "./desk-status.js";
import type { Schedule } from "./schedule.js";
import {
  dueAt,
  finishClock,
  pauseClock,
  resumeClock,
  retargetClock,
  startClock,
  startRound,
  type SlaClock,
} from "./sla-clock.js";

export const SLA_CLOCKS = ["firstResponse", "nextResponse", "resolution"] as const;
export type SlaClockName = (typeof SLA_CLOCKS)[number];

/** Business time allowed for each clock, in milliseconds; without a target there is no clock. */
export type SlaTargets = Readonly<Partial<Record<SlaClockName, number | undefined>>>;

/** What a policy says of clocks: their targets, and the business hours in which they run. */
export interface ClockRules {
  readonly targets: SlaTargets;
  readonly schedule: Schedule;
}

/**
 * The clocks of a ticket. `firstResponse` runs from the submission until staff (or the model) have answered,
 * `nextResponse` while the customer waits for another answer, `resolution` until the ticket is SOLVED. None runs while
 * the ticket is PENDING, because then staff wait for the customer.
 */
export type TicketSla = Readonly<Partial<Record<SlaClockName, SlaClock | undefined>>>;

/** What the clocks follow from: the ticket's state after a change. */
export interface Conversation {
  readonly deskStatus: DeskStatus;
  /** Whether staff or the model have ever answered in public. */
  readonly hasResponse: boolean;
  /** Whether the customer has written since the last public answer. */
  readonly customerWaits: boolean;
}

/** Statuses in which staff are expected to act. ON_HOLD is one: a slow colleague is not the customer's fault. */
const RUNNING: readonly DeskStatus[] = ["OPEN", "ON_HOLD"];
const FINAL: readonly DeskStatus[] = ["SOLVED", "CLOSED"];

/** Aligns a clock with whether what it measures is done, and whether it may run. */
const align = (clock: SlaClock, schedule: Schedule, at: number, isDone: boolean, runs: boolean): SlaClock => {
  if (isDone) return finishClock(clock, schedule, at);
  return runs ? resumeClock(clock, at) : pauseClock(clock, schedule, at);
};

const nextResponseClock = (
  clock: SlaClock | undefined,
  target: number | undefined,
  conversation: Conversation,
  at: number,
) => {
  const isNewWait =
    conversation.customerWaits && conversation.hasResponse && (clock === undefined || clock.doneAt !== undefined);
  return isNewWait && target !== undefined ? startRound(clock, target, at) : clock;
};

/** The clocks of a ticket that was submitted at `submittedAt`; they count from then, so our own delay is in them. */
export const openSla = (targets: SlaTargets, submittedAt: number): TicketSla => ({
  firstResponse: targets.firstResponse === undefined ? undefined : startClock(targets.firstResponse, submittedAt),
  resolution: targets.resolution === undefined ? undefined : startClock(targets.resolution, submittedAt),
});

/**
 * The clocks after a change of the conversation at `at`. Applying the same conversation again changes nothing that has
 * been measured. `targets` are those of the ticket's policy, for a clock that starts now.
 */
export const advanceSla = (
  sla: TicketSla,
  schedule: Schedule,
  targets: SlaTargets,
  conversation: Conversation,
  at: number,
): TicketSla => {
  const { deskStatus, hasResponse, customerWaits } = conversation;
  const runs = RUNNING.includes(deskStatus);
  const nextResponse = nextResponseClock(sla.nextResponse, targets.nextResponse, conversation, at);
  return {
    firstResponse: sla.firstResponse && align(sla.firstResponse, schedule, at, hasResponse, runs),
    nextResponse: nextResponse && align(nextResponse, schedule, at, !customerWaits, runs),
    resolution: sla.resolution && align(sla.resolution, schedule, at, FINAL.includes(deskStatus), runs),
  };
};

/**
 * The clocks under another policy from `at` on: each gets its new budget and keeps what it has consumed under
 * `schedule`, the one until then. A clock that is done keeps its budget, by which it was measured; one without a new
 * target ends.
 */
export const retargetSla = (sla: TicketSla, schedule: Schedule, terms: ClockRules, at: number): TicketSla => {
  const retarget = (name: SlaClockName): SlaClock | undefined => {
    const [clock, budget] = [sla[name], terms.targets[name]];
    if (clock?.doneAt !== undefined) return clock;
    if (clock === undefined || budget === undefined) return undefined;
    return retargetClock(clock, schedule, { budget, schedule: terms.schedule }, at);
  };
  return {
    firstResponse: retarget("firstResponse"),
    nextResponse: retarget("nextResponse"),
    resolution: retarget("resolution"),
  };
};

export interface Deadline {
  readonly clock: SlaClockName;
  /** Milliseconds since 1970. */
  readonly due: number;
}

/** The earliest due time of the clocks that run; undefined when none does. */
export const nextDeadline = (sla: TicketSla, schedule: Schedule): Deadline | undefined =>
  SLA_CLOCKS.flatMap((clock) => {
    const due = sla[clock] && dueAt(sla[clock], schedule);
    return due === undefined ? [] : [{ clock, due }];
  }).toSorted((one, other) => one.due - other.due)[0];
