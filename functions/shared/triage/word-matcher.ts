import { foldText } from "./fold-text.js";

/** Scripts that write no blank between words, or hang articles and particles on them, so a word there has no bounds. */
const UNSPACED = /[\p{Script=Arabic}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Most words are folded as they stand, and folding hundreds of them at import takes time. */
const FOLDED_ALREADY = /^[a-z0-9 ]+$/;

interface Needle {
  /** The word as the list has it, without its star. */
  readonly word: string;
  /** What to look for in folded text that has a blank at both ends. */
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
  // The blank that ends one word begins the next.
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length - 1)) count += 1;
  return count;
};

/**
 * Makes a function that finds the first of `words` that stands in folded text (see foldText) and gives it back. Words and
 * phrases match whole; one that ends in `*` matches every ending: `invoice*` finds "invoiced".
 */
export const matchWords = (words: readonly string[]): ((folded: string) => string | undefined) => {
  const needles = words.map(toNeedle);
  return (folded) => {
    const text = ` ${folded} `;
    return needles.find((needle) => text.includes(needle.text))?.word;
  };
};

/** Makes a function that counts how often any of `words` comes up in folded text. */
export const countWords = (words: readonly string[]): ((folded: string) => number) => {
  const needles = words.map(toNeedle);
  return (folded) => needles.reduce((count, needle) => count + countOf(needle.text, ` ${folded} `), 0);
};
