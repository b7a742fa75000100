/** A string, or anything else up to the next one or the next blank. */
const TOKEN = /"[^"\\]*(?:\\[^]?[^"\\]*)*(?:"|$)|[^\s"]+/g;

/** JSON without blanks between its tokens. The tokens stay as they are: numbers of any length, escapes. */
export const compactJson = (json: string): string => json.match(TOKEN)?.join("") ?? "";
