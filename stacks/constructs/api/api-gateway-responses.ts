import { ApiGatewayGatewayResponse } from "@cdktf/provider-aws/lib/api-gateway-gateway-response/index.js";
import { Construct } from "constructs";
import { CORS_RESPONSE_HEADERS } from "../../../functions/serve-api/http/cors.js";
import { PROBLEM_MEDIA_TYPE } from "../../../functions/serve-api/http/problem-response.js";
import { SECURITY_HEADERS } from "../../../functions/serve-api/http/security-headers.js";
import { GATEWAY_PROBLEMS, problemTemplate, statusOf, type GatewayProblem } from "./gateway-problems.js";

export interface ApiGatewayResponsesProps {
  readonly apiId: string;
  /** Origins of browsers' pages. API Gateway can name one and cannot choose among several. */
  readonly allowedOrigins: readonly string[];
}

/** A gateway response quotes a header's value by single quotes and knows no way to write one within it, as a CSP would have to. */
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
