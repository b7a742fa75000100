import type { OperationId } from "../../../functions/shared/api/routes.js";
import { FAULT_TITLES, groupFaults } from "../faults.js";

/** What a crash leaves is what a response leaves that comes too late. */
const FAULTS = ["throttled", "serverError", "timeOut", "reset", "denied", "invalid", "malformed", "slow"] as const;
type DeskFaultId = (typeof FAULTS)[number];

/** How a request ends while the fault lasts. `isWritten`: whether the table has it all the same. */
export const DESK_ENDINGS = {
  unavailable: { words: "503 with `Retry-After`; nothing is written", status: 503, isWritten: false },
  rejected: { words: "500, because only a person can fix it; nothing is written", status: 500, isWritten: false },
  "unavailable-written": {
    words: "503 with `Retry-After`, although all of it is written",
    status: 503,
    isWritten: true,
  },
} as const satisfies Readonly<
  Record<string, { readonly words: string; readonly status: number; readonly isWritten: boolean }>
>;
type DeskEndingId = keyof typeof DESK_ENDINGS;

/** A call that a request of staff makes. */
interface DeskCall {
  readonly title: string;
  readonly operation: string;
  /** What only its requests contain, among those of this operation. */
  readonly containing: string;
  readonly request: {
    readonly operationId: OperationId;
    readonly query?: Readonly<Record<string, readonly string[]>>;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: unknown;
  };
  /** The status of the request when the fault has passed and nothing was written. */
  readonly served: number;
  /** For a call that writes: the status when it is sent again although all of it was written. */
  readonly repeated?: number;
}

const ifMatch = { headers: { "If-Match": '"1"' } };

const CALLS: readonly DeskCall[] = [
  {
    title: "DynamoDB GetItem, ticket",
    operation: "GetItem",
    containing: "TICKET#TKT-1",
    request: { operationId: "readDeskTicket" },
    served: 200,
  },
  {
    title: "DynamoDB Query, inbox",
    operation: "Query",
    containing: "by-queue",
    request: { operationId: "listDeskTickets", query: { view: ["all"] } },
    served: 200,
  },
  {
    title: "DynamoDB Query, messages",
    operation: "Query",
    containing: "MSG#",
    request: { operationId: "listDeskMessages" },
    served: 200,
  },
  {
    title: "DynamoDB Query, notes",
    operation: "Query",
    containing: "NOTES#",
    request: { operationId: "listNotes" },
    served: 200,
  },
  {
    title: "DynamoDB Query, audit trail",
    operation: "Query",
    containing: "AUDIT#",
    request: { operationId: "readAuditTrail" },
    served: 200,
  },
  {
    title: "DynamoDB Query, agents",
    operation: "Query",
    containing: "AGENTS",
    request: { operationId: "listAgents" },
    served: 200,
  },
  {
    title: "DynamoDB GetItem, draft",
    operation: "GetItem",
    containing: "DRAFT#",
    request: { operationId: "readDraft" },
    served: 200,
  },
  {
    title: "DynamoDB PutItem, draft",
    operation: "PutItem",
    containing: "DRAFT#",
    request: { operationId: "saveDraft", body: { text: "So far" } },
    served: 200,
    repeated: 200,
  },
  {
    title: "DynamoDB DeleteItem, draft",
    operation: "DeleteItem",
    containing: "DRAFT#",
    request: { operationId: "discardDraft" },
    served: 204,
    repeated: 204,
  },
  {
    title: "DynamoDB PutItem, presence",
    operation: "PutItem",
    containing: "PRESENCE#",
    request: { operationId: "announcePresence" },
    served: 200,
    repeated: 200,
  },
  {
    title: "DynamoDB TransactWriteItems, change of a ticket",
    operation: "TransactWriteItems",
    containing: "CRITICAL",
    request: { operationId: "changeDeskTicket", ...ifMatch, body: { priority: "CRITICAL" } },
    served: 200,
    repeated: 412,
  },
  {
    title: "DynamoDB TransactWriteItems, assignment",
    operation: "TransactWriteItems",
    containing: "u-ada",
    request: { operationId: "assignTicket", ...ifMatch, body: { to: "u-ada" } },
    served: 200,
    repeated: 412,
  },
  {
    title: "DynamoDB TransactWriteItems, reply",
    operation: "TransactWriteItems",
    containing: "Please restart it.",
    request: { operationId: "replyToTicket", body: { text: "Please restart it.", lastSeenMessageId: null } },
    served: 201,
    repeated: 409,
  },
];

/** One fault of a call. */
export interface DeskRow {
  readonly call: DeskCall;
  readonly faultId: DeskFaultId;
  readonly endId: DeskEndingId;
  /** For test names. */
  readonly title: string;
}

const endingOf = (faultId: DeskFaultId, { repeated }: DeskCall): DeskEndingId => {
  if (faultId === "denied" || faultId === "invalid") return "rejected";
  const isDone = faultId === "malformed" || faultId === "slow";
  return isDone && repeated !== undefined ? "unavailable-written" : "unavailable";
};

export const DESK_ROWS: readonly DeskRow[] = CALLS.flatMap((call) =>
  FAULTS.map((faultId) => ({
    call,
    faultId,
    endId: endingOf(faultId, call),
    title: `${FAULT_TITLES[faultId]} of ${call.title}`,
  })),
);

const HEAD = `## The desk

What becomes of a request of staff when a call of serve-desk fails. Shown by rows
(\`test/fault-matrix/desk/desk-fault-matrix.test.ts\`): the real handler meets the fault on the wire, and the same
request is served when it is gone. One that was written although it looked as if it was not is written once: sent again,
a change gets 412 with the ticket as it is, and a reply 409 with the newest message. Two calls are on other pages: those
of [statistics](#statistics-of-the-desk) and of [deadlines](#deadlines).`;

const sectionOf = (rows: readonly DeskRow[], title: string): string => {
  const groups = groupFaults(
    rows,
    ({ faultId }) => FAULT_TITLES[faultId],
    ({ endId }) => endId,
  );
  return [`- **${title}**`, ...groups.map(({ faults, text }) => `  - ${faults.join(", ")}: _${text}_`)].join("\n");
};

const legend = (): string =>
  Object.entries(DESK_ENDINGS)
    .map(([end, { words }]) => `- _${end}_: ${words}`)
    .join("\n");

/** The part of the page about requests of staff. */
export const renderDeskMatrix = (): string =>
  [
    HEAD,
    [...Map.groupBy(DESK_ROWS, ({ call }) => call)].map(([{ title }, rows]) => sectionOf(rows, title)).join("\n"),
    "The endings:",
    legend(),
  ].join("\n\n");
