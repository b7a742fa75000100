import * as z from "zod";

/** Kinds of problems, by the last part of their type: status and title. */
export const PROBLEMS = {
  "invalid-request": [400, "The request is not valid"],
  "malformed-json": [400, "The body is not JSON"],
  unauthorized: [401, "A valid token is needed"],
  "sign-in-failed": [401, "Sign-in failed"],
  forbidden: [403, "The token does not allow this"],
  "not-found": [404, "Not found"],
  "method-not-allowed": [405, "The method is not allowed here"],
  "idempotency-key-reused": [409, "The key was used for another request"],
  conflict: [409, "The current state does not allow this"],
  "precondition-failed": [412, "The version is not the current one"],
  "payload-too-large": [413, "The body is too large"],
  "unsupported-media-type": [415, "The body must be JSON"],
  "precondition-required": [428, "If-Match is required"],
  "budget-exceeded": [429, "The caller's budget of the day is used up"],
  "too-many-requests": [429, "Too many requests"],
  "internal-error": [500, "Something went wrong"],
  unavailable: [503, "The service is unavailable"],
} as const satisfies Readonly<Record<string, readonly [status: number, title: string]>>;
export type ProblemKind = keyof typeof PROBLEMS;

/** `urn:ticket-pipeline:problem:not-found` */
export const problemType = (kind: ProblemKind): string => `urn:ticket-pipeline:problem:${kind}`;

/** One thing that is wrong with a request: where, and what was expected there. Never the value that was sent. */
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
  /** Content codings that a body may have; becomes Accept-Encoding (RFC 9110, 15.5.16). */
  readonly acceptEncoding?: string;
  /** Methods of the path; becomes Allow. */
  readonly allow?: readonly string[];
  /** The current state of what could not be changed, for a client to compare with its own. */
  readonly current?: Readonly<Record<string, unknown>>;
  /** Version of the current state; becomes ETag. */
  readonly etag?: string;
}

/** An error that the client gets as a problem document. `message` is its `detail`. */
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

/** The problem of a method that a path does not have. */
export const methodNotAllowed = (allow: readonly string[]): ApiProblem =>
  new ApiProblem("method-not-allowed", `Use ${allow.join(" or ")}.`, { allow });

/** The problem of a change that does not say which version it changes. */
export const preconditionRequired = (): ApiProblem =>
  new ApiProblem("precondition-required", "Send the ETag of what you have read in If-Match.");

const isKind = (name: string): name is ProblemKind => name in PROBLEMS;
export const PROBLEM_KINDS: readonly ProblemKind[] = Object.keys(PROBLEMS).filter(isKind);

const FieldErrorSchema = z
  .strictObject({
    pointer: z.string().optional().meta({ description: "JSON Pointer into the body, as a URI fragment." }),
    parameter: z.string().optional().meta({ description: "Name of a query or path parameter." }),
    header: z.string().optional(),
    detail: z.string().meta({ description: "What was expected there." }),
  })
  .meta({ id: "FieldFault" });

/** A problem document: RFC 9457, extended by the request's id and its field errors. */
export const ProblemSchema = z
  .strictObject({
    type: z.enum(PROBLEM_KINDS.map(problemType)),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string(),
    requestId: z.string().meta({ description: "Names the request in our logs." }),
    errors: z.array(FieldErrorSchema).optional().meta({ description: "At most twenty field errors of the request." }),
    current: z
      .looseObject({})
      .optional()
      .meta({ description: "The current state of what could not be changed, as its GET returns it." }),
  })
  .meta({ id: "Problem", description: "RFC 9457" });
export type ProblemDocument = z.output<typeof ProblemSchema>;
