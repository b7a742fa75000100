import type { KinesisStreamRecord } from "aws-lambda";

/** How far a shard is done when its lanes are not equally fast: up to the first record that is still open. */
export class CheckpointTracker {
  readonly #open: string[] = [];
  readonly #finished = new Set<string>();

  constructor(private readonly checkpoint: (sequenceNumber: string) => void) {}

  /** Records whose end is awaited. */
  get openCount(): number {
    return this.#open.length;
  }

  add(record: KinesisStreamRecord): void {
    this.#open.push(record.kinesis.sequenceNumber);
  }

  finish(records: readonly KinesisStreamRecord[]): void {
    for (const { kinesis } of records) this.#finished.add(kinesis.sequenceNumber);
    const firstOpen = this.#open.findIndex((sequenceNumber) => !this.#finished.has(sequenceNumber));
    const passed = this.#open.splice(0, firstOpen === -1 ? this.#open.length : firstOpen);
    for (const sequenceNumber of passed) this.#finished.delete(sequenceNumber);
    const last = passed.at(-1);
    if (last !== undefined) this.checkpoint(last);
  }
}
