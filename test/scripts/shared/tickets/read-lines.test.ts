import * as fc from "fast-check";
import { expect, it } from "vitest";
import { readLines } from "../../../../scripts/shared/tickets/read-lines.js";

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

it("numbers lines from 1 and takes the last one with or without its end", async () => {
  const expected = [
    [1, "one"],
    [2, ""],
    [3, "three"],
  ];
  expect(await linesOf("one\n\nthree\n")).toEqual(expected);
  expect(await linesOf("one\n\nthree")).toEqual(expected);
});

it("takes CRLF as a line end and keeps any other CR", async () => {
  expect(await linesOf("a\r\nb\rc\r\r\n")).toEqual([
    [1, "a"],
    [2, "b\rc\r"],
  ]);
});

it("leaves out a byte order mark at the beginning only", async () => {
  expect(await linesOf(Buffer.from("\ufeffa\n\ufeffb"))).toEqual([
    [1, "a"],
    [2, "\u00ef\u00bb\u00bfb"],
  ]);
});

it("gives back any bytes unchanged, however they come in", async () => {
  const line = fc.uint8Array().map((bytes) => Buffer.from(bytes.filter((byte) => byte !== 10 && byte !== 13)));
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1 }), fc.integer({ min: 1, max: 50 }), async (given, size) => {
      const whole = Buffer.concat([Buffer.from("first\n"), ...given.flatMap((bytes) => [bytes, Buffer.from("\n")])]);
      const lines = await linesOf(whole, { size });
      expect(lines.slice(1).map(([, text]) => text)).toEqual(given.map((bytes) => bytes.toString("latin1")));
    }),
  );
});

it("cuts a line that is too long to one that still is, and goes on with the next", async () => {
  const lines = await linesOf(`${"x".repeat(500)}\nok\n${"y".repeat(11)}\r\n${"z".repeat(10)}\r\n`, { max: 10 });
  expect(lines.map(([, text]) => text.length)).toEqual([12, 2, 11, 10]);
});
