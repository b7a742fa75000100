import { describe, expect, it } from "vitest";
import { openApiDocument } from "../../../../functions/shared/api/openapi-document.js";
import { makeDispatcher } from "../../../../functions/shared/http/dispatch.js";
import { SECURITY_HEADERS } from "../../../../functions/shared/http/response-headers.js";
import { API_ROUTES } from "../../../../functions/shared/api/routes.js";
import { methodsAt, type RouteDefinition } from "../../../../functions/shared/http/route.js";
import { ORIGIN } from "../../../support/aws/api-under-test.js";
import { operationsOf } from "../../../support/aws/api-body.js";
import { answerMocked, type MockedRequest, mockIntegrations } from "../../../support/aws/mock-integrations.js";
import { synthesizeStack } from "../../../support/aws/synthesized-stack.js";
import { anApiEvent, REQUEST_ID } from "../../../support/builders/api-events.js";

const OTHER_ORIGIN = "https://status.example.com";
const stack = synthesizeStack({ API_ALLOWED_ORIGINS: `${OTHER_ORIGIN},${ORIGIN}` });
const PATHS = [...new Set(API_ROUTES.map(({ path }) => path))];
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"];
const ORIGINS = [
  {},
  { Origin: ORIGIN },
  { origin: ORIGIN },
  { Origin: `${ORIGIN}.evil.example.net` },
  { Origin: "null" },
  { Origin: '" || "1" == "1' },
  { Origin: "$context.identity.sourceIp #end" },
];
const sent = (method: string, resource: string, headers = {}): MockedRequest => ({
  method,
  resource,
  path: `/v1${resource}`,
  headers,
  requestId: REQUEST_ID,
});
const rest = PATHS.flatMap((resource) => {
  const allowed = methodsAt(resource, API_ROUTES).filter((method) => method !== "OPTIONS");
  return METHODS.filter((method) => !allowed.includes(method)).flatMap((method) =>
    ORIGINS.map((headers) => sent(method, resource, headers)),
  );
});
/** A function that has all paths of the API. */
const functionOfAll = makeDispatcher<RouteDefinition>({
  routes: API_ROUTES,
  operations: Object.fromEntries(API_ROUTES.map(({ operationId }) => [operationId, () => Promise.resolve({})])),
  allowedOrigins: new Set([OTHER_ORIGIN, ORIGIN]),
  log: { info: () => undefined, warn: () => undefined, error: () => undefined },
});
const asFunction = async ({ method, resource, headers = {} }: MockedRequest) => {
  const event = anApiEvent({ method, resource, headers, caller: null });
  const { statusCode, headers: own = {}, body } = await functionOfAll(event);
  return { status: statusCode, headers: own, body };
};

describe("the responses that API Gateway makes itself to methods that a path does not have", () => {
  it("are the function's, to the letter: problem, Allow, CORS and security headers", async () => {
    const answers = answerMocked(stack, rest);

    expect(rest.length).toBeGreaterThan(100);
    for (const [index, request] of rest.entries()) {
      const expected = await asFunction(request);
      const { headers = {}, ...answer } = answers[index] ?? {};
      const typed = expected.body === "" && request.method === "OPTIONS" ? { "Content-Type": "application/json" } : {};

      expect(answer, JSON.stringify(request)).toEqual({ status: expected.status, body: expected.body });
      expect(headers, JSON.stringify(request)).toEqual({ ...typed, ...expected.headers });
    }
  });

  it("let pages of each allowed origin read them", () => {
    const [first, second] = answerMocked(
      stack,
      [OTHER_ORIGIN, ORIGIN].map((origin) => sent("OPTIONS", "/tickets", { origin })),
    );

    expect(first?.headers).toMatchObject({ "Access-Control-Allow-Origin": OTHER_ORIGIN });
    expect(second?.headers).toMatchObject({ "Access-Control-Allow-Origin": ORIGIN });
  });

  it("have no CORS headers where no origin is allowed", () => {
    const answers = answerMocked(synthesizeStack(), [sent("OPTIONS", "/tickets", { origin: ORIGIN })]);

    expect(Object.keys(answers[0]?.headers ?? {}).filter((name) => name.startsWith("Access-Control"))).toEqual([]);
  });

  it("refuse a body that is not of a usual type by a type of response of their own, and never pass it on", () => {
    const integrations = [...operationsOf(stack).values()].map(
      (operation) => operation["x-amazon-apigateway-integration"],
    );
    const mocks = integrations.filter((integration) => integration.type === "mock");

    expect(mocks.length).toBeGreaterThan(PATHS.length);
    for (const { passthroughBehavior, requestTemplates } of mocks) {
      expect(passthroughBehavior).toBe("never");
      expect(Object.keys(requestTemplates)).toEqual(
        expect.arrayContaining(["application/json", "application/x-www-form-urlencoded", "text/plain"]),
      );
    }
  });
});

describe("the API's description that API Gateway returns itself", () => {
  const described = (path: string, method = "GET") => {
    const [answer] = answerMocked(stack, [{ ...sent(method, "/openapi.json", { origin: ORIGIN }), path }]);
    return answer;
  };

  it.each([
    ["/v1/openapi.json", "/v1"],
    ["/v1/openapi.json/", "/v1"],
    ["/openapi.json", "/"],
    ["/help/desk/openapi.json", "/help/desk"],
  ])("at %s is the OpenAPI document whose server is %s", (path, base) => {
    const answer = described(path);

    expect(answer?.status).toBe(200);
    expect(JSON.parse(answer?.body ?? "")).toEqual(openApiDocument(base));
  });

  it("has the headers that the function's responses have", () => {
    expect(described("/v1/openapi.json")?.headers).toEqual({
      ...SECURITY_HEADERS,
      "Content-Type": "application/json",
      Vary: "Origin",
      "Access-Control-Allow-Origin": ORIGIN,
      "Access-Control-Expose-Headers": "ETag, Location, Retry-After",
    });
  });

  it("has no body for HEAD, and the same headers", () => {
    const answer = described("/v1/openapi.json", "HEAD");

    expect(answer).toEqual({ ...described("/v1/openapi.json"), body: "" });
  });
});

describe("a mapping template", () => {
  const templates = [...mockIntegrations(stack).values()].flatMap(({ integrationResponses }) =>
    Object.values(integrationResponses).flatMap(({ responseTemplates }) => Object.values(responseTemplates)),
  );

  it("is below API Gateway's 300 KB, with room for the routes to come", () => {
    for (const template of templates) expect(Buffer.byteLength(template)).toBeLessThan(250_000);
  });

  it("sets a header once at most, as API Gateway demands", () => {
    for (const { integrationResponses } of mockIntegrations(stack).values()) {
      for (const { responseParameters, responseTemplates } of Object.values(integrationResponses)) {
        const [template = ""] = Object.values(responseTemplates);
        for (const name of Object.keys(responseParameters)) {
          expect(template).not.toContain(`responseOverride.header.${name.replace("method.response.header.", "")} `);
        }
        // Each origin has a branch of its own.
        for (const branch of template.split("#end")) {
          const names = [...branch.matchAll(/responseOverride\.header\.([\w-]+)/g)].map(([, name]) => name);
          expect(new Set(names).size).toBe(names.length);
        }
      }
    }
  });

  it("has nothing that Terraform would read as its own", () => {
    for (const template of templates) expect(template).not.toMatch(/[$%]\{/);
  });
});
