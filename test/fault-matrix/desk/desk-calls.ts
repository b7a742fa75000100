import type { OperationId } from "../../../functions/shared/api/routes.js";

/** A call that a request of staff, or of a customer in a conversation, makes. */
export interface DeskCall {
  readonly title: string;
  readonly operation: string;
  /** What only its requests contain, among those of this operation. */
  readonly containing: string;
  readonly request: {
    readonly operationId: OperationId;
    readonly parameters?: Readonly<Record<string, string>>;
    readonly query?: Readonly<Record<string, readonly string[]>>;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: unknown;
  };
  /** The status of the request when the fault has passed and nothing was written. */
  readonly served: number;
  /** For a call that writes: the status when it is sent again although all of it was written. */
  readonly repeated?: number;
  /** What becomes of the request when it does not end as usual. @default a read, or a write if there is `repeated` */
  readonly kind?: "one-of-many" | "draft-of-macro" | "notice" | "removal-of-notice";
}

const ifMatch = { headers: { "If-Match": '"1"' } };
const key = { headers: { "Idempotency-Key": "message-1" } };
const macro = { parameters: { id: "TKT-1", macroId: "urgent" } };
const customer = { parameters: { id: "C-1" } };

const OF_TICKETS: readonly DeskCall[] = [
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
    title: "DynamoDB GetItem, evaluation",
    operation: "GetItem",
    containing: "EVALUATION#",
    request: { operationId: "readEvaluation" },
    served: 200,
  },
  {
    title: "DynamoDB TransactWriteItems, discarded draft of the model",
    operation: "TransactWriteItems",
    containing: "DISCARDED",
    request: { operationId: "discardModelDraft" },
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
  {
    title: "DynamoDB TransactWriteItems, reply with what became of the model's draft",
    operation: "TransactWriteItems",
    containing: "SENT_AS_IS",
    request: { operationId: "replyToTicket", body: { text: "Restart it, please.", lastSeenMessageId: null } },
    served: 201,
    repeated: 409,
  },
];

const OF_WORK: readonly DeskCall[] = [
  {
    title: "DynamoDB TransactWriteItems, note",
    operation: "TransactWriteItems",
    containing: "NOTE#",
    request: { operationId: "addNote", body: { text: "Called back." } },
    served: 201,
    repeated: 201,
  },
  {
    title: "DynamoDB TransactWriteItems, one of many tickets",
    operation: "TransactWriteItems",
    containing: "TICKET#TKT-1",
    request: {
      operationId: "bulkChangeDeskTickets",
      body: { ids: ["TKT-1", "TKT-2"], change: { priority: "CRITICAL" }, versions: { "TKT-1": "1" } },
    },
    served: 200,
    repeated: 412,
    kind: "one-of-many",
  },
  {
    title: "DynamoDB GetItem, macro",
    operation: "GetItem",
    containing: "MACROS",
    request: { operationId: "applyMacro", ...macro, ...ifMatch },
    served: 200,
  },
  {
    title: "DynamoDB TransactWriteItems, change by a macro",
    operation: "TransactWriteItems",
    containing: "CRITICAL",
    request: { operationId: "applyMacro", ...macro, ...ifMatch },
    served: 200,
    repeated: 412,
  },
  {
    title: "DynamoDB PutItem, draft of a macro",
    operation: "PutItem",
    containing: "DRAFT#",
    request: { operationId: "applyMacro", ...macro, ...ifMatch },
    served: 200,
    repeated: 412,
    kind: "draft-of-macro",
  },
  {
    title: "DynamoDB TransactWriteItems, escalation",
    operation: "TransactWriteItems",
    containing: "NOTICES",
    request: { operationId: "escalateTicket", ...ifMatch },
    served: 200,
    repeated: 412,
  },
  {
    title: "SNS Publish, notice of an escalation",
    operation: "Publish",
    containing: "",
    request: { operationId: "escalateTicket", ...ifMatch },
    served: 200,
    repeated: 412,
    kind: "notice",
  },
  {
    title: "DynamoDB DeleteItem, notice that is published",
    operation: "DeleteItem",
    containing: "NOTICES",
    request: { operationId: "escalateTicket", ...ifMatch },
    served: 200,
    repeated: 412,
    kind: "removal-of-notice",
  },
];

const OF_RULES: readonly DeskCall[] = [
  {
    title: "DynamoDB GetItem, revision of rules",
    operation: "GetItem",
    containing: "REVISION",
    request: { operationId: "listTags" },
    served: 200,
  },
  {
    title: "DynamoDB Query, rules",
    operation: "Query",
    containing: "TAGS",
    request: { operationId: "listTags" },
    served: 200,
  },
  {
    title: "DynamoDB TransactWriteItems, rule",
    operation: "TransactWriteItems",
    containing: "TAGS",
    request: { operationId: "putTag", parameters: { id: "vip" }, body: { label: "VIP" } },
    served: 201,
    repeated: 428,
  },
];

const OF_CUSTOMERS: readonly DeskCall[] = [
  {
    title: "DynamoDB Query, tickets of a customer",
    operation: "Query",
    containing: "by-customer",
    request: { operationId: "listCustomerTickets", ...customer },
    served: 200,
  },
  {
    title: "DynamoDB BatchGetItem, tickets of a customer",
    operation: "BatchGetItem",
    containing: "desk_status",
    request: { operationId: "listCustomerTickets", ...customer },
    served: 200,
  },
  {
    title: "DynamoDB GetItem, account of a customer",
    operation: "GetItem",
    containing: "USERS",
    request: { operationId: "readCustomer", ...customer },
    served: 200,
  },
];

const OF_EXECUTIONS: readonly DeskCall[] = [
  {
    title: "DynamoDB GetItem, execution of a ticket",
    operation: "GetItem",
    containing: "execution_arn",
    request: { operationId: "readExecution" },
    served: 200,
  },
  {
    title: "StepFunctions DescribeExecution",
    operation: "DescribeExecution",
    containing: "",
    request: { operationId: "readExecution" },
    served: 200,
  },
  {
    title: "StepFunctions GetExecutionHistory",
    operation: "GetExecutionHistory",
    containing: "",
    request: { operationId: "readExecution" },
    served: 200,
  },
];

/** Of serve-api, for the customer of the ticket. */
const OF_CONVERSATIONS: readonly DeskCall[] = [
  {
    title: "DynamoDB Query, messages for the customer",
    operation: "Query",
    containing: "MSG#",
    request: { operationId: "listMessages" },
    served: 200,
  },
  {
    title: "DynamoDB GetItem, key of a customer's message",
    operation: "GetItem",
    containing: "IDEMPOTENCY#",
    request: { operationId: "postMessage", ...key, body: { text: "It still fails." } },
    served: 201,
  },
  {
    title: "DynamoDB TransactWriteItems, customer's message",
    operation: "TransactWriteItems",
    containing: "It still fails.",
    request: { operationId: "postMessage", ...key, body: { text: "It still fails." } },
    served: 201,
    repeated: 201,
  },
  {
    title: "DynamoDB TransactWriteItems, status by the customer",
    operation: "TransactWriteItems",
    containing: "SOLVED",
    request: { operationId: "changeTicket", body: { status: "solved" } },
    served: 200,
    repeated: 200,
  },
];

export const DESK_CALLS: readonly DeskCall[] = [
  ...OF_TICKETS,
  ...OF_WORK,
  ...OF_RULES,
  ...OF_CUSTOMERS,
  ...OF_EXECUTIONS,
  ...OF_CONVERSATIONS,
];
