import type { FaultId } from "../faults.js";
import type { ApiCallId } from "./api-calls.js";
import type { ApiEndingId } from "./api-endings.js";

/** Faults that a call of the API can meet: no model answers, and an empty answer of DynamoDB says that there is nothing. */
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

/** Of a call that the service carries out for all that its answer is late, unreadable or not waited for. */
interface Ends {
  /** The service is away, and did nothing. */
  readonly undone: ApiEndingId;
  /** The service refuses the call for good. @default undone */
  readonly refused?: ApiEndingId;
  /** The service did its work, and the function never learns it. @default undone */
  readonly done?: ApiEndingId;
  /** The function dies once the service did its work. @default cut-off */
  readonly dead?: ApiEndingId;
}

const cells = ({ undone, refused = undone, done = undone, dead = "cut-off" }: Ends): ApiCells => ({
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

/** For every call of the API and every fault, what must happen. The tests run it and docs/fault-matrix.md is written from it. */
export const API_MATRIX: Readonly<Record<ApiCallId, ApiCells>> = {
  claim: cells({ undone: "away", refused: "rejected", done: "away-received", dead: "cut-off-received" }),
  receive: cells({ undone: "away", refused: "rejected", done: "away-received", dead: "cut-off-received" }),
  // Whatever the fault, the client is to come again: Kinesis is the one place that a ticket cannot do without.
  put: cells({ undone: "not-accepted", done: "taken-after-all", dead: "cut-off-accepted" }),
  accept: cells({ undone: "accepted", dead: "cut-off-accepted" }),
  refuse: cells({ undone: "away-received", done: "not-accepted", dead: "cut-off-refused" }),
  reopen: cells({ undone: "not-accepted", refused: "rejected-again", done: "away-received", dead: "cut-off-received" }),
  read: cells({ undone: "away", refused: "rejected" }),
  list: cells({ undone: "away", refused: "rejected" }),
  addUser: cells({ undone: "away", refused: "rejected" }),
  findUser: cells({ undone: "away", refused: "rejected" }),
  findToken: cells({ undone: "away" }),
  touchToken: cells({ undone: "served" }),
};
