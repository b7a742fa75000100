import { createHash } from "node:crypto";

/**
 * JSON with the keys of every object sorted and without white space, so that equal content becomes equal text.
 * Takes what JSON.parse returns, of a depth that the caller has limited; fields that are `undefined` are left out.
 */
export const canonicalJson = (value: unknown): string => {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item: unknown) => canonicalJson(item)).join(",")}]`;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  members.sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(",")}}`;
};

/**
 * SHA-256 of a text's UTF-8 bytes, as 64 hexadecimal digits. A hash of canonical JSON does not depend on the order of
 * keys.
 */
export const sha256 = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");
