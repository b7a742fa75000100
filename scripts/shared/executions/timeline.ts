import type { HistoryEvent } from "@aws-sdk/client-sfn";
import { findOwners, isEntry } from "./event-owner.js";

export interface StateError {
  readonly error: string;
  readonly cause: string;
}

/** One stay in one state. */
export interface StateVisit {
  readonly name: string;
  /** Task, Parallel, Choice, ... */
  readonly type: string;
  readonly enteredAt: Date;
  /** Undefined while the state runs, and when the execution ended in it. */
  readonly leftAt: Date | undefined;
  /** Number of Parallel or Map states around it. */
  readonly depth: number;
  /** Times its task was tried again. */
  readonly retries: number;
  /** What its attempts failed with, in order. */
  readonly errors: readonly StateError[];
}

const COMPOSITES = new Set(["Parallel", "Map"]);

const EPOCH = new Date(0);

const typeOf = (event: HistoryEvent): string => (event.type ?? "").replace(/State(Entered|Exited)$/, "");

/** The error of any event that carries one: task, function, execution. */
export const errorIn = (event: HistoryEvent): StateError | undefined => {
  const details =
    event.taskFailedEventDetails ??
    event.taskTimedOutEventDetails ??
    event.taskStartFailedEventDetails ??
    event.taskSubmitFailedEventDetails ??
    event.lambdaFunctionFailedEventDetails ??
    event.lambdaFunctionTimedOutEventDetails ??
    event.executionFailedEventDetails ??
    event.executionTimedOutEventDetails ??
    event.executionAbortedEventDetails;
  if (details === undefined) return undefined;
  return { error: details.error ?? "Unknown", cause: details.cause ?? "" };
};

const isTry = ({ type }: HistoryEvent): boolean => type === "TaskScheduled" || type === "LambdaFunctionScheduled";

const isExit = ({ type }: HistoryEvent): boolean => type?.endsWith("StateExited") === true;

/** A visit by its entry and the events that belong to it. */
const toVisit = (entry: HistoryEvent, own: readonly HistoryEvent[], depth: number): StateVisit => {
  const type = typeOf(entry);
  return {
    name: entry.stateEnteredEventDetails?.name ?? "",
    type,
    enteredAt: entry.timestamp ?? EPOCH,
    leftAt: own.find(isExit)?.timestamp,
    depth,
    // The attempts under a Parallel may be those of several branches, where the history does not tell them apart.
    retries: type === "Task" ? Math.max(0, own.filter(isTry).length - 1) : 0,
    errors: own.flatMap((event) => errorIn(event) ?? []),
  };
};

/** The events of each state, under the index of its entry. */
const groupByEntry = (events: readonly HistoryEvent[]): ReadonlyMap<number, readonly HistoryEvent[]> => {
  const groups = new Map<number, HistoryEvent[]>();
  for (const [index, owner] of findOwners(events).entries()) {
    const event = events[index];
    if (event === undefined || owner === undefined) continue;
    groups.set(owner, [...(groups.get(owner) ?? []), event]);
  }
  return groups;
};

/**
 * The states an execution went through, in the order they were entered. Reads the histories of AWS, whose events name their
 * predecessors, and of emulators, whose events do not and which leave out the states inside a Parallel.
 */
export const readVisits = (events: readonly HistoryEvent[]): readonly StateVisit[] => {
  const groups = groupByEntry(events);
  const visits: StateVisit[] = [];
  // Composites that were entered and not left yet, at the event looked at.
  const around: StateVisit[] = [];
  for (const [index, event] of events.entries()) {
    if (isEntry(event)) {
      const visit = toVisit(event, groups.get(index) ?? [], around.length);
      visits.push(visit);
      if (COMPOSITES.has(visit.type)) around.push(visit);
    }
    if (isExit(event) && COMPOSITES.has(typeOf(event))) around.pop();
  }
  return visits;
};
