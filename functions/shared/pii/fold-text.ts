/** Characters that no reader sees, which mail programs and people put inside of numbers and words. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

const BLANKS = /[\u00a0\u2000-\u200a\u202f\u3000]/g;
const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63]/g;
const FULL_WIDTH = /[\uff01-\uff5e]/g;
/** Arabic, Persian and Devanagari digits. */
const OTHER_DIGITS = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/g;
const PLAIN = /^[\n\r\t -~]*$/;

/** A text as the rules read it. */
export interface FoldedText {
  readonly text: string;
  /** The offset in the original text of an offset in this one. */
  readonly originalOffset: (offset: number) => number;
}

const zeroOf = (code: number): number => (code >= 0x0966 ? 0x0966 : code >= 0x06f0 ? 0x06f0 : 0x0660);

/** Each character becomes one of the same length, so offsets stay. */
const foldCharacters = (text: string): string =>
  text
    .replace(BLANKS, " ")
    .replace(DASHES, "-")
    .replace(FULL_WIDTH, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(OTHER_DIGITS, (digit) => String(digit.charCodeAt(0) - zeroOf(digit.charCodeAt(0))));

/** Offsets in the original of the characters that are left, and of its end. */
const offsetsWithout = (text: string, removed: readonly number[]): readonly number[] => {
  const gone = new Set(removed);
  const offsets: number[] = [];
  for (let at = 0; at <= text.length; at += 1) if (!gone.has(at)) offsets.push(at);
  return offsets;
};

/**
 * A text with plain digits, blanks and dashes and without invisible characters, which are no reason to miss a number.
 */
export const foldForRules = (text: string): FoldedText => {
  if (PLAIN.test(text)) return { text, originalOffset: (offset) => offset };
  const folded = foldCharacters(text);
  const removed = Array.from(folded.matchAll(INVISIBLE), ({ index }) => index);
  if (removed.length === 0) return { text: folded, originalOffset: (offset) => offset };
  const offsets = offsetsWithout(folded, removed);
  return { text: folded.replace(INVISIBLE, ""), originalOffset: (offset) => offsets[offset] ?? text.length };
};
