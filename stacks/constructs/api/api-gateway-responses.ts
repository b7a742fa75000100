import { type ProblemKind, PROBLEMS, problemType } from "../../../functions/shared/http/problem.js";
import { PROBLEM_MEDIA_TYPE } from "../../../functions/shared/http/problem-response.js";
import { CORS_RESPONSE_HEADERS, SECURITY_HEADERS } from "../../../functions/shared/http/response-headers.js";
import type { Json } from "./mock-integration.js";

/**
 * A gateway response quotes a header's value in single quotes and cannot escape one within it, as a CSP would require.
 */
const isQuotable = ([, value]: readonly [string, string]): boolean => !value.includes("'");

const corsHeaders = ([origin, ...others]: readonly string[]): Readonly<Record<string, string>> =>
  origin === undefined || others.length > 0
    ? {}
    : {
        "Access-Control-Allow-Origin": origin,
        "Access-Control-Expose-Headers": CORS_RESPONSE_HEADERS.join(", "),
        Vary: "Origin",
      };

const ownHeaders = ({ kind, retryAfterSeconds }: GatewayProblem): Readonly<Record<string, string>> => ({
  "Content-Type": PROBLEM_MEDIA_TYPE,
  ...(kind === "unauthorized" ? { "WWW-Authenticate": "Bearer" } : {}),
  ...(retryAfterSeconds === undefined ? {} : { "Retry-After": String(retryAfterSeconds) }),
});

/**
 * Makes a problem document of every error that API Gateway itself returns without calling the function.
 * @param allowedOrigins of browser pages. API Gateway can send one origin, but cannot choose between several.
 */
export const gatewayResponses = (allowedOrigins: readonly string[]): Json => {
  const responseTo = (problem: GatewayProblem): Json => ({
    statusCode: String(statusOf(problem)),
    responseTemplates: { "application/json": problemTemplate(problem) },
    responseParameters: Object.fromEntries(
      Object.entries({ ...SECURITY_HEADERS, ...corsHeaders(allowedOrigins), ...ownHeaders(problem) })
        .filter(isQuotable)
        .map(([name, value]) => [`gatewayresponse.header.${name}`, `'${value}'`]),
    ),
  });
  return Object.fromEntries(Object.entries(GATEWAY_PROBLEMS).map(([type, problem]) => [type, responseTo(problem)]));
};

/** What API Gateway itself returns for one of its error types. */
export interface GatewayProblem {
  readonly kind: ProblemKind;
  /**
   * The reason, for the client. Undefined: API Gateway's own message, for the type whose message only names what is
   * missing.
   */
  readonly detail?: string;
  readonly retryAfterSeconds?: number;
}

const NO_TOKEN: GatewayProblem = {
  kind: "unauthorized",
  detail: "Send a valid API token in the header Token, or a valid access token in Authorization as Bearer.",
};
const NOT_FOUND: GatewayProblem = { kind: "not-found", detail: "No endpoint has that path." };
const INTERNAL_ERROR: GatewayProblem = {
  kind: "internal-error",
  detail: "An unexpected error occurred. You can send the request again.",
};
const UNAVAILABLE: GatewayProblem = {
  kind: "unavailable",
  detail: "The request could not be processed now. Send it again with the same Idempotency-Key.",
  retryAfterSeconds: 5,
};
const TOO_MANY: GatewayProblem = {
  kind: "too-many-requests",
  detail: "The rate limit is exceeded. Send the request again later.",
  retryAfterSeconds: 1,
};

/** By API Gateway's response type; complete. */
export const GATEWAY_PROBLEMS: Readonly<Record<string, GatewayProblem>> = {
  // The authorizer allows all of the stage or nothing, so a denial means that the token is invalid.
  ACCESS_DENIED: NO_TOKEN,
  UNAUTHORIZED: NO_TOKEN,
  // These two are about AWS signatures, which this API does not accept.
  INVALID_SIGNATURE: NO_TOKEN,
  EXPIRED_TOKEN: NO_TOKEN,
  MISSING_AUTHENTICATION_TOKEN: NOT_FOUND,
  RESOURCE_NOT_FOUND: NOT_FOUND,
  BAD_REQUEST_PARAMETERS: { kind: "invalid-request" },
  BAD_REQUEST_BODY: {
    kind: "invalid-request",
    detail: "The body is not a JSON object, or has unknown fields.",
  },
  REQUEST_TOO_LARGE: { kind: "payload-too-large", detail: "The body is larger than this API accepts." },
  UNSUPPORTED_MEDIA_TYPE: { kind: "unsupported-media-type", detail: "Send the body as application/json." },
  THROTTLED: TOO_MANY,
  QUOTA_EXCEEDED: {
    kind: "too-many-requests",
    detail: "The callers of your tier have together used up the requests of this day (UTC).",
    retryAfterSeconds: 3600,
  },
  WAF_FILTERED: { kind: "forbidden", detail: "The request was blocked because it looks like an attack." },
  // The authorizer sends the key, not the caller, so an unknown key is a mistake in this stack.
  INVALID_API_KEY: INTERNAL_ERROR,
  API_CONFIGURATION_ERROR: INTERNAL_ERROR,
  AUTHORIZER_CONFIGURATION_ERROR: UNAVAILABLE,
  AUTHORIZER_FAILURE: UNAVAILABLE,
  INTEGRATION_FAILURE: UNAVAILABLE,
  INTEGRATION_TIMEOUT: UNAVAILABLE,
  DEFAULT_4XX: {
    kind: "invalid-request",
    detail:
      "The request is malformed. Check its path, its headers (10,240 bytes in total at most) and its Authorization header.",
  },
  DEFAULT_5XX: INTERNAL_ERROR,
};

export const statusOf = ({ kind }: GatewayProblem): number => PROBLEMS[kind][0];

/**
 * The problem document (RFC 9457), with API Gateway's variables for values that only it knows. `messageString` is
 * already a quoted JSON string.
 */
export const problemTemplate = ({ kind, detail }: GatewayProblem): string => {
  const [status, title] = PROBLEMS[kind];
  const members = { type: problemType(kind), title, status, detail: detail ?? "", requestId: "$context.requestId" };
  const document = JSON.stringify(members);
  return detail === undefined ? document.replace('"detail":""', '"detail":$context.error.messageString') : document;
};
