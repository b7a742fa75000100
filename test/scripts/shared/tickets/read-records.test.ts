import * as fc from "fast-check";
import { expect, it } from "vitest";
import { readLines, readRecords } from "../../../../scripts/shared/tickets/read-records.js";
import { generateTickets } from "../../../../scripts/shared/tickets/generate-tickets.js";
import type { GeneratedRecord } from "../../../../scripts/shared/stream/record.js";
import { aTicketEvent } from "../../../support/builders/tickets.js";

async function* chunksOf(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

const linesOf = async (text: string | Buffer, { size = 7, max = 1_000 } = {}) => {
  const lines: (readonly [number, string])[] = [];
  for await (const { number, bytes } of readLines(chunksOf(Buffer.from(text), size), max)) {
    lines.push([number, bytes.toString("latin1")]);
  }
  return lines;
};

it("numbers lines from 1 and reads the last one with or without a line end", async () => {
  const expected = [
    [1, "one"],
    [2, ""],
    [3, "three"],
  ];
  expect(await linesOf("one\n\nthree\n")).toEqual(expected);
  expect(await linesOf("one\n\nthree")).toEqual(expected);
});

it("treats CRLF as a line end and keeps any other CR", async () => {
  expect(await linesOf("a\r\nb\rc\r\r\n")).toEqual([
    [1, "a"],
    [2, "b\rc\r"],
  ]);
});

it("removes a byte order mark only at the start", async () => {
  expect(await linesOf(Buffer.from("\ufeffa\n\ufeffb"))).toEqual([
    [1, "a"],
    [2, "\u00ef\u00bb\u00bfb"],
  ]);
});

it("returns any bytes unchanged, in whatever chunks they arrive", async () => {
  const line = fc.uint8Array().map((bytes) => Buffer.from(bytes.filter((byte) => byte !== 10 && byte !== 13)));
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1 }), fc.integer({ min: 1, max: 50 }), async (given, size) => {
      const whole = Buffer.concat([Buffer.from("first\n"), ...given.flatMap((bytes) => [bytes, Buffer.from("\n")])]);
      const lines = await linesOf(whole, { size });
      expect(lines.slice(1).map(([, text]) => text)).toEqual(given.map((bytes) => bytes.toString("latin1")));
    }),
  );
});

it("cuts a line that is too long to one that still is, and continues with the next", async () => {
  const lines = await linesOf(`${"x".repeat(500)}\nok\n${"y".repeat(11)}\r\n${"z".repeat(10)}\r\n`, { max: 10 });
  expect(lines.map(([, text]) => text.length)).toEqual([12, 2, 11, 10]);
});

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield await Promise.resolve(bytes);
}

const recordsOf = async (...lines: (string | Uint8Array)[]): Promise<GeneratedRecord[]> => {
  const file = Buffer.concat(lines.flatMap((line) => [Buffer.from(line), Buffer.from("\n")]));
  const records: GeneratedRecord[] = [];
  for await (const record of readRecords(once(file))) records.push(record);
  return records;
};

it("keeps a ticket's exact bytes, with its id as partition key", async () => {
  const spaced = JSON.stringify(aTicketEvent({ ticketId: "TKT-1" })).replace("{", "{  ");
  expect(await recordsOf(spaced)).toEqual([
    { kind: "ticket", ticketId: "TKT-1", partitionKey: "TKT-1", line: 1, data: Buffer.from(spaced) },
  ]);
});

it("keeps records that are not tickets too, with a random key, and knows each kind", async () => {
  const records = await recordsOf(
    "not json",
    '{"eventName":"InvoicePaid"}',
    Buffer.from([0xff]),
    '{"eventName":"TicketSubmitted"}',
  );
  expect(records.map(({ kind }) => kind)).toEqual(["malformed", "foreign", "malformed", "malformed"]);
  expect(new Set(records.map(({ partitionKey }) => partitionKey)).size).toBe(4);
  expect(records[2]?.data).toEqual(Buffer.from([0xff]));
});

it("skips blank lines, and counts them", async () => {
  const records = await recordsOf("", "  \t", "a", "\r", "b\r");
  expect(records.map(({ line, data }) => [line, Buffer.from(data).toString()])).toEqual([
    [3, "a"],
    [5, "b"],
  ]);
});

it("reads the output of a dry run, each record with the kind it was generated as", async () => {
  const made = [...generateTickets({ count: 200, seed: 4, malformed: 0.3, foreign: 0.2 })];
  const read = await recordsOf(...made.map(({ data }) => data));
  expect(read.map(({ kind, ticketId }) => [kind, ticketId])).toEqual(
    made.map(({ kind, ticketId }) => [kind, ticketId]),
  );
});
