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
 * The other C0 controls and DEL, except tab, line feed and carriage return. Keyboards do not type them, terminals obey
 * some, and PostgreSQL and Redshift refuse NUL.
 */
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f]/g;

const REPLACEMENT_CHARACTER = "\ufffd";

/**
 * The one rule for characters that are not text, for every way in (stream and API). Vertical tab and form feed become a
 * line feed; every other control except tab, line feed and carriage return, and every lone surrogate (half of a pair,
 * which UTF-8 cannot encode), becomes U+FFFD. The length in UTF-16 units and in code points stays the same.
 */
export const replaceUnreadable = (text: string): string =>
  text.toWellFormed().replace(CONTROL_LINE_BREAKS, "\n").replace(CONTROLS, REPLACEMENT_CHARACTER);
