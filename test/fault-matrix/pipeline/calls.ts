import {
  budgetKey,
  countedProductsKey,
  evaluationKey,
  PROCESSED_PREFIX,
  ticketItemKey,
} from "../../../functions/shared/table/ticket-table.js";

/** A call that the pipeline makes. */
export interface Call {
  /** On the page: service, operation and purpose. */
  readonly title: string;
  /** What makes it: a function, or a state of the workflow itself. */
  readonly caller: string;
  /** The API's operation. */
  readonly operation: string;
  /** What only its requests contain, where the same function makes other calls of this operation. */
  readonly containing?: string;
  /** The call whose failure causes this one. */
  readonly failureOf?: string;
  /** The state that fails when the call does; undefined before and after the workflow. */
  readonly state?: string;
  /** Set for a call of a processor, which takes finished tickets from a routing queue. */
  readonly routing?: true;
}

/** Evaluates replies. */
export const EVALUATION = "function evaluate-response";

const LANES = "functions set-priority-lane and set-general-lane";

export const CALLS = {
  start: { title: "Step Functions StartExecution", caller: "function start-workflow", operation: "StartExecution" },
  quarantine: { title: "S3 PutObject, quarantine/", caller: "function start-workflow", operation: "PutObject" },
  original: { title: "S3 PutObject, originals/", caller: "function start-workflow", operation: "PutObject" },
  open: {
    title: "DynamoDB UpdateItem, Open ticket",
    caller: "state Open ticket",
    operation: "UpdateItem",
    state: "Open ticket",
  },
  lookUp: {
    title: "DynamoDB GetItem, Look up ticket",
    caller: "state Look up ticket",
    operation: "GetItem",
    state: "Look up ticket",
  },
  countBudget: {
    title: "DynamoDB UpdateItem, count against the budget",
    caller: "function detect-sentiment",
    operation: "UpdateItem",
    containing: budgetKey("workflow", "", "").pk.S,
    state: "Detect sentiment",
  },
  language: {
    title: "Comprehend DetectDominantLanguage",
    caller: "function detect-sentiment",
    operation: "DetectDominantLanguage",
    state: "Detect sentiment",
  },
  sentiment: {
    title: "Comprehend DetectSentiment",
    caller: "function detect-sentiment",
    operation: "DetectSentiment",
    state: "Detect sentiment",
  },
  personalData: {
    title: "Comprehend DetectPiiEntities",
    caller: "function generate-response",
    operation: "DetectPiiEntities",
    state: "Generate response",
  },
  guardTicket: {
    title: "Bedrock ApplyGuardrail, ticket",
    caller: "function generate-response",
    operation: "ApplyGuardrail",
    containing: '"source":"INPUT"',
    state: "Generate response",
  },
  guardReply: {
    title: "Bedrock ApplyGuardrail, reply",
    caller: "function generate-response",
    operation: "ApplyGuardrail",
    containing: '"source":"OUTPUT"',
    state: "Generate response",
  },
  converse: {
    title: "Bedrock Converse",
    caller: "function generate-response",
    operation: "Converse",
    state: "Generate response",
  },
  store: {
    title: "DynamoDB UpdateItem, Store ticket",
    caller: "state Store ticket",
    operation: "UpdateItem",
    state: "Store ticket",
  },
  ticketJson: {
    title: "S3 PutObject, tickets/",
    caller: "function write-ticket-json",
    operation: "PutObject",
    state: "Write ticket JSON",
  },
  publish: {
    title: "SNS Publish, tickets",
    caller: "state Publish ticket",
    operation: "Publish",
    state: "Publish ticket",
  },
  keepFailed: {
    title: "S3 PutObject, failed/",
    caller: "function record-failure",
    operation: "PutObject",
    state: "Record failure",
  },
  markFailed: {
    title: "DynamoDB UpdateItem, mark FAILED",
    caller: "function record-failure",
    operation: "UpdateItem",
    state: "Record failure",
  },
  queue: {
    title: "SQS SendMessage, failed tickets",
    caller: "state Queue failed ticket",
    operation: "SendMessage",
    state: "Queue failed ticket",
  },
  notify: {
    title: "SNS Publish, failure topic",
    caller: "state Notify failure",
    operation: "Publish",
    state: "Notify failure",
  },
  admit: {
    title: "DynamoDB UpdateItem, products of the day",
    caller: "function count-tickets",
    operation: "UpdateItem",
    containing: countedProductsKey("").pk.S,
    routing: true,
  },
  count: {
    title: "DynamoDB TransactWriteItems, count",
    caller: "function count-tickets",
    operation: "TransactWriteItems",
    routing: true,
  },
  setLane: {
    title: "DynamoDB UpdateItem, set lane",
    caller: LANES,
    operation: "UpdateItem",
    containing: ticketItemKey("").pk.S,
    routing: true,
  },
  remember: {
    title: "DynamoDB PutItem, idempotency record",
    caller: LANES,
    operation: "PutItem",
    containing: PROCESSED_PREFIX,
    routing: true,
  },
  noteDone: {
    title: "DynamoDB UpdateItem, complete idempotency record",
    caller: LANES,
    operation: "UpdateItem",
    containing: PROCESSED_PREFIX,
    routing: true,
  },
  forget: {
    title: "DynamoDB DeleteItem, idempotency record",
    caller: LANES,
    operation: "DeleteItem",
    containing: PROCESSED_PREFIX,
    failureOf: "setLane",
    routing: true,
  },
  countJudged: {
    title: "DynamoDB UpdateItem, count against the judge's budget",
    caller: EVALUATION,
    operation: "UpdateItem",
    containing: budgetKey("judge", "", "").pk.S,
    routing: true,
  },
  judge: { title: "Bedrock Converse, judge", caller: EVALUATION, operation: "Converse", routing: true },
  storeEvaluation: {
    title: "DynamoDB UpdateItem, store evaluation",
    caller: EVALUATION,
    operation: "UpdateItem",
    containing: evaluationKey("").pk.S,
    routing: true,
  },
  evaluationJson: { title: "S3 PutObject, evaluations/", caller: EVALUATION, operation: "PutObject", routing: true },
} as const satisfies Readonly<Record<string, Call>>;
export type CallId = keyof typeof CALLS;

/** Whether a function makes the call. A state makes the others itself, through a Step Functions integration. */
export const byFunction = (id: CallId): boolean => CALLS[id].caller.startsWith("function");

/** Calls that are made only for a ticket that has failed. */
const FAILURE_PATH: ReadonlySet<CallId> = new Set(["keepFailed", "markFailed", "queue", "notify"]);
export const isOfFailurePath = (id: CallId): boolean => FAILURE_PATH.has(id);
