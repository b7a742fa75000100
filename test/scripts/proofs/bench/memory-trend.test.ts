import { describe, expect, it } from "vitest";
import { memoryTrends, type MemorySample } from "../../../../scripts/proofs/bench/memory-trend.js";

const SECONDS = 100;

/** A sample for each second of a run. */
const samplesOf = (name: string, memoryAt: (second: number) => number): readonly MemorySample[] =>
  Array.from({ length: SECONDS }, (_, second) => ({ second, name, mebibytes: memoryAt(second) }));

describe("the trend of memory", () => {
  it("is flat for a function that fills up and then stays, whatever single samples say", () => {
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

  it("tells functions apart", () => {
    const samples = [...samplesOf("b", () => 80), ...samplesOf("a", (second) => 50 + second)];

    expect(memoryTrends(samples, SECONDS).map(({ name, flat }) => ({ name, flat }))).toEqual([
      { name: "a", flat: false },
      { name: "b", flat: true },
    ]);
  });

  it("does not judge a function that was not seen at both ends", () => {
    expect(() => memoryTrends([{ second: 1, name: "early", mebibytes: 50 }], SECONDS)).toThrow(RangeError);
  });
});
