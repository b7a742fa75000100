export interface Line {
  /** Counted from 1. */
  readonly number: number;
  /** Without its line end (LF or CRLF). Cut after `maxBytes` + 1 bytes: a line that long is too long whatever follows. */
  readonly bytes: Buffer;
}

const LF = 0x0a;
const CR = 0x0d;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

const withoutMark = (bytes: Buffer): Buffer =>
  bytes.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK) ? bytes.subarray(BYTE_ORDER_MARK.length) : bytes;

/** Collects one line's pieces, and no more than it may hold. */
class LineBuffer {
  readonly #maxBytes: number;
  #pieces: Buffer[] = [];
  #length = 0;
  #number = 0;

  constructor(maxBytes: number) {
    // One byte over shows that the line is too long, one more may be the CR that is taken off.
    this.#maxBytes = maxBytes + 2;
  }

  get isEmpty(): boolean {
    return this.#length === 0;
  }

  add(piece: Buffer): void {
    const kept = piece.subarray(0, Math.max(0, this.#maxBytes - this.#length));
    if (kept.length > 0) this.#pieces.push(kept);
    this.#length += kept.length;
  }

  take(): Line {
    const whole = Buffer.concat(this.#pieces);
    this.#pieces = [];
    this.#length = 0;
    this.#number += 1;
    const bytes = whole.at(-1) === CR ? whole.subarray(0, -1) : whole;
    return { number: this.#number, bytes: this.#number === 1 ? withoutMark(bytes) : bytes };
  }
}

/**
 * Splits bytes into lines, whatever the bytes are: nothing is decoded, so nothing is changed. Holds one line at a time, and of a
 * line too long only its beginning. A byte order mark before the first line is left out.
 */
export async function* readLines(
  chunks: AsyncIterable<Buffer>,
  maxBytes: number,
): AsyncGenerator<Line, void, undefined> {
  const line = new LineBuffer(maxBytes);
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(LF); end !== -1; end = chunk.indexOf(LF, start)) {
      line.add(chunk.subarray(start, end));
      yield line.take();
      start = end + 1;
    }
    line.add(chunk.subarray(start));
  }
  if (!line.isEmpty) yield line.take();
}
