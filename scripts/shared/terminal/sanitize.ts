import { randomBytes } from "node:crypto";

/**
 * Characters that a terminal may obey, or that change how the text around them reads: C0 controls except tab and line
 * feed, DEL, C1 controls, line and paragraph separators, invisible spaces, byte order marks, annotations, and what
 * turns the direction of text. The joiners U+200C and U+200D stay: Persian and emoji are written with them.
 */
const UNSAFE = String.raw`\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb`;

const REPLACEMENT_CHARACTER = "\ufffd";

/** This program's own styling is marked with it; no ticket's text can know it. */
const SECRET = randomBytes(12).toString("hex");

/** An operating system command (OSC) that no terminal knows and every library counts as no width. */
const markOf = (codes: string): string => `\u001b]${SECRET};${codes}\u0007`;

const MARK = String.raw`\u001b\]${SECRET};([\d;]*)\u0007`;
const MARKS = new RegExp(MARK, "g");
const STYLES = new RegExp(String.raw`\u001b\[([\d;]*)m`, "g");
const UNSAFE_OR_MARK = new RegExp(`${MARK}|[${UNSAFE}]`, "g");
const UNSAFE_IN_JSON = new RegExp(`[${UNSAFE}]`, "g");
const UNSAFE_RUNS = new RegExp(`[\\t\\n${UNSAFE}\u200c\u200d]+`, "g");

/** A text that may come from a customer, with U+FFFD for each unsafe character. */
export const cleanText = (text: string): string =>
  text.replaceAll(UNSAFE_OR_MARK, (found, codes: string | undefined) =>
    codes === undefined ? REPLACEMENT_CHARACTER : found,
  );

/** A text that may come from a customer on one line: each run of line ends and unsafe characters becomes a blank. */
export const withoutControls = (text: string): string => text.replaceAll(UNSAFE_RUNS, " ");

/** JSON whose unsafe characters are written as `\u` escapes: the same value, and nothing that a terminal obeys. */
export const escapeJson = (json: string): string =>
  json.replaceAll(UNSAFE_IN_JSON, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** Makes styling our own: only this is left as it is when the text reaches a terminal. */
export const styleWith =
  (style: (text: string) => string) =>
  (text: string): string =>
    style(cleanText(text)).replaceAll(STYLES, (_, codes: string) => markOf(codes));

const restoreStyles = (text: string): string => text.replaceAll(MARKS, "\u001b[$1m");

/** What may be written to a terminal: text, tabs, line feeds and our own styling; U+FFFD for everything else. */
export const forTerminal = (text: string): string => restoreStyles(cleanText(text.replaceAll(/\r(?=\n|$)/g, "")));

/** What is written elsewhere: every character as it is. */
export const forFile = restoreStyles;
