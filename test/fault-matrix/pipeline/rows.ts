import { byFunction, CALLS, isOfFailurePath, type Call, type CallId } from "./calls.js";
import { FAULT_TITLES, type FaultId } from "../faults.js";
import { MATRIX, type MatrixCell } from "./matrix.js";
import type { TicketEnding } from "./ticket-endings.js";

/** One cell of the matrix, with its call and fault. */
export interface MatrixRow {
  readonly callId: CallId;
  readonly faultId: FaultId;
  readonly call: Call;
  readonly cell: MatrixCell;
  /** Prefix of the row's ticket ids, by which a fault finds the calls that it must hit. */
  readonly tag: string;
  /** For test names: "Bedrock Converse, throttled". */
  readonly title: string;
}

/** Id of a row's ticket: the one with a permanent fault, or the one whose fault passes after the first attempt. */
export const ticketIdOfRow = ({ tag }: Pick<MatrixRow, "tag">, isPermanent: boolean): string =>
  `${tag}-${isPermanent ? "permanent" : "once"}`;

const callIds = Object.keys(CALLS) as CallId[];
const faultIds = Object.keys(FAULT_TITLES) as FaultId[];

export const matrixRowOf = (callId: CallId, faultId: FaultId): MatrixRow => ({
  callId,
  faultId,
  call: CALLS[callId],
  cell: MATRIX[callId][faultId],
  tag: `FM-${callId}-${faultId}`,
  title: `${CALLS[callId].title}, ${FAULT_TITLES[faultId]}`,
});

/** All rows, call by call. */
export const ROWS: readonly MatrixRow[] = callIds.flatMap((callId) =>
  faultIds.map((faultId) => matrixRowOf(callId, faultId)),
);

/** Rows that can happen. */
const POSSIBLE_ROWS = ROWS.filter(({ cell }) => cell.kind !== "impossible");
/** Rows of finished tickets, which their processors take from a queue. */
export const QUEUE_ROWS = POSSIBLE_ROWS.filter(({ call }) => call.routing);
/** Rows that end before the workflow. */
export const STREAM_ROWS = POSSIBLE_ROWS.filter(({ call }) => call.state === undefined && !call.routing);
/** Rows whose fault a function meets on the wire, inside the workflow. */
export const FUNCTION_ROWS = POSSIBLE_ROWS.filter(({ call, callId }) => call.state !== undefined && byFunction(callId));
/** Rows that end in the workflow. */
const WORKFLOW_ROWS = POSSIBLE_ROWS.filter(({ call }) => call.state !== undefined);

/** One execution of a row: with a permanent fault, or with one that passes after the first attempt. */
export interface MatrixExecution {
  readonly row: MatrixRow;
  readonly isPermanent: boolean;
  readonly ticketId: string;
  /** How the execution must end. */
  readonly end: TicketEnding;
  /** Attempts that its state must make, including the first. */
  readonly attempts: number;
}

/** How a row's ticket ends without a fault. */
const endWithoutFault = ({ callId }: MatrixRow): TicketEnding => {
  if (callId === "lookUp") return "done";
  return isOfFailurePath(callId) ? "failed" : "answered";
};

const planned = (row: MatrixRow, isPermanent: boolean, end: TicketEnding, attempts: number): MatrixExecution => ({
  row,
  isPermanent,
  ticketId: ticketIdOfRow(row, isPermanent),
  end,
  attempts,
});

const planRow = (row: MatrixRow): readonly MatrixExecution[] => {
  const { cell } = row;
  if (cell.kind === "passes") return [planned(row, true, cell.end, 1)];
  if (cell.kind !== "fails") return [];
  const permanent = planned(row, true, cell.end, cell.retries + 1);
  return cell.retries === 0 ? [permanent] : [permanent, planned(row, false, endWithoutFault(row), 2)];
};

/** Every execution that the rows of the workflow need. */
export const EXECUTIONS: readonly MatrixExecution[] = WORKFLOW_ROWS.flatMap(planRow);
