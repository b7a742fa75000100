/** Digits that stand together, with what people write between them. */
export interface NumberRun {
  readonly start: number;
  readonly groups: readonly DigitGroup[];
  /** Whether it is part of something longer, as in `TKT-2026-0001`, in a hash or before a decimal comma. */
  readonly isInWord: boolean;
}

/** UTF-16 offsets of a group of digits, the end excluded. */
export interface DigitGroup {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
  /** What stands between it and the group before. */
  readonly separator: string;
}

/** Dates, times of day and IP addresses, which are no part of another number. */
const NO_NUMBER =
  /(?<![\d./-])(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2}))(?![./-]?\d)|(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,6})?(?!\d)|(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?!\.?\d)|[$€£¥₹]\s?\d{1,3}(?:[ .,]\d{3})*(?:[.,]\d{1,2})?(?!\d)/g;

const RUN = /[+(]{0,2}\d(?:[ ./()-]{0,3}\d)*/g;
const GROUP = /(?<separator>\D*)(?<digits>\d+)/g;

const IN_WORD = /[\p{L}\p{N}_@]/u;

const isInWord = (text: string, start: number, end: number): boolean => {
  const before = text.charAt(start - 1);
  const isJoined = /[-_#/.]/.test(before) && IN_WORD.test(text.charAt(start - 2));
  return IN_WORD.test(before) || isJoined || /^(?:[\p{L}_]|,\d)/u.test(text.slice(end, end + 2));
};

const groupsOf = (run: string, start: number): readonly DigitGroup[] =>
  Array.from(run.matchAll(GROUP), ({ index, groups }) => {
    const { separator = "", digits = "" } = groups ?? {};
    const from = start + index + separator.length;
    return { start: from, end: from + digits.length, digits, separator };
  });

/** The runs of digits of a text, in order. Dates, times, IP addresses and prices separate them. */
export const numberRunsIn = (text: string): readonly NumberRun[] => {
  const masked = text.replace(NO_NUMBER, (part) => "\u0001".repeat(part.length));
  return Array.from(masked.matchAll(RUN), ({ 0: run, index: start }) => ({
    start,
    groups: groupsOf(run, start),
    isInWord: isInWord(text, start, start + run.length),
  }));
};
