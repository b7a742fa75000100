import { FAULT_TITLES } from "../faults.js";
import { API_CALLS, type ApiCall, type ApiCallId } from "./api-calls.js";
import { API_ENDINGS, type ApiEnding, type ApiEndingId } from "./api-endings.js";
import { API_FAULTS, API_MATRIX, type ApiFaultId } from "./api-matrix.js";

/** One cell of the API's matrix, with what it is about. */
export interface ApiRow {
  readonly callId: ApiCallId;
  readonly faultId: ApiFaultId;
  readonly call: ApiCall;
  readonly endId: ApiEndingId;
  readonly end: ApiEnding;
  /** The caller's subject, by which a fault finds the calls it is meant for. */
  readonly tag: string;
  /** For test names: "Kinesis PutRecord, throttled". */
  readonly title: string;
}

const rowOf = (callId: ApiCallId, faultId: ApiFaultId): ApiRow => ({
  callId,
  faultId,
  call: API_CALLS[callId],
  endId: API_MATRIX[callId][faultId],
  end: API_ENDINGS[API_MATRIX[callId][faultId]],
  tag: `FM-${callId}-${faultId}`,
  title: `${API_CALLS[callId].title}, ${FAULT_TITLES[faultId]}`,
});

const callIds = Object.keys(API_CALLS) as ApiCallId[];

/** All rows, call by call. */
export const API_ROWS: readonly ApiRow[] = callIds.flatMap((callId) =>
  API_FAULTS.map((faultId) => rowOf(callId, faultId)),
);
