/** Words and phrases by language (BCP 47), separated by commas. `*` at the end of a word matches any ending. */
type WordsByLanguage = Readonly<Record<string, string>>;

/** All words of a list, in every language: customers mix languages, and a short text's language is a guess. */
export const wordsOf = (words: WordsByLanguage): readonly string[] =>
  Object.values(words).flatMap((list) => list.split(",").map((word) => word.trim()));

/** Characters that are invisible, or that only decorate a Latin letter. */
const INVISIBLE = /(?!\s)[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u0300-\u036f]/gu;
const INVISIBLE_SPACE = /\ufeff/g;
const APOSTROPHE_LETTER = /\u02bc/g;
const BETWEEN_WORDS = /[^\p{L}\p{M}\p{N}]+/gu;
/** Quotation marks and emoji decorate a phrase: `our "data" is gone`. */
const INSIDE_PHRASE = /^[\s\p{Pd}_'\u2018\u2019`"„“”«»*\p{Extended_Pictographic}]*$/u;
const SPACED_OUT_WORD = /(?<![\p{L}\p{N}])(?:\p{L} ){3,}\p{L}(?![\p{L}\p{N}])/gu;

/** Replaces punctuation, so that no phrase matches across the end of a sentence. */
const STOP = " | ";

/**
 * Folds text to words that compare equal however they are written: compatibility forms (full width, bold) become plain,
 * case, accents and invisible characters are removed, and "o u t a g e" becomes one word. Words are separated by one
 * space, and by a bar where there is punctuation: "Data-loss, here!" becomes "data loss | here |".
 */
export const foldText = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(INVISIBLE_SPACE, "")
    .replace(APOSTROPHE_LETTER, "'")
    .replace(INVISIBLE, "")
    .toLowerCase()
    .normalize("NFC")
    .replace(BETWEEN_WORDS, (gap) => (INSIDE_PHRASE.test(gap) ? " " : STOP))
    .replace(SPACED_OUT_WORD, (word) => word.replaceAll(" ", ""))
    .trim();

/**
 * Scripts without spaces between words, or with articles and particles attached to them: words there have no
 * boundaries.
 */
const UNSPACED = /[\p{Script=Arabic}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Most words of the lists are folded already, and folding hundreds of them at import takes time. */
const FOLDED_ALREADY = /^[a-z0-9 ]+$/;

interface Needle {
  /** The word as in the list, without its star. */
  readonly word: string;
  /** What to search for in folded text that has a space at both ends. */
  readonly text: string;
}

const toNeedle = (entry: string): Needle => {
  const isStem = entry.endsWith("*");
  const word = isStem ? entry.slice(0, -1) : entry;
  if (FOLDED_ALREADY.test(word)) return { word, text: isStem ? ` ${word}` : ` ${word} ` };
  const folded = foldText(word);
  if (UNSPACED.test(word)) return { word, text: folded };
  return { word, text: isStem ? ` ${folded}` : ` ${folded} ` };
};

const countOf = (needle: string, text: string): number => {
  let count = 0;
  // The space after one word is also the space before the next.
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length - 1)) count += 1;
  return count;
};

/** Whether an occurrence counts: `start` and `end` are its first character and the one after it in the folded text. */
type Counts = (folded: string, start: number, end: number) => boolean;

const always: Counts = () => true;

const occursIn = (text: string, needle: string, counts: Counts): boolean => {
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) {
    if (counts(text, at, at + needle.length)) return true;
  }
  return false;
};

/**
 * Makes a function that returns the first of `words` that occurs in folded text (see foldText). Words and phrases match
 * whole; one that ends in `*` matches every ending: `invoice*` matches "invoiced". An occurrence that does not count is
 * passed over; the text has a space at both ends there.
 */
export const matchWords = (words: readonly string[]): ((folded: string, counts?: Counts) => string | undefined) => {
  const needles = words.map(toNeedle);
  return (folded, counts = always) => {
    const text = ` ${folded} `;
    return needles.find((needle) => occursIn(text, needle.text, counts))?.word;
  };
};

/** The same for a pattern with the flag `g`, which sees a space at both ends of the folded text. */
export const matchPattern =
  (pattern: RegExp) =>
  (folded: string, counts: Counts = always): string | undefined => {
    const text = ` ${folded} `;
    for (const { 0: found, index } of text.matchAll(pattern)) {
      if (counts(text, index, index + found.length)) return found.trim();
    }
    return undefined;
  };

/** Makes a function that counts how often any of `words` occurs in folded text. */
export const countWords = (words: readonly string[]): ((folded: string) => number) => {
  const needles = words.map(toNeedle);
  return (folded) => needles.reduce((count, needle) => count + countOf(needle.text, ` ${folded} `), 0);
};
