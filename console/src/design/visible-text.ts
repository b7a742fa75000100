/**
 * Characters that nobody sees and that change how the text around them is shown: controls, marks that turn its
 * direction, and spaces without a width. Joiners (U+200C, U+200D) stay: scripts and emoji need them.
 */
const UNSEEN =
  /(?![\t\n\r])\p{Cc}|[\u00AD\u061C\u115F\u1160\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\u3164\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;

const nameOf = (character: string): string =>
  `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}]`;

/** A text that somebody wrote, with what would be invisible or would reorder it written out: `[U+202E]`. */
export const visibleText = (text: string): string => text.replace(UNSEEN, nameOf);
