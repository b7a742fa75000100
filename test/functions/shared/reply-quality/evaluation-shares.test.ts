import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatShares, parseShares, readShares } from "../../../../functions/shared/reply-quality/evaluation-shares.js";

describe("parseShares", () => {
  it.each([
    ["0.1", { priority: 0.1, general: 0.1 }],
    ["1.0", { priority: 1, general: 1 }],
    [" 0 ", { priority: 0, general: 0 }],
    ["priority=1,general=0.05", { priority: 1, general: 0.05 }],
    [" general = 0.05 , priority = 1 ", { priority: 1, general: 0.05 }],
  ])("reads %j", (text, shares) => {
    expect(parseShares(text)).toEqual(shares);
  });

  it.each([
    ["nothing", ""],
    ["words", "half"],
    ["percent", "10%"],
    ["less than 0", "-0.1"],
    ["more than 1", "1.01"],
    ["more than 1, of a queue", "priority=1,general=1.5"],
    ["no number, of a queue", "priority=1,general="],
    ["a tier", "gold=1,general=0.05"],
    ["a queue in capitals", "Priority=1,general=0.05"],
    ["a queue alone", "priority=1"],
    ["a queue twice", "priority=1,priority=1"],
    ["a queue twice, and the other", "priority=1,priority=0,general=1"],
    ["two numbers for a queue", "priority=1=0,general=1"],
    ["a number and a queue", "0.5,general=1"],
    ["a comma too many", "priority=1,general=1,"],
  ])("refuses %s", (_name, text) => {
    expect(parseShares(text)).toBeUndefined();
  });

  it("reads what formatShares writes, and small shares too", () => {
    const share = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(1e-7, 2.5e-8));
    fc.assert(
      fc.property(share, share, (priority, general) => {
        // JSON has no negative zero.
        const shares = { priority: priority + 0, general: general + 0 };
        expect(parseShares(formatShares(shares))).toEqual(shares);
      }),
    );
  });
});

describe("readShares", () => {
  it("reads EVALUATION_SHARE", () => {
    expect(readShares({ EVALUATION_SHARE: "priority=0.5,general=0" })).toEqual({ priority: 0.5, general: 0 });
  });

  it.each([undefined, "", "all"])("refuses %j, naming the variable and what is expected", (text) => {
    expect(() => readShares({ EVALUATION_SHARE: text })).toThrow(
      `EVALUATION_SHARE is "${text ?? ""}"; expected a number from 0 to 1, or one for each of the queues priority and ` +
        "general, such as priority=1,general=0.05.",
    );
  });
});
