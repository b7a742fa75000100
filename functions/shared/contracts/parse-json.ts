export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether what JSON.parse returned is an object; a list is none. */
export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A text without the byte order mark that some programs write first; JSON.parse refuses it. */
export const withoutByteOrderMark = (text: string): string => text.replace(/^\ufeff/, "");

/** Parses JSON of any shape. @returns undefined if the text is not JSON */
export const parseJson = (text: string | undefined): unknown => {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
};
