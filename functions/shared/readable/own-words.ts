import {
  attributionAt,
  disclaimerAt,
  hasColon,
  isClosing,
  isContactLine,
  isDeviceLine,
  isListFooter,
  isNameLine,
  isPointer,
  isPromotion,
  startsHistory,
} from "./mail-phrases.js";
import { headerIn, startsHeaders, startsTable } from "./mail-headers.js";

/** A mail's text in two parts. Both are trimmed; either may be empty. */
export interface SplitMail {
  /** What its writer says. */
  readonly own: string;
  /** Quoted and forwarded mails, signatures and disclaimers, in their order. */
  readonly setApart: string;
}

/** Characters of the writer's own words that are searched for a signature and kept: twice what a ticket keeps. */
const READ_OF_OWN_WORDS = 64 * 1024;

/** Mails quoted in mails that are opened to find anyone's own words. */
const MAX_LEVELS = 5;

/**
 * Separates what the writer of a mail says from what the mail repeats or adds: quoted history, forwarded mails, the
 * signature, disclaimers. When nothing is left, or only "see below", the topmost quoted mail is what the writer says.
 * Lines must end in `\n`.
 */
export const splitMail = (text: string, level = 1): SplitMail => {
  const { own, apart } = separateHistory(tidy(text));
  const words = own.join("\n").trim();
  if (level < MAX_LEVELS && apart.length > 0 && (words === "" || isPointer(words)))
    return openQuote(words, apart, level);
  const letter = separateFooter(words.slice(0, READ_OF_OWN_WORDS).split("\n"));
  return letter.own === ""
    ? { own: words, setApart: join(apart) }
    : { own: letter.own, setApart: join([letter.setApart, ...apart]) };
};

const join = (lines: readonly string[]): string => tidy(lines.join("\n"));

/** At most one blank line between two others, and none around them. */
export const tidy = (text: string): string => text.replace(/\n(?:[ \t]*\n){2,}/g, "\n\n").trim();

const QUOTE = /^\s{0,3}>/;

/** The quoted mail without its headers and quote marks, split in turn. */
const openQuote = (pointer: string, apart: readonly string[], level: number): SplitMail => {
  const first = apart.findIndex((_, at) => !isAnnouncement(apart, at));
  const body = first < 0 ? [] : apart.slice(first);
  const isQuoted = body.every((line) => line.trim() === "" || QUOTE.test(line));
  const quoted = isQuoted ? body.map((line) => line.replace(/^\s{0,3}> ?/, "")) : body;
  const { own, setApart } = splitMail(quoted.join("\n"), level + 1);
  const announced = first < 0 ? apart : apart.slice(0, first);
  return { own: join([pointer, own]), setApart: join([...announced, setApart]) };
};

/** Blank lines, and the lines that come before the text of a quoted mail. */
const isAnnouncement = (lines: readonly string[], at: number): boolean => {
  const line = lines[at] ?? "";
  return (
    /^[\s>_*-]*$/.test(line) ||
    startsHistory(line) ||
    headerIn(line) !== undefined ||
    attributionAt(lines, at) > 0 ||
    isWrapped(lines, at)
  );
};

/** The second or third line of an attribution. */
const isWrapped = (lines: readonly string[], at: number): boolean =>
  attributionAt(lines, at - 1) > 1 || attributionAt(lines, at - 2) > 2;

interface Separated {
  readonly own: string[];
  readonly apart: string[];
}

/** The line that Outlook draws above headers. */
const RULE = /^[_-]{5,}$/;
const RULE_LENGTH = 5;

const separateHistory = (text: string): Separated => {
  const own: string[] = [];
  const apart: string[] = [];
  const lines = text.split("\n");
  const mayAnnounce = hasColon(text);
  const kinds = mayAnnounce ? lines.map(headerIn) : [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    const isQuote = line.includes(">") && QUOTE.test(line);
    const announced = isQuote || !mayAnnounce ? 0 : attributionAt(lines, at);
    const headers = line.length >= RULE_LENGTH && RULE.test(line) ? at + 1 : at;
    if (
      startsHistory(line) ||
      startsHeaders(lines, kinds, headers) ||
      startsTable(lines, at) ||
      (announced > 0 && !isQuoteNext(lines, at + announced))
    ) {
      return { own, apart: [...apart, ...lines.slice(at)] };
    }
    if (announced > 0) apart.push(...lines.slice(at, at + announced));
    else (isQuote ? apart : own).push(line);
    at += Math.max(announced - 1, 0);
  }
  return { own, apart };
};

/** Whether the next line that is not blank is quoted: then the writer's words may go on after the quote. */
const isQuoteNext = (lines: readonly string[], at: number): boolean => {
  const next = lines.slice(at, at + 5).find((line) => line.trim() !== "");
  return next === undefined || QUOTE.test(next);
};

/** Most lines begin in none of these, and need no further look. */
const MAY_BE_FOOTER = "-–—_=";

/** RFC 3676, section 4.3, is `-- `; mail programs often lose the blank. */
const DELIMITER = /^(?:--|––|—) ?$/;

/** A longer text below `--` is no signature. */
const SIGNATURE_LINES = 20;

/** The line that lists draw above what they add. */
const LIST_RULE = /^[_=-]{8,}$/;

const isFooterAt = (lines: readonly string[], at: number): boolean => {
  const line = lines[at] ?? "";
  if (!MAY_BE_FOOTER.includes(line.charAt(0))) return false;
  return DELIMITER.test(line) || (LIST_RULE.test(line) && isListFooter(lines.slice(at + 1, at + 14)));
};

const separateFooter = (lines: readonly string[]): SplitMail => {
  const end = lines.findIndex((_, at) => isFooterAt(lines, at));
  const isSignature = end >= 0 && lines.length - end <= SIGNATURE_LINES;
  const letter = isSignature ? lines.slice(0, end) : lines;
  const { own, apart } = separateClosing(letter);
  const [first = "", ...others] = own.join("\n").split(/\n[ \t]*\n/);
  const parts = [separateBanner(first), ...others.map(separateDisclaimer)];
  return {
    own: join(parts.flatMap(({ own: words }) => [words, ""])),
    setApart: join([
      ...apart,
      ...parts.flatMap(({ setApart }) => setApart || []),
      ...(isSignature ? lines.slice(end) : []),
    ]),
  };
};

/** From the sentence in which the disclaimer begins to the end of its paragraph. */
const separateDisclaimer = (paragraph: string): SplitMail => {
  const found = disclaimerAt(paragraph);
  if (found < 0) return { own: paragraph, setApart: "" };
  const before = paragraph.slice(0, found);
  const start =
    Math.max(before.lastIndexOf("\n"), ...[". ", "! ", "? ", "。"].map((stop) => before.lastIndexOf(stop))) + 1;
  return { own: paragraph.slice(0, start).trim(), setApart: paragraph.slice(start).trim() };
};

/**
 * A warning above a mail ends with its line, unless its sentence goes on: what is below it, in the same paragraph, may
 * be the customer's first words.
 */
const separateBanner = (paragraph: string): SplitMail => {
  const firstLine = paragraph.split("\n", 1)[0] ?? "";
  if (firstLine === paragraph || disclaimerAt(firstLine) < 0) return separateDisclaimer(paragraph);
  const lines = paragraph.split("\n");
  const isPart = (line: string, at: number): boolean =>
    disclaimerAt(line) >= 0 || !/[.!?。:：\]*]\s*$/.test(lines[at - 1] ?? "");
  const end = lines.findIndex((line, at) => at > 0 && !isPart(line, at));
  if (end < 0) return separateDisclaimer(paragraph);
  const banner = separateDisclaimer(lines.slice(0, end).join("\n"));
  const rest = separateDisclaimer(lines.slice(end).join("\n"));
  return { own: join([banner.own, rest.own]), setApart: join([banner.setApart, rest.setApart]) };
};

/** Takes out lines of devices, and a closing formula's name and contact lines. */
const separateClosing = (lines: readonly string[]): Separated => {
  const own: string[] = [];
  const apart: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    if (isDeviceLine(line)) {
      apart.push(line);
      continue;
    }
    own.push(line);
    if (!isClosing(line)) continue;
    const end = endOfSignature(lines, at + 1);
    apart.push(...lines.slice(at + 1, end));
    at = end - 1;
  }
  return { own, apart };
};

/** The first line after `start` that is no name, contact line or advertisement, and not blank before one of these. */
const endOfSignature = (lines: readonly string[], start: number): number => {
  let end = start;
  let at = start;
  for (; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    if (line.trim() === "") continue;
    const belongs = end === start ? isNameLine(line) : isNameLine(line) || isContactLine(line) || isPromotion(line);
    if (!belongs) break;
    end = at + 1;
  }
  return end;
};
