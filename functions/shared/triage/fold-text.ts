import { withoutLongRunsOfMarks } from "../contracts/text.js";
import { UnitWriter } from "../contracts/unit-writer.js";
import { toLatinLetters } from "./confusables.js";
import { isLetterAt } from "./letters.js";

// eslint-disable-next-line no-control-regex
const ASCII = /^[\u0000-\u007f]*$/;

/** Accents of Latin letters. Removed before anything else, because normalising a long run of them takes its square. */
const ACCENTS = /[\u0300-\u036f]+/g;

/** Characters that are invisible, or that only decorate a Latin letter; not white space. */
const INVISIBLE =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\p{Cf}\p{Default_Ignorable_Code_Point}\u0300-\u036f]+/gu;
/** Their compatibility form is a sigma, but they look like "c". */
const LUNATE_SIGMAS = /[\u03f2\u03f9]/g;
const APOSTROPHE_LETTER = /\u02bc/g;
// eslint-disable-next-line no-control-regex
const ASCII_CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f]+/g;

/** Letters in black circles and squares, which have no compatibility form: 🅞, 🅾. */
const BOXED = /[\u{1f150}-\u{1f169}\u{1f170}-\u{1f189}]/gu;
const CIRCLED_A = 0x1f150;
const SQUARED_A = 0x1f170;

const unboxed = (sign: string): string => {
  const code = sign.codePointAt(0) ?? 0;
  return String.fromCharCode(0x61 + code - (code >= SQUARED_A ? SQUARED_A : CIRCLED_A));
};

/**
 * A text with plain letters in lower case: compatibility forms (full width, bold), boxed letters and letters of other
 * scripts that look Latin become Latin ones; accents and invisible characters are removed. Everything else stays.
 */
export const foldLetters = (text: string): string =>
  ASCII.test(text) ? text.replace(ASCII_CONTROLS, "").toLowerCase() : foldAnyLetters(text);

const foldAnyLetters = (text: string): string => {
  const plain = withoutLongRunsOfMarks(text.replace(ACCENTS, ""))
    .replace(LUNATE_SIGMAS, "c")
    .normalize("NFKD")
    .replace(APOSTROPHE_LETTER, "'")
    .replace(INVISIBLE, "")
    .replace(BOXED, unboxed);
  return toLatinLetters(plain).toLowerCase().normalize("NFC");
};

/** Quotation marks and emoji decorate a phrase: `our "data" is gone`. */
export const INSIDE_PHRASE = /^[\s\p{Pd}_'\u2018\u2019`"„“”«»*\p{Extended_Pictographic}]*$/u;

/** Replaces punctuation, so that no phrase matches across the end of a sentence. */
const STOP = " | ";

/** By unit of ASCII: 1 for what INSIDE_PHRASE has. Most gaps are of these, and looked up quicker than matched. */
const IS_INSIDE_PHRASE = Uint8Array.from({ length: 0x80 }, (_, code) =>
  INSIDE_PHRASE.test(String.fromCharCode(code)) ? 1 : 0,
);

const isInsidePhrase = (text: string, start: number, end: number): boolean => {
  for (let at = start; at < end; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit > 0x7f) return INSIDE_PHRASE.test(text.slice(start, end));
    if (IS_INSIDE_PHRASE[unit] === 0) return false;
  }
  return true;
};

const MAY_BE_SPACED_OUT = /(?:^| )[^ |]{1,2} [^ |]{1,2} [^ |]{1,2} [^ |]{1,2}(?: |$)/;
const SPACED_OUT_WORD = /(?<![\p{L}\p{N}])(?:\p{L} ){3,}\p{L}(?![\p{L}\p{N}])/gu;

const joinSpacedOut = (words: string): string =>
  MAY_BE_SPACED_OUT.test(words) ? words.replace(SPACED_OUT_WORD, (word) => word.replaceAll(" ", "")) : words;

const SPACE = 0x20;

/** Letters become themselves, and every gap between them a separator: of one unit, at most three. */
const separateAllWords = (letters: string): string => {
  // A gap of one unit becomes three at most, and a letter is between two gaps.
  const written = new UnitWriter(2 * letters.length + STOP.length);
  for (let at = 0; at < letters.length; at += 1) {
    if (isLetterAt(letters, at)) {
      written.add(letters.charCodeAt(at));
      continue;
    }
    const start = at;
    while (at + 1 < letters.length && !isLetterAt(letters, at + 1)) at += 1;
    if (isInsidePhrase(letters, start, at + 1)) written.add(SPACE);
    else written.addText(STOP);
  }
  return written.toString();
};

/** Separates the words of folded letters by one space, and by a bar where there is punctuation. */
export const separateWords = (letters: string): string => joinSpacedOut(separateAllWords(letters)).trim();

/** Folded letters and digits alone, so that blanks, marks and case make no difference. */
export const lettersOnly = (text: string): string => foldLetters(text).replace(/[^\p{L}\p{N}]/gu, "");

/**
 * Folds text to words that compare equal however they are written: see foldLetters; "o u t a g e" becomes one word.
 * Words are separated by one space, and by a bar where there is punctuation: "Data-loss, here!" becomes "data loss |
 * here |". Takes time in proportion to the length of the text, whatever it holds.
 */
export const foldText = (text: string): string => separateWords(foldLetters(text));
