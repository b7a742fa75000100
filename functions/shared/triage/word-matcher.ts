import { foldText } from "./fold-text.js";

/** Scripts that write no blank between words, or hang articles and particles on them, so a word there has no bounds. */
const UNSPACED = /[\p{Script=Arabic}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const BEFORE = "(?<![\\p{L}\\p{M}\\p{N}])";
const AFTER = "(?![\\p{L}\\p{M}\\p{N}])";

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");

const toPattern = (word: string): string => {
  const isStem = word.endsWith("*");
  const pattern = escape(foldText(isStem ? word.slice(0, -1) : word));
  if (UNSPACED.test(word)) return pattern;
  return `${BEFORE}${pattern}${isStem ? "" : AFTER}`;
};

const toExpression = (words: readonly string[], flags: string): RegExp =>
  new RegExp(words.map(toPattern).join("|"), flags);

/**
 * Makes a function that finds the first of `words` in folded text (see foldText). Words and phrases match whole; one that ends
 * in `*` matches every ending: `invoice*` finds "invoiced". What is given back is the text that was found.
 */
export const matchWords = (words: readonly string[]): ((folded: string) => string | undefined) => {
  const expression = toExpression(words, "u");
  return (folded) => expression.exec(folded)?.[0];
};

/** Makes a function that counts how often any of `words` comes up in folded text. */
export const countWords = (words: readonly string[]): ((folded: string) => number) => {
  const expression = toExpression(words, "gu");
  return (folded) => folded.match(expression)?.length ?? 0;
};
