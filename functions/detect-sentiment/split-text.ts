const sentences = new Intl.Segmenter("en", { granularity: "sentence" });
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

const fits = (text: string, maxBytes: number): boolean => Buffer.byteLength(text, "utf8") <= maxBytes;

const segmentsOf = (segmenter: Intl.Segmenter, text: string): string[] =>
  Array.from(segmenter.segment(text), ({ segment }) => segment);

/** Ways to part a text, the kindest to its meaning first. The last, by code point, always fits four bytes. */
const CUTS: readonly ((text: string) => string[])[] = [
  (text) => segmentsOf(sentences, text),
  (text) => segmentsOf(graphemes, text),
  (text) => Array.from(text),
];

const cutToFit = (text: string, maxBytes: number, cuts = CUTS): string[] => {
  const [cut, ...finer] = cuts;
  if (cut === undefined || fits(text, maxBytes)) return [text];
  return cut(text).flatMap((part) => cutToFit(part, maxBytes, finer));
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
 * Cuts text into pieces of at most `maxBytes` of UTF-8 (at least 4): between sentences, inside one only when it alone is
 * longer, and never inside a character. The pieces joined are the text.
 */
export const splitText = (text: string, maxBytes: number): string[] => join(cutToFit(text, maxBytes), maxBytes);
