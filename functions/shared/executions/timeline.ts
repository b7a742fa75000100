import type { HistoryEvent } from "@aws-sdk/client-sfn";

const isEntry = (event: HistoryEvent): boolean => event.type?.endsWith("StateEntered") === true;

const isExecutionEvent = (event: HistoryEvent): boolean => event.type?.startsWith("Execution") === true;

/** Index of the event that `event` follows: the one it names, else the one before it. */
const predecessor = (event: HistoryEvent, index: number, indexById: ReadonlyMap<number, number>): number => {
  const named = event.previousEventId === undefined ? undefined : indexById.get(event.previousEventId);
  return named ?? index - 1;
};

/** Whether walking back from `event` may stop at this state: any for an attempt, the one it names for an exit. */
const matches = (event: HistoryEvent, entered: HistoryEvent): boolean => {
  const name = event.stateExitedEventDetails?.name;
  return name === undefined || entered.stateEnteredEventDetails?.name === name;
};

/**
 * For each event, the index of the StateEntered event of the state that it belongs to; undefined for StateEntered
 * events, and for events of the execution as a whole.
 */
const findOwners = (events: readonly HistoryEvent[]): readonly (number | undefined)[] => {
  const indexById = new Map(events.flatMap((event, index) => (event.id === undefined ? [] : [[event.id, index]])));
  const walkBack = (event: HistoryEvent, from: number): number | undefined => {
    let index = predecessor(event, from, indexById);
    let current = events[index];
    while (current !== undefined && !(isEntry(current) && matches(event, current))) {
      index = Math.min(predecessor(current, index, indexById), index - 1);
      current = events[index];
    }
    return current && index;
  };
  return events.map((event, index) => (isEntry(event) || isExecutionEvent(event) ? undefined : walkBack(event, index)));
};

export interface StateError {
  readonly error: string;
  readonly cause: string;
}

/** One visit to one state. */
export interface StateVisit {
  readonly name: string;
  /** Task, Parallel, Choice, ... */
  readonly type: string;
  readonly enteredAt: Date;
  /** Undefined while the state is running, and if the execution ended in it. */
  readonly leftAt: Date | undefined;
  /** Number of Parallel or Map states around it. */
  readonly depth: number;
  /** Number of times its task was retried. */
  readonly retries: number;
  /** Errors of its attempts, in order. */
  readonly errors: readonly StateError[];
  /** Whether its last attempt failed. If it was left all the same, its Catch led to another state. */
  readonly hasFailed: boolean;
}

const COMPOSITES = new Set(["Parallel", "Map"]);

const EPOCH = new Date(0);

const typeOf = (event: HistoryEvent): string => (event.type ?? "").replace(/State(Entered|Exited)$/, "");

/** The error of a task, function or execution event, if it has one. */
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

/** Whether the last attempt of a state, by its events, failed. */
const lastFailed = (own: readonly HistoryEvent[]): boolean => {
  const ended = own.findLast((event) => errorIn(event) !== undefined || event.type?.endsWith("Succeeded") === true);
  return ended !== undefined && errorIn(ended) !== undefined;
};

/** A visit by its entry and the events that belong to it. */
const toVisit = (entry: HistoryEvent, own: readonly HistoryEvent[], depth: number): StateVisit => {
  const type = typeOf(entry);
  return {
    name: entry.stateEnteredEventDetails?.name ?? "",
    type,
    enteredAt: entry.timestamp ?? EPOCH,
    leftAt: own.find(isExit)?.timestamp,
    depth,
    // Attempts under a Parallel may belong to several branches, which the history does not distinguish.
    retries: type === "Task" ? Math.max(0, own.filter(isTry).length - 1) : 0,
    errors: own.flatMap((event) => errorIn(event) ?? []),
    hasFailed: lastFailed(own),
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
 * The states that an execution visited, in the order in which they were entered. Reads histories of AWS, where events
 * name their predecessors, and of emulators, where they do not and states inside a Parallel are missing.
 */
export const readVisits = (events: readonly HistoryEvent[]): readonly StateVisit[] => {
  const groups = groupByEntry(events);
  const visits: StateVisit[] = [];
  // Composites that were entered and not yet left, at the current event.
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
