import { describe, expect, it } from "vitest";
import * as z from "zod";
import { SECURITY_HEADERS } from "../../../../functions/serve-api/http/security-headers.js";
import { synthesizeStack } from "../../../support/aws/synthesized-stack.js";

const RefusalSchema = z.looseObject({
  response_type: z.string(),
  status_code: z.string(),
  response_parameters: z.record(z.string(), z.string()),
  response_templates: z.record(z.string(), z.string()),
});

const refusalsOf = (environment: NodeJS.ProcessEnv = {}) =>
  synthesizeStack(environment)
    .resources("aws_api_gateway_gateway_response")
    .map(([, refusal]) => RefusalSchema.parse(refusal));

const refusals = refusalsOf();
const headersOf = (type: string, from = refusals) =>
  from.find(({ response_type: found }) => found === type)?.response_parameters ?? {};
const CORS = "gatewayresponse.header.Access-Control-Allow-Origin";

describe("what API Gateway itself refuses", () => {
  it.each(refusals.map((refusal) => [refusal.response_type, refusal] as const))(
    "%s is a problem document of the status that it names, with security headers",
    (_type, { status_code: status, response_parameters: headers, response_templates: templates }) => {
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

  it("quotes every header's value once, since API Gateway cannot read a quote within it", () => {
    const values = refusals.flatMap(({ response_parameters: headers }) => Object.values(headers));

    for (const value of values) expect(value).toMatch(/^'[^']+'$/);
  });

  it("asks for a token where none was good", () => {
    expect(headersOf("ACCESS_DENIED")["gatewayresponse.header.WWW-Authenticate"]).toBe("'Bearer'");
    expect(headersOf("THROTTLED")).not.toHaveProperty(["gatewayresponse.header.WWW-Authenticate"]);
  });

  it.each(["THROTTLED", "QUOTA_EXCEEDED", "AUTHORIZER_FAILURE", "INTEGRATION_FAILURE", "INTEGRATION_TIMEOUT"])(
    "says when to come back: %s",
    (type) => {
      expect(headersOf(type)["gatewayresponse.header.Retry-After"]).toMatch(/^'\d+'$/);
    },
  );

  it("lets the one allowed origin read it", () => {
    const one = refusalsOf({ API_ALLOWED_ORIGINS: "https://desk.example.com" });

    for (const { response_parameters: headers } of one) expect(headers[CORS]).toBe("'https://desk.example.com'");
  });

  it.each(["", "https://a.example.com,https://b.example.com"])(
    "lets no page read it when the allowed origins are %j: API Gateway cannot choose one, and must not repeat any",
    (origins) => {
      const text = JSON.stringify(refusalsOf({ API_ALLOWED_ORIGINS: origins }));

      expect(text).not.toContain("Access-Control");
      expect(text).not.toContain("method.request.header");
    },
  );
});
