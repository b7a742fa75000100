import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PERSON_SCOPES } from "../../../functions/shared/auth/caller.js";
import { IDENTITY_ROUTES } from "../../../functions/shared/api/identity-routes.js";
import { contractViolations } from "../../support/aws/api-contract.js";
import { anIdentityApi } from "../../support/aws/identity-under-test.js";
import { aRequestTo } from "../../support/builders/api-events.js";
import { aCaller } from "../../support/fakes/ticket-api-ports.js";

const ADMIN = aCaller({ subject: "u-root", role: "admin", scopes: PERSON_SCOPES });
const ids = IDENTITY_ROUTES.map(({ operationId }) => operationId);
const FIELDS = ["email", "password", "name", "role", "tier", "active", "session", "newPassword", "code", "everywhere"];

const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom(
    "",
    " ",
    "\u0000",
    "\ud800",
    "ada@example.com",
    "Ada@EXAMPLE.com\u200b",
    "dS1hZGE.session-u-ada",
    "123456",
  ),
  fc.constantFrom("admin", "customer", "gold", "https://evil.example", "__proto__", "<script>", "a".repeat(5_000)),
);
const anyValue = fc.oneof(anyText, fc.jsonValue(), fc.constantFrom(null, true, Number.POSITIVE_INFINITY, [], {}));
const anyBody = fc.oneof(fc.dictionary(fc.constantFrom(...FIELDS), anyValue), anyValue, fc.constant(undefined));

const send = async (operationId: (typeof ids)[number], sent: Parameters<typeof aRequestTo>[1]) => {
  const api = anIdentityApi();
  api.ports.selfRegistration = true;
  api.ports.add({ id: "u-root", role: "admin" });
  return api.send(aRequestTo(operationId, sent));
};

describe("any request", () => {
  it.each(ids)("%s gets a documented response, and never a 500", async (operationId) => {
    await fc.assert(
      fc.asyncProperty(anyBody, anyText, anyText, anyText, async (body, id, cookie, value) => {
        const answer = await send(operationId, {
          caller: ADMIN,
          parameters: { id },
          headers: { Cookie: `tp_session=${cookie}`, "X-Requested-With": value },
          ...(body !== undefined && { body }),
          ...(operationId === "listUsers" && { query: { q: [value], cursor: [id], role: [cookie] } }),
        });

        expect(answer.statusCode).toBeLessThan(500);
        expect(contractViolations(operationId, answer)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it("with a password of 1 MB is refused before anybody looks at it", async () => {
    const huge = await send("login", {
      caller: null,
      body: { email: "ada@example.com", password: "x".repeat(1_000_000) },
    });
    const long = await send("login", { caller: null, body: { email: "ada@example.com", password: "x".repeat(257) } });

    expect([huge.statusCode, long.statusCode]).toEqual([413, 400]);
    expect(long.body).not.toContain("xxx");
  });

  it.each([null, "", "\ud800", 7, ["a"], { a: 1 }])(
    "with the password %j gets the same answer for every account",
    async (password) => {
      const bodies = await Promise.all(
        ["ada@example.com", "nobody@example.com"].map((email) =>
          send("login", { caller: null, body: { email, password } }),
        ),
      );

      expect(bodies[0]).toEqual(bodies[1]);
      expect(bodies[0]?.statusCode).toBe(400);
    },
  );
});
