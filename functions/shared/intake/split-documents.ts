/** A piece of a text that should consist of JSON objects: one of them, or what cannot be one. */
export interface TextPart {
  /** `document`: its brackets and strings are closed; only a parser knows whether it is valid JSON. */
  readonly kind: "document" | "text";
  /** Bytes before it. */
  readonly offset: number;
  /** The line in which it begins, from 1. LF, CRLF and CR end a line. */
  readonly line: number;
  /** Unchanged; cut to `maxBytes` + 1 if there are more. */
  readonly bytes: Buffer;
}

const [LF, CR, TAB, SPACE, RECORD_SEPARATOR] = [0x0a, 0x0d, 0x09, 0x20, 0x1e];
const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_ARRAY, CLOSE_ARRAY] = [0x7b, 0x7d, 0x5b, 0x5d];
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

const isLineEnd = (byte: number | undefined): boolean => byte === LF || byte === CR;
const isBlank = (byte: number | undefined): boolean => isLineEnd(byte) || byte === SPACE || byte === TAB;

/** Whether the bytes are a whole event: a line that is one is no part of an object that began in an earlier line. */
const isEvent = (bytes: Buffer): boolean => {
  if (bytes[0] !== OPEN_OBJECT || bytes.at(-1) !== CLOSE_OBJECT) return false;
  try {
    const value: unknown = JSON.parse(bytes.toString());
    return typeof value === "object" && value !== null && "eventName" in value && typeof value.eventName === "string";
  } catch {
    return false;
  }
};

/** The lines of an object that is never closed, without blank ones. */
function* splitLines(bytes: Buffer, offset: number, firstLine: number): Generator<TextPart, void, undefined> {
  let [start, line] = [0, firstLine];
  for (let at = 0; at <= bytes.length; at++) {
    if (at < bytes.length && !isLineEnd(bytes[at])) continue;
    const piece = bytes.subarray(start, at);
    const kind = isEvent(piece) ? "document" : "text";
    if (!piece.every(isBlank)) yield { kind, offset: offset + start, line, bytes: piece };
    if (bytes[at] !== CR || bytes[at + 1] !== LF) line += 1;
    start = at + 1;
  }
}

/** Where the splitter is: between parts, in an object or list, or in a part that begins with anything else. */
type Inside = "gap" | "brackets" | "text";

/**
 * Splits bytes into JSON objects, however they are put together: one per line, indented, one after the other, in an
 * array, in several arrays. Only bytes that begin with an array are split into its elements; a list among objects is a
 * part of its own, since there it is one producer's mistake.
 *
 * An object that is never closed ends before a line that is a whole event, and at a line end within a string, which
 * JSON does not allow. Each of its lines is then a part of its own.
 *
 * Takes time in proportion to the bytes, and holds one part at a time.
 */
export class DocumentSplitter {
  #buffer: Buffer = Buffer.alloc(0);
  /** Bytes before the buffer. The positions below are in the buffer; negative ones were dropped from it. */
  #base = 0;
  #at = 0;
  #parts: TextPart[] = [];

  #inside: Inside = "gap";
  #start = 0;
  #startLine = 1;
  /** The part was longer than `maxBytes`, and its beginning is in `parts`. */
  #isCut = false;
  #depth = 0;
  #inString = false;
  #isEscaped = false;

  #line = 1;
  #lineStart = 0;
  #lastCr = -2;

  /** Undefined until the first part. */
  #beginsWithArray: boolean | undefined;
  /** After "[", until the first element shows whether it is an array of objects. */
  #isArrayHead = false;
  #inArray = false;

  /** @param maxBytes longer parts are cut to one byte more */
  constructor(private readonly maxBytes: number) {}

  /** Whether the bytes so far begin an array of objects that is not closed. */
  get isInArray(): boolean {
    return this.#inArray;
  }

  /** @returns the parts that these bytes complete */
  push(chunk: Uint8Array): readonly TextPart[] {
    this.#buffer = Buffer.concat([this.#buffer, chunk]);
    while (this.#at < this.#buffer.length && !this.#isMarkIncomplete()) this.#step(this.#buffer.readUInt8(this.#at));
    this.#forget();
    return this.#take();
  }

  /** @returns the last parts */
  end(): readonly TextPart[] {
    if (this.#inside === "gap" && this.#at < this.#buffer.length) this.#begin(this.#buffer.readUInt8(this.#at));
    if (this.#inside === "brackets") this.#breakUp(this.#buffer.length);
    if (this.#inside === "text") this.#finish("text", this.#buffer.length);
    return this.#take();
  }

  #take(): readonly TextPart[] {
    const parts = this.#parts;
    this.#parts = [];
    return parts;
  }

  #step(byte: number): void {
    if (this.#inside === "gap") this.#readGap(byte);
    else if (this.#inside === "text") this.#readText(byte);
    else this.#readBrackets(byte);
    if (this.#inside !== "gap" && !this.#isCut && this.#at - this.#start > this.maxBytes) this.#cut();
  }

  #readGap(byte: number): void {
    if (isLineEnd(byte)) this.#endLine(byte);
    else if (this.#isSeparator(byte)) this.#at += 1;
    else if (this.#startsWithMark()) this.#at += BYTE_ORDER_MARK.length;
    else if (byte === CLOSE_ARRAY && this.#inArray) {
      this.#inArray = false;
      this.#at += 1;
    } else this.#begin(byte);
  }

  /** Blanks, the record separator of RFC 7464, and commas as soon as there is something to separate. */
  #isSeparator(byte: number): boolean {
    return isBlank(byte) || byte === RECORD_SEPARATOR || (byte === COMMA && this.#beginsWithArray !== undefined);
  }

  /** Files that were put together have byte order marks within, too. */
  #startsWithMark(): boolean {
    return this.#buffer.subarray(this.#at, this.#at + BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK);
  }

  #isMarkIncomplete(): boolean {
    const left = this.#buffer.length - this.#at;
    return this.#inside === "gap" && this.#buffer[this.#at] === BYTE_ORDER_MARK[0] && left < BYTE_ORDER_MARK.length;
  }

  #begin(byte: number): void {
    this.#beginsWithArray ??= byte === OPEN_ARRAY;
    this.#isArrayHead = byte === OPEN_ARRAY && this.#beginsWithArray && !this.#inArray;
    this.#inside = byte === OPEN_OBJECT || byte === OPEN_ARRAY ? "brackets" : "text";
    this.#start = this.#at;
    this.#startLine = this.#line;
    this.#depth = 0;
    this.#inString = false;
    this.#isEscaped = false;
  }

  #readText(byte: number): void {
    const isElementEnd = this.#inArray && (byte === COMMA || byte === CLOSE_ARRAY);
    if (isLineEnd(byte) || isElementEnd) this.#finish("text", this.#at);
    else this.#at += 1;
  }

  #readBrackets(byte: number): void {
    if (this.#isArrayHead && this.#depth === 1 && !isBlank(byte)) this.#readArrayHead(byte);
    else if (isLineEnd(byte)) this.#readLineEnd(byte);
    else if (this.#inString) this.#readString(byte);
    else this.#readStructure(byte);
  }

  #readArrayHead(byte: number): void {
    this.#isArrayHead = false;
    this.#inArray = byte === OPEN_OBJECT || byte === CLOSE_ARRAY;
    if (this.#inArray) this.#inside = "gap";
  }

  #readString(byte: number): void {
    if (this.#isEscaped) this.#isEscaped = false;
    else if (byte === BACKSLASH) this.#isEscaped = true;
    else if (byte === QUOTE) this.#inString = false;
    this.#at += 1;
    if (this.#inString && !this.#isEscaped) this.#skipPlain();
  }

  /** Most bytes of a string mean nothing here. */
  #skipPlain(): void {
    const [buffer, length] = [this.#buffer, this.#buffer.length];
    let at = this.#at;
    for (; at < length; at++) {
      const byte = buffer[at];
      if (byte === QUOTE || byte === BACKSLASH || isLineEnd(byte)) break;
    }
    this.#at = at;
  }

  #readStructure(byte: number): void {
    this.#at += 1;
    if (byte === QUOTE) this.#inString = true;
    if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) this.#depth += 1;
    if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) this.#depth -= 1;
    if (this.#depth === 0) this.#finish("document", this.#at);
  }

  #readLineEnd(byte: number): void {
    const event = this.#inString ? undefined : this.#eventOfLine();
    if (event !== undefined) {
      this.#breakUp(this.#lineStart);
      this.#parts.push(event);
    } else if (this.#inString) this.#breakUp(this.#at);
    else this.#endLine(byte);
  }

  /** The current line if it is a whole event, with or without a comma, in an object that began in an earlier line. */
  #eventOfLine(): TextPart | undefined {
    const start = this.#lineStart;
    if (this.#line === this.#startLine || start < 0 || this.#buffer[start] !== OPEN_OBJECT) return undefined;
    let end = this.#at;
    while (isBlank(this.#buffer[end - 1]) || this.#buffer[end - 1] === COMMA) end -= 1;
    const bytes = this.#buffer.subarray(start, end);
    return isEvent(bytes) ? { kind: "document", offset: this.#base + start, line: this.#line, bytes } : undefined;
  }

  #endLine(byte: number): void {
    const position = this.#base + this.#at;
    if (byte === CR) this.#lastCr = position;
    if (byte === CR || this.#lastCr !== position - 1) this.#line += 1;
    this.#at += 1;
    this.#lineStart = this.#at;
  }

  #finish(kind: TextPart["kind"], end: number): void {
    if (!this.#isCut) this.#parts.push(this.#part(kind, end));
    this.#isCut = false;
    this.#inside = "gap";
  }

  #part(kind: TextPart["kind"], end: number): TextPart {
    const bytes = this.#buffer.subarray(this.#start, end);
    return { kind, offset: this.#base + this.#start, line: this.#startLine, bytes };
  }

  #cut(): void {
    this.#parts.push(this.#part("text", this.#start + this.maxBytes + 1));
    this.#isCut = true;
  }

  /** Ends an object that is not one at `end`. */
  #breakUp(end: number): void {
    const { offset, line, bytes } = this.#part("text", end);
    if (!this.#isCut) for (const part of splitLines(bytes, offset, line)) this.#parts.push(part);
    this.#isCut = false;
    this.#inside = "gap";
  }

  /** Drops from the buffer what no part needs. The current line of one that is cut may still be an event. */
  #forget(): void {
    if (this.#at - this.#lineStart > this.maxBytes) this.#lineStart = -1;
    const neededOfCut = this.#lineStart < 0 ? this.#at : this.#lineStart;
    const needed = this.#isCut ? neededOfCut : this.#start;
    const from = this.#inside === "gap" ? this.#at : needed;
    this.#buffer = this.#buffer.subarray(from);
    this.#base += from;
    this.#at -= from;
    this.#start -= from;
    this.#lineStart = Math.max(-1, this.#lineStart - from);
  }
}

/** Bytes that are split at a time, so that the parts of many bytes are not held together. */
const SLICE = 65_536;

/** The parts of bytes that are all there. */
export function* splitDocuments(bytes: Uint8Array): Generator<TextPart, void, undefined> {
  const splitter = new DocumentSplitter(bytes.length);
  for (let at = 0; at < bytes.length; at += SLICE) yield* splitter.push(bytes.subarray(at, at + SLICE));
  yield* splitter.end();
}

/** Whether what comes first is a document. */
export const beginsWithDocument = (bytes: Uint8Array): boolean => {
  const [first] = splitDocuments(bytes);
  return first?.kind === "document";
};
