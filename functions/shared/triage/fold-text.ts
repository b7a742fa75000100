/** Characters that are drawn as nothing, or only on top of a Latin letter. */
const UNSEEN = /(?!\s)[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u0300-\u036f]/gu;
const INVISIBLE_SPACE = /\ufeff/g;
const APOSTROPHE_LETTER = /\u02bc/g;
const BETWEEN_WORDS = /[^\p{L}\p{M}\p{N}]+/gu;
const INSIDE_PHRASE = /^[\s\p{Pd}_'\u2018\u2019`]*$/u;
const SPACED_OUT_WORD = /(?<![\p{L}\p{N}])(?:\p{L} ){3,}\p{L}(?![\p{L}\p{N}])/gu;

/** Stands for punctuation, so that no phrase is found across the end of a sentence. */
const STOP = " | ";

/**
 * Folds text to words that compare equal however they are written: compatibility forms (full width, bold) become plain, case
 * and accents go, what cannot be seen goes, "o u t a g e" becomes one word. One blank stands between words, and a bar
 * where there is punctuation: "Data-loss, here!" gives "data loss | here |".
 */
export const foldText = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(INVISIBLE_SPACE, "")
    .replace(APOSTROPHE_LETTER, "'")
    .replace(UNSEEN, "")
    .toLowerCase()
    .normalize("NFC")
    .replace(BETWEEN_WORDS, (gap) => (INSIDE_PHRASE.test(gap) ? " " : STOP))
    .replace(SPACED_OUT_WORD, (word) => word.replaceAll(" ", ""))
    .trim();
