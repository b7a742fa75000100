import { isLetterAt, isWhiteAt } from "./letters.js";

/** What people write instead of a letter, because it looks like it. */
export const STANDS_FOR: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "il",
  "2": "z",
  "3": "e",
  "4": "a",
  "5": "s",
  "6": "gb",
  "7": "t",
  "8": "b",
  "9": "g",
  "@": "a",
  $: "s",
  "!": "il",
  "|": "li",
  "€": "e",
  "£": "l",
  "¢": "c",
  "(": "c",
  "+": "t",
  i: "l",
  l: "i",
};

/** Two letters that look like one. */
export const PAIRS: Readonly<Record<string, string>> = { rn: "m", vv: "w" };

/** Characters between two letters that are still read as one word. */
const GAP_MAX = 3;

/** Repeated letters that are passed over in one word: "outaaage". */
export const REPEATS_MAX = 24;

/** The flag of a country is two of these letters; so is the start of "🇴🇺tage". */
export const regionalLetter = (text: string, at: number): string | undefined => {
  const code = text.charCodeAt(at) === 0xd83c ? text.charCodeAt(at + 1) - 0xdde6 : -1;
  return code >= 0 && code < 26 ? String.fromCharCode(0x61 + code) : undefined;
};

/** Units between a position and the next letter; 0 when there is none close by. */
export const gapAt = (text: string, at: number): number => {
  let end = at;
  while (end < text.length && end - at <= GAP_MAX && !isLetterAt(text, end)) end += 1;
  return end - at > GAP_MAX || end === text.length ? 0 : end - at;
};

/** Blanks before a sign that stands for a letter; 0 when there is none close by. */
export const blanksAt = (text: string, at: number): number => {
  let end = at;
  while (end - at < GAP_MAX && isWhiteAt(text, end)) end += 1;
  return end > at && text.charAt(end) in STANDS_FOR ? end - at : 0;
};
