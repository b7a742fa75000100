import { describe, expect, it } from "vitest";
import { ApiProblem } from "../../../../functions/shared/http/problem.js";
import type { RouteDefinition } from "../../../../functions/shared/http/route.js";
import { readSession, sessionCookie } from "../../../../functions/shared/http/session-cookie.js";
import { anApiEvent } from "../../../support/builders/api-events.js";

const ROUTE: RouteDefinition = {
  operationId: "refresh",
  method: "POST",
  path: "/auth/refresh",
  summary: "Refresh",
  tag: "Sign-in",
  access: "public",
  session: true,
  response: { status: 204, description: "Done." },
};

const read = (headers: Readonly<Record<string, string>>, route = ROUTE): string | undefined =>
  readSession(anApiEvent({ method: "POST", resource: "/auth/refresh", headers }), route);
const OWN = { "X-Requested-With": "fetch" };

describe("the session cookie", () => {
  it("is found among others, whatever the header's case", () => {
    expect(read({ ...OWN, Cookie: "a=1; tp_session=u.t; b=2" })).toBe("u.t");
    expect(read({ ...OWN, cookie: "tp_session=a=b" })).toBe("a=b");
  });

  it.each([
    ["no cookie", undefined],
    ["an empty one", "tp_session="],
    ["another one", "xtp_session=u; tp_session2=u"],
    ["two different ones", "tp_session=a; tp_session=b"],
    ["one longer than a browser keeps", `tp_session=${"a".repeat(5_000)}`],
    ["one with control characters", "tp_session=a\u0000b"],
  ])("is absent for %s", (_name, cookie) => {
    expect(read({ ...OWN, ...(cookie !== undefined && { Cookie: cookie }) })).toBeUndefined();
  });

  it.each([
    {},
    { "X-Requested-With": " " },
    { "X-Requested-With": "\u00e9" },
    { "X-Requested-With": "a b" },
    { "X-Requested-With": "x".repeat(256) },
  ])("is refused without a header that other sites cannot send: %o", (own) => {
    expect(() => read({ ...own, Cookie: "tp_session=u.t" })).toThrow(ApiProblem);
  });

  it("is not read by other routes", () => {
    expect(read({ Cookie: "tp_session=u.t" }, { ...ROUTE, session: false })).toBeUndefined();
  });

  it("is set so that neither scripts nor other sites can use it", () => {
    expect(sessionCookie("u.t", { path: "/v1/auth", maxAge: 60 })).toBe(
      "tp_session=u.t; Path=/v1/auth; Max-Age=60; HttpOnly; Secure; SameSite=Strict",
    );
  });
});
