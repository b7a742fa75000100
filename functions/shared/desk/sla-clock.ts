import { afterBusinessTime, beforeBusinessTime, businessTimeBetween } from "./business-time.js";
import type { Schedule } from "./schedule.js";

/** Share of a clock's budget from which a ticket is at risk. */
export const AT_RISK_SHARE = 0.8;

/** How many earlier periods of a clock are kept, so that a ticket that is paused again and again does not grow. */
const EARLIER_PERIODS = 10;

/** A time during which a clock ran: when it began (milliseconds since 1970), and what was consumed by then. */
interface RunningPeriod {
  readonly since: number;
  readonly consumed: number;
}

/**
 * A clock of an SLA: how much business time staff may take, and how much they have taken. Instants are milliseconds
 * since 1970. What is consumed is a sum of business time, so it survives a pause, another budget and another schedule.
 */
export interface SlaClock {
  /** Business time allowed, in milliseconds. */
  readonly budget: number;
  /** Business time used before `runningSince`, in milliseconds. */
  readonly consumed: number;
  /** Undefined while the clock is paused, and when it is done. */
  readonly runningSince?: number | undefined;
  /** The latest periods before `runningSince`, in order: when the budget was used up may lie in one. @default none */
  readonly earlier?: readonly RunningPeriod[] | undefined;
  /** When what the clock measures was done. */
  readonly doneAt?: number | undefined;
  /** When staff were warned that the clock is at risk. */
  readonly warnedAt?: number | undefined;
  /** When the breach was escalated. */
  readonly escalatedAt?: number | undefined;
  /** Earlier rounds of a clock that starts again, by how they ended. @default 0 */
  readonly metBefore?: number | undefined;
  readonly missedBefore?: number | undefined;
}

/**
 * `met` and `missed` are those of a clock that is done. `at-risk` and `breached` are also those of a paused one: a wait
 * for the customer gives no time back.
 */
export type SlaClockState = "running" | "paused" | "at-risk" | "breached" | "met" | "missed";

export const startClock = (budget: number, at: number): SlaClock => ({ budget, consumed: 0, runningSince: at });

/** Business time used until `at`, in milliseconds. */
export const consumedUntil = ({ consumed, runningSince }: SlaClock, schedule: Schedule, at: number): number =>
  runningSince === undefined ? consumed : consumed + businessTimeBetween(schedule, runningSince, at);

/** Every period that is known of a clock, the present one last. */
const periodsOf = ({ earlier = [], runningSince, consumed }: SlaClock): readonly RunningPeriod[] =>
  runningSince === undefined ? earlier : [...earlier, { since: runningSince, consumed }];

/**
 * When a clock that ran in these periods had consumed `target`. That lies in the last one that began with less, and
 * ahead only if this is the present one. If all began with more, it lies before them, by the business hours alone.
 */
const consumedAt = (periods: readonly RunningPeriod[], schedule: Schedule, target: number): number | undefined => {
  const index = Math.max(
    0,
    periods.findLastIndex(({ consumed }) => consumed < target),
  );
  const [period, next] = periods.slice(index);
  if (period === undefined) return undefined;
  const rest = target - period.consumed;
  if (rest < 0) return beforeBusinessTime(schedule, period.since, -rest);
  return Math.min(afterBusinessTime(schedule, period.since, rest), next?.since ?? Infinity);
};

/** Stops the clock until it is resumed. Pausing a paused clock changes nothing. */
export const pauseClock = (clock: SlaClock, schedule: Schedule, at: number): SlaClock =>
  clock.runningSince === undefined
    ? clock
    : {
        ...clock,
        consumed: consumedUntil(clock, schedule, at),
        runningSince: undefined,
        earlier: periodsOf(clock).slice(-EARLIER_PERIODS),
      };

/** Starts a paused clock again, also one that was done. Resuming a running clock changes nothing. */
export const resumeClock = (clock: SlaClock, at: number): SlaClock =>
  clock.runningSince === undefined ? { ...clock, runningSince: at, doneAt: undefined } : clock;

/** Stops the clock for good. A clock that is done keeps the instant at which it was. */
export const finishClock = (clock: SlaClock, schedule: Schedule, at: number): SlaClock =>
  clock.doneAt === undefined ? { ...pauseClock(clock, schedule, at), doneAt: at } : clock;

/** By what a clock is measured. */
interface ClockTerms {
  /** Business time allowed, in milliseconds. */
  readonly budget: number;
  readonly schedule: Schedule;
}

/**
 * Counts by another schedule from `at` on. When a share of the budget was used up by then, it was so by `schedule`, the
 * one until then: that instant stands for the periods that were measured by it.
 */
const reschedule = (clock: SlaClock, schedule: Schedule, at: number): SlaClock => {
  const consumed = consumedUntil(clock, schedule, at);
  const used = [1, AT_RISK_SHARE].map((share) => clock.budget * share).find((target) => target <= consumed);
  const periods = [...periodsOf(clock), { since: at, consumed }];
  const since = used === undefined ? undefined : consumedAt(periods, schedule, used);
  return {
    ...clock,
    consumed,
    runningSince: clock.runningSince === undefined ? undefined : Math.max(at, clock.runningSince),
    earlier: since === undefined || used === undefined ? undefined : [{ since: Math.ceil(since), consumed: used }],
  };
};

/**
 * Gives the clock another budget and perhaps another schedule. `schedule` is the one until `at`: what is consumed stays
 * consumed. A budget that is used up already was so when it would have been, not now. With a greater budget, what staff
 * were warned of may lie ahead again, and is marked anew.
 */
export const retargetClock = (clock: SlaClock, schedule: Schedule, terms: ClockTerms, at: number): SlaClock => {
  const { budget } = terms;
  const consumed = consumedUntil(clock, schedule, at);
  const isAhead = (share: number): boolean => budget > clock.budget && consumed < budget * share;
  const retargeted = {
    ...clock,
    budget,
    warnedAt: isAhead(AT_RISK_SHARE) ? undefined : clock.warnedAt,
    escalatedAt: isAhead(1) ? undefined : clock.escalatedAt,
  };
  return terms.schedule === schedule ? retargeted : reschedule(retargeted, schedule, at);
};

/**
 * When a share of the budget is used up if the clock runs on, or was; undefined for a clock that does not run.
 */
export const shareUsedAt = (clock: SlaClock, schedule: Schedule, share: number): number | undefined =>
  clock.runningSince === undefined ? undefined : consumedAt(periodsOf(clock), schedule, clock.budget * share);

/** When the budget is used up; undefined for a clock that does not run. */
export const dueAt = (clock: SlaClock, schedule: Schedule): number | undefined => shareUsedAt(clock, schedule, 1);

/** Whether a clock that is done stayed within its budget; undefined for one that is not done. */
const endingOf = ({ doneAt, consumed, budget }: SlaClock): "met" | "missed" | undefined => {
  if (doneAt === undefined) return undefined;
  return consumed > budget ? "missed" : "met";
};

/** Rounds of a clock that have ended, by how they did. */
export interface ClockRounds {
  readonly met: number;
  readonly missed: number;
}

/** How often what the clock measures was done in time, and too late. */
export const roundsOf = (clock: SlaClock | undefined): ClockRounds => {
  const ending = clock && endingOf(clock);
  return {
    met: (clock?.metBefore ?? 0) + (ending === "met" ? 1 : 0),
    missed: (clock?.missedBefore ?? 0) + (ending === "missed" ? 1 : 0),
  };
};

/** Starts the next round of a clock that is done, or its first one. */
export const startRound = (before: SlaClock | undefined, budget: number, at: number): SlaClock => {
  const { met, missed } = roundsOf(before);
  return {
    ...startClock(budget, at),
    ...(met > 0 && { metBefore: met }),
    ...(missed > 0 && { missedBefore: missed }),
  };
};

export const stateOfClock = (clock: SlaClock, schedule: Schedule, now: number): SlaClockState => {
  const ending = endingOf(clock);
  if (ending !== undefined) return ending;
  const consumed = consumedUntil(clock, schedule, now);
  if (consumed > clock.budget) return "breached";
  if (consumed >= clock.budget * AT_RISK_SHARE) return "at-risk";
  return clock.runningSince === undefined ? "paused" : "running";
};
