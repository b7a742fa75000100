import { byFunction, CALLS, type Call, type CallId } from "./calls.js";
import { FAULT_TITLES, type FaultId } from "./faults.js";
import { MATRIX, type MatrixCell } from "./matrix.js";

/** One cell of the matrix, with what it is about. */
export interface MatrixRow {
  readonly callId: CallId;
  readonly faultId: FaultId;
  readonly call: Call;
  readonly cell: MatrixCell;
  /** Start of the row's ticket ids, by which a fault finds the calls it is meant for. */
  readonly tag: string;
  /** For test names: "Bedrock Converse, throttled". */
  readonly title: string;
}

/** Id of the ticket that shows a row: by a fault that lasts, or by one that passes after the first attempt. */
export const ticketIdOfRow = ({ tag }: Pick<MatrixRow, "tag">, lasts: boolean): string =>
  `${tag}-${lasts ? "lasts" : "once"}`;

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
export const POSSIBLE_ROWS = ROWS.filter(({ cell }) => cell.kind !== "impossible");
/** Rows of finished tickets, which their processors take from a queue. */
export const QUEUE_ROWS = POSSIBLE_ROWS.filter(({ call }) => call.routing);
/** Rows that end before the workflow. */
export const STREAM_ROWS = POSSIBLE_ROWS.filter(({ call }) => call.state === undefined && !call.routing);
/** Rows whose fault a function meets on the wire, inside the workflow. */
export const FUNCTION_ROWS = POSSIBLE_ROWS.filter(({ call, callId }) => call.state !== undefined && byFunction(callId));
/** Rows that come to an end in the workflow. */
export const WORKFLOW_ROWS = POSSIBLE_ROWS.filter(({ call }) => call.state !== undefined);
