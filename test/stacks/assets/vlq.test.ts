import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeVlq, encodeVlq } from "../../../stacks/assets/vlq.js";

describe("VLQ", () => {
  it.each([
    ["A", [0]],
    ["C", [1]],
    ["D", [-1]],
    ["gB", [16]],
    ["AAgBC", [0, 0, 16, 1]],
  ])("%s stands for %j, as in the source map specification", (text, numbers) => {
    expect(decodeVlq(text)).toEqual(numbers);
    expect(encodeVlq(numbers)).toBe(text);
  });

  it("gives back what it was given", () => {
    const number = fc.integer({ min: -(2 ** 30), max: 2 ** 30 - 1 }).filter((value) => !Object.is(value, -0));

    fc.assert(
      fc.property(fc.array(number), (numbers) => {
        expect(decodeVlq(encodeVlq(numbers))).toEqual(numbers);
      }),
    );
  });
});
