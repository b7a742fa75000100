import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";

const isClosedPipe = (error: unknown): boolean =>
  error instanceof Error && "code" in error && (error.code === "EPIPE" || error.code === "ERR_STREAM_PREMATURE_CLOSE");

/** Writes texts as fast as the reader takes them. A reader that has seen enough (`| head`) is no fault. */
export const print = async (texts: AsyncIterable<string>, output: Writable): Promise<void> => {
  try {
    await pipeline(Readable.from(texts), output, { end: false });
  } catch (error) {
    if (!isClosedPipe(error)) throw error;
  }
};
