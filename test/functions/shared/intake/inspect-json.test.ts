import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inspectJson, MAX_DEPTH, replaceTexts } from "../../../../functions/shared/intake/inspect-json.js";
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
    ["at the top", { "x\ud800": 1 }, "x\ufffd"],
    ["deep inside", { a: [{ "\udc00": 1 }] }, "a.0.\ufffd"],
    ["within an object", { a: { "k\ud83d": 1 } }, "a.k\ufffd"],
    ["as a pair turned around", { "\ude00\ud83d": 1 }, "\ufffd\ufffd"],
  ])("names the field whose name has a lone surrogate %s", (_where, event, path) => {
    expect(inspectJson(event)).toEqual({
      reason: "lone-surrogate",
      issues: [{ path, expected: "well-formed Unicode", held: "a lone surrogate" }],
    });
  });

  it("names at most ten such fields", () => {
    expect(pathsOf({ list: Array.from({ length: 10_000 }, () => ({ "\ud800": 1 })) })).toHaveLength(10);
  });

  it("truncates the path of a field whose name is a mebibyte long", () => {
    expect(pathsOf({ ["n".repeat(1024 * 1024)]: { "\ud800": 1 } })).toEqual([`${"n".repeat(199)}…`]);
  });
});

describe("replaceTexts", () => {
  it("returns the same object when every text is readable", () => {
    const event = { a: "line\r\n\tone 😀", b: [1, null, { c: "\u0085" }] };

    expect(replaceTexts(event)).toBe(event);
  });

  it("replaces control characters and lone surrogates in every text, at every level", () => {
    expect(replaceTexts({ a: "x\ud800", b: [{ c: "\u0000" }, "\ude00\ud83d"], d: "page\fbreak", e: 1 })).toEqual({
      a: "x\ufffd",
      b: [{ c: "\ufffd" }, "\ufffd\ufffd"],
      d: "page\nbreak",
      e: 1,
    });
  });

  it("does not let a field __proto__ reach a prototype", () => {
    const event: unknown = JSON.parse('{"__proto__":{"tier":"gold"},"a":"\\u0000"}');
    const replaced = replaceTexts(event as Record<string, unknown>);

    expect(Object.getPrototypeOf(replaced)).toBe(Object.prototype);
    expect(Object.keys(replaced)).toEqual(["__proto__", "a"]);
  });
});
