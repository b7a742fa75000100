/** Characters that are changed below, or may be; most texts have none. */
const MAY_BE_UNSEEN =
  /[\p{Cf}\p{Co}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u0080-\u009f\u2028\u2029\u2800]/u;

/** Format characters that are seen: signs of Arabic, Syriac and Kaithi that stand below or around digits. */
const SEEN = String.raw`\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}`;

/** Joiners, without which words of some scripts and some emoji are written wrongly. */
const JOINERS = /[\u200c\u200d]+/g;

const UNSEEN = new RegExp(String.raw`(?![${SEEN}\u200c\u200d])[\p{Cf}\p{Default_Ignorable_Code_Point}]`, "gu");

const JOINED = String.raw`[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Mongolian}]`;
const ENDS_IN_LETTER = new RegExp(`${JOINED}$`, "u");
const BEGINS_WITH_LETTER = new RegExp(`^${JOINED}`, "u");
const ENDS_IN_EMOJI = /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier})$/u;
const BEGINS_WITH_EMOJI = /^\p{Extended_Pictographic}/u;

/** A single joiner between two letters that need one, or between two emoji; nothing for any other. */
const joinerIfNeeded = (run: string, at: number, text: string): string => {
  const before = text.slice(Math.max(0, at - 2), at);
  const after = text.slice(at + run.length, at + run.length + 2);
  const joinsLetters = ENDS_IN_LETTER.test(before) && BEGINS_WITH_LETTER.test(after);
  const isNeeded = joinsLetters || (ENDS_IN_EMOJI.test(before) && BEGINS_WITH_EMOJI.test(after));
  return isNeeded ? run.charAt(0) : "";
};

const SEPARATORS = /[\u2028\u2029\u0085]/g;
const BLANK_PATTERN = /\u2800/g;

/** Characters without a meaning of their own: each font and each program gives them another one. */
const MEANINGLESS = /[\p{Co}\p{Noncharacter_Code_Point}\u0080-\u009f]+/gu;

/**
 * A text as people see it, for a model, which reads more than people do. Invisible characters are removed: zero-width
 * ones, bidirectional controls, tag characters, variation selectors, soft hyphens, fillers; joiners stay where a script
 * or an emoji needs one. A run of private-use characters, C1 controls or noncharacters becomes one U+FFFD. Takes time
 * in proportion to the length.
 */
export const toVisible = (text: string): string =>
  MAY_BE_UNSEEN.test(text)
    ? text
        .replace(SEPARATORS, "\n")
        .replace(BLANK_PATTERN, " ")
        .replace(MEANINGLESS, "\ufffd")
        .replace(UNSEEN, "")
        .replace(JOINERS, joinerIfNeeded)
    : text;
