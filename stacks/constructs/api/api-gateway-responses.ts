import { ApiGatewayGatewayResponse } from "@cdktf/provider-aws/lib/api-gateway-gateway-response/index.js";
import { Construct } from "constructs";
import { PROBLEM_MEDIA_TYPE } from "../../../functions/serve-api/http/problem-response.js";
import { CORS_RESPONSE_HEADERS, SECURITY_HEADERS } from "../../../functions/serve-api/http/response-headers.js";
import { type ProblemKind, PROBLEMS, problemType } from "../../../functions/serve-api/contract/problem.js";

export interface ApiGatewayResponsesProps {
  readonly apiId: string;
  /** Origins of browsers' pages. API Gateway can name one and cannot choose among several. */
  readonly allowedOrigins: readonly string[];
}

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

/** Makes a problem document of everything that API Gateway itself refuses, which no function sees. */
export class ApiGatewayResponses extends Construct {
  constructor(scope: Construct, id: string, { apiId, allowedOrigins }: ApiGatewayResponsesProps) {
    super(scope, id);
    for (const [responseType, problem] of Object.entries(GATEWAY_PROBLEMS)) {
      const headers = { ...SECURITY_HEADERS, ...corsHeaders(allowedOrigins), ...ownHeaders(problem) };
      new ApiGatewayGatewayResponse(this, responseType, {
        restApiId: apiId,
        responseType,
        statusCode: String(statusOf(problem)),
        responseTemplates: { "application/json": problemTemplate(problem) },
        responseParameters: Object.fromEntries(
          Object.entries(headers)
            .filter(isQuotable)
            .map(([name, value]) => [`gatewayresponse.header.${name}`, `'${value}'`]),
        ),
      });
    }
  }
}

/** What API Gateway itself answers to a kind of refusal, before or instead of the function. */
export interface GatewayProblem {
  readonly kind: ProblemKind;
  /**
   * Why, for the client to read; undefined for the gateway's own words, where they name what is missing and nothing
   * else.
   */
  readonly detail?: string;
  readonly retryAfterSeconds?: number;
}

const NO_TOKEN: GatewayProblem = {
  kind: "unauthorized",
  detail: "Send a valid API token in the header Token, or a valid access token in Authorization as Bearer.",
};
const NOT_FOUND: GatewayProblem = { kind: "not-found", detail: "There is no endpoint of that path." };
const FAULT: GatewayProblem = { kind: "internal-error", detail: "The request may be sent again." };
const UNAVAILABLE: GatewayProblem = {
  kind: "unavailable",
  detail: "The request could not be handled now. Send it again, with the same Idempotency-Key.",
  retryAfterSeconds: 5,
};
const TOO_MANY: GatewayProblem = {
  kind: "too-many-requests",
  detail: "More requests came than are taken at a time. Send this one again later.",
  retryAfterSeconds: 1,
};

/** By API Gateway's types of gateway response, all of which there are. */
export const GATEWAY_PROBLEMS: Readonly<Record<string, GatewayProblem>> = {
  // The authorizer allows a whole stage or nothing, so a denial says that the token is no good.
  ACCESS_DENIED: NO_TOKEN,
  UNAUTHORIZED: NO_TOKEN,
  // These two are of AWS's own signatures, which this API does not take.
  INVALID_SIGNATURE: NO_TOKEN,
  EXPIRED_TOKEN: NO_TOKEN,
  MISSING_AUTHENTICATION_TOKEN: NOT_FOUND,
  RESOURCE_NOT_FOUND: NOT_FOUND,
  BAD_REQUEST_PARAMETERS: { kind: "invalid-request" },
  BAD_REQUEST_BODY: {
    kind: "invalid-request",
    detail: "The body is not a JSON object, or has more fields than this request knows.",
  },
  REQUEST_TOO_LARGE: { kind: "payload-too-large", detail: "The body is larger than this API takes." },
  UNSUPPORTED_MEDIA_TYPE: { kind: "unsupported-media-type", detail: "Send the body as application/json." },
  THROTTLED: TOO_MANY,
  QUOTA_EXCEEDED: TOO_MANY,
  WAF_FILTERED: { kind: "forbidden", detail: "The request looks like an attack, and was not passed on." },
  // The authorizer names the key, not the caller: an unknown one is a fault of this stack.
  INVALID_API_KEY: FAULT,
  API_CONFIGURATION_ERROR: FAULT,
  AUTHORIZER_CONFIGURATION_ERROR: UNAVAILABLE,
  AUTHORIZER_FAILURE: UNAVAILABLE,
  INTEGRATION_FAILURE: UNAVAILABLE,
  INTEGRATION_TIMEOUT: UNAVAILABLE,
  DEFAULT_4XX: {
    kind: "invalid-request",
    detail: "The request cannot be read: its path, its headers together (10,240 bytes at most), or its Authorization.",
  },
  DEFAULT_5XX: FAULT,
};

export const statusOf = ({ kind }: GatewayProblem): number => PROBLEMS[kind][0];

/**
 * The problem document (RFC 9457), with API Gateway's variables where only it knows the value. They come as quoted JSON
 * or plain text.
 */
export const problemTemplate = ({ kind, detail }: GatewayProblem): string => {
  const [status, title] = PROBLEMS[kind];
  const members = { type: problemType(kind), title, status, detail: detail ?? "", requestId: "$context.requestId" };
  const document = JSON.stringify(members);
  return detail === undefined ? document.replace('"detail":""', '"detail":$context.error.messageString') : document;
};
