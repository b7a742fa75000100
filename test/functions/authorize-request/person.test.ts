import { describe, expect, it } from "vitest";
import { readPerson } from "../../../functions/authorize-request/person.js";

const CLAIMS = { sub: "9f1c", exp: 1_795_250_000, token_use: "access", username: "ada" };

describe("the person that a JWT names", () => {
  it("is a customer of the general tier with every scope, until the JWT ends", () => {
    expect(readPerson(CLAIMS)).toEqual({
      allowed: true,
      caller: { subject: "9f1c", role: "customer", tier: "general", scopes: ["tickets:read", "tickets:write"] },
      endsAt: 1_795_250_000_000,
    });
  });

  it.each([
    [["gold"], { role: "customer", tier: "gold" }],
    [["agents"], { role: "agent", tier: "general" }],
    [["admins"], { role: "admin", tier: "general" }],
    [["agents", "admins", "gold"], { role: "admin", tier: "gold" }],
    [["Gold", "admin", "others"], { role: "customer", tier: "general" }],
    [[], { role: "customer", tier: "general" }],
  ])("in the groups %j is %j", (groups, caller) => {
    expect(readPerson({ ...CLAIMS, "cognito:groups": groups })).toMatchObject({ allowed: true, caller });
  });

  it.each([
    ["no subject", { sub: undefined }],
    ["a subject with a line end", { sub: "a\nb" }],
    ["no end, which the library would let pass", { exp: undefined }],
    ["groups that are text", { "cognito:groups": "admins" }],
    ["groups that are not all text", { "cognito:groups": ["admins", 7] }],
  ])("is refused with %s", (_what, change) => {
    expect(readPerson({ ...CLAIMS, ...change })).toEqual({ allowed: false, reason: "invalid-jwt" });
  });
});
