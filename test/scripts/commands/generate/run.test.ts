import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Writable } from "node:stream";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createUnsentFile, printRecords } from "../../../../scripts/commands/generate/run.js";
import { plainRecord, plainRecords } from "../../../support/fakes/fake-record-stream.js";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "unsent-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const now = new Date("2026-11-21T08:30:00.000Z");

it("stores the exact bytes of unsent records, one record per line", () => {
  const unsent = createUnsentFile(path.join(folder, "new"), now);
  unsent.add([plainRecord(1, "é"), { kind: "malformed", partitionKey: "p", data: Buffer.from([0xff]) }]);
  unsent.add([plainRecord(2, "last")]);
  expect(unsent.path).toBe(path.join(folder, "new", "unsent-2026-11-21T08-30-00-000Z.jsonl"));
  expect(readFileSync(unsent.path ?? "")).toEqual(
    Buffer.from([...Buffer.from("é\n"), 0xff, ...Buffer.from("\nlast\n")]),
  );
});

it("creates no file if there are no unsent records", () => {
  const unsent = createUnsentFile(path.join(folder, "none"), now);
  expect(unsent.path).toBeUndefined();
  expect(existsSync(path.join(folder, "none"))).toBe(false);
});

/** A reader that closes after some writes, as `head` does. */
const pipe = (closesAfter = Infinity) => {
  const written: Buffer[] = [];
  const output = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      written.push(chunk);
      done(written.length > closesAfter ? Object.assign(new Error("write EPIPE"), { code: "EPIPE" }) : null);
    },
  });
  return { output, written };
};

it("prints the bytes of each record on a line", async () => {
  const { output, written } = pipe();
  const bytes = Buffer.from([0xff, 0x00]);
  await printRecords([plainRecord(1, "é"), { kind: "malformed", partitionKey: "p", data: bytes }], output, vi.fn());
  expect(Buffer.concat(written)).toEqual(Buffer.concat([Buffer.from("é\n"), bytes, Buffer.from("\n")]));
});

it("leaves out and reports records that are too large to send", async () => {
  const { output, written } = pipe();
  const onOversize = vi.fn();
  const large = plainRecord(1, "x".repeat(1_048_576));
  await printRecords([large, plainRecord(2, "ok")], output, onOversize);
  expect(Buffer.concat(written).toString()).toBe("ok\n");
  expect(onOversize).toHaveBeenCalledExactlyOnceWith(large, expect.any(Number));
});

it("stops quietly when its reader closes the pipe", async () => {
  const { output, written } = pipe(1);
  await expect(printRecords(plainRecords(50_000), output, vi.fn())).resolves.toBeUndefined();
  expect(written.length).toBeLessThan(10);
});

it("fails when the output fails for another reason", async () => {
  const output = new Writable({
    write: (_chunk, _encoding, done) => {
      done(new Error("disk full"));
    },
  });
  await expect(printRecords(plainRecords(1), output, vi.fn())).rejects.toThrow("disk full");
});
