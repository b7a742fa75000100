import * as z from "zod";
import { isBlank } from "./text.js";

/** Longest address: a path of 256 octets (RFC 5321, 4.5.3.1.3) without its angle brackets. Counted in characters. */
const ADDRESS_MAX_LENGTH = 254;

/** Whether a customer's e-mail address has the form of one. */
export const EMAIL_CHECKS = ["VALID", "INVALID"] as const;
type EmailCheck = (typeof EMAIL_CHECKS)[number];

/** Blanks around an address, as pasting leaves them: white space, no-break and zero-width spaces, a byte order mark. */
const BLANKS = String.raw`\t\n\r \u00A0\u200B\u2060\u3000\uFEFF`;
const AROUND = `[${BLANKS}]*`;
const NO_BLANK = `[^${BLANKS}]`;

/**
 * What no part of an address has unquoted: controls, spaces of any kind, marks that turn the direction of text, byte
 * order marks, and U+FFFD, which stands for what was damaged. All else beyond ASCII is allowed (RFC 6531).
 */
const NEVER = String.raw`\u0000- \u007F-\u00A0\u1680\u2000-\u200B\u200E\u200F\u2028-\u202F\u205F-\u206F\u3000\uFEFF\uFFFC-\uFFFF`;

/** A character of a dot-string, without the dot: RFC 5321's `atext`, and beyond ASCII as RFC 6531 extends it. */
const ATOM = String.raw`[^${NEVER}"(),.:;<>@\[\\\]]`;
const DOT_STRING = String.raw`${ATOM}+(?:\.${ATOM}+)*`;
/** RFC 5321's `Quoted-string`: `"john doe"`. A backslash quotes any printable character. */
const QUOTED_STRING = String.raw`"(?:[^\u0000-\u001F"\\\u007F-\u009F\uFFFD]|\\[ -~])*"`;

/** A letter or digit of a domain's label; beyond ASCII, the letters of internationalized names. */
const LETTER = String.raw`(?:[0-9A-Za-z]|[^${NEVER}!-~])`;
const LABEL = String.raw`${LETTER}(?:-*${LETTER})*`;
const DOMAIN = String.raw`${LABEL}(?:\.${LABEL})*`;
/** `[192.0.2.1]` or `[IPv6:2001:db8::1]`. */
const ADDRESS_LITERAL = String.raw`\[(?:[0-9]{1,3}(?:\.[0-9]{1,3}){3}|[0-9A-Za-z-]*[0-9A-Za-z]:[!-?A-Z^-~]+)\]`;

/**
 * An e-mail address as RFC 5321 (4.1.2, `Mailbox`) and RFC 6531 allow it. One pattern for the check and the OpenAPI
 * document, so that the two agree on every text. Libraries were considered: validator's isEmail and @hapi/address are
 * narrower than the RFCs and cannot be written into a document.
 */
const ADDRESS = `^${AROUND}(?:${DOT_STRING}|${QUOTED_STRING})@(?:${DOMAIN}|${ADDRESS_LITERAL})${AROUND}$`;
const IS_ADDRESS = new RegExp(ADDRESS, "u");

/** Counts what is left without the blanks around it. Begins and ends with no blank, so that it takes linear time. */
const LENGTH = String.raw`^${AROUND}${NO_BLANK}(?:[\s\S]{0,${ADDRESS_MAX_LENGTH - 2}}${NO_BLANK})?${AROUND}$`;
const IS_SHORT = new RegExp(LENGTH, "u");

/** At most 64 characters before the last `@` (RFC 5321, 4.5.3.1.1). */
const LOCAL_PART = `^${AROUND}${NO_BLANK}.{0,63}@[^@]*$`;
const HAS_SHORT_LOCAL_PART = new RegExp(LOCAL_PART, "u");

/** Whether it may be an address that is too long: everything else is none at all. */
const isTooLong = (text: string): boolean => text.includes("@") && !IS_SHORT.test(text);

const isAddress = (text: string): boolean =>
  text.isWellFormed() && IS_SHORT.test(text) && HAS_SHORT_LOCAL_PART.test(text) && IS_ADDRESS.test(text);

/** The blanks that AROUND allows. */
const SURROUNDING = new RegExp(`^${AROUND}|${AROUND}$`, "gu");

/** An e-mail address, without the blanks around it. Only its form is checked. */
export const EmailSchema = z
  .string()
  .refine((text) => !isTooLong(text), { error: `expected at most ${ADDRESS_MAX_LENGTH} characters`, abort: true })
  .refine(isAddress, "expected an e-mail address")
  .meta({
    description:
      `As RFC 5321 and RFC 6531 allow, at most ${ADDRESS_MAX_LENGTH} characters. Blanks around it are removed, and do ` +
      "not count.",
    pattern: ADDRESS,
    allOf: [{ pattern: LOCAL_PART }, { pattern: LENGTH }],
  })
  .transform((text) => text.replace(SURROUNDING, ""));

/**
 * A customer's address by the API's rule. The stream has accepted its ticket already, so that a wrong one is kept as it
 * is, and marked. @returns no mark for no address
 */
export const checkEmail = (
  sent: string | null,
): { readonly email: string | null; readonly check: EmailCheck | null } => {
  if (sent === null || isBlank(sent)) return { email: sent, check: null };
  const { data } = EmailSchema.safeParse(sent);
  return data === undefined ? { email: sent, check: "INVALID" } : { email: data, check: "VALID" };
};
