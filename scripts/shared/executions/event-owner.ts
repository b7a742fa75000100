import type { HistoryEvent } from "@aws-sdk/client-sfn";

export const isEntry = (event: HistoryEvent): boolean => event.type?.endsWith("StateEntered") === true;

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
 * For each event the index of the StateEntered event of the state it belongs to; undefined for an entry, and for events of the
 * execution as a whole.
 */
export const findOwners = (events: readonly HistoryEvent[]): readonly (number | undefined)[] => {
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
