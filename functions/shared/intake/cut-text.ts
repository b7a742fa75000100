/** Size of a value's JSON in UTF-8 bytes. */
export const jsonBytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value), "utf8");

const bytesInsideQuotes = (text: string): number => jsonBytes(text) - 2;

/**
 * The longest beginning of `text` whose JSON form, without its quotes, has at most `limit` UTF-8 bytes. Counted as JSON
 * because that is what travels: a control character takes six bytes there. Surrogate pairs stay whole.
 */
export const cutText = (text: string, limit: number): string => {
  if (bytesInsideQuotes(text) <= limit) return text;
  let bytes = 0;
  let end = 0;
  for (const character of text) {
    bytes += bytesInsideQuotes(character);
    if (bytes > limit) break;
    end += character.length;
  }
  return text.slice(0, end);
};
