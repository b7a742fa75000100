const sentences = new Intl.Segmenter("en", { granularity: "sentence" });
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

const fits = (text: string, maxBytes: number): boolean => Buffer.byteLength(text, "utf8") <= maxBytes;

const segmentsOf = (segmenter: Intl.Segmenter, text: string): string[] =>
  Array.from(segmenter.segment(text), ({ segment }) => segment);

/**
 * Ways to split a text, the one that best preserves its meaning first. The last, by code point, always fits four bytes.
 */
const SPLITS: readonly ((text: string) => string[])[] = [
  (text) => segmentsOf(sentences, text),
  (text) => segmentsOf(graphemes, text),
  (text) => Array.from(text),
];

const splitToFit = (text: string, maxBytes: number, splits = SPLITS): string[] => {
  const [split, ...finer] = splits;
  if (split === undefined || fits(text, maxBytes)) return [text];
  return split(text).flatMap((part) => splitToFit(part, maxBytes, finer));
};

const join = (parts: readonly string[], maxBytes: number): string[] => {
  const pieces: string[] = [];
  let piece = "";
  let room = maxBytes;
  for (const part of parts) {
    const bytes = Buffer.byteLength(part, "utf8");
    if (bytes > room && piece !== "") {
      pieces.push(piece);
      piece = "";
      room = maxBytes;
    }
    piece += part;
    room -= bytes;
  }
  return [...pieces, piece];
};

/**
 * Splits text into pieces of at most `maxBytes` of UTF-8 (at least 4): between sentences, within a sentence only when
 * it alone is longer, and never within a character. The pieces joined are the text.
 */
export const splitText = (text: string, maxBytes: number): string[] => join(splitToFit(text, maxBytes), maxBytes);
