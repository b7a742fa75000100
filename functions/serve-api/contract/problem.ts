/** Kinds of problems, by the end of their type: their status and their title. */
export const PROBLEMS = {
  "invalid-request": [400, "The request is not valid"],
  "malformed-json": [400, "The body is not JSON"],
  unauthorized: [401, "A valid token is needed"],
  forbidden: [403, "The token does not allow this"],
  "not-found": [404, "There is no such thing"],
  "method-not-allowed": [405, "The method is not allowed here"],
  "idempotency-key-reused": [409, "The key was used for another request"],
  "payload-too-large": [413, "The body is too large"],
  "unsupported-media-type": [415, "The body must be JSON"],
  "too-many-requests": [429, "Too many requests"],
  "internal-error": [500, "Something went wrong"],
  unavailable: [503, "The service cannot take this now"],
} as const satisfies Readonly<Record<string, readonly [status: number, title: string]>>;
export type ProblemKind = keyof typeof PROBLEMS;

/** Where a request is at fault: one place, and what was expected there. Never the value it held. */
export interface FieldError {
  /** JSON Pointer into the body as a URI fragment: `#/contact/email`; `#` is the whole body. */
  readonly pointer?: string;
  /** Name of a query or path parameter. */
  readonly parameter?: string;
  readonly header?: string;
  readonly detail: string;
}

interface ProblemDetails {
  readonly errors?: readonly FieldError[];
  /** Seconds after which to try again; becomes Retry-After. */
  readonly retryAfterSeconds?: number;
  /** Methods that the path has; becomes Allow. */
  readonly allow?: readonly string[];
}

/** A request that gets a problem document (RFC 9457) for an answer. `message` is its `detail`, for the client to read. */
export class ApiProblem extends Error {
  override readonly name = "ApiProblem";

  constructor(
    readonly kind: ProblemKind,
    detail: string,
    readonly particulars: ProblemDetails = {},
  ) {
    super(detail);
  }
}

/** `urn:ticket-pipeline:problem:not-found` */
export const problemType = (kind: ProblemKind): string => `urn:ticket-pipeline:problem:${kind}`;
