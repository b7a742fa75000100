const LETTER_OR_DIGIT = /[\p{L}\p{M}\p{N}]/u;
const LETTER = 1;
const OTHER = 2;

/** By code unit: LETTER, OTHER, or 0 for those that have not been looked at. */
const KINDS = new Uint8Array(0x1_0000);

/** Whether a letter, a mark or a digit is at a position. */
export const isLetterAt = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  const kind = KINDS[code];
  if (kind === 0) KINDS[code] = LETTER_OR_DIGIT.test(text.charAt(at)) ? LETTER : OTHER;
  return (kind === 0 ? KINDS[code] : kind) === LETTER || (isSurrogate(code) && isLetterPair(text, at));
};

const isSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdfff;

const isLetterPair = (text: string, at: number): boolean => {
  const first = text.charCodeAt(at) >= 0xdc00 ? at - 1 : at;
  return LETTER_OR_DIGIT.test(text.slice(Math.max(0, first), first + 2));
};

/** Whether white space is at a position. */
export const isWhiteAt = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return code <= 0x20 ? code === 0x20 || (code >= 0x09 && code <= 0x0d) : code > 0x7f && /\s/.test(text.charAt(at));
};
