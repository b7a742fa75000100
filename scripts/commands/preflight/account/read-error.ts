import { describeSystemError } from "../../../shared/terminal/system-errors.js";

/** Why a call gave no answer. */
export type ReadFault =
  | "absent"
  | "denied"
  | "expired"
  | "no-credentials"
  | "rejected-credentials"
  | "unknown-host"
  | "unreachable"
  | "other";

const FAULTS: Readonly<Record<string, ReadFault>> = {
  AccessDenied: "denied",
  AccessDeniedException: "denied",
  AuthorizationError: "denied",
  AuthorizationErrorException: "denied",
  Forbidden: "denied",
  NotAuthorized: "denied",
  UnauthorizedOperation: "denied",
  EntityNotFoundException: "absent",
  NoSuchBucket: "absent",
  NoSuchEntity: "absent",
  NoSuchEntityException: "absent",
  NoSuchKey: "absent",
  NoSuchResourceException: "absent",
  NotFound: "absent",
  NotFoundException: "absent",
  QueueDoesNotExist: "absent",
  ResourceNotFoundException: "absent",
  StateMachineDoesNotExist: "absent",
  ExpiredToken: "expired",
  ExpiredTokenException: "expired",
  RequestExpired: "expired",
  CredentialsProviderError: "no-credentials",
  TokenProviderError: "no-credentials",
  IncompleteSignature: "rejected-credentials",
  InvalidClientTokenId: "rejected-credentials",
  SignatureDoesNotMatch: "rejected-credentials",
  UnrecognizedClientException: "rejected-credentials",
};

const codeOf = (error: unknown): string =>
  typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";

const statusOf = (error: Error): unknown =>
  "$metadata" in error && typeof error.$metadata === "object" && error.$metadata !== null
    ? Reflect.get(error.$metadata, "httpStatusCode")
    : undefined;

/** HEAD responses have no body, so that their status is all there is. */
const BY_STATUS = new Map<unknown, ReadFault>([
  [403, "denied"],
  [404, "absent"],
]);

/** An SSO session or a token that has ended is found while credentials are loaded. */
const hasExpired = (message: string): boolean => /expired/i.test(message);

/** Why a call to AWS gave no answer. */
export const faultOf = (error: unknown): ReadFault => {
  if (!(error instanceof Error)) return "other";
  const fault = Object.hasOwn(FAULTS, error.name) ? FAULTS[error.name] : undefined;
  if (fault === "no-credentials") return hasExpired(error.message) ? "expired" : fault;
  if (fault !== undefined) return fault;
  if (["ENOTFOUND", "EAI_AGAIN"].includes(codeOf(error))) return "unknown-host";
  if (describeSystemError(error) !== undefined || error.name === "TimeoutError") return "unreachable";
  return BY_STATUS.get(statusOf(error)) ?? "other";
};

/** Whether `error` says that what was asked for does not exist. */
export const isAbsent = (error: unknown): boolean => faultOf(error) === "absent";

/** The answer, or undefined if what was asked for does not exist. */
export const unlessAbsent = async <Answer>(answer: Promise<Answer>): Promise<Answer | undefined> => {
  try {
    return await answer;
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
};

const MAX_LENGTH = 300;

/** For people, on one line: "AccessDenied: User … is not authorized to perform …". */
export const describeReadError = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error).slice(0, MAX_LENGTH);
  const words = describeSystemError(error);
  if (words !== undefined) return words;
  const message = error.message.replaceAll(/\s+/g, " ").trim();
  if (message === "UnknownError") return `HTTP status ${String(statusOf(error))}, without a reason`;
  const text = message === "" || message === error.name ? error.name : `${error.name}: ${message}`;
  return text.replace(/\.$/, "").slice(0, MAX_LENGTH);
};
