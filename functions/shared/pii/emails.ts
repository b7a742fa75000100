import type { PiiSpan } from "./span.js";

const AT = /@|\s{0,2}[([{]\s?(?:at|@|ät|arroba)\s?[)\]}]\s{0,2}/giu;

const LABEL = String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?`;
const DOT = String.raw`(?:\.|\s?[([{]\s?(?:dot|punkt|punto|point|ponto|kropka)\s?[)\]}]\s?)`;
const DOMAIN = new RegExp(String.raw`(?:${LABEL}${DOT})+\p{L}{2,24}(?![\p{L}\p{N}])`, "iuy");

const LOCAL = /[\p{L}\p{N}._%+'-]/u;
/** The longest part before the at sign: RFC 5321. */
const LOCAL_MAX = 64;

/** Where the part before an at sign begins. Each character is looked at once, whatever the text. */
const localStart = (text: string, end: number): number => {
  let start = end;
  while (start > 0 && end - start < LOCAL_MAX && LOCAL.test(text.charAt(start - 1))) start -= 1;
  while (start < end && /[.'-]/.test(text.charAt(start))) start += 1;
  return start;
};

/** E-mail addresses, also written with "(at)" and "(dot)". */
export const emailsIn = (text: string): readonly PiiSpan[] =>
  Array.from(text.matchAll(AT)).flatMap(({ 0: at, index }) => {
    const start = localStart(text, index);
    DOMAIN.lastIndex = index + at.length;
    const domain = start === index ? null : DOMAIN.exec(text);
    return domain === null ? [] : [{ start, end: DOMAIN.lastIndex, kind: "EMAIL" as const }];
  });
