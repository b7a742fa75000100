import { expect, it } from "vitest";
import { burstAt, paceBatches } from "../../../../scripts/shared/stream/pace.js";
import { FakeTimer } from "../../../support/fakes/fake-record-stream.js";

async function* batchesOf(...sizes: number[]): AsyncGenerator<number[]> {
  for (const size of sizes) yield await Promise.resolve(Array.from({ length: size }, () => 0));
}

/** When each batch was let through. `takes` is how long its reader is busy with it. */
const timesOf = async (sizes: number[], rate: number, takes: number[] = []): Promise<number[]> => {
  const timer = new FakeTimer();
  const times: number[] = [];
  for await (const batch of paceBatches(batchesOf(...sizes), rate, timer)) {
    expect(batch).toHaveLength(sizes[times.length] ?? 0);
    times.push(timer.time);
    timer.time += takes[times.length - 1] ?? 0;
  }
  return times;
};

it("yields the first batch immediately and each later one when its first record is due", async () => {
  expect(await timesOf([5, 5, 5, 2, 1], 50)).toEqual([0, 100, 200, 300, 340]);
});

it("keeps the rate although the reader takes some of the time", async () => {
  expect(await timesOf([5, 5, 5], 50, [70, 70, 70])).toEqual([0, 100, 200]);
});

it("makes up for a short delay", async () => {
  expect(await timesOf([5, 5, 5, 5, 5], 50, [250])).toEqual([0, 250, 250, 300, 400]);
});

it("does not make up for a long delay by a burst of more than a second's records", async () => {
  const times = await timesOf(
    Array.from({ length: 40 }, () => 5),
    50,
    [60_000],
  );
  expect(times.filter((time) => time === 60_000)).toHaveLength(10);
});

it.each([
  [0.5, 1],
  [5, 1],
  [50, 5],
  [10_000, 1_000],
])("at %d records per second, sends at most %i together", (rate, expected) => {
  expect(burstAt(rate)).toBe(expected);
});
