import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inspectJson, MAX_DEPTH } from "../../../../functions/shared/intake/inspect-json.js";
import { jsonValues } from "../../../support/builders/arbitraries.js";

const nested = (levels: number): unknown => JSON.parse("[".repeat(levels) + "]".repeat(levels));
const pathsOf = (event: Record<string, unknown>) => inspectJson(event)?.issues.map((issue) => issue.path);

describe("inspectJson", () => {
  it("finds nothing wrong with Unicode text and shallow nesting", () => {
    fc.assert(fc.property(jsonValues(), (value) => inspectJson({ value }) === undefined));
  });

  it("accepts 100 levels and refuses 101, naming the field", () => {
    expect(inspectJson({ tags: nested(MAX_DEPTH) })).toBeUndefined();
    expect(inspectJson({ ok: 1, tags: nested(MAX_DEPTH + 1) })).toEqual({
      reason: "too-deep",
      issues: [{ path: "tags", expected: "at most 100 levels", held: "more" }],
    });
  });

  it("refuses objects half a million levels deep without a stack overflow", () => {
    const deep: unknown = JSON.parse('{"a":'.repeat(500_000) + "1" + "}".repeat(500_000));

    expect(inspectJson({ deep })?.reason).toBe("too-deep");
  });

  it.each([
    ["at the top", { a: "x\ud800" }, "a"],
    ["deep inside", { a: [{ b: "\udc00" }] }, "a.0.b"],
    ["in the name of a field", { a: { "k\ud83d": 1 } }, "a.k\ufffd"],
    ["in a pair turned around", { a: "\ude00\ud83d" }, "a"],
  ])("names the path of a lone surrogate %s", (_where, event, path) => {
    expect(inspectJson(event)).toEqual({
      reason: "lone-surrogate",
      issues: [{ path, expected: "well-formed Unicode", held: "a lone surrogate" }],
    });
  });

  it("names at most ten lone surrogates", () => {
    expect(pathsOf({ list: Array.from({ length: 10_000 }, () => "\ud800") })).toHaveLength(10);
  });

  it("truncates the path of a field whose name is a mebibyte long", () => {
    expect(pathsOf({ ["n".repeat(1024 * 1024)]: "\ud800" })).toEqual([`${"n".repeat(199)}…`]);
  });
});
