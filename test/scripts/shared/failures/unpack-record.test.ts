import { createHash } from "node:crypto";
import { deflateSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deaggregateKpl } from "../../../../scripts/shared/failures/deaggregate-kpl.js";
import { unpackRecord } from "../../../../scripts/shared/failures/unpack-record.js";

const varint = (value: number): Buffer => {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) | 0x80);
  return Buffer.from([...bytes, rest]);
};

const field = (number: number, value: Uint8Array): Buffer =>
  Buffer.concat([varint(number * 8 + 2), varint(value.length), value]);

/** A record as the Kinesis Producer Library aggregates it. */
const aggregate = (records: readonly Uint8Array[]): Buffer => {
  const inner = records.map((data, index) =>
    Buffer.concat([Buffer.from([0x08]), varint(index), Buffer.from([0x10, 0x00]), field(3, data)]),
  );
  const keys = records.map((_data, index) => field(1, Buffer.from(`key-${index}`)));
  const message = Buffer.concat([...keys, field(2, Buffer.from("0")), ...inner.map((bytes) => field(3, bytes))]);
  const md5 = createHash("md5").update(message).digest();
  return Buffer.concat([Buffer.from([0xf3, 0x89, 0x9a, 0xc2]), message, md5]);
};

const A = '{"eventName":"A"}';
const B = '{"eventName":"B"}';
const BOTH = [A, B].map((text) => Buffer.from(text));
const unpack = (data: string | Uint8Array): string[] =>
  unpackRecord(Buffer.from(data)).map((part) => Buffer.from(part).toString());

describe("a KPL-aggregated record", () => {
  it("yields the data of each record in it", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 400 })), (records) => {
        expect(deaggregateKpl(aggregate(records))).toEqual(records.map((data) => Buffer.from(data)));
      }),
    );
  });

  it("of known bytes is read", () => {
    const message = Buffer.from("0a016b" + "1a06" + "0800" + "1a027b7d", "hex");
    const md5 = createHash("md5").update(message).digest();
    expect(deaggregateKpl(Buffer.concat([Buffer.from("f3899ac2", "hex"), message, md5]))).toEqual([Buffer.from("{}")]);
  });

  it("is none if it is cut off, changed, or something else", () => {
    const whole = aggregate(BOTH);
    const changed = Buffer.from(whole);
    changed[8] = 0xff;
    for (const bytes of [whole.subarray(0, -1), whole.subarray(1), whole.subarray(0, 3), changed, Buffer.from(A)]) {
      expect(deaggregateKpl(bytes)).toBeUndefined();
    }
    const invalid = Buffer.from([0x1a, 0x7f, 0x00]);
    const md5 = createHash("md5").update(invalid).digest();
    expect(deaggregateKpl(Buffer.concat([whole.subarray(0, 4), invalid, md5]))).toBeUndefined();
  });
});

describe("a record that holds tickets in another form", () => {
  it.each([
    ["lines", `${A}\n${B}\n`],
    ["an array", `[${A}, ${B}]`],
    ["one after the other", A + B],
    ["KPL aggregation", aggregate(BOTH)],
    ["KPL aggregation of lines", aggregate([Buffer.from(`${A}\n${B}`)])],
    ["gzip", gzipSync(`${A}\n${B}`)],
    ["zlib", deflateSync(`${A}\n${B}`)],
    ["gzip in KPL aggregation", aggregate(BOTH.map((data) => gzipSync(data)))],
    ["UTF-16 LE", Buffer.from(`\ufeff${A}\n${B}`, "utf16le")],
    ["UTF-16 BE", Buffer.from(`${A}\n${B}`, "utf16le").swap16()],
    ["base64", Buffer.from(`[${A},${B}]`).toString("base64")],
    ["base64 of gzip", gzipSync(A + B).toString("base64")],
    ["JSON strings", JSON.stringify(A + B)],
    ["base64 in a JSON string", JSON.stringify(Buffer.from(A + B).toString("base64"))],
  ])("is unpacked: %s", (_form, data) => {
    expect(unpack(data)).toEqual([A, B]);
  });

  it("may hold one", () => {
    for (const data of [`[${A}]`, JSON.stringify(JSON.stringify(A)), gzipSync(A)]) expect(unpack(data)).toEqual([A]);
  });

  it("keeps the parts that are no tickets", () => {
    expect(unpack(`${A}\noops\n${B}`)).toEqual([A, "oops", B]);
  });

  it.each([
    ["a ticket", A],
    ["text", "Dear support,\nnothing works\n"],
    ["a list", "[1,2]"],
    ["a string", '"text"'],
    ["nothing", ""],
    ["corrupt gzip", Buffer.from([0x1f, 0x8b, 8, 0])],
    ["corrupt KPL aggregation", Buffer.from([0xf3, 0x89, 0x9a, 0xc2, 0])],
  ])("is returned as it is if it is no package: %s", (_what, data) => {
    const bytes = Buffer.from(data);
    expect(unpackRecord(bytes)).toEqual([bytes]);
    expect(unpackRecord(bytes)[0]).toBe(bytes);
  });

  it("is returned as it is if it becomes much too large, or is packed too often", () => {
    const bomb = gzipSync(Buffer.alloc(100 * 1_048_576));
    expect(unpackRecord(bomb)[0]).toBe(bomb);
    const levels = Array.from({ length: 8 }).reduce<Buffer>((bytes) => gzipSync(bytes), Buffer.from(A));
    expect(unpackRecord(levels)).toHaveLength(1);
  });
});
