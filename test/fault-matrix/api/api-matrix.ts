import type { FaultId } from "../faults.js";
import type { ApiCallId } from "./api-calls.js";
import type { ApiEndingId } from "./api-endings.js";

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

/** How a call can end. The service may do its work although its response is late, unreadable or lost. */
interface Ends {
  /** The service is unavailable, and did nothing. */
  readonly undone: ApiEndingId;
  /** The service permanently rejects the call. @default undone */
  readonly refused?: ApiEndingId;
  /** The service did its work, but the function never learns that. @default undone */
  readonly done?: ApiEndingId;
  /** The function dies after the service did its work. @default crashed */
  readonly dead?: ApiEndingId;
}

const cells = ({ undone, refused = undone, done = undone, dead = "crashed" }: Ends): ApiCells => ({
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
  findToken: cells({ undone: "unavailable" }),
  touchToken: cells({ undone: "served" }),
};
