import type { HistoryEvent } from "@aws-sdk/client-sfn";
import { TicketRecordSchema, type TicketRecord } from "../../../functions/shared/contracts/ticket-record-schema.js";
import { parseJson } from "../../../functions/shared/contracts/parse-json.js";
import {
  errorIn,
  readVisits,
  type StateError,
  type StateVisit,
} from "../../../functions/shared/executions/timeline.js";

/** An execution as lists show it. */
export interface ExecutionSummary {
  readonly arn: string;
  readonly name: string;
  readonly status: string;
  readonly startedAt: Date;
  readonly stoppedAt: Date | undefined;
}

/** Everything that `npm run trace` shows of one execution. */
export interface ExecutionReport extends ExecutionSummary {
  readonly states: readonly StateVisit[];
  /** Its error, if it did not succeed. */
  readonly failure: StateError | undefined;
  /** The finished ticket; undefined if it was not finished. */
  readonly record: TicketRecord | undefined;
}

/** Seconds from start to end; undefined while it is running. */
export const secondsOf = ({ startedAt, stoppedAt }: ExecutionSummary): number | undefined =>
  stoppedAt && (stoppedAt.getTime() - startedAt.getTime()) / 1000;

/** The ticket record may be a state's output, or the payload that a function returned. */
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

/** Builds the report from an execution and its history, which must be complete and in order. */
export const reportExecution = (summary: ExecutionSummary, events: readonly HistoryEvent[]): ExecutionReport => ({
  ...summary,
  states: readVisits(events),
  failure: events
    .filter(isExecutionEnd)
    .flatMap((event) => errorIn(event) ?? [])
    .at(-1),
  record: findRecord(events),
});
