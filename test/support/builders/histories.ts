import type { HistoryEvent } from "@aws-sdk/client-sfn";

const START = Date.UTC(2026, 10, 21, 8, 30);

/** A time, in milliseconds after the start of every history here. */
export const at = (ms: number): Date => new Date(START + ms);

type EventRow = readonly [
  ms: number,
  type: NonNullable<HistoryEvent["type"]>,
  previousEventId: number,
  details?: Partial<HistoryEvent>,
];

export const entered = (name: string) => ({ stateEnteredEventDetails: { name } });
export const left = (name: string, output?: string) => ({
  stateExitedEventDetails: { name, ...(output !== undefined && { output }) },
});
export const failed = (error: string, cause = "") => ({
  taskFailedEventDetails: { resource: "invoke", resourceType: "lambda", error, cause },
});
export const succeeded = (output: unknown) => ({
  taskSucceededEventDetails: { resource: "invoke", resourceType: "lambda", output: JSON.stringify(output) },
});

/** A history as AWS records it: each event has the id of the previous event. */
export const awsHistory = (...rows: EventRow[]): HistoryEvent[] =>
  rows.map(([ms, type, previousEventId, details], index) => ({
    id: index + 1,
    previousEventId,
    type,
    timestamp: at(ms),
    ...details,
  }));

/** The same history as emulators record it, without the ids of previous events. */
export const bareHistory = (...rows: EventRow[]): HistoryEvent[] =>
  rows.map(([ms, type, , details], index) => ({ id: index + 1, type, timestamp: at(ms), ...details }));

/** A task with one retry, then a Parallel of two tasks whose events alternate. */
export const RETRIED_THEN_PARALLEL: readonly EventRow[] = [
  [0, "ExecutionStarted", 0],
  [10, "TaskStateEntered", 0, entered("Detect sentiment")],
  [11, "TaskScheduled", 2],
  [12, "TaskStarted", 3],
  [50, "TaskFailed", 4, failed("DependencyThrottled", "slow down")],
  [90, "TaskScheduled", 5],
  [91, "TaskStarted", 6],
  [110, "TaskSucceeded", 7],
  [110, "TaskStateExited", 8, left("Detect sentiment")],
  [120, "ParallelStateEntered", 9, entered("Keep ticket")],
  [120, "ParallelStateStarted", 10],
  [121, "TaskStateEntered", 11, entered("Store ticket")],
  [122, "TaskStateEntered", 11, entered("Write ticket JSON")],
  [123, "TaskScheduled", 12],
  [124, "TaskScheduled", 13],
  [130, "TaskFailed", 14, failed("DynamoDB.ThrottlingException")],
  [140, "TaskSucceeded", 15],
  [140, "TaskStateExited", 17, left("Write ticket JSON")],
  [160, "TaskScheduled", 16],
  [170, "TaskSucceeded", 19],
  [170, "TaskStateExited", 20, left("Store ticket")],
  [171, "ParallelStateSucceeded", 21],
  [171, "ParallelStateExited", 22, left("Keep ticket")],
  [180, "SucceedStateEntered", 23, entered("Done")],
  [180, "SucceedStateExited", 24, left("Done")],
  [181, "ExecutionSucceeded", 25],
];
