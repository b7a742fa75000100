import { withoutLongRunsOfMarks } from "../contracts/text.js";
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

/** By short gap, most of which a text has often. */
const separators = new Map<string, string>();
const SHORT_GAP = 3;
const SEPARATORS_MAX = 1_000;

const separatorOf = (gap: string): string => {
  const known = separators.get(gap);
  if (known !== undefined) return known;
  const separator = INSIDE_PHRASE.test(gap) ? " " : STOP;
  if (gap.length <= SHORT_GAP && separators.size < SEPARATORS_MAX) separators.set(gap, separator);
  return separator;
};

const MAY_BE_SPACED_OUT = /(?:^| )[^ |]{1,2} [^ |]{1,2} [^ |]{1,2} [^ |]{1,2}(?: |$)/;
const SPACED_OUT_WORD = /(?<![\p{L}\p{N}])(?:\p{L} ){3,}\p{L}(?![\p{L}\p{N}])/gu;

const joinSpacedOut = (words: string): string =>
  MAY_BE_SPACED_OUT.test(words) ? words.replace(SPACED_OUT_WORD, (word) => word.replaceAll(" ", "")) : words;

/** Everything between two words of ASCII letters except a single space. */
const ASCII_GAPS = / *[^a-z0-9 ][^a-z0-9]*| {2,}/g;

const separateAnyWords = (letters: string): string => {
  const parts: string[] = [];
  let done = 0;
  for (let at = 0; at < letters.length; at += 1) {
    if (isLetterAt(letters, at)) continue;
    const start = at;
    while (at + 1 < letters.length && !isLetterAt(letters, at + 1)) at += 1;
    if (at === start && letters.charAt(at) === " ") continue;
    parts.push(letters.slice(done, start), separatorOf(letters.slice(start, at + 1)));
    done = at + 1;
  }
  return parts.join("") + letters.slice(done);
};

/** Separates the words of folded letters by one space, and by a bar where there is punctuation. */
export const separateWords = (letters: string): string => {
  const words = ASCII.test(letters) ? letters.replace(ASCII_GAPS, separatorOf) : separateAnyWords(letters);
  return joinSpacedOut(words).trim();
};

/** Folded letters and digits alone, so that blanks, marks and case make no difference. */
export const lettersOnly = (text: string): string => foldLetters(text).replace(/[^\p{L}\p{N}]/gu, "");

/**
 * Folds text to words that compare equal however they are written: see foldLetters; "o u t a g e" becomes one word.
 * Words are separated by one space, and by a bar where there is punctuation: "Data-loss, here!" becomes "data loss |
 * here |". Takes time in proportion to the length of the text, whatever it holds.
 */
export const foldText = (text: string): string => separateWords(foldLetters(text));
