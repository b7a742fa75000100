import { describe, expect, it } from "vitest";
import * as z from "zod";
import { GATEWAY_PROBLEMS, problemTemplate, statusOf } from "../../../../stacks/constructs/api/gateway-problems.js";

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
    "%s is a problem document with the status of the answer",
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
  ])("%s is answered with %d", (type, status) => {
    const problem = GATEWAY_PROBLEMS[type];

    expect(problem && statusOf(problem)).toBe(status);
  });

  it("say when to come back wherever that may help", () => {
    for (const problem of Object.values(GATEWAY_PROBLEMS))
      expect(problem.retryAfterSeconds !== undefined).toBe([429, 503].includes(statusOf(problem)));
  });

  it("use the gateway's own words for missing parameters only, since elsewhere they repeat what was sent", () => {
    const own = Object.entries(GATEWAY_PROBLEMS).filter(([, problem]) =>
      problemTemplate(problem).includes("$context.error"),
    );

    expect(own.map(([type]) => type)).toEqual(["BAD_REQUEST_PARAMETERS"]);
  });
});
