import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { API_ROUTES, type OperationId, ROUTES_BY_FUNCTION } from "../../functions/shared/api/routes.js";
import { PERSON_SCOPES, type Role } from "../../functions/shared/auth/caller.js";
import { formsOf, type RouteDefinition } from "../../functions/shared/http/route.js";
import { contractViolations } from "../support/aws/api-contract.js";
import { aTicketApi } from "../support/aws/api-under-test.js";
import { aDeskApi } from "../support/aws/desk-under-test.js";
import { anIdentityApi } from "../support/aws/identity-under-test.js";
import { aDeskTicket } from "../support/builders/desk-tickets.js";
import { aRequestTo } from "../support/builders/api-events.js";
import { aCaller } from "../support/fakes/ticket-api-ports.js";

/** Values that clients have sent where others were expected, and those that some fields do expect. */
const aText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.constantFrom("TKT-1", "u-ada", "OPEN", "SOLVED", "CLOSED", "HIGH", "BILLING", "gold", "de", "me", "auto"),
  fc.constantFrom("", " ", "\u0000", "\ud800", "__proto__", "constructor", "x".repeat(25_000), "https://10.0.0.1/"),
  fc.constantFrom("2026-11-23T08:00:00.000Z-01010101", "9".repeat(400), "-1", "1e999", "NaN", "{{", "%", "|", "#"),
);
const aValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: aText },
  fc.constantFrom(null, true, 0, 1, -0.5, 1e300, Number.MAX_SAFE_INTEGER, [], {}, [[]], [null]),
  fc.array(aText, { maxLength: 4 }),
  fc.jsonValue({ maxDepth: 2 }),
  fc.dictionary(aText, fc.oneof(aText, fc.integer()), { maxKeys: 3 }),
);
const aTag = fc.option(fc.oneof(aText, fc.constantFrom('"1"', '"2"', "*", 'W/"1"', '"1", "2"')), { nil: undefined });

/** A body with fields of the route, each of which may be missing or anything. */
const bodyFor = ({ body }: RouteDefinition): fc.Arbitrary<unknown> => {
  if (body === undefined) return fc.constant(undefined);
  const names = [...new Set(formsOf(body).flatMap((form) => Object.keys(form.shape)))];
  const fields = fc.record(Object.fromEntries(names.map((name) => [name, aValue])), { requiredKeys: [] });
  return fc.oneof({ weight: 4, arbitrary: fields }, aValue, fc.constantFrom("{", "[]", "null", undefined));
};

const textsFor = (names: readonly string[]) =>
  fc.record(Object.fromEntries(names.map((name) => [name, aText])), { requiredKeys: [] });

const headersFor = fc
  .record({ "If-Match": aTag, "If-None-Match": aTag, "Idempotency-Key": aTag, "X-Requested-With": aTag, Cookie: aTag })
  .map((headers) => Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined)));

const aRequestFor = (route: RouteDefinition) =>
  fc.record({
    body: bodyFor(route),
    parameters: fc.record(
      Object.fromEntries(Object.keys(route.parameters?.shape ?? {}).map((name) => [name, aText] as const)),
    ),
    query: textsFor([...Object.keys(route.query?.shape ?? {}), "more"]),
    headers: headersFor,
    role: fc.constantFrom<Role>("customer", "agent", "admin"),
  });

const anApiOf = (operationId: OperationId) => {
  const isIn = (routes: readonly RouteDefinition[]) => routes.some((route) => route.operationId === operationId);
  if (isIn(ROUTES_BY_FUNCTION["serve-identity"])) return anIdentityApi().send;
  if (isIn(ROUTES_BY_FUNCTION["serve-desk"])) {
    const { ports, send } = aDeskApi();
    ports.add(aDeskTicket());
    return send;
  }
  const { ports, send } = aTicketApi();
  ports.desk.open({ ticketId: "TKT-1", customerId: "u-ada" });
  return send;
};

describe("any request", () => {
  it.each(API_ROUTES.slice(0, -1))("to $method $path gets an answer as documented, never a 500", async (route) => {
    await fc.assert(
      fc.asyncProperty(aRequestFor(route), async ({ role, query, ...sent }) => {
        const caller = aCaller({ subject: "u-ada", role, scopes: PERSON_SCOPES });
        const lists = Object.fromEntries(Object.entries(query).map(([name, value = ""]) => [name, [value]] as const));
        const answer = await anApiOf(route.operationId)(
          aRequestTo(route.operationId, { ...sent, query: lists, caller }),
        );

        expect(answer.statusCode).toBeLessThan(500);
        expect(contractViolations(route.operationId, answer)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
