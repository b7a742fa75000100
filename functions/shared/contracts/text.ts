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
