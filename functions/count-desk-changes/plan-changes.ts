import { closesAt } from "../shared/desk/desk-status.js";
import {
  type Contribution,
  contributionsOf,
  type CountedTicket,
  type CounterItem,
  isOfOpenTickets,
  NEXT_RESPONSE_COUNTERS,
  nextResponses,
  OPEN_ITEM,
  partsOf,
} from "../shared/desk/stats/contributions.js";
import type { ClockRounds } from "../shared/desk/sla-clock.js";

/** What was last counted of a ticket. */
export interface Mark {
  /** Grows with every write: a mark that somebody else has written since it was read has another one. */
  readonly revision: number;
  readonly contributions: readonly Contribution[];
  readonly nextResponses: ClockRounds;
}

/** A mark to write. */
export interface NewMark extends Omit<Mark, "revision"> {
  /** Epoch seconds from which DynamoDB may delete it; undefined while the ticket may change. */
  readonly expiresAt: number | undefined;
}

/** What to add to counters: by item, and in it by counter. */
export type Additions = ReadonlyMap<CounterItem, ReadonlyMap<string, number>>;

/** What a ticket changes of the counters, and its mark from then on. */
export interface Change {
  readonly ticketId: string;
  /** The mark that it follows from; undefined for a ticket that was never counted. */
  readonly before: Mark | undefined;
  readonly after: NewMark;
  readonly additions: Additions;
  /** Whether it holds only if the ticket is not on the desk at the moment of the write. */
  readonly isGone: boolean;
}

/** A ticket as it was counted, and as it is; undefined for one that was not counted, or is not on the desk. */
export interface TicketState {
  readonly ticketId: string;
  readonly before: Mark | undefined;
  readonly ticket: CountedTicket | undefined;
}

/** How long a mark is kept after its ticket is closed and can no longer change on the desk. */
const KEPT_AFTER_CLOSING_MS = 30 * 24 * 60 * 60 * 1_000;

/** When a ticket's mark is no longer needed, in milliseconds since 1970; undefined for one that is not solved. */
const forgottenAt = ({ solvedAt }: CountedTicket): number | undefined =>
  solvedAt === undefined ? undefined : closesAt(solvedAt) + KEPT_AFTER_CLOSING_MS;

type Addition = readonly [item: CounterItem, counter: string, count: number];

/** Adds up what is added to each counter, and leaves out what cancels out. */
const addUp = (additions: readonly Addition[]): Additions => {
  const sums = new Map<CounterItem, Map<string, number>>();
  for (const [item, counter, count] of additions) {
    const counters = sums.get(item) ?? new Map<string, number>();
    sums.set(item, counters.set(counter, (counters.get(counter) ?? 0) + count));
  }
  for (const [item, counters] of sums) {
    for (const [counter, count] of counters) if (count === 0) counters.delete(counter);
    if (counters.size === 0) sums.delete(item);
  }
  return sums;
};

/** The sum of two. */
export const sumOf = (one: Additions, other: Additions): Additions =>
  addUp(
    [...one, ...other].flatMap(([item, counters]) =>
      [...counters].map(([name, count]) => [item, name, count] as const),
    ),
  );

const additionsOf = (contributions: readonly Contribution[], count: number): Addition[] =>
  contributions.flatMap((contribution) => {
    const parts = partsOf(contribution);
    return parts === undefined ? [] : [[...parts, count] as const];
  });

/** Fewer than before: another policy has ended the clock, and the next one begins with none. What ended has ended. */
const sinceThen = (before: number, now: number): number => Math.max(0, now - before);

const addNextResponses = (before: Mark | undefined, ticket: CountedTicket): Addition[] => {
  const now = nextResponses(ticket);
  return (["met", "missed"] as const).map((ending) => [
    now.item,
    NEXT_RESPONSE_COUNTERS[ending],
    sinceThen(before?.nextResponses[ending] ?? 0, now[ending]),
  ]);
};

/**
 * A ticket that is gone is no longer open, but it was there: what is counted of days stays. So does its mark for a
 * while, as a ticket that was deleted by mistake may be restored.
 */
const planGone = ({ ticketId, before }: TicketState, now: number): Change | undefined => {
  const taken = additionsOf(before?.contributions ?? [], -1).filter(([item]) => isOfOpenTickets(item));
  if (before === undefined || taken.length === 0) return undefined;
  const contributions = before.contributions.filter((name) => !isOfOpenTickets(partsOf(name)?.[0] ?? OPEN_ITEM));
  const expiresAt = Math.floor((now + KEPT_AFTER_CLOSING_MS) / 1_000);
  return { ticketId, before, after: { ...before, contributions, expiresAt }, additions: addUp(taken), isGone: true };
};

const planMark = (ticket: CountedTicket): NewMark => {
  const { met, missed } = nextResponses(ticket);
  const expiry = forgottenAt(ticket);
  return {
    contributions: contributionsOf(ticket),
    nextResponses: { met, missed },
    expiresAt: expiry === undefined ? undefined : Math.floor(expiry / 1_000),
  };
};

const isSame = (before: Mark | undefined, after: NewMark): boolean =>
  before !== undefined &&
  JSON.stringify([before.contributions.toSorted(), before.nextResponses.met, before.nextResponses.missed]) ===
    JSON.stringify([after.contributions.toSorted(), after.nextResponses.met, after.nextResponses.missed]);

/**
 * The difference between what was counted of a ticket and what it is now. Counting the same ticket again changes
 * nothing, and whatever was missed in between is made up for.
 * @param now milliseconds since 1970
 * @returns undefined when there is nothing to change, and for a ticket that was closed so long ago that its mark has
 * expired: it is counted already
 */
export const planChange = (state: TicketState, now: number): Change | undefined => {
  const { ticketId, before, ticket } = state;
  if (ticket === undefined) return planGone(state, now);
  if (before === undefined && now >= (forgottenAt(ticket) ?? Infinity)) return undefined;
  const after = planMark(ticket);
  if (isSame(before, after)) return undefined;
  const additions = addUp([
    ...additionsOf(before?.contributions ?? [], -1),
    ...additionsOf(after.contributions, 1),
    ...addNextResponses(before, ticket),
  ]);
  return { ticketId, before, after, additions, isGone: false };
};
