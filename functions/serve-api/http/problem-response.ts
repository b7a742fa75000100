import { ApiProblem, type ProblemKind, PROBLEMS, problemType } from "../contract/problem.js";
import type { ProblemDocument } from "../contract/problem-schema.js";
import { DependencyThrottled, DependencyUnavailable } from "../../shared/lambda/errors.js";

export const PROBLEM_MEDIA_TYPE = "application/problem+json";

/** Seconds after which a client may ask again when a service behind was away: by then the SDK's own tries are long over. */
const RETRY_AFTER_SECONDS = 5;

/** What the client hears of an error. Only an ApiProblem has words for it; all others stay in the log. */
export const toProblem = (error: unknown): ApiProblem => {
  if (error instanceof ApiProblem) return error;
  if (error instanceof DependencyThrottled || error instanceof DependencyUnavailable)
    return new ApiProblem("unavailable", "A service behind this one is busy or away. Try again.", {
      retryAfterSeconds: RETRY_AFTER_SECONDS,
    });
  return new ApiProblem("internal-error", "This is our fault. The request id helps us to find it.");
};

export const problemDocument = (
  { kind, message, particulars: { errors } }: ApiProblem,
  requestId: string,
): ProblemDocument => {
  const [status, title] = PROBLEMS[kind];
  return { type: problemType(kind), title, status, detail: message, requestId, ...(errors && { errors: [...errors] }) };
};

const CHALLENGES: Partial<Readonly<Record<ProblemKind, Readonly<Record<string, string>>>>> = {
  unauthorized: { "WWW-Authenticate": "Bearer" },
};

/** Headers of an answer that holds a problem document. */
export const problemHeaders = ({ kind, particulars }: ApiProblem): Readonly<Record<string, string>> => ({
  "Content-Type": PROBLEM_MEDIA_TYPE,
  ...CHALLENGES[kind],
  ...(particulars.retryAfterSeconds !== undefined && { "Retry-After": String(particulars.retryAfterSeconds) }),
  ...(particulars.allow && { Allow: particulars.allow.join(", ") }),
});
