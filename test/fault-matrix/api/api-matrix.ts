import { FAULT_TITLES, type FaultId } from "../faults.js";
import { API_CALLS, type ApiCall, type ApiCallId } from "./api-calls.js";
import { API_ENDINGS, type ApiEnding, type ApiEndingId } from "./api-endings.js";

/** Faults that a call of the API can meet: no model is called, and an empty response from DynamoDB means not found. */
export const API_FAULTS = [
  "throttled",
  "serverError",
  "timeOut",
  "reset",
  "denied",
  "invalid",
  "slow",
  "malformed",
  "crash",
] as const satisfies readonly FaultId[];
export type ApiFaultId = (typeof API_FAULTS)[number];

type ApiCells = Readonly<Record<ApiFaultId, ApiEndingId>>;

/** The endings of a call. The service may do its work although its response is late, unreadable or lost. */
interface CallEndings {
  /** The service is unavailable, and did nothing. */
  readonly undone: ApiEndingId;
  /** The service permanently rejects the call. @default undone */
  readonly refused?: ApiEndingId;
  /** The service did its work, but the function never learns that. @default undone */
  readonly done?: ApiEndingId;
  /** The function dies after the service did its work. @default crashed */
  readonly dead?: ApiEndingId;
}

const cells = ({ undone, refused = undone, done = undone, dead = "crashed" }: CallEndings): ApiCells => ({
  throttled: undone,
  serverError: undone,
  timeOut: undone,
  reset: undone,
  denied: refused,
  invalid: refused,
  slow: done,
  malformed: done,
  crash: dead,
});

/** What must happen for every call and every fault. The tests run it; docs/fault-matrix.md is generated from it. */
export const API_MATRIX: Readonly<Record<ApiCallId, ApiCells>> = {
  // No counter may lose a ticket.
  spend: cells({ undone: "accepted" }),
  giveBack: cells({ undone: "accepted", dead: "crashed-accepted" }),
  findKey: cells({ undone: "unavailable-accepted", refused: "rejected-accepted", dead: "crashed-accepted" }),
  claim: cells({ undone: "unavailable", refused: "rejected", done: "unavailable-received", dead: "crashed-received" }),
  receive: cells({
    undone: "unavailable",
    refused: "rejected",
    done: "unavailable-received",
    dead: "crashed-received",
  }),
  // Whatever the fault, the client should retry: a ticket cannot do without Kinesis.
  put: cells({ undone: "not-accepted", done: "not-accepted-but-on-stream", dead: "crashed-accepted" }),
  accept: cells({ undone: "accepted", dead: "crashed-accepted" }),
  refuse: cells({ undone: "unavailable-received", done: "not-accepted", dead: "crashed-not-accepted" }),
  reopen: cells({
    undone: "not-accepted",
    refused: "rejected-again",
    done: "unavailable-received",
    dead: "crashed-received",
  }),
  read: cells({ undone: "unavailable", refused: "rejected" }),
  list: cells({ undone: "unavailable", refused: "rejected" }),
  addUser: cells({ undone: "unavailable", refused: "rejected" }),
  findUser: cells({ undone: "unavailable", refused: "rejected" }),
  extendUser: cells({ undone: "accepted-for-user" }),
  findToken: cells({ undone: "unavailable" }),
  touchToken: cells({ undone: "served" }),
};

/** One cell of the API's matrix, with its call, fault and ending. */
export interface ApiRow {
  readonly callId: ApiCallId;
  readonly faultId: ApiFaultId;
  readonly call: ApiCall;
  readonly endId: ApiEndingId;
  readonly end: ApiEnding;
  /** The caller's subject, by which a fault finds the calls that it must hit. */
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
