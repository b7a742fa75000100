import { DependencyThrottled } from "../shared/lambda/errors.js";
import { type Additions, type Change, planChange, sumOf, type TicketState } from "./plan-changes.js";

/** Changes of several tickets that are written together, and the sum of what they add to each counter. */
export interface Commit {
  readonly changes: readonly Change[];
  readonly additions: Additions;
}

/** The desk's counters, and what was counted of each ticket. */
export interface DeskCounters {
  /**
   * What was counted of these tickets, and then the tickets: a mark that is still the same when it is replaced proves
   * that nobody has counted a later state. A ticket that cannot be read is left out.
   * @param ticketIds at most 100, each once
   * @throws DependencyThrottled, DependencyUnavailable or DependencyRejected
   */
  read(ticketIds: readonly string[]): Promise<readonly TicketState[]>;
  /**
   * Writes the counters and the marks, or nothing: `conflict` when a mark has changed since it was read, a ticket that
   * is to be counted as gone is there, or somebody else writes the same items at this moment.
   * @throws DependencyThrottled, DependencyUnavailable or DependencyRejected
   */
  write(commit: Commit): Promise<"written" | "conflict">;
}

export interface CountPorts {
  readonly counters: DeskCounters;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
  /** From 0 to 1. */
  readonly random: () => number;
}

/** Keys of one BatchGetItem. */
const TICKETS_PER_READ = 100;

/** DynamoDB's limits of a transaction, and of the operands of an update: 300, with room to spare. */
const ITEMS_PER_COMMIT = 100;
const COUNTERS_PER_ITEM = 250;

/** Another transaction on the same counters takes tens of milliseconds. */
const ATTEMPTS = 8;
const FIRST_WAIT_MS = 25;

/** A ticket that is gone is also looked for. */
const itemsOf = ({ changes, additions }: Commit): number =>
  changes.length + changes.filter(({ isGone }) => isGone).length + additions.size;

const fits = (commit: Commit): boolean =>
  itemsOf(commit) <= ITEMS_PER_COMMIT && [...commit.additions.values()].every(({ size }) => size <= COUNTERS_PER_ITEM);

const commitsOf = (changes: readonly Change[]): readonly Commit[] => {
  const commits: Commit[] = [];
  let last: Commit = { changes: [], additions: new Map() };
  for (const change of changes) {
    const joined = { changes: [...last.changes, change], additions: sumOf(last.additions, change.additions) };
    if (last.changes.length > 0 && !fits(joined)) {
      commits.push(last);
      last = { changes: [change], additions: change.additions };
    } else last = joined;
  }
  return last.changes.length === 0 ? commits : [...commits, last];
};

/**
 * As many changes in each transaction as it can have, so that a counter is written once for all of them. Tickets that
 * are gone come last and by themselves: one that is found after all must not keep others from being counted.
 */
export const toCommits = (changes: readonly Change[]): readonly Commit[] => [
  ...commitsOf(changes.filter(({ isGone }) => !isGone)),
  ...commitsOf(changes.filter(({ isGone }) => isGone)),
];

const chunksOf = <T>(values: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(values.length / size) }, (_, index) => values.slice(index * size, (index + 1) * size));

/** @returns the tickets that could not be counted now */
const countOnce = async (ticketIds: readonly string[], { counters, now }: CountPorts): Promise<readonly string[]> => {
  const states: TicketState[] = [];
  for (const chunk of chunksOf(ticketIds, TICKETS_PER_READ)) states.push(...(await counters.read(chunk)));
  const changes = states.flatMap((state) => planChange(state, now()) ?? []);
  const left: string[] = [];
  for (const commit of toCommits(changes))
    if ((await counters.write(commit)) === "conflict") left.push(...commit.changes.map(({ ticketId }) => ticketId));
  return left;
};

/**
 * Counts tickets as they are now. Which change of a ticket gave cause to count it does not matter: a change that comes
 * twice, late, in another order or not at all gives the same counters as soon as a later one is counted. A ticket that
 * was not read is gone only if the transaction that counts it so does not find it either.
 * @throws DependencyThrottled when the counters stay contended, and what the port throws. What is counted stays counted
 */
export const countChanges = async (ticketIds: readonly string[], ports: CountPorts): Promise<void> => {
  let left: readonly string[] = [...new Set(ticketIds)];
  for (let attempt = 0; attempt < ATTEMPTS && left.length > 0; attempt += 1) {
    if (attempt > 0) await ports.sleep(ports.random() * FIRST_WAIT_MS * 2 ** (attempt - 1));
    left = await countOnce(left, ports);
  }
  if (left.length > 0) throw new DependencyThrottled(`counters were in use at each of ${ATTEMPTS} attempts`);
};
