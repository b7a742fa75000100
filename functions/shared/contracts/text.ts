const INVISIBLE = /^[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]*$/u;

/**
 * Whether a text has no visible character: it is empty, or white space, control and format characters (zero-width
 * space) only.
 */
export const isBlank = (text: string): boolean => INVISIBLE.test(text);

/** The start of a text, at most `maxLength` UTF-16 units, well-formed: a surrogate pair is kept whole or dropped. */
export const truncateText = (text: string, maxLength: number): string =>
  text
    .slice(0, maxLength)
    .replace(/[\ud800-\udbff]$/, "")
    .toWellFormed();

/** Line breaks that mail programs and word processors write as control characters: vertical tab and form feed. */
// eslint-disable-next-line no-control-regex
const CONTROL_LINE_BREAKS = /[\u000b\u000c]/g;

/**
 * The other C0 controls and DEL, except tab, line feed and carriage return: keyboards do not type them, terminals obey
 * some, and PostgreSQL and Redshift refuse NUL. And U+FFFE and U+FFFF, which are no characters: SNS and SQS refuse a
 * message with one, as XML 1.0 does.
 */
// eslint-disable-next-line no-control-regex
const UNREADABLE = /[\u0000-\u0008\u000e-\u001f\u007f\ufffe\uffff]/g;

/** Line ends of any kind, as Unicode lists them. */
// eslint-disable-next-line no-control-regex
const LINE_ENDS = /[\n\u000b\u000c\r\u0085\u2028\u2029]+/g;

const REPLACEMENT_CHARACTER = "\ufffd";

/**
 * The one rule for characters that are not text, for every way in (stream and API). Vertical tab and form feed become a
 * line feed; every other control except tab, line feed and carriage return, every lone surrogate (half of a pair, which
 * UTF-8 cannot encode), U+FFFE and U+FFFF become U+FFFD. The length in UTF-16 units and in code points stays the same.
 */
export const replaceUnreadable = (text: string): string =>
  text.toWellFormed().replace(CONTROL_LINE_BREAKS, "\n").replace(UNREADABLE, REPLACEMENT_CHARACTER);

/**
 * The one rule for fields of a single line (subject, names, product), for every way in: line ends become a blank. In a
 * mail's headers, a log or a list, what follows a line end would count as another header, entry or row.
 */
export const foldLines = (text: string): string => text.replace(LINE_ENDS, " ");

/** No letter of any script has so many marks. */
const MARKS_MAX = 16;
const LONG_RUNS_OF_MARKS = /(\p{M}{16})\p{M}+/gu;

const MARK = /\p{M}/u;
const IS_MARK = 1;
const IS_NONE = 2;

/** By code unit: whether it may be a mark, or 0 for those that have not been looked at. Half of a pair may be one. */
const marks = new Uint8Array(0x1_0000);

const mayBeMarkAt = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  if (marks[code] === 0)
    marks[code] = MARK.test(text.charAt(at)) || (code >= 0xd800 && code <= 0xdfff) ? IS_MARK : IS_NONE;
  return marks[code] === IS_MARK;
};

const mayHaveLongRun = (text: string): boolean => {
  let run = 0;
  for (let at = 0; at < text.length; at += 1) {
    run = mayBeMarkAt(text, at) ? run + 1 : 0;
    if (run > MARKS_MAX) return true;
  }
  return false;
};

/** A text without the marks beyond the sixteenth of a letter. Normalising takes the square of the length of a run. */
export const withoutLongRunsOfMarks = (text: string): string =>
  mayHaveLongRun(text) ? text.replace(LONG_RUNS_OF_MARKS, "$1") : text;

/** The compatibility form (NFKC) of a text, in time in proportion to its length. Full-width digits become plain. */
export const toCompatibilityForm = (text: string): string => withoutLongRunsOfMarks(text).normalize("NFKC");
