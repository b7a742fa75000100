import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { findFormat } from "../../../functions/shared/intake/known-formats.js";

/** The content of a file or of standard input cannot be sent: "it is …". Exit code 1 and one line. */
export class UnreadableFile extends Error {
  override readonly name = "UnreadableFile";
}

/** What a file may be, for messages. */
export const EXPECTED_FILE = "expected tickets as JSON, in UTF-8 or UTF-16, with or without gzip";

const refusal = (what: string): UnreadableFile => new UnreadableFile(`${what}; ${EXPECTED_FILE}`);

type Chunks = AsyncIterable<Buffer>;

/** Enough for every format's first bytes, and for the header of a tar archive. */
const HEAD_BYTES = 512;
const TAR_AT = 257;

interface Opened {
  readonly head: Buffer;
  /** All of it, the head included. */
  readonly chunks: Chunks;
}

async function* concat(head: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  yield head;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

const readHead = async (chunks: Chunks): Promise<Opened> => {
  const iterator = chunks[Symbol.asyncIterator]();
  let head: Buffer = Buffer.alloc(0);
  while (head.length < HEAD_BYTES) {
    const next = await iterator.next();
    if (next.done === true) break;
    head = Buffer.concat([head, next.value]);
  }
  return { head, chunks: concat(head, iterator) };
};

/** @throws UnreadableFile if the data is cut off or corrupt */
async function* gunzip(chunks: Chunks): AsyncGenerator<Buffer, void, undefined> {
  const source = Readable.from(chunks);
  const inflated = createGunzip();
  source.on("error", (error) => inflated.destroy(error));
  try {
    for await (const chunk of source.pipe(inflated)) yield Buffer.from(chunk);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "Z_BUF_ERROR") throw new UnreadableFile("its gzip data is cut off");
    if (code === "Z_DATA_ERROR") throw new UnreadableFile("its gzip data is corrupt");
    throw error;
  }
}

/** @throws UnreadableFile if it is not well-formed */
async function* fromUtf16(chunks: Chunks, encoding: string): AsyncGenerator<Buffer, void, undefined> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let lines = 1;
  const decode = (chunk?: Buffer): Buffer => {
    try {
      const text = decoder.decode(chunk, { stream: chunk !== undefined });
      lines += text.split("\n").length - 1;
      return Buffer.from(text);
    } catch {
      throw refusal(`from line ${lines} on it is not UTF-16, as which it begins`);
    }
  };
  for await (const chunk of chunks) yield decode(chunk);
  yield decode();
}

const startsWith = (head: Buffer, ...bytes: readonly number[]): boolean =>
  head.subarray(0, bytes.length).equals(Buffer.from(bytes));

/** UTF-16 by its byte order mark, or by the zero next to the first bracket. */
const utf16In = (head: Buffer): string | undefined => {
  if (startsWith(head, 0xff, 0xfe) || head[1] === 0) return "utf-16le";
  return startsWith(head, 0xfe, 0xff) || head[0] === 0 ? "utf-16be" : undefined;
};

/** Files that were compressed twice exist; one of more levels is made to do harm. */
const MAX_LEVELS = 3;

/**
 * The bytes of a file as UTF-8: decompresses gzip and decodes UTF-16, recognised by their first bytes, as they come.
 * @throws UnreadableFile if it is another format
 */
export async function* decodeFile(chunks: Chunks, level = 1): AsyncGenerator<Buffer, void, undefined> {
  const { head, chunks: all } = await readHead(chunks);
  const format = findFormat(head);
  if (format?.name === "gzip data" && level <= MAX_LEVELS) yield* decodeFile(gunzip(all), level + 1);
  else if (format?.name === "UTF-16 text") yield* fromUtf16(all, utf16In(head) ?? "utf-16le");
  else if (format !== undefined) throw refusal(`it is ${format.name}`);
  else if (head.subarray(TAR_AT).toString("latin1").startsWith("ustar")) throw refusal("it is a tar archive");
  else yield* all;
}
