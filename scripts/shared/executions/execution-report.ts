import type { HistoryEvent } from "@aws-sdk/client-sfn";
import { TicketRecordSchema, type TicketRecord } from "../../../functions/shared/contracts/ticket-record.js";
import { parseJson } from "../terminal/parse-json.js";
import { errorIn, readVisits, type StateError, type StateVisit } from "./timeline.js";

export const EXECUTION_STATUSES = [
  "RUNNING",
  "SUCCEEDED",
  "FAILED",
  "TIMED_OUT",
  "ABORTED",
  "PENDING_REDRIVE",
] as const;

/** An execution as lists show it. */
export interface ExecutionSummary {
  readonly arn: string;
  readonly name: string;
  readonly status: string;
  readonly startedAt: Date;
  readonly stoppedAt: Date | undefined;
}

/** Everything `npm run trace` tells of one execution. */
export interface ExecutionReport extends ExecutionSummary {
  readonly states: readonly StateVisit[];
  /** What ended it, if it did not succeed. */
  readonly failure: StateError | undefined;
  /** The ticket as it was answered or triaged; undefined if it never was. */
  readonly record: TicketRecord | undefined;
}

/** Execution names end in "-" and 16 digits of the content's hash. */
const NAME = /^(.+)-[0-9a-f]{16}$/;

/** The ticket an execution is for, or its whole name if it was started under some other name. */
export const ticketIdOfExecution = (executionName: string): string => NAME.exec(executionName)?.[1] ?? executionName;

/** Seconds from start to end; undefined while it runs. */
export const secondsOf = ({ startedAt, stoppedAt }: ExecutionSummary): number | undefined =>
  stoppedAt && (stoppedAt.getTime() - startedAt.getTime()) / 1000;

/** A record may be a state's output, or the payload a function answered with. */
const recordIn = (json: string | undefined): readonly TicketRecord[] => {
  const output = parseJson(json);
  const payload = typeof output === "object" && output !== null && "Payload" in output ? output.Payload : undefined;
  return [output, payload].flatMap((value) => TicketRecordSchema.safeParse(value).data ?? []);
};

const findRecord = (events: readonly HistoryEvent[]): TicketRecord | undefined =>
  events
    .flatMap((event) => [event.taskSucceededEventDetails?.output, event.stateExitedEventDetails?.output])
    .flatMap(recordIn)
    .at(-1);

const isExecutionEnd = (event: HistoryEvent): boolean => event.type?.startsWith("Execution") === true;

/** Puts together what is told of an execution and its history, which must be whole and in order. */
export const reportExecution = (summary: ExecutionSummary, events: readonly HistoryEvent[]): ExecutionReport => ({
  ...summary,
  states: readVisits(events),
  failure: events
    .filter(isExecutionEnd)
    .flatMap((event) => errorIn(event) ?? [])
    .at(-1),
  record: findRecord(events),
});
