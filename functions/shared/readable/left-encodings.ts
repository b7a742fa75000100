// Encodings of mails and forms that some programs leave in a ticket's text.

/** @returns undefined if the bytes are no text of this character set, or the set is unknown */
export const decodeAs = (charset: string, bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** RFC 2047: `=?UTF-8?B?…?=` and `=?iso-8859-1?Q?…?=`. */
const ENCODED_WORD = /=\?([\w-]{2,40})(?:\*[\w-]{0,20})?\?([bq])\?([^?\s]{0,2000})\?=/gi;

const bytesOfQ = (text: string): Buffer =>
  Buffer.from(
    text.replaceAll("_", " ").replace(/=([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    "latin1",
  );

const withoutEncodedWords = (text: string): string =>
  text
    .replace(/\?=\s{1,4}(?==\?)/g, "?=")
    .replace(ENCODED_WORD, (word, charset: string, encoding: string, encoded: string) => {
      const bytes = encoding.toLowerCase() === "b" ? Buffer.from(encoded, "base64") : bytesOfQ(encoded);
      return decodeAs(charset, bytes) ?? word;
    });

/** The header lines of a MIME part, and base64 below them. */
const BASE64_PART = /^((?:[A-Za-z-]{2,40}:[^\n]*\n(?:[ \t][^\n]*\n){0,4}){1,8})\n((?:[\w+/]{4,80}={0,2}\n?)+)/gm;

const isText = (headers: string): boolean =>
  /^content-transfer-encoding:\s*base64/im.test(headers) && /^content-type:\s*text\//im.test(headers);

/** The text with the words of a mail's parts that are base64. */
export const withoutBase64Parts = (text: string): string =>
  !text.includes("ncoding: base64")
    ? text
    : text.replace(BASE64_PART, (part, headers: string, encoded: string) => {
        if (!isText(headers)) return part;
        const charset = /charset="?([\w-]{2,40})/i.exec(headers)?.[1] ?? "utf-8";
        const words = decodeAs(charset, Buffer.from(encoded, "base64"));
        return words === undefined ? part : `${headers}\n${words}\n`;
      });

/** What Windows-1252 shows for the bytes 0x80 to 0x9f. */
const HIGH = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";
const CONTINUED = `[${HIGH}\u0080-\u00bf]`;

/** UTF-8 that was read as Windows-1252: `Ã©`, `â€™`, and `Â` before a blank that does not break. */
const MISREAD = new RegExp(`[ÂÃ]${CONTINUED}|â${CONTINUED}{2}`, "g");

const byteOf = (character: string): number => {
  const high = HIGH.indexOf(character);
  return high < 0 ? character.charCodeAt(0) : 0x80 + high;
};

/** Some programs did it twice: `Ã©` became `ÃƒÂ©`. */
const MISREAD_TIMES = 3;

const withoutMisreadUtf8 = (text: string, times = MISREAD_TIMES): string => {
  const read = text.replace(
    MISREAD,
    (characters) => decodeAs("utf-8", Uint8Array.from(characters, byteOf)) ?? characters,
  );
  return read === text || times === 1 ? read : withoutMisreadUtf8(read, times - 1);
};

/** UTF-7 of a letter in or at a word: `gel+APY-scht`, `+ANw-ber`. Older mail programs sent it. */
const UTF7 = /(?<=\p{L})\+([A-Za-z\d+/]{3,24})-|(?<![^\s("'])\+([A-Za-z\d+/]{3,24})-(?=\p{L})/gu;
const FOREIGN_LETTERS = /^[\u00c0-\u024f\u0370-\u052f]+$/u;

const withoutUtf7 = (text: string): string =>
  text.replace(UTF7, (encoded: string, inside?: string, atStart?: string) => {
    const bytes = Buffer.from(inside ?? atStart ?? "", "base64");
    const letters = decodeAs("utf-16be", bytes);
    return letters !== undefined && FOREIGN_LETTERS.test(letters) ? letters : encoded;
  });

/** JSON's escapes of a text that was escaped twice: no line end, but `\r\n` or `\n\n` as characters. */
const isEscapedTwice = (text: string): boolean => !text.includes("\n") && /\\r\\n|\\n\\n/.test(text);

const withoutEscapes = (text: string): string => {
  if (!text.includes("\\")) return text;
  const characters = text.replace(/\\u00([2-7a-f][\da-f])/gi, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
  return isEscapedTwice(text) ? characters.replace(/(?:\\r)?\\n/g, "\n").replaceAll('\\"', '"') : characters;
};

/** The text without encoded words, misread UTF-8 and JSON's escapes. */
export const withoutLeftEncodings = (text: string): string => {
  const unwrapped = text.includes("=?") ? withoutEncodedWords(text) : text;
  const words = unwrapped.includes("+") ? withoutUtf7(unwrapped) : unwrapped;
  return withoutEscapes(/[ÂÃâ]/.test(words) ? withoutMisreadUtf8(words) : words);
};
