import * as z from "zod";

/**
 * C0 controls and DEL, except tab, line feed and carriage return: keyboards do not produce them, and databases refuse
 * some.
 */
const CONTROLS = String.raw`\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F`;

/** Invisible characters: spaces, line ends, C1 controls, joiners and fillers. */
const BLANKS = String.raw`\t\n\r \u0080-\u00A0\u00AD\u061C\u115F\u1160\u1680\u2000-\u200F\u2028-\u202F\u205F-\u206F\u3000\u3164\uFEFF\uFFA0\uFFF0-\uFFF8`;

const ANY_CONTROL = new RegExp(`[${CONTROLS}]`);
const ANY_VISIBLE = new RegExp(`[^${CONTROLS}${BLANKS}]`);

/**
 * The rules of written text as one pattern, which every dialect of regular expressions reads the same, in linear time.
 */
const WRITTEN = `^[${BLANKS}]*[^${CONTROLS}${BLANKS}][^${CONTROLS}]*$`;

/** Characters as JSON Schema counts them: code points, each of one or two UTF-16 units. */
const hasAtMost = (text: string, maxLength: number): boolean =>
  text.length <= maxLength || (text.length <= 2 * maxLength && Array.from(text).length <= maxLength);

const boundedText = (maxLength: number) =>
  z
    .string()
    .refine((text) => hasAtMost(text, maxLength), `expected at most ${maxLength} characters`)
    .refine((text) => text.isWellFormed(), "expected well-formed Unicode, without lone surrogates")
    .refine((text) => !ANY_CONTROL.test(text), "expected no control characters but tab, line feed and carriage return");

/**
 * Text of a person: 1 to `maxLength` characters (code points), no control characters, at least one visible character.
 */
export const writtenText = (maxLength: number) =>
  boundedText(maxLength)
    .refine((text) => ANY_VISIBLE.test(text), "expected some visible text")
    .meta({ minLength: 1, maxLength, pattern: WRITTEN });

/** Text as `writtenText`, but it may be empty. */
export const optionalText = (maxLength: number) =>
  boundedText(maxLength).meta({ maxLength, pattern: `^[^${CONTROLS}]*$` });
