import { DependencyThrottled, DependencyUnavailable } from "../lambda/errors.js";
import { formatETag } from "./etag.js";
import { ApiProblem, type ProblemDocument, type ProblemKind, PROBLEMS, problemType } from "./problem.js";

export const PROBLEM_MEDIA_TYPE = "application/problem+json";

/**
 * Seconds after which a client may retry when a dependency was unavailable: the SDK's own attempts are long over by
 * then.
 */
const RETRY_AFTER_SECONDS = 5;

/**
 * The problem that the client gets for an error. Only an ApiProblem's message is passed on; all others are only logged.
 */
export const toProblem = (error: unknown): ApiProblem => {
  if (error instanceof ApiProblem) return error;
  if (error instanceof DependencyThrottled || error instanceof DependencyUnavailable)
    return new ApiProblem("unavailable", "A dependency is busy or unavailable. Try again.", {
      retryAfterSeconds: RETRY_AFTER_SECONDS,
    });
  return new ApiProblem("internal-error", "This is our fault. Please report the request id.");
};

export const problemDocument = (
  { kind, message, particulars: { errors, current } }: ApiProblem,
  requestId: string,
): ProblemDocument => {
  const [status, title] = PROBLEMS[kind];
  return {
    type: problemType(kind),
    title,
    status,
    detail: message,
    requestId,
    ...(errors && { errors: [...errors] }),
    ...(current && { current }),
  };
};

const BEARER = { "WWW-Authenticate": "Bearer" };

const CHALLENGES: Partial<Readonly<Record<ProblemKind, Readonly<Record<string, string>>>>> = {
  unauthorized: BEARER,
  "sign-in-failed": BEARER,
};

/** Headers of a response with a problem document. */
export const problemHeaders = ({ kind, particulars }: ApiProblem): Readonly<Record<string, string>> => ({
  "Content-Type": PROBLEM_MEDIA_TYPE,
  ...CHALLENGES[kind],
  ...(particulars.retryAfterSeconds !== undefined && { "Retry-After": String(particulars.retryAfterSeconds) }),
  ...(particulars.acceptEncoding !== undefined && { "Accept-Encoding": particulars.acceptEncoding }),
  ...(particulars.etag !== undefined && { ETag: formatETag(particulars.etag) }),
  ...(particulars.allow && { Allow: particulars.allow.join(", ") }),
});
