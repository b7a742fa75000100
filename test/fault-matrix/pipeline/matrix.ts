import type { CallId } from "./calls.js";
import type { TicketEnding } from "./ticket-endings.js";
import type { FaultId } from "../faults.js";

/** What must happen when a fault hits a call. */
export type MatrixCell =
  /** The fault cannot occur, with the reason. */
  | { readonly kind: "impossible"; readonly reason: string }
  /** The call succeeds anyway. */
  | { readonly kind: "passes"; readonly end: TicketEnding }
  /**
   * The function or state fails with `error` and is retried `retries` times; a permanent fault then ends as `end`.
   * `asksAgain`: how often the function itself asks the model again first.
   */
  | {
      readonly kind: "fails";
      readonly error: string;
      readonly retries: number;
      readonly asksAgain?: number;
      readonly end: TicketEnding;
    }
  /** The consumer of stream or queue fails for this record alone and logs `error`; `retriesInCall`: after 75 s. */
  | {
      readonly kind: "per-record";
      readonly error?: string;
      readonly retriesInCall?: boolean;
      readonly end: TicketEnding;
    };

type Cells = Readonly<Record<FaultId, MatrixCell>>;

const impossible = (reason: string): MatrixCell => ({ kind: "impossible", reason });
const passes = (end: TicketEnding): MatrixCell => ({ kind: "passes", end });
const fails = (error: string, retries: number, end: TicketEnding): MatrixCell => ({
  kind: "fails",
  error,
  retries,
  end,
});

const NO_FUNCTION = impossible("the state makes the call itself: no function can crash");
const NOT_READ = impossible("nothing is read from the response");
const NOT_READ_BY_US = impossible("Step Functions reads the response");
const NO_MODEL = impossible("no model is called");

/** The faults of a model's output, for calls that use no model. */
const noModel = { malformed: NOT_READ, refusal: NO_MODEL, empty: NOT_READ };

const handsBack = (error: string, retriesInCall: boolean): MatrixCell => ({
  kind: "per-record",
  error,
  retriesInCall,
  end: "handed-back",
});

/** start-workflow hands back what a retry may help and what only a person can fix: nothing accepted is lost. */
const fromTheStream = (end: TicketEnding): Cells => ({
  throttled: handsBack("DependencyThrottled", true),
  serverError: handsBack("DependencyUnavailable", true),
  timeOut: handsBack("DependencyUnavailable", true),
  reset: handsBack("DependencyUnavailable", true),
  denied: handsBack("DependencyRejected", false),
  invalid: handsBack("DependencyRejected", false),
  slow: handsBack("DependencyUnavailable", true),
  ...noModel,
  crash: { kind: "per-record", end },
});

const ROUTED: MatrixCell = { kind: "per-record", end: "routed" };

/** A processor hands back what a retry may help and what only a person can fix: dead letters can be sent again. */
const fromAQueue = (afterCrash: TicketEnding = "routed"): Cells => {
  const sentAgain = (error: string): MatrixCell => ({ kind: "per-record", error, end: "sent-again" });
  return {
    throttled: sentAgain("DependencyThrottled"),
    serverError: sentAgain("DependencyUnavailable"),
    timeOut: sentAgain("DependencyUnavailable"),
    reset: sentAgain("DependencyUnavailable"),
    denied: sentAgain("DependencyRejected"),
    invalid: sentAgain("DependencyRejected"),
    slow: sentAgain("DependencyUnavailable"),
    ...noModel,
    malformed: sentAgain("DependencyUnavailable"),
    crash: { kind: "per-record", end: afterCrash },
  };
};

/** A processor whose ticket is processed whatever happens to the call. */
const passesAQueue: Cells = {
  ...fromAQueue(),
  throttled: ROUTED,
  serverError: ROUTED,
  timeOut: ROUTED,
  reset: ROUTED,
  denied: ROUTED,
  invalid: ROUTED,
  slow: ROUTED,
  malformed: ROUTED,
};

/** A function's call. The errors are those of functions/shared/lambda/errors.ts; the retries are those of its state. */
const fromAFunction = (throttledRetries: number, end: TicketEnding, crashEnd: TicketEnding = end): Cells => ({
  throttled: fails("DependencyThrottled", throttledRetries, end),
  serverError: fails("DependencyUnavailable", 5, end),
  timeOut: fails("DependencyUnavailable", 5, end),
  reset: fails("DependencyUnavailable", 5, end),
  denied: fails("DependencyRejected", 0, end),
  invalid: fails("DependencyRejected", 0, end),
  slow: fails("DependencyUnavailable", 5, end),
  ...noModel,
  crash: fails("Runtime.ExitError", 5, crashEnd),
});

/** A call that a state makes itself. Errors outside a service's model are named after the service alone. */
const fromAState = (
  names: Record<"throttled" | "serverError" | "other" | "broken", string>,
  end: TicketEnding,
  good: TicketEnding,
): Cells => ({
  throttled: fails(names.throttled, 8, end),
  serverError: fails(names.serverError, 8, end),
  timeOut: fails("States.Timeout", 8, end),
  reset: fails(names.broken, 8, end),
  denied: fails(names.other, 8, end),
  invalid: fails(names.other, 8, end),
  slow: passes(good),
  malformed: NOT_READ_BY_US,
  refusal: NO_MODEL,
  empty: NOT_READ_BY_US,
  crash: NO_FUNCTION,
});

const DYNAMODB = {
  throttled: "DynamoDB.ProvisionedThroughputExceededException",
  serverError: "DynamoDB.InternalServerErrorException",
  other: "DynamoDB.AmazonDynamoDBException",
  broken: "DynamoDB.SdkClientException",
};
const SNS = {
  throttled: "SNS.ThrottledException",
  serverError: "SNS.InternalErrorException",
  other: "SNS.AmazonSNSException",
  broken: "SNS.SdkClientException",
};
const SQS = {
  throttled: "SQS.RequestThrottledException",
  serverError: "SQS.AmazonSQSException",
  other: "SQS.AmazonSQSException",
  broken: "SQS.SdkClientException",
};

/** DynamoDB's unnamed error is that of denied and invalid requests, and a retry would get the same response. */
const refusedByDynamo = (end: TicketEnding) => ({
  denied: fails(DYNAMODB.other, 0, end),
  invalid: fails(DYNAMODB.other, 0, end),
});

/** SNS has its own errors for these, and a retry would get the same response. */
const refusedBySns = (end: TicketEnding) => ({
  denied: fails("SNS.AuthorizationErrorException", 0, end),
  invalid: fails("SNS.InvalidParameterException", 0, end),
});

/** A retry of the state would get the same answer, so the function asks again and says what was wrong. */
const UNUSABLE_ANSWER: MatrixCell = {
  kind: "fails",
  error: "ModelOutputInvalid",
  retries: 0,
  asksAgain: 2,
  end: "needs-human",
};

/** What must happen for every call and every fault. The tests run it; docs/fault-matrix.md is generated from it. */
export const MATRIX: Readonly<Record<CallId, Cells>> = {
  start: {
    ...fromTheStream("started"),
    invalid: { kind: "per-record", end: "quarantined" },
    malformed: handsBack("DependencyUnavailable", true),
  },
  quarantine: fromTheStream("quarantined"),
  original: fromTheStream("started"),
  open: { ...fromAState(DYNAMODB, "failed", "answered"), ...refusedByDynamo("failed") },
  lookUp: { ...fromAState(DYNAMODB, "failed", "done"), ...refusedByDynamo("failed") },
  // No counter may lose a ticket.
  countBudget: {
    throttled: passes("answered"),
    serverError: passes("answered"),
    timeOut: passes("answered"),
    reset: passes("answered"),
    denied: passes("answered"),
    invalid: passes("answered"),
    slow: passes("answered"),
    ...noModel,
    malformed: passes("answered"),
    crash: fails("Runtime.ExitError", 5, "failed"),
  },
  language: {
    ...fromAFunction(12, "assumed", "failed"),
    malformed: fails("DependencyUnavailable", 5, "assumed"),
    empty: passes("answered"),
  },
  sentiment: {
    ...fromAFunction(12, "assumed", "failed"),
    malformed: fails("DependencyUnavailable", 5, "assumed"),
    empty: fails("DependencyUnavailable", 5, "assumed"),
  },
  // Without Comprehend, the rules find personal data alone.
  personalData: {
    throttled: passes("answered"),
    serverError: passes("answered"),
    timeOut: passes("answered"),
    reset: passes("answered"),
    denied: passes("answered"),
    invalid: passes("answered"),
    slow: passes("answered"),
    ...noModel,
    malformed: passes("answered"),
    crash: fails("Runtime.ExitError", 5, "failed"),
  },
  // With GUARDRAIL=true. Nothing is paid for yet, so the state retries as for the model.
  guardTicket: {
    ...fromAFunction(20, "needs-human", "failed"),
    malformed: fails("DependencyUnavailable", 5, "needs-human"),
    empty: fails("DependencyUnavailable", 5, "needs-human"),
  },
  // A retry would ask and pay the model again.
  guardReply: {
    throttled: passes("held"),
    serverError: passes("held"),
    timeOut: passes("held"),
    reset: passes("held"),
    denied: passes("held"),
    invalid: passes("held"),
    slow: passes("held"),
    ...noModel,
    malformed: passes("held"),
    empty: passes("held"),
    crash: fails("Runtime.ExitError", 5, "failed"),
  },
  converse: {
    ...fromAFunction(20, "needs-human", "failed"),
    slow: passes("answered"),
    malformed: UNUSABLE_ANSWER,
    refusal: UNUSABLE_ANSWER,
    empty: UNUSABLE_ANSWER,
  },
  store: { ...fromAState(DYNAMODB, "failed", "answered"), ...refusedByDynamo("failed") },
  ticketJson: fromAFunction(12, "failed"),
  publish: { ...fromAState(SNS, "failed", "answered"), ...refusedBySns("failed") },
  keepFailed: fromAFunction(12, "unrecorded"),
  markFailed: { ...fromAFunction(12, "unrecorded"), malformed: fails("DependencyUnavailable", 5, "unrecorded") },
  queue: {
    ...fromAState(SQS, "unqueued", "failed"),
    invalid: fails("SQS.InvalidMessageContentsException", 0, "unqueued"),
  },
  admit: fromAQueue(),
  count: fromAQueue(),
  setLane: fromAQueue(),
  remember: fromAQueue(),
  noteDone: fromAQueue(),
  forget: fromAQueue("sent-again"),
  // The judge reads more than it may rather than nothing.
  countJudged: passesAQueue,
  // Nonsense is kept as INVALID: the same request would have the same answer.
  judge: { ...fromAQueue(), slow: ROUTED, malformed: ROUTED, refusal: ROUTED, empty: ROUTED },
  storeEvaluation: fromAQueue(),
  evaluationJson: { ...fromAQueue(), malformed: NOT_READ },
  notify: { ...fromAState(SNS, "unnotified", "failed"), ...refusedBySns("unnotified") },
};
