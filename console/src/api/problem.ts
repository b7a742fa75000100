import type { components } from "./schema";

type ProblemDocument = components["schemas"]["Problem"];
export type FieldError = components["schemas"]["FieldFault"];

/** The last part of a problem's type: `not-found`. `unknown` is no problem document, such as a gateway's page. */
export type ProblemKind = ProblemDocument["type"] extends `urn:ticket-pipeline:problem:${infer Kind}`
  ? Kind | "unknown"
  : never;

const PREFIX = "urn:ticket-pipeline:problem:";

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

const isProblem = (value: unknown): value is ProblemDocument =>
  isRecord(value) && typeof value["type"] === "string" && value["type"].startsWith(PREFIX);

/** Kinds of refusals that come from before the API, such as a firewall's or the gateway's, by their status. */
const KIND_OF_STATUS: Readonly<Partial<Record<number, ProblemKind>>> = {
  400: "invalid-request",
  403: "forbidden",
  404: "not-found",
  409: "conflict",
  412: "precondition-failed",
  413: "payload-too-large",
  422: "invalid-request",
  429: "too-many-requests",
};

const isKind = (kind: string): kind is ProblemKind => kind !== "";

const kindOf = ({ type }: ProblemDocument): ProblemKind => {
  const kind = type.slice(PREFIX.length);
  return isKind(kind) ? kind : "unknown";
};

/** A request that the API refused. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly kind: ProblemKind;
  readonly status: number;
  readonly errors: readonly FieldError[];
  /** Names the request in the API's logs. */
  readonly requestId: string | undefined;
  /** The current state of what could not be changed, as its GET returns it. */
  readonly current: Readonly<Record<string, unknown>> | undefined;
  /** Version of the current state. */
  readonly etag: string | undefined;
  /** Seconds after which to try again. */
  readonly retryAfter: number | undefined;

  constructor(response: Response, body: unknown) {
    const problem = isProblem(body) ? body : undefined;
    super(problem?.detail ?? `The response has status ${response.status}`);
    this.kind = problem === undefined ? (KIND_OF_STATUS[response.status] ?? "unknown") : kindOf(problem);
    this.status = response.status;
    this.errors = problem?.errors ?? [];
    this.requestId = problem?.requestId;
    this.current = problem?.current;
    this.etag = response.headers.get("ETag") ?? undefined;
    this.retryAfter = Number(response.headers.get("Retry-After")) || undefined;
  }
}

/** A request that got no response: no network, or none in time. */
export class UnreachableError extends Error {
  override readonly name = "UnreachableError";
}

/** Whether what was sent may have happened all the same: its response was lost, or is not the API's own refusal. */
export const mayHaveHappened = (error: unknown): boolean =>
  error instanceof UnreachableError || (error instanceof ApiError && error.status >= 500);

/** Whether an error is the API's refusal of this kind. */
export const isRefusal = (error: unknown, kind: ProblemKind): error is ApiError =>
  error instanceof ApiError && error.kind === kind;

/** What the API says of a field of the body that it refused. @param pointer of the field: `#/subject` */
export const faultOf = (error: unknown, pointer: string): string | undefined =>
  error instanceof ApiError ? error.errors.find((fault) => fault.pointer === pointer)?.detail : undefined;
