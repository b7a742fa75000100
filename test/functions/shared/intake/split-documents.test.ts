import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  DocumentSplitter,
  splitDocuments,
  type TextPart,
} from "../../../../functions/shared/intake/split-documents.js";
import { jsonValues } from "../../../support/builders/arbitraries.js";

const MIB = 1_048_576;

/** Splits a text that arrives in chunks of `size` bytes. */
const split = (text: string | Buffer, { size = 3, max = 1_000 } = {}): TextPart[] => {
  const bytes = Buffer.from(text);
  const splitter = new DocumentSplitter(max);
  const parts: TextPart[] = [];
  for (let at = 0; at < bytes.length; at += size) parts.push(...splitter.push(bytes.subarray(at, at + size)));
  return [...parts, ...splitter.end()];
};

const textsOf = (text: string | Buffer, options = {}): string[] =>
  split(text, options).map(({ kind, bytes }) => (kind === "document" ? bytes.toString() : `?${bytes.toString()}`));

const A = '{"eventName":"A","x":"{[\\"\\\\"}';
const B = '{"eventName": "B"}';

describe("JSON objects in one text", () => {
  it.each([
    ["one per line", `${A}\n${B}\n`],
    ["one per line, CRLF", `${A}\r\n${B}\r\n`],
    ["one per line, CR", `${A}\r${B}`],
    ["with blank lines", `\n\n${A}\n \t\n${B}\n\n`],
    ["one after the other", `${A}${B}`],
    ["with commas between and after", `${A},${B},\n`],
    ["as a JSON text sequence (RFC 7464)", `\u001e${A}\n\u001e${B}\n`],
    ["after byte order marks", `\ufeff${A}\n\ufeff${B}`],
    ["in an array", `[${A},${B}]`],
    ["in an array over several lines", `\n[\n  ${A},\n  ${B}\n]\n`],
    ["in two arrays", `[${A}]\n[${B}]`],
    ["in arrays, one of them empty", `[] [${A},${B}]`],
    ["in an array, and after it", `[${A}]${B}`],
  ])("are found %s", (_how, text) => {
    for (const size of [1, 2, 3, 7, 1_000]) expect(textsOf(text, { size })).toEqual([A, B]);
  });

  it("are found indented, unchanged", () => {
    const indented = JSON.stringify({ eventName: "A", list: [{ b: [1, { c: "}" }] }] }, undefined, 2);
    expect(textsOf(`${indented}\n${indented}`)).toEqual([indented, indented]);
    expect(textsOf(`[${indented},\r\n${indented}]`)).toEqual([indented, indented]);
  });

  it("are found in any layout and any chunks", () => {
    const object = fc.dictionary(fc.string(), jsonValues(), { minKeys: 1 });
    const separators = fc.constantFrom("\n", "\r\n", "\r", "", ", ", "\n\n");
    const layout = fc.tuple(fc.array(object, { minLength: 1 }), separators, fc.constantFrom(0, 2), fc.nat(30));
    fc.assert(
      fc.property(layout, ([objects, separator, indent, size]) => {
        const texts = objects.map((value) => JSON.stringify(value, undefined, indent));
        expect(textsOf(texts.join(separator), { size: size + 1, max: MIB })).toEqual(texts);
        expect(textsOf(`[${texts.join(",")}]`, { size: size + 1, max: MIB })).toEqual(texts);
      }),
    );
  });

  it("have their offset and line, whatever ends the lines", () => {
    for (const end of ["\n", "\r\n", "\r"]) {
      const parts = split(`${A}${end}x${end}${end}${B} ${A}`);
      const second = Buffer.byteLength(`${A}${end}x${end}${end}`);
      expect(parts.map(({ line }) => line)).toEqual([1, 2, 4, 4]);
      expect(parts[2]?.offset).toBe(second);
      expect(parts[3]?.offset).toBe(second + B.length + 1);
    }
  });
});

describe("what is not an object", () => {
  it.each([
    ["other lines", `id,subject\n${A}\n"text"\n7`, ["?id,subject", A, '?"text"', "?7"]],
    ["the rest of a line", `${A} // comment\n${B}`, [A, "?// comment", B]],
    ["elements of an array", `[${A}, "x", 7,${B}]`, [A, '?"x"', "?7", B]],
    ["a list among objects, whole", `${A}\n[${B}]\n${A}`, [A, `[${B}]`, A]],
    ["a list of other things, whole", "[1, 2]\n", ["[1, 2]"]],
    ["bytes that are not UTF-8", Buffer.from([0xef, 0x0a, 0xff]), ["?\ufffd", "?\ufffd"]],
  ])("is a part: %s", (_what, text, expected) => {
    for (const size of [1, 3, 1_000]) expect(textsOf(text, { size })).toEqual(expected);
  });

  it.each([
    ["in a string", '{"eventName":"A","data":"abc', '{"eventName":"A","data":"abc'],
    ["after an escape in a string", '{"a":"\\', '{"a":"\\'],
    ["between strings", '{"a":{"b":[1,', '{"a":{"b":[1,'],
  ])("ends at its line if it is cut off %s, before another event", (_where, cut, text) => {
    for (const size of [1, 5, 1_000]) {
      expect(textsOf(`${cut}\n${A}\n${B}`, { size })).toEqual([`?${text}`, A, B]);
      expect(textsOf(`${cut}\n${cut}\r\n${A}`, { size })).toEqual([`?${text}`, `?${text}`, A]);
      expect(textsOf(`${B}\n${cut}`, { size })).toEqual([B, `?${text}`]);
      expect(textsOf(`[\n${cut}\n${A},\n${B}\n]`, { size })).toEqual([`?${text}`, A, B]);
    }
  });

  it("keeps its lines as parts if it is never closed", () => {
    expect(split('{\n"a": 1,\n\n"b"').map(({ line, offset, bytes }) => [line, offset, bytes.toString()])).toEqual([
      [1, 0, "{"],
      [2, 2, '"a": 1,'],
      [4, 11, '"b"'],
    ]);
  });
});

describe("a part that is too long", () => {
  it.each([
    ["an object", `{"a":"${"x".repeat(500)}"}`],
    ["a line", "x".repeat(500)],
    ["an indented object", `{\n${'"a":1,\n'.repeat(100)}"b":2}`],
  ])("is cut to one byte more, and the next is found: %s", (_what, long) => {
    for (const size of [1, 7, 1_000]) {
      const parts = split(`${long}\n${A}\n`, { size, max: 50 });
      expect(parts.map(({ bytes }) => bytes.length)).toEqual([51, A.length]);
      expect(parts[1]?.line).toBe(long.split("\n").length + 1);
    }
  });

  it("is not cut at exactly the maximum", () => {
    expect(textsOf(`${A}\n`, { max: A.length })).toEqual([A]);
  });

  it("ends before an event if it was never closed", () => {
    const long = `{"a":[\n${'"b",\n'.repeat(50)}`;
    for (const size of [1, 7, 1_000]) {
      expect(split(`${long}${A}\n${B}`, { size, max: 50 }).map(({ bytes }) => bytes.length)).toEqual([
        51,
        A.length,
        B.length,
      ]);
    }
  });

  it("does not stay in memory", () => {
    const splitter = new DocumentSplitter(MIB);
    const chunk = Buffer.alloc(MIB, "x");
    const before = process.memoryUsage().arrayBuffers;
    splitter.push(Buffer.from('{"a":"'));
    for (let sent = 0; sent < 200; sent++) splitter.push(chunk);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100 * MIB);
  });
});

describe("many parts in a mebibyte", () => {
  it.each(["[", "{}", "{\n", "\n{}", '\\"', "\u00ef"])("of %j take linear time", (piece) => {
    const startedAt = performance.now();
    let parts = 0;
    for (const { bytes } of splitDocuments(Buffer.concat([Buffer.from("{"), Buffer.alloc(MIB, piece)]))) {
      parts += Math.sign(bytes.length);
    }
    expect(parts).toBeGreaterThan(0);
    expect(performance.now() - startedAt).toBeLessThan(60_000);
  });
});
