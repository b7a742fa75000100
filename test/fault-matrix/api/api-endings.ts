/** How a request ends. */
export interface ApiEnding {
  readonly words: string;
  /** What the client gets; undefined for API Gateway's own response when the function dies. */
  readonly status?: 200 | 202 | 500 | 503;
  /** Status of the ticket that the request is for; undefined when no ticket is written. */
  readonly item?: "RECEIVED" | "NOT_ACCEPTED";
  /** Whether the ticket's record is on the stream. */
  readonly onStream?: boolean;
}

export const API_ENDINGS = {
  accepted: {
    words: "202; the item is RECEIVED and the record is on the stream",
    status: 202,
    item: "RECEIVED",
    onStream: true,
  },
  "accepted-for-user": {
    words: "200; the item is RECEIVED and the record is on the stream, and the user is extended at its next use",
    status: 200,
    item: "RECEIVED",
    onStream: true,
  },
  served: { words: "200, as if nothing had happened; for the authorizer: access is granted", status: 200 },
  unavailable: { words: "503 with Retry-After; no ticket is written", status: 503 },
  "unavailable-received": {
    words: "503 with Retry-After; the item is RECEIVED, and nothing is on the stream",
    status: 503,
    item: "RECEIVED",
  },
  "not-accepted": {
    words: "503 with Retry-After; the item is NOT_ACCEPTED, and nothing is on the stream",
    status: 503,
    item: "NOT_ACCEPTED",
  },
  "not-accepted-but-on-stream": {
    words:
      "503 with Retry-After; the item is NOT_ACCEPTED, but the record is on the stream: the workflow starts anyway",
    status: 503,
    item: "NOT_ACCEPTED",
    onStream: true,
  },
  "unavailable-accepted": {
    words: "503 with Retry-After; the ticket of the first request stays as it is",
    status: 503,
    item: "RECEIVED",
    onStream: true,
  },
  "rejected-accepted": {
    words: "500, because only a person can fix it; the ticket of the first request stays as it is",
    status: 500,
    item: "RECEIVED",
    onStream: true,
  },
  rejected: { words: "500, because only a person can fix it; no ticket is written", status: 500 },
  "rejected-again": {
    words: "500, because only a person can fix it; the item stays NOT_ACCEPTED, and nothing is on the stream",
    status: 500,
    item: "NOT_ACCEPTED",
  },
  crashed: { words: "5xx from API Gateway; no ticket is written" },
  "crashed-received": {
    words: "5xx from API Gateway; the item is RECEIVED, and nothing is on the stream",
    item: "RECEIVED",
  },
  "crashed-accepted": {
    words: "5xx from API Gateway; the item is RECEIVED and the record is on the stream",
    item: "RECEIVED",
    onStream: true,
  },
  "crashed-not-accepted": {
    words: "5xx from API Gateway; the item is NOT_ACCEPTED, and nothing is on the stream",
    item: "NOT_ACCEPTED",
  },
} as const satisfies Readonly<Record<string, ApiEnding>>;
export type ApiEndingId = keyof typeof API_ENDINGS;
