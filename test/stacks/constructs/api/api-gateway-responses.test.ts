import * as z from "zod";
import { describe, expect, it } from "vitest";
import { SECURITY_HEADERS } from "../../../../functions/shared/http/response-headers.js";
import { apiBodyOf } from "../../../support/aws/api-body.js";
import { synthesizeStack } from "../../../support/aws/synthesized-stack.js";
import {
  GATEWAY_PROBLEMS,
  problemTemplate,
  statusOf,
} from "../../../../stacks/constructs/api/api-gateway-responses.js";

const refusalsOf = (environment: NodeJS.ProcessEnv = {}) =>
  Object.entries(apiBodyOf(synthesizeStack(environment))["x-amazon-apigateway-gateway-responses"]);

const refusals = refusalsOf();
const headersOf = (type: string, from = refusals) =>
  from.find(([found]) => found === type)?.[1].responseParameters ?? {};
const CORS = "gatewayresponse.header.Access-Control-Allow-Origin";

describe("API Gateway's own errors", () => {
  it("are all set", () => {
    expect(refusals.map(([type]) => type)).toEqual(Object.keys(GATEWAY_PROBLEMS));
  });

  it.each(refusals)(
    "%s is a problem document with its own status, with security headers",
    (_type, { statusCode: status, responseParameters: headers, responseTemplates: templates }) => {
      expect(
        JSON.parse(templates["application/json"]?.replace("$context.error.messageString", '""') ?? ""),
      ).toMatchObject({
        status: Number(status),
      });
      expect(headers["gatewayresponse.header.Content-Type"]).toBe("'application/problem+json'");
      for (const name of ["Cache-Control", "X-Content-Type-Options", "Strict-Transport-Security"] as const)
        expect(headers[`gatewayresponse.header.${name}`]).toBe(`'${SECURITY_HEADERS[name]}'`);
    },
  );

  it("quote every header's value once, since API Gateway cannot escape a quote within it", () => {
    const values = refusals.flatMap(([, { responseParameters: headers }]) => Object.values(headers));

    for (const value of values) expect(value).toMatch(/^'[^']+'$/);
  });

  it("ask for a token if it was missing or invalid", () => {
    expect(headersOf("ACCESS_DENIED")["gatewayresponse.header.WWW-Authenticate"]).toBe("'Bearer'");
    expect(headersOf("THROTTLED")).not.toHaveProperty(["gatewayresponse.header.WWW-Authenticate"]);
  });

  it.each(["THROTTLED", "QUOTA_EXCEEDED", "AUTHORIZER_FAILURE", "INTEGRATION_FAILURE", "INTEGRATION_TIMEOUT"])(
    "send Retry-After: %s",
    (type) => {
      expect(headersOf(type)["gatewayresponse.header.Retry-After"]).toMatch(/^'\d+'$/);
    },
  );

  it("let the only allowed origin read them", () => {
    const one = refusalsOf({ API_ALLOWED_ORIGINS: "https://desk.example.com" });

    for (const [, { responseParameters: headers }] of one) expect(headers[CORS]).toBe("'https://desk.example.com'");
  });

  it.each(["", "https://a.example.com,https://b.example.com"])(
    "let no page read them with the allowed origins %j: API Gateway cannot choose one, and must not reflect any",
    (origins) => {
      const text = JSON.stringify(refusalsOf({ API_ALLOWED_ORIGINS: origins }));

      expect(text).not.toContain("Access-Control");
      expect(text).not.toContain("method.request.header");
    },
  );
});

/** Every type that API Gateway documents. */
const ALL_TYPES = [
  "ACCESS_DENIED",
  "API_CONFIGURATION_ERROR",
  "AUTHORIZER_CONFIGURATION_ERROR",
  "AUTHORIZER_FAILURE",
  "BAD_REQUEST_BODY",
  "BAD_REQUEST_PARAMETERS",
  "DEFAULT_4XX",
  "DEFAULT_5XX",
  "EXPIRED_TOKEN",
  "INTEGRATION_FAILURE",
  "INTEGRATION_TIMEOUT",
  "INVALID_API_KEY",
  "INVALID_SIGNATURE",
  "MISSING_AUTHENTICATION_TOKEN",
  "QUOTA_EXCEEDED",
  "REQUEST_TOO_LARGE",
  "RESOURCE_NOT_FOUND",
  "THROTTLED",
  "UNAUTHORIZED",
  "UNSUPPORTED_MEDIA_TYPE",
  "WAF_FILTERED",
];

const ProblemSchema = z.strictObject({
  type: z.string().regex(/^urn:ticket-pipeline:problem:[a-z-]+$/),
  title: z.string().min(1),
  status: z.int(),
  detail: z.string().min(1),
  requestId: z.literal("0a1b"),
});

/** As API Gateway fills a template: `messageString` brings its own quotes, and for some types a space before them. */
const fill = (template: string): unknown =>
  JSON.parse(
    template.replace("$context.requestId", "0a1b").replace("$context.error.messageString", ' "Missing: [ticket_id]"'),
  );

describe("the gateway's problems", () => {
  it("cover every type of gateway response", () => {
    expect(Object.keys(GATEWAY_PROBLEMS).sort()).toEqual(ALL_TYPES);
  });

  it.each(Object.entries(GATEWAY_PROBLEMS))(
    "%s is a problem document with the status of the response",
    (_type, problem) => {
      expect(ProblemSchema.parse(fill(problemTemplate(problem))).status).toBe(statusOf(problem));
    },
  );

  it.each([
    ["ACCESS_DENIED", 401],
    ["UNAUTHORIZED", 401],
    ["MISSING_AUTHENTICATION_TOKEN", 404],
    ["BAD_REQUEST_BODY", 400],
    ["BAD_REQUEST_PARAMETERS", 400],
    ["REQUEST_TOO_LARGE", 413],
    ["UNSUPPORTED_MEDIA_TYPE", 415],
    ["THROTTLED", 429],
    ["QUOTA_EXCEEDED", 429],
    ["WAF_FILTERED", 403],
    ["AUTHORIZER_FAILURE", 503],
    ["AUTHORIZER_CONFIGURATION_ERROR", 503],
    ["INTEGRATION_FAILURE", 503],
    ["INTEGRATION_TIMEOUT", 503],
  ])("%s gets status %d", (type, status) => {
    const problem = GATEWAY_PROBLEMS[type];

    expect(problem && statusOf(problem)).toBe(status);
  });

  it("have Retry-After where a retry may help", () => {
    for (const problem of Object.values(GATEWAY_PROBLEMS))
      expect(problem.retryAfterSeconds !== undefined).toBe([429, 503].includes(statusOf(problem)));
  });

  it("use the gateway's own message only for missing parameters, since elsewhere it repeats request data", () => {
    const own = Object.entries(GATEWAY_PROBLEMS).filter(([, problem]) =>
      problemTemplate(problem).includes("$context.error"),
    );

    expect(own.map(([type]) => type)).toEqual(["BAD_REQUEST_PARAMETERS"]);
  });
});
