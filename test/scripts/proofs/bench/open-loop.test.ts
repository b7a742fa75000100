import { setImmediate as settled } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { callAtRate } from "../../../../scripts/proofs/bench/open-loop.js";

/** A clock that moves only while someone rests. */
const aClock = () => {
  let time = 0;
  const waiting: { readonly at: number; readonly wake: () => void }[] = [];
  return {
    now: () => time,
    rest: async (milliseconds: number) => {
      await settled();
      time += milliseconds;
      for (const { at, wake } of waiting) if (at <= time) wake();
      await settled();
    },
    /** Resolves when the clock was moved so far. */
    at: (moment: number) => new Promise<void>((wake) => waiting.push({ at: moment, wake })),
    skip: (milliseconds: number) => (time += milliseconds),
  };
};

describe("callAtRate", () => {
  it("calls at even intervals", async () => {
    const { now, rest } = aClock();
    const times: number[] = [];
    const { callsPerSecond } = await callAtRate({
      rate: 50,
      count: 4,
      call: () => Promise.resolve(times.push(now())),
      now,
      sleep: rest,
    });

    expect(times).toEqual([0, 20, 40, 60]);
    expect(callsPerSecond).toBe(50);
  });

  it("does not wait for an answer before the next call", async () => {
    const { now, rest, at } = aClock();
    const { results } = await callAtRate({
      rate: 100,
      count: 6,
      call: (index) => (index === 0 ? at(50) : Promise.resolve()),
      now,
      sleep: rest,
    });

    expect(results.map(({ milliseconds }) => milliseconds)).toEqual([50, 0, 0, 0, 0, 0]);
  });

  it("counts the time from when a call was due, and tells that it fell behind", async () => {
    const { now, rest, skip } = aClock();
    const { results, callsPerSecond } = await callAtRate({
      rate: 100,
      count: 3,
      call: () => Promise.resolve(skip(40)),
      now,
      sleep: rest,
    });

    expect(results[2]?.milliseconds).toBeGreaterThanOrEqual(100);
    expect(callsPerSecond).toBe(25);
  });
});
