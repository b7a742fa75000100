import * as fc from "fast-check";
import { expect, it } from "vitest";
import {
  DependencyRejected,
  DependencyThrottled,
  DependencyUnavailable,
} from "../../../../functions/shared/lambda/errors.js";
import { MAX_ATTEMPTS, putRecords } from "../../../../scripts/shared/stream/put-records.js";
import { FakeRecordStream, plainRecords, retryTools } from "../../../support/fakes/fake-record-stream.js";

const THROTTLED = "ProvisionedThroughputExceededException";

it("sends a batch that is accepted once", async () => {
  const stream = new FakeRecordStream();
  const batch = plainRecords(3);
  expect(await putRecords(stream, batch, retryTools())).toEqual({
    sent: batch,
    unsent: [],
    retries: 0,
    unretryable: false,
  });
  expect(stream.requests).toEqual([batch]);
});

it("sends again exactly the records that failed", async () => {
  const batch = plainRecords(4);
  const stream = new FakeRecordStream(({ ticketId }, request) =>
    request === 1 && (ticketId === "TKT-1" || ticketId === "TKT-3") ? THROTTLED : undefined,
  );
  const result = await putRecords(stream, batch, retryTools());
  expect(stream.requests).toEqual([batch, [batch[1], batch[3]]]);
  expect(result).toMatchObject({ unsent: [], retries: 2 });
  expect(stream.accepted.toSorted()).toHaveLength(4);
});

it("loses and duplicates no record, however the stream fails, in a bounded number of requests", async () => {
  const failuresOfEach = fc.array(fc.nat({ max: MAX_ATTEMPTS + 2 }), { minLength: 1, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(failuresOfEach, fc.integer({ min: 0, max: 12 }), async (failures, wholeFailures) => {
      const batch = plainRecords(failures.length);
      const stream = new FakeRecordStream(({ ticketId }, request) => {
        if (request <= wholeFailures) throw new DependencyThrottled("slow down");
        return request <= (failures[batch.findIndex((record) => record.ticketId === ticketId)] ?? 0)
          ? THROTTLED
          : undefined;
      });
      const { sent, unsent } = await putRecords(stream, batch, retryTools());
      expect(stream.requests.length).toBeLessThanOrEqual(MAX_ATTEMPTS);
      expect(new Set([...sent, ...unsent])).toEqual(new Set(batch));
      expect(sent.length + unsent.length).toBe(batch.length);
      expect(stream.accepted).toEqual(sent);
    }),
  );
});

it("gives up after the last attempt and reports why", async () => {
  const stream = new FakeRecordStream(() => THROTTLED);
  const batch = plainRecords(2);
  const result = await putRecords(stream, batch, retryTools());
  expect(stream.requests).toHaveLength(MAX_ATTEMPTS);
  expect(result).toEqual({ sent: [], unsent: batch, retries: 18, reason: THROTTLED, unretryable: false });
});

it("waits longer after each failure, up to a cap, with random jitter", async () => {
  const tools = retryTools();
  await putRecords(new FakeRecordStream(() => THROTTLED), plainRecords(1), tools);
  expect(tools.timer.sleeps).toEqual([50, 100, 200, 400, 800, 1_600, 2_500, 2_500, 2_500]);
});

it.each([
  [new DependencyThrottled("slow down"), MAX_ATTEMPTS, false],
  [new DependencyUnavailable("no answer"), MAX_ATTEMPTS, true],
  [new DependencyRejected("no access"), 1, true],
])("after %s it makes %i request(s); unretryable for later ones: %s", async (error, requests, unretryable) => {
  const stream = new FakeRecordStream(() => {
    throw error;
  });
  const result = await putRecords(stream, plainRecords(2), retryTools());
  expect(stream.requests).toHaveLength(requests);
  expect(result).toMatchObject({ sent: [], reason: error.message, unretryable });
  expect(result.unsent).toHaveLength(2);
});
