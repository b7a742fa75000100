import type { EmulatorFault, FaultyService } from "../../../scripts/local/emulator/script-faults.js";
import { byFunction, type CallId } from "./calls.js";
import type { FaultId } from "../faults.js";
import { SLOW_SECONDS, STATE_TIME_SCALE } from "../services/shortened-time.js";
import { replyFor } from "./mocked-functions.js";
import type { MatrixExecution } from "./rows.js";

export const TICKET_TOPIC = "published-tickets";
export const FAILURE_TOPIC = "failure-notices";

type ErrorId = "throttled" | "serverError" | "denied" | "invalid";

/** The errors that each service returns, named as the SDK names them. */
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
const scaledMs = (seconds: number): number => (seconds * 1000) / STATE_TIME_SCALE;

const faultEffect = (faultId: FaultId, service: keyof typeof ERRORS): Partial<EmulatorFault> => {
  switch (faultId) {
    case "throttled":
    case "serverError":
    case "denied":
    case "invalid":
      return { error: ERRORS[service][faultId] };
    case "timeOut":
      return { latencyMs: scaledMs(TOO_LONG_SECONDS), reset: true };
    case "reset":
      return { reset: true };
    case "slow":
      return { latencyMs: scaledMs(SLOW_SECONDS) };
    case "malformed":
    case "refusal":
    case "empty":
    case "crash":
      throw new Error(`${faultId} cannot be a fault of a state's own call.`);
  }
};

/** The resource of a state's call, and a text that only this ticket's call contains. */
const matchFor = (callId: CallId, ticketId: string): Partial<EmulatorFault> => {
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

/** The fault to inject for an execution whose state makes the call itself; undefined if a function makes it. */
export const faultFor = ({ row, isPermanent, ticketId }: MatrixExecution): EmulatorFault | undefined => {
  const { callId, call, faultId } = row;
  const service = SERVICES[callId];
  if (byFunction(callId) || service === undefined) return undefined;
  const once = !isPermanent || faultId === "slow";
  return {
    service,
    operation: call.operation,
    ...faultEffect(faultId, service),
    ...matchFor(callId, ticketId),
    ...(once ? { times: 1 } : {}),
  };
};
