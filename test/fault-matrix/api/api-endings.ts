/** What a request comes to. */
export interface ApiEnding {
  readonly words: string;
  /** What the client gets; undefined for API Gateway's own answer when the function dies. */
  readonly status?: 200 | 202 | 500 | 503;
  /** Of the ticket that the request is for; undefined when none is written. */
  readonly item?: "RECEIVED" | "NOT_ACCEPTED";
  /** Whether the ticket's record is in the stream. */
  readonly inStream?: boolean;
}

export const API_ENDINGS = {
  accepted: {
    words: "202; the item is RECEIVED and the record is in the stream",
    status: 202,
    item: "RECEIVED",
    inStream: true,
  },
  served: { words: "200, as if nothing had been; of the authorizer: the request is let in", status: 200 },
  away: { words: "503 with Retry-After; no ticket is written", status: 503 },
  "away-received": {
    words: "503 with Retry-After; the item is RECEIVED, and nothing is in the stream",
    status: 503,
    item: "RECEIVED",
  },
  "not-accepted": {
    words: "503 with Retry-After; the item is NOT_ACCEPTED, and nothing is in the stream",
    status: 503,
    item: "NOT_ACCEPTED",
  },
  "taken-after-all": {
    words:
      "503 with Retry-After; the item is NOT_ACCEPTED, though the record is in the stream: the workflow takes it up all the same",
    status: 503,
    item: "NOT_ACCEPTED",
    inStream: true,
  },
  rejected: { words: "500, since only a person can mend it; no ticket is written", status: 500 },
  "rejected-again": {
    words: "500, since only a person can mend it; the item stays NOT_ACCEPTED, and nothing is in the stream",
    status: 500,
    item: "NOT_ACCEPTED",
  },
  "cut-off": { words: "5xx of API Gateway; no ticket is written" },
  "cut-off-received": {
    words: "5xx of API Gateway; the item is RECEIVED, and nothing is in the stream",
    item: "RECEIVED",
  },
  "cut-off-accepted": {
    words: "5xx of API Gateway; the item is RECEIVED and the record is in the stream",
    item: "RECEIVED",
    inStream: true,
  },
  "cut-off-refused": {
    words: "5xx of API Gateway; the item is NOT_ACCEPTED, and nothing is in the stream",
    item: "NOT_ACCEPTED",
  },
} as const satisfies Readonly<Record<string, ApiEnding>>;
export type ApiEndingId = keyof typeof API_ENDINGS;
