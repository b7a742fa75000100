import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import type { FailureInput } from "../../../functions/record-failure/failure-input.js";
import {
  recordFailure,
  type FailureArchive,
  type FailureTable,
} from "../../../functions/record-failure/record-failure.js";
import { DependencyUnavailable } from "../../../functions/shared/lambda/errors.js";
import { FailurePointerSchema, type FailurePointer } from "../../../functions/shared/contracts/workflow.js";
import { jsonValues, texts } from "../../support/builders/arbitraries.js";
import { aWorkflowInput } from "../../support/builders/tickets.js";

class FakeArchive implements FailureArchive {
  readonly objects = new Map<string, string>();

  put(key: string, body: string): Promise<void> {
    this.objects.set(key, body);
    return Promise.resolve();
  }
}

class FakeTable implements FailureTable {
  readonly marked: FailurePointer[] = [];

  markFailed(pointer: FailurePointer): Promise<void> {
    this.marked.push(pointer);
    return Promise.resolve();
  }
}

const ARN = "arn:aws:states:us-east-1:111122223333:execution:ticket-pipeline-dev-workflow:TKT-1-abab";
const KEY = "failed/2026/11/21/TKT-1-abab.json";
const NOW = new Date("2026-11-22T09:00:00.000Z");

const aFailure = (changes: Partial<FailureInput> = {}): FailureInput => ({
  input: aWorkflowInput(),
  error: { Error: "DependencyRejected", Cause: "S3 PutObject: AccessDenied" },
  execution: { arn: ARN, startedAt: "2026-11-21T23:59:59.000Z" },
  ...changes,
});

let archive: FakeArchive;
let table: FakeTable;
beforeEach(() => {
  archive = new FakeArchive();
  table = new FakeTable();
});

const record = (failure: FailureInput) => recordFailure(failure, { archive, table, now: () => NOW });

describe("recordFailure", () => {
  it("stores the full input and error under the execution's name and start day", async () => {
    await record(aFailure());

    expect([...archive.objects.keys()]).toEqual([KEY]);
    expect(JSON.parse(archive.objects.get(KEY) ?? "")).toEqual({
      input: aWorkflowInput(),
      error: { Error: "DependencyRejected", Cause: "S3 PutObject: AccessDenied" },
      executionArn: ARN,
      startedAt: "2026-11-21T23:59:59.000Z",
      failedAt: NOW.toISOString(),
      ticketId: "TKT-20261121-0001",
      contentHash: "ab".repeat(32),
    });
  });

  it("points to the stored object, and marks the ticket as failed with the same pointer", async () => {
    const pointer = await record(aFailure());

    expect(pointer).toEqual({
      ticketId: "TKT-20261121-0001",
      contentHash: "ab".repeat(32),
      error: "DependencyRejected",
      cause: "S3 PutObject: AccessDenied",
      executionArn: ARN,
      failedAt: NOW.toISOString(),
      key: KEY,
    });
    expect(table.marked).toEqual([pointer]);
  });

  it("leaves one object when it is repeated", async () => {
    await record(aFailure());
    await record(aFailure());

    expect(archive.objects.size).toBe(1);
  });

  it("stores an input that names no ticket, and marks none", async () => {
    const pointer = await record(aFailure({ input: "garbage" }));

    expect(pointer).toMatchObject({ ticketId: "unknown", contentHash: "unknown", key: KEY });
    expect(archive.objects.get(KEY)).toContain('"garbage"');
    expect(table.marked).toEqual([]);
  });

  it("marks no ticket whose content is unknown", async () => {
    await record(aFailure({ input: { ticket: { ticketId: "TKT-1" } } }));

    expect(table.marked).toEqual([]);
  });

  it("stores the input before it writes to the table", async () => {
    table.markFailed = () => Promise.reject(new DependencyUnavailable("unavailable"));

    await expect(record(aFailure())).rejects.toThrow(DependencyUnavailable);
    expect(archive.objects.size).toBe(1);
  });

  it("truncates a long cause for the queue, between characters, and stores it in full", async () => {
    const Cause = `${"x".repeat(999)}😀${"y".repeat(300_000)}`;
    const pointer = await record(aFailure({ error: { Error: "Boom", Cause } }));

    expect(pointer.cause).toBe("x".repeat(999));
    expect(archive.objects.get(KEY)).toContain("y".repeat(300_000));
  });

  it("replaces the two characters that SQS refuses, and stores them in the object", async () => {
    const pointer = await record(aFailure({ error: { Error: "Boom\uffff", Cause: "a\ufffeb" } }));

    expect(pointer).toMatchObject({ error: "Boom\ufffd", cause: "a\ufffdb" });
    expect(archive.objects.get(KEY)).toContain("a\ufffeb");
  });

  it("makes a small, well-formed pointer that SQS accepts from any input and error", async () => {
    const errors = fc.oneof(jsonValues(), fc.record({ Error: fc.string({ maxLength: 500 }), Cause: texts(3_000) }));
    await fc.assert(
      fc.asyncProperty(jsonValues(), errors, async (input, error) => {
        const text = JSON.stringify(FailurePointerSchema.parse(await record(aFailure({ input, error }))));
        expect(text.isWellFormed()).toBe(true);
        expect(text).not.toMatch(/[\ufffe\uffff]/);
        expect(text.length).toBeLessThan(20_000);
      }),
    );
  });
});
