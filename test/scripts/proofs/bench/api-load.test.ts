import { setImmediate as settled } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { callAtRate } from "../../../../scripts/proofs/bench/api-load.js";

/** A clock that moves only while someone sleeps. */
const aClock = () => {
  let time = 0;
  const waiting: { readonly at: number; readonly wake: () => void }[] = [];
  return {
    now: () => time,
    sleep: async (milliseconds: number) => {
      await settled();
      time += milliseconds;
      for (const { at, wake } of waiting) if (at <= time) wake();
      await settled();
    },
    /** Resolves when the clock reaches a moment. */
    at: (moment: number) => new Promise<void>((wake) => waiting.push({ at: moment, wake })),
    skip: (milliseconds: number) => (time += milliseconds),
  };
};

describe("callAtRate", () => {
  it("calls at even intervals", async () => {
    const { now, sleep } = aClock();
    const times: number[] = [];
    const { callsPerSecond } = await callAtRate({
      rate: 50,
      count: 4,
      call: () => Promise.resolve(times.push(now())),
      now,
      sleep,
    });

    expect(times).toEqual([0, 20, 40, 60]);
    expect(callsPerSecond).toBe(50);
  });

  it("does not wait for a response before the next call", async () => {
    const { now, sleep, at } = aClock();
    const { results } = await callAtRate({
      rate: 100,
      count: 6,
      call: (index) => (index === 0 ? at(50) : Promise.resolve()),
      now,
      sleep,
    });

    expect(results.map(({ milliseconds }) => milliseconds)).toEqual([50, 0, 0, 0, 0, 0]);
  });

  it("counts the time since a call was due, and reports that it fell behind", async () => {
    const { now, sleep, skip } = aClock();
    const { results, callsPerSecond } = await callAtRate({
      rate: 100,
      count: 3,
      call: () => Promise.resolve(skip(40)),
      now,
      sleep,
    });

    expect(results[2]?.milliseconds).toBeGreaterThanOrEqual(100);
    expect(callsPerSecond).toBe(25);
  });
});
