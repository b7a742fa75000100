import { describe, expect, it } from "vitest";
import { memoryTrends, type MemorySample } from "../../../../scripts/proofs/bench/function-memory.js";

const SECONDS = 100;

/** A sample for each second of a run. */
const samplesOf = (name: string, memoryAt: (second: number) => number): readonly MemorySample[] =>
  Array.from({ length: SECONDS }, (_, second) => ({ second, name, mebibytes: memoryAt(second) }));

describe("the trend of memory", () => {
  it("is flat for a function that grows at first and then stays the same, except in single samples", () => {
    const samples = samplesOf("answer", (second) => (second < 20 ? 40 + 3 * second : second % 7 === 0 ? 180 : 100));

    expect(memoryTrends(samples, SECONDS)).toEqual([{ name: "answer", early: 100, late: 100, flat: true }]);
  });

  it("is not flat for a function that keeps growing", () => {
    const [trend] = memoryTrends(
      samplesOf("leak", (second) => 100 + second),
      SECONDS,
    );

    expect(trend).toMatchObject({ early: 130, late: 190, flat: false });
  });

  it("is computed for each function", () => {
    const samples = [...samplesOf("b", () => 80), ...samplesOf("a", (second) => 50 + second)];

    expect(memoryTrends(samples, SECONDS).map(({ name, flat }) => ({ name, flat }))).toEqual([
      { name: "a", flat: false },
      { name: "b", flat: true },
    ]);
  });

  it("fails for a function that was not sampled at both ends", () => {
    expect(() => memoryTrends([{ second: 1, name: "early", mebibytes: 50 }], SECONDS)).toThrow(RangeError);
  });
});
