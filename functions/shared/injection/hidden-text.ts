import { UnitWriter } from "../contracts/unit-writer.js";

/** Tag characters: each ASCII character has an invisible twin. */
const TAGS = /[\u{e0020}-\u{e007e}]+/gu;
const TAG_BASE = 0xe0000;

/** A run of variation selectors, of which 256 exist: one for each value of a byte. */
const SELECTORS = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]{4,}/gu;

/** Zero-width characters that are the bits of a text. */
const ZERO_WIDTH_BITS = /[\u200b-\u200d\u2060-\u2064\ufeff]{8,}/;

/** Characters that turn the order of what follows, so that people see another text than machines. */
const TURNED = /[\u202d\u202e]/;

/** The flags of England, Scotland and Wales are spelt with tag characters. */
const FLAGS = /\u{1f3f4}[\u{e0020}-\u{e007e}]{2,6}\u{e007f}/gu;

const text = new TextDecoder("utf-8", { fatal: true });

/** The text that bytes are; undefined for those that are none, such as images. */
const textOf = (bytes: Uint8Array): string | undefined => {
  try {
    const decoded = text.decode(bytes);
    const letters = decoded.match(/[\p{L}\p{N}\p{P}\s]/gu)?.length ?? 0;
    return letters >= decoded.length * MOSTLY ? decoded : undefined;
  } catch {
    return undefined;
  }
};

/** Share of letters, digits, punctuation and blanks in a text. */
const MOSTLY = 0.9;

const byteOfSelector = (selector: string): number => {
  const code = selector.codePointAt(0) ?? 0;
  return code >= 0xe0100 ? code - 0xe0100 + 16 : code - 0xfe00;
};

const invisibleTexts = (hidden: string): readonly string[] => {
  const tags = Array.from(hidden.matchAll(TAGS), ([run]) =>
    Array.from(run, (tag) => String.fromCharCode((tag.codePointAt(0) ?? 0) - TAG_BASE)).join(""),
  );
  const selectors = Array.from(hidden.matchAll(SELECTORS), ([run]) => textOf(Uint8Array.from(run, byteOfSelector)));
  return [tags.join(""), ...selectors.flatMap((found) => found ?? [])];
};

/** Whether a text has characters that nobody sees, and that only hide another text. */
export const hidesText = (whole: string): boolean => {
  const shown = whole.replace(FLAGS, "");
  return shown.search(TAGS) >= 0 || shown.search(SELECTORS) >= 0 || ZERO_WIDTH_BITS.test(shown) || TURNED.test(shown);
};

/** Base64, also of URLs, in one line or in lines of a mail. */
const BASE64 = /[A-Za-z0-9+/_-]{16,}(?:\n[A-Za-z0-9+/_-]{4,})*={0,2}/g;
const HEXADECIMAL = /(?:(?:0x|\\x)?[\da-f]{2}[\s:,;]{0,2}){12,}/gi;
const PERCENT = /(?:%[\da-f]{2}){1,600}/gi;
const ESCAPES = /\\u([\da-f]{4})|\\x([\da-f]{2})|&#x([\da-f]{1,6});?|&#(\d{1,7});?/gi;

const base64Texts = (encoded: string): readonly string[] =>
  Array.from(encoded.matchAll(BASE64)).flatMap(([run]) => textOf(Buffer.from(run.replace(/\n/g, ""), "base64")) ?? []);

const hexadecimalTexts = (encoded: string): readonly string[] =>
  Array.from(encoded.matchAll(HEXADECIMAL)).flatMap(([run]) => {
    const digits = run.replace(/0x|\\x/gi, "").replace(/[^\da-f]/gi, "");
    return textOf(Buffer.from(digits, "hex")) ?? [];
  });

const unescapeUnit = (escape: string, ...groups: readonly (string | undefined)[]): string => {
  const [unicode, byte, hexadecimal, decimal] = groups;
  const digits = unicode ?? byte ?? hexadecimal;
  const code = digits === undefined ? Number(decimal) : Number.parseInt(digits, 16);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : escape;
};

/** The text with its escapes of URLs, JSON and HTML resolved; undefined when it has none. */
const unescaped = (escaped: string): string | undefined => {
  const plain = escaped
    .replace(PERCENT, (run) => textOf(Buffer.from(run.replaceAll("%", ""), "hex")) ?? run)
    .replace(ESCAPES, unescapeUnit);
  return plain === escaped ? undefined : plain;
};

/** An encoded text may be encoded again. */
const LAYERS_MAX = 3;

/**
 * The texts that a text holds in another form: in base64, hexadecimal, percent, JSON or HTML escapes, tag characters
 * and variation selectors. Of each layer at most what is as long as the text.
 */
export const hiddenTexts = (whole: string, layers = LAYERS_MAX): readonly string[] => {
  if (layers === 0) return [];
  const plain = unescaped(whole);
  const found = [...(plain === undefined ? [] : [plain]), ...base64Texts(whole), ...hexadecimalTexts(whole)];
  const readings = [...found, ...invisibleTexts(whole)].filter((one) => one.length >= SHORTEST);
  return readings.flatMap((one) => [one, ...hiddenTexts(one, layers - 1)]);
};

/** No instruction is shorter. */
const SHORTEST = 8;

const A = 0x61;
const Z = 0x7a;

/** Folded text in ROT13: 13 letters on. */
export const rotated = (folded: string): string => {
  const written = new UnitWriter(folded.length);
  for (let at = 0; at < folded.length; at += 1) {
    const unit = folded.charCodeAt(at);
    written.add(unit >= A && unit <= Z ? ((unit - A + 13) % 26) + A : unit);
  }
  return written.toString();
};

/** Folded text from its end to its beginning. */
export const reversed = (folded: string): string => {
  const written = new UnitWriter(folded.length);
  for (let at = folded.length - 1; at >= 0; at -= 1) written.add(folded.charCodeAt(at));
  return written.toString();
};
