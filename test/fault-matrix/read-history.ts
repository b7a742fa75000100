import type { HistoryEvent } from "@aws-sdk/client-sfn";

/** What an execution's history tells. */
export interface History {
  /** Names of the states it entered, sorted. */
  readonly path: readonly string[];
  /** Errors of a state's attempts that failed, in their order. */
  readonly failures: (state: string) => readonly string[];
  /** What a state was given. */
  readonly inputOf: (state: string) => unknown;
}

/** The state an event belongs to: the last one entered on the way to it. */
const stateOf = (event: HistoryEvent, byId: ReadonlyMap<number, HistoryEvent>): string => {
  if (event.stateEnteredEventDetails?.name !== undefined) return event.stateEnteredEventDetails.name;
  const previous = byId.get(event.previousEventId ?? 0);
  return previous === undefined ? "" : stateOf(previous, byId);
};

export const readHistory = (events: readonly HistoryEvent[]): History => {
  const byId = new Map(events.map((event) => [event.id ?? 0, event]));
  const entered = events.flatMap(({ stateEnteredEventDetails: details }) => (details === undefined ? [] : [details]));
  return {
    path: entered.map(({ name = "" }) => name).sort(),
    failures: (state) =>
      events
        .filter((event) => event.taskFailedEventDetails !== undefined && stateOf(event, byId) === state)
        .map(({ taskFailedEventDetails }) => taskFailedEventDetails?.error ?? ""),
    inputOf: (state) => JSON.parse(entered.find(({ name }) => name === state)?.input ?? "null") as unknown,
  };
};
