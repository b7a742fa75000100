import type { EmulatorFault, FaultyService } from "../../scripts/local/emulator/script-faults.js";
import { byFunction, type CallId } from "./calls.js";
import type { MatrixExecution } from "./executions.js";
import { SLOW_SECONDS, STATE_TIME_SCALE, type FaultId } from "./faults.js";
import { replyFor } from "./mocked-functions.js";

export const TICKET_TOPIC = "published-tickets";
export const FAILURE_TOPIC = "failure-notices";

type ErrorId = "throttled" | "serverError" | "denied" | "invalid";

/** Names of the errors that each service gives, by the SDK. */
const ERRORS: Readonly<Record<"dynamodb" | "sns" | "sqs", Readonly<Record<ErrorId, string>>>> = {
  dynamodb: {
    throttled: "ProvisionedThroughputExceededException",
    serverError: "InternalServerError",
    denied: "AccessDeniedException",
    invalid: "ValidationException",
  },
  sns: {
    throttled: "ThrottledException",
    serverError: "InternalErrorException",
    denied: "AuthorizationErrorException",
    invalid: "InvalidParameterException",
  },
  sqs: {
    throttled: "RequestThrottled",
    serverError: "InternalFailure",
    denied: "AccessDeniedException",
    invalid: "InvalidMessageContents",
  },
};

/** Above every state's time limit of 30 s. */
const TOO_LONG_SECONDS = 35;
const inTime = (seconds: number): number => (seconds * 1000) / STATE_TIME_SCALE;

const faultEffect = (faultId: FaultId, service: keyof typeof ERRORS): Partial<EmulatorFault> => {
  switch (faultId) {
    case "throttled":
    case "serverError":
    case "denied":
    case "invalid":
      return { error: ERRORS[service][faultId] };
    case "timeOut":
      return { latencyMs: inTime(TOO_LONG_SECONDS), reset: true };
    case "reset":
      return { reset: true };
    case "slow":
      return { latencyMs: inTime(SLOW_SECONDS) };
    case "malformed":
    case "refusal":
    case "empty":
    case "crash":
      throw new Error(`${faultId} is no fault of a state's own call.`);
  }
};

/** Where a state's call goes, and a text that only this ticket's call has. */
const placeOf = (callId: CallId, ticketId: string): Partial<EmulatorFault> => {
  if (callId === "store") return { containing: replyFor(ticketId) };
  if (callId === "publish") return { containing: ticketId, resource: TICKET_TOPIC };
  if (callId === "notify") return { containing: ticketId, resource: FAILURE_TOPIC };
  return { containing: ticketId };
};

const SERVICES: Partial<Record<CallId, FaultyService & keyof typeof ERRORS>> = {
  open: "dynamodb",
  lookUp: "dynamodb",
  store: "dynamodb",
  publish: "sns",
  queue: "sqs",
  notify: "sns",
};

/** The fault to script for an execution whose state makes the call itself; undefined when a function makes it. */
export const faultFor = ({ row, lasts, ticketId }: MatrixExecution): EmulatorFault | undefined => {
  const { callId, call, faultId } = row;
  const service = SERVICES[callId];
  if (byFunction(callId) || service === undefined) return undefined;
  const once = !lasts || faultId === "slow";
  return {
    service,
    operation: call.operation,
    ...faultEffect(faultId, service),
    ...placeOf(callId, ticketId),
    ...(once ? { times: 1 } : {}),
  };
};
