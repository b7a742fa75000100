import { Writable } from "node:stream";
import { expect, it, vi } from "vitest";
import { printRecords } from "../../../../scripts/commands/generate/dry-run.js";
import { plainRecord, plainRecords } from "../../../support/fakes/fake-record-stream.js";

/** A reader that closes after so many writes, as `head` does. */
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

it("leaves out and reports what could not be sent either", async () => {
  const { output, written } = pipe();
  const onOversize = vi.fn();
  const large = plainRecord(1, "x".repeat(1_048_576));
  await printRecords([large, plainRecord(2, "ok")], output, onOversize);
  expect(Buffer.concat(written).toString()).toBe("ok\n");
  expect(onOversize).toHaveBeenCalledExactlyOnceWith(large, expect.any(Number));
});

it("ends quietly when its reader has seen enough", async () => {
  const { output, written } = pipe(1);
  await expect(printRecords(plainRecords(50_000), output, vi.fn())).resolves.toBeUndefined();
  expect(written.length).toBeLessThan(10);
});

it("fails when the output fails otherwise", async () => {
  const output = new Writable({
    write: (_chunk, _encoding, done) => {
      done(new Error("disk full"));
    },
  });
  await expect(printRecords(plainRecords(1), output, vi.fn())).rejects.toThrow("disk full");
});
