/** Prefix that makes a spreadsheet read a field as text, and that it does not show. */
const PREFIX = "'";

/**
 * What a spreadsheet may read as a formula: one of `=`, `+`, `-` and `@` at the start, or after blanks and quotes,
 * which some programs skip; and what begins with a tab or a line end, which some split off. See OWASP, CSV Injection.
 */
const FORMULA = /^(?:[\t\r\n]|[\s\u200b\u2060"'`]*[=+\-@])/;

/** A negative number; `-1+cmd|...` is not one. */
const NEGATIVE_NUMBER = /^-(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/;

/** Other forms of these characters, such as full-width ones, which spreadsheets read as the plain ones. */
const isFormula = (text: string): boolean => FORMULA.test(text) || FORMULA.test(text.normalize("NFKC"));

/**
 * A text for a field of CSV, with an apostrophe in front of it if a spreadsheet would read it as a formula. What is
 * read back is the text again without the apostrophe, if what follows that would be read as a formula. Negative numbers
 * stay numbers. The CSV library's own `escape_formulas` skips no blanks and quotes, and prefixes numbers in texts.
 */
export const withoutFormula = (text: string): string =>
  isFormula(text) && !NEGATIVE_NUMBER.test(text) ? PREFIX + text : text;

/**
 * Fields that are quoted besides those that have to be: with a semicolon or a tab, by which spreadsheets of some
 * countries would split them, so that the second part begins a field. By itself the library quotes no single CR or LF.
 */
export const QUOTED = /[\r\n\t;]/;
