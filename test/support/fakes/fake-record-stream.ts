import { setImmediate } from "node:timers/promises";
import type { PutBatch } from "../../../scripts/shared/stream/batch-records.js";
import type { RecordStream, RetryTools } from "../../../scripts/shared/stream/put-records.js";
import type { GeneratedRecord } from "../../../scripts/shared/stream/record.js";

/** How the stream responds to one record: it accepts it (undefined) or returns an error code. */
export type PutResponse = (record: GeneratedRecord, request: number) => string | undefined;

/** A stream that keeps accepted records. `respond` decides for each record, and may throw for a whole request. */
export class FakeRecordStream implements RecordStream {
  readonly requests: PutBatch[] = [];
  readonly accepted: GeneratedRecord[] = [];
  inFlight = 0;
  maxInFlight = 0;

  constructor(private readonly respond: PutResponse = () => undefined) {}

  async put(batch: PutBatch): Promise<readonly (string | undefined)[]> {
    this.requests.push(batch);
    const request = this.requests.length;
    this.maxInFlight = Math.max(this.maxInFlight, ++this.inFlight);
    await setImmediate();
    this.inFlight -= 1;
    const codes = batch.map((record) => this.respond(record, request));
    this.accepted.push(...batch.filter((_record, index) => codes[index] === undefined));
    return codes;
  }
}

/** A clock that advances only through sleep. */
export class FakeTimer {
  readonly sleeps: number[] = [];
  time = 0;

  now(): number {
    return this.time;
  }

  sleep(ms: number): Promise<void> {
    this.sleeps.push(ms);
    this.time += ms;
    return Promise.resolve();
  }
}

export const retryTools = (timer = new FakeTimer()): RetryTools & { readonly timer: FakeTimer } => ({
  timer,
  random: () => 0.5,
});

export const plainRecord = (name: string | number, data = "{}"): GeneratedRecord => ({
  kind: "ticket",
  ticketId: `TKT-${name}`,
  partitionKey: `TKT-${name}`,
  data,
});

export const plainRecords = (count: number): GeneratedRecord[] =>
  Array.from({ length: count }, (_none, index) => plainRecord(index));
