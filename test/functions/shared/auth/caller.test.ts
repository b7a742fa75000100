import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CallerSchema, ROLES, SCOPES, toCallerContext, type Caller } from "../../../../functions/shared/auth/caller.js";
import { TIERS } from "../../../../functions/shared/contracts/ticket-event.js";

const callers = (): fc.Arbitrary<Caller> =>
  fc.record({
    subject: fc.stringMatching(/^[!#-[\]-~]{1,256}$/),
    role: fc.constantFrom(...ROLES),
    tier: fc.constantFrom(...TIERS),
    scopes: fc.subarray([...SCOPES]),
  });

const CONTEXT = { subject: "C-1", role: "customer", tier: "gold", scopes: "tickets:read tickets:write" };

describe("the authorizer's context", () => {
  it("contains a caller as strings", () => {
    const caller: Caller = { subject: "C-1", role: "customer", tier: "gold", scopes: SCOPES };

    expect(toCallerContext(caller)).toEqual(CONTEXT);
  });

  it("is parsed to the same caller", () => {
    fc.assert(
      fc.property(callers(), (caller) => {
        expect(CallerSchema.parse(toCallerContext(caller))).toEqual(caller);
      }),
    );
  });

  it("is parsed next to what API Gateway adds to it", () => {
    expect(CallerSchema.parse({ ...CONTEXT, principalId: "C-1", integrationLatency: 3 })).toEqual({
      subject: "C-1",
      role: "customer",
      tier: "gold",
      scopes: ["tickets:read", "tickets:write"],
    });
  });

  it("grants nothing for unknown scopes, and lists a repeated scope once", () => {
    expect(CallerSchema.parse({ ...CONTEXT, scopes: "" }).scopes).toEqual([]);
    expect(CallerSchema.parse({ ...CONTEXT, scopes: "tickets:read admin  tickets:read" }).scopes).toEqual([
      "tickets:read",
    ]);
  });

  it.each([
    ["no subject", { subject: "" }],
    ["a subject with a line end", { subject: "C-1\nC-2" }],
    ["a subject with a quote, which would end its place in the access log", { subject: 'C-1","status":"200' }],
    ["a subject with a backslash, which would end it too", { subject: "C-1\\" }],
    ["a subject that no customer id may be as long as", { subject: "x".repeat(257) }],
    ["an unknown role", { role: "root" }],
    ["an unknown tier", { tier: "platinum" }],
    ["no scopes", { scopes: undefined }],
  ])("is refused with %s", (_what, change) => {
    expect(CallerSchema.safeParse({ ...CONTEXT, ...change }).success).toBe(false);
  });
});
