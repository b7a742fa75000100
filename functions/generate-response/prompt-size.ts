/** A token is counted in fifths, so that sums are whole numbers. */
const FIFTHS = 5;

/** Lower-case letters and blanks share tokens with their neighbours, but not always: random ones take 0.54 each. */
const SHARED = 3;

/** What is written instead of "<": one character, where an entity or an escape would be five. */
export const LESS_THAN = "‹";

const isShared = (code: number): boolean => code === 0x20 || (code >= 0x61 && code <= 0x7a);

const utf8Bytes = (code: number): number => {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
};

const fifthsOf = (code: number): number => (isShared(code) ? SHARED : utf8Bytes(code) * FIFTHS);

/** The same for a character inside a JSON string, which may be escaped there. */
const fifthsInJson = (character: string): number => {
  const code = character.codePointAt(0) ?? 0;
  if (character === "<") return fifthsOf(LESS_THAN.charCodeAt(0));
  const isEscaped = code < 0x20 || character === '"' || character === "\\" || (code >= 0xd800 && code <= 0xdfff);
  return isEscaped ? (JSON.stringify(character).length - 2) * FIFTHS : fifthsOf(code);
};

/**
 * How many tokens a text has at most, as far as can be told without the model's tokenizer: 0.6 for a lower-case ASCII
 * letter or a blank, 1 for any other ASCII character, and 1 for each UTF-8 byte of all others, since the tokenizers in
 * use merge bytes and never split one. Decision 15 has the sources and the measurements.
 */
export const estimateTokens = (text: string): number => {
  let fifths = 0;
  for (const character of text) fifths += fifthsOf(character.codePointAt(0) ?? 0);
  return Math.ceil(fifths / FIFTHS);
};

/** The longest start of a text that has at most `max` tokens as part of a JSON string, as estimateTokens counts. */
export const cutToTokens = (text: string, max: number): string => {
  let room = max * FIFTHS;
  let end = 0;
  for (const character of text) {
    room -= fifthsInJson(character);
    if (room < 0) return text.slice(0, end);
    end += character.length;
  }
  return text;
};
