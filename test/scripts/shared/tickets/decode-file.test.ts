import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { decodeFile } from "../../../../scripts/shared/tickets/decode-file.js";

const TEXT = '{"subject":"Grüße 😀"}\n'.repeat(50);
const UTF8 = Buffer.from(TEXT);
const LITTLE = Buffer.from(`\ufeff${TEXT}`, "utf16le");

async function* chunksOf(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

const decode = async (bytes: Buffer, size = 7): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of decodeFile(chunksOf(bytes, size))) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
};

describe("the bytes of a file", () => {
  it.each([
    ["UTF-8", UTF8],
    ["UTF-16 LE", LITTLE],
    ["UTF-16 BE", Buffer.from(LITTLE).swap16()],
    ["UTF-16 LE without a byte order mark", LITTLE.subarray(2)],
    ["UTF-16 BE without a byte order mark", Buffer.from(LITTLE).swap16().subarray(2)],
    ["gzip", gzipSync(UTF8)],
    ["gzip in gzip", gzipSync(gzipSync(UTF8))],
    ["UTF-16 in gzip", gzipSync(LITTLE)],
    ["gzip followed by zeros", Buffer.concat([gzipSync(UTF8), Buffer.alloc(512)])],
  ])("are read as UTF-8: %s", async (_format, bytes) => {
    for (const size of [1, 7, 4_096]) expect(await decode(bytes, size)).toBe(TEXT);
  });

  it("of several gzip files put together are read", async () => {
    expect(await decode(Buffer.concat([gzipSync(UTF8), gzipSync(UTF8)]))).toBe(TEXT + TEXT);
  });

  it("may be none, or anything that is no known format", async () => {
    for (const text of ["", "x", "id,subject\n", "\ufeff{}", "[]"]) expect(await decode(Buffer.from(text))).toBe(text);
  });

  const tar = Buffer.alloc(512);
  tar.write("tickets.jsonl");
  tar.write("ustar", 257);
  const expected = "expected tickets as JSON, in UTF-8 or UTF-16, with or without gzip";
  it.each([
    ["a ZIP archive", Buffer.from("PK\u0003\u0004…"), `it is a ZIP archive (.zip, .xlsx, .docx); ${expected}`],
    ["Zstandard", Buffer.from([0x28, 0xb5, 0x2f, 0xfd]), `it is Zstandard data; ${expected}`],
    ["a PDF file", Buffer.from("%PDF-1.7"), `it is a PDF file; ${expected}`],
    ["UTF-32", Buffer.from([0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0]), `it is UTF-32 text; ${expected}`],
    ["a tar archive", tar, `it is a tar archive; ${expected}`],
    ["a tar archive in gzip", gzipSync(tar), `it is a tar archive; ${expected}`],
    ["gzip of many levels", [1, 2, 3, 4].reduce((bytes) => gzipSync(bytes), UTF8), `it is gzip data; ${expected}`],
    ["gzip that is cut off", gzipSync(UTF8).subarray(0, 40), "its gzip data is cut off"],
    ["gzip that is corrupt", gzipSync(UTF8).fill(0, 20, 30), "its gzip data is corrupt"],
    [
      "UTF-16 of an odd length",
      LITTLE.subarray(0, -1),
      `from line 50 on it is not UTF-16, as which it begins; ${expected}`,
    ],
  ])("are refused by name: %s", async (_format, bytes, message) => {
    await expect(decode(bytes)).rejects.toThrow(message);
  });
});
