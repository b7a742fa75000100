/** The last character of ISO 8859-1, whose characters have the same numbers in UTF-16. */
const LATIN_1 = 0xff;

/**
 * Writes a text by its UTF-16 units, in memory that is reserved at once. A text with hundreds of thousands of short
 * parts is made several times faster than by joining them, or by replacing with a callback.
 */
export class UnitWriter {
  readonly #units: Uint16Array;
  #length = 0;
  /** Every bit that is set in any unit. */
  #bits = 0;

  /** @param capacity the most units that are written */
  constructor(capacity: number) {
    this.#units = new Uint16Array(capacity);
  }

  add(unit: number): void {
    this.#units[this.#length] = unit;
    this.#bits |= unit;
    this.#length += 1;
  }

  addText(text: string): void {
    for (let at = 0; at < text.length; at += 1) this.add(text.charCodeAt(at));
  }

  /** Of Latin 1 alone, the text takes one byte a character, and is searched faster. */
  toString(): string {
    if (this.#bits <= LATIN_1) return Buffer.from(this.#units.subarray(0, this.#length)).toString("latin1");
    return Buffer.from(this.#units.buffer, 0, 2 * this.#length).toString("utf16le");
  }
}
