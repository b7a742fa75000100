import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TICKET_ROUTES } from "../../../../functions/shared/api/ticket-routes.js";
import { SCOPES } from "../../../../functions/shared/auth/caller.js";
import { contractViolations } from "../../../support/aws/api-contract.js";
import { anApiEvent } from "../../../support/builders/api-events.js";
import { aTicketApi, anApi } from "../../../support/aws/api-under-test.js";
import { aCaller } from "../../../support/fakes/ticket-api-ports.js";

const TOKEN = "tp_0123456789abcdef_c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3JldA";

const METHODS = ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "get", ""];
const PATHS = [...new Set<string>(TICKET_ROUTES.map(({ path }) => path)), "/", "/nowhere", "__proto__"];
const FIELDS = TICKET_ROUTES.flatMap((route) =>
  "body" in route ? ["type", "message", "subject", "contact", "user_id"] : [],
);

/** Any text, also with control characters and lone surrogates, and long ones. */
const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }),
  fc.constantFrom("__proto__", "constructor", "toString", "x".repeat(100_000), "\ud800"),
);

const anyField = fc.oneof(fc.constantFrom(...FIELDS), anyText);

const anyBody = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  anyText,
  fc.json(),
  fc.dictionary(anyField, fc.oneof(anyText, fc.jsonValue()), { maxKeys: 30 }).map((value) => JSON.stringify(value)),
  fc.record({ type: anyText, message: anyText }).map((value) => JSON.stringify(value)),
  fc.tuple(fc.nat(100_000), fc.constantFrom("[", '{"a":', '{"message":')).map(([depth, open]) => open.repeat(depth)),
);

const anyHeaders = fc.dictionary(
  fc.oneof(fc.constantFrom("content-type", "IDEMPOTENCY-KEY", "Origin", "Content-Encoding"), anyText),
  fc.oneof(anyText, fc.constantFrom("application/json", "application/json;", "gzip", "https://desk.example.com")),
  { maxKeys: 6 },
);

const anyQuery = fc.dictionary(
  fc.oneof(fc.constantFrom("limit", "cursor", "from", "to", "status", "ticket_id"), anyText),
  fc.array(fc.oneof(anyText, fc.constantFrom("5", "2026-11-21T08:30:00Z", "FAILED")), { maxLength: 3 }),
  { maxKeys: 4 },
);

const anyEvent = fc
  .record({
    method: fc.constantFrom(...METHODS),
    resource: fc.constantFrom(...PATHS),
    parameters: fc.record({ id: anyText }),
    query: anyQuery,
    headers: anyHeaders.map((headers) => ({ ...headers, Token: TOKEN, Authorization: `Bearer ${TOKEN}` })),
    body: fc.option(anyBody, { nil: undefined }),
    caller: fc.constantFrom(aCaller(), aCaller({ scopes: [] }), aCaller({ scopes: [SCOPES[0]] }), null),
  })
  .map(anApiEvent);

const operationOf = ({ httpMethod, resource }: { readonly httpMethod: string; readonly resource: string }) =>
  TICKET_ROUTES.find(({ method, path }) => method === (httpMethod === "HEAD" ? "GET" : httpMethod) && path === resource)
    ?.operationId;

describe("any request", () => {
  it("gets a documented response, never a 500, and never its token back", async () => {
    await fc.assert(
      fc.asyncProperty(anyEvent, async (event) => {
        const { send, log } = aTicketApi();

        const answer = await send(event);

        expect(answer.statusCode).toBeLessThan(500);
        if (event.httpMethod === "HEAD") expect(answer.body).toBe("");
        else if (answer.statusCode !== 204) expect(contractViolations(operationOf(event), answer)).toEqual([]);
        expect(JSON.stringify([answer, log.entries])).not.toContain(TOKEN);
      }),
      { numRuns: 1_000 },
    );
  });

  it("runs its operation only for a caller with the scope of its route", async () => {
    await fc.assert(
      fc.asyncProperty(anyEvent, async (event) => {
        const { send, operations } = anApi();

        const { statusCode } = await send(event);

        const access = TICKET_ROUTES.find(({ operationId }) => operationId === operationOf(event))?.access;
        const scopes = String(event.requestContext.authorizer?.["scopes"]).split(" ");
        if (operations.calls.length > 0) expect(access === "public" || scopes.includes(String(access))).toBe(true);
        expect(operations.calls.length > 0).toBe(statusCode === 200 || statusCode === 202);
      }),
      { numRuns: 300 },
    );
  });
});
