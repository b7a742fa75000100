import * as z from "zod";

/** C0 controls and DEL, but for tab, line feed and carriage return: no keyboard makes them, and databases refuse some. */
const WITHOUT_CONTROLS = /^[^\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]*$/; // eslint-disable-line no-control-regex -- it is what it looks for

/** A character that shows something, as a class that every dialect of regular expressions reads the same. */
const VISIBLE =
  /[^\u0000-\u0020\u007F-\u00A0\u00AD\u061C\u115F\u1160\u1680\u2000-\u200F\u2028-\u202F\u205F-\u206F\u3000\u3164\uFEFF\uFFA0\uFFF0-\uFFF8]/; // eslint-disable-line no-control-regex -- as above

/** Characters as JSON Schema counts them: code points, not UTF-16 units. */
const lengthOf = (text: string): number => Array.from(text).length;

/** Text of at most `maxLength` characters (code points) without control characters; empty only if `minLength` is 0. */
const boundedText = (maxLength: number) =>
  z
    .string()
    .refine(
      (text) => text.length <= maxLength || lengthOf(text) <= maxLength,
      `expected at most ${maxLength} characters`,
    )
    .refine((text) => text.isWellFormed(), "expected well-formed Unicode, without lone surrogates")
    .regex(WITHOUT_CONTROLS, "expected no control characters but tab, line feed and carriage return")
    .meta({ maxLength });

/** Text a person wrote: 1 to `maxLength` characters, at least one of them visible. */
export const writtenText = (maxLength: number) =>
  boundedText(maxLength).regex(VISIBLE, "expected some visible text").meta({ minLength: 1, maxLength });

/** Text that may be empty. */
export const optionalText = (maxLength: number) => boundedText(maxLength);
