import { onFirstUse } from "../contracts/on-first-use.js";
import { type ListedWord, readWords } from "./word-tree.js";

/** Words and phrases by language (BCP 47), separated by commas. `*` at the end of a word matches any ending. */
type WordsByLanguage = Readonly<Record<string, string>>;

/** All words of a list, in every language: customers mix languages, and a short text's language is a guess. */
export const wordsOf = (words: WordsByLanguage): readonly string[] =>
  Object.values(words).flatMap((list) => list.split(",").map((word) => word.trim()));

interface Needle {
  /** The word as in the list, without its star. */
  readonly word: string;
  /** What to search for in folded text that has a space at both ends. */
  readonly text: string;
}

const toNeedle = ({ word, folded, isStem, isUnspaced }: ListedWord): Needle => {
  if (isUnspaced) return { word, text: folded };
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

/** Returns the first word or sentence that occurs in folded text and counts. */
export type FindWord = (folded: string, counts?: Counts) => string | undefined;

const escapePattern = (text: string): string => text.replace(/[$()*+.?[\\\]^{|}]/g, "\\$&");

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
export const matchWords = (words: readonly string[]): FindWord => {
  const needles = onFirstUse(() => readWords(words).map(toNeedle));
  return (folded, counts = always) => {
    const text = ` ${folded} `;
    return needles().find((needle) => occursIn(text, needle.text, counts))?.word;
  };
};

/** What sentences are found by. */
export interface SentencePattern {
  /** With the flag `g`. It sees a space at both ends of the folded text. */
  readonly pattern: RegExp;
  /** Every match has at least one of these, so that most texts are not searched for the pattern at all. */
  readonly oneOf: readonly string[];
}

/** The same for sentences. */
export const matchSentence = ({ pattern, oneOf }: SentencePattern): FindWord => {
  // One pattern searches a long text several times faster than each part does.
  const parts = onFirstUse(() => new RegExp(oneOf.map(escapePattern).join("|")));
  const find = matchPattern(pattern);
  return (folded, counts) => (parts().test(folded) ? find(folded, counts) : undefined);
};

/** The same for a pattern with the flag `g`, which sees a space at both ends of the folded text. */
export const matchPattern =
  (pattern: RegExp): FindWord =>
  (folded, counts = always) => {
    const text = ` ${folded} `;
    for (const { 0: found, index } of text.matchAll(pattern)) {
      if (counts(text, index, index + found.length)) return found.trim();
    }
    return undefined;
  };

/** Makes a function that counts how often any of `words` occurs in folded text. */
export const countWords = (words: readonly string[]): ((folded: string) => number) => {
  const needles = onFirstUse(() => readWords(words).map(toNeedle));
  return (folded) => needles().reduce((count, needle) => count + countOf(needle.text, ` ${folded} `), 0);
};
