/** Characters that are drawn as nothing, or only on top of a Latin letter. */
const UNSEEN = /(?!\s)[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u0300-\u036f]/gu;
const INVISIBLE_SPACE = /\ufeff/g;
const GAPS = /[\s\p{Pd}_]+/gu;
const APOSTROPHES = /[\u2018\u2019\u02bc\u0060]/gu;
const SPACED_OUT_WORD = /(?<![\p{L}\p{N}])(?:\p{L} ){3,}\p{L}(?![\p{L}\p{N}])/gu;

/**
 * Folds text so that the same words compare equal however they are written: compatibility forms (full width, bold) become
 * plain, case and accents go, what cannot be seen goes, dashes and any white space become one blank, "o u t a g e" one word.
 */
export const foldText = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(INVISIBLE_SPACE, "")
    .replace(APOSTROPHES, "'")
    .replace(UNSEEN, "")
    .toLowerCase()
    .normalize("NFC")
    .replace(GAPS, " ")
    .replace(SPACED_OUT_WORD, (word) => word.replaceAll(" ", ""))
    .trim();
