import * as z from "zod";
import { foldLines, replaceUnreadable } from "../contracts/text.js";

/** C0 controls and DEL, except tab, line feed and carriage return: `replaceUnreadable` replaces them. */
const CONTROLS = String.raw`\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F`;

/** Invisible characters: spaces, line ends, C1 controls, joiners and fillers. */
const BLANKS = String.raw`\t\n\r \u0080-\u00A0\u00AD\u061C\u115F\u1160\u1680\u2000-\u200F\u2028-\u202F\u205F-\u206F\u3000\u3164\uFEFF\uFFA0\uFFF0-\uFFF8`;

/**
 * Text with a visible character, as a pattern that every dialect of regular expressions reads the same, with and
 * without Unicode mode, in linear time.
 */
const VISIBLE = `[^${CONTROLS}${BLANKS}]`;
const ANY_VISIBLE = new RegExp(VISIBLE, "u");

/** Characters as JSON Schema counts them: code points, each of one or two UTF-16 units. */
const hasAtMost = (text: string, maxLength: number): boolean =>
  text.length <= maxLength || (text.length <= 2 * maxLength && Array.from(text).length <= maxLength);

/** Any text of at most `maxLength` characters (code points), as it was sent. */
export const boundedText = (maxLength: number) =>
  z
    .string()
    .refine((text) => hasAtMost(text, maxLength), {
      error: `expected at most ${maxLength} characters`,
      abort: true,
    })
    .meta({ maxLength });

/** Text of 1 to `maxLength` characters (code points), at least one of them visible, as it was sent. */
export const visibleText = (maxLength: number) =>
  boundedText(maxLength)
    .refine((text) => ANY_VISIBLE.test(text), "expected some visible text")
    .meta({ minLength: 1, maxLength, pattern: VISIBLE });

/**
 * Text of a person, see `visibleText`. Control characters and lone surrogates are replaced as in tickets of the stream
 * (see `replaceUnreadable`), which keeps the length.
 */
export const writtenText = (maxLength: number) => visibleText(maxLength).transform(replaceUnreadable);

/** Text as `writtenText` on a single line: see `foldLines`. */
export const writtenLine = (maxLength: number) => writtenText(maxLength).transform(foldLines);

/**
 * What leads somewhere in a browser or a mail program: a scheme, `www.`, or a domain with what follows in an address.
 * A name with a dot, such as "Dr.Byron" or "Node.js", is none.
 */
const WEB_ADDRESS = /[a-z][a-z0-9+.-]*:\/\/|\bwww\.|[\p{L}\p{N}]\.\p{L}{2,}(?::\d|[/?#])/iu;

/**
 * The name of a person or a rule: a line as `writtenLine` without a web address. Names are shown in lists and mails,
 * where an address would become a link that somebody else chose.
 */
export const writtenName = (maxLength: number) =>
  writtenLine(maxLength).refine((name) => !WEB_ADDRESS.test(name), "expected a name without a web address");

/** Text as `writtenText`, but it may be empty or blank. */
export const optionalText = (maxLength: number) => boundedText(maxLength).transform(replaceUnreadable);
