import { describe, expect, it } from "vitest";
import { headerValues } from "../../../../functions/shared/auth/header-values.js";

describe("headerValues", () => {
  it.each(["token", "Token", "TOKEN"])("finds a header that was sent as %s", (sent) => {
    expect(headerValues({ headers: { [sent]: "a" } }, "Token")).toEqual(["a"]);
  });

  it("returns every value, for every spelling of the name", () => {
    expect(
      headerValues({ headers: { Token: "c" }, multiValueHeaders: { Token: ["a", "b"], token: ["c"] } }, "token"),
    ).toEqual(["a", "b", "c"]);
  });

  it("uses the single-value headers when there are no multi-value headers", () => {
    expect(headerValues({ headers: { Token: "a" }, multiValueHeaders: null }, "Token")).toEqual(["a"]);
    expect(headerValues({ headers: { Token: "a" }, multiValueHeaders: { Other: ["b"] } }, "Token")).toEqual(["a"]);
  });

  it.each([
    ["no headers", {}],
    ["null", { headers: null, multiValueHeaders: null }],
    ["other headers", { headers: { "X-Token": "a", Toke: "b" } }],
    ["a header without a value", { headers: { Token: undefined } }],
  ])("finds nothing in %s", (_what, request) => {
    expect(headerValues(request, "Token")).toEqual([]);
  });
});
