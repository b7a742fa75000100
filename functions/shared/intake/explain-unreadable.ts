import type { InvalidRecord, QuarantineReason } from "./invalid-record.js";
import { findFormat, type KnownFormat } from "./known-formats.js";
import { splitDocuments } from "./split-documents.js";

const invalid = (reason: QuarantineReason, expected: string, held: string): InvalidRecord => ({
  reason,
  issues: [{ path: "", expected, held }],
});

const count = (number: number, unit: string): string => `${number} ${unit}${number === 1 ? "" : "s"}`;

const ONE_PER_RECORD = "one ticket event per record";

const explainFormat = ({ kind, name }: KnownFormat, size: string): InvalidRecord => {
  const plain = `${ONE_PER_RECORD}: switch off aggregation in the producer (KPL: AggregationEnabled=false)`;
  if (kind === "kpl-aggregated") return invalid(kind, plain, `${name} of ${size}`);
  if (kind === "compressed") return invalid(kind, "JSON that is not compressed", `${name} of ${size}`);
  return invalid("not-utf8", "UTF-8 text", `${name} of ${size}`);
};

/** Where the first byte that is not UTF-8 is. */
const firstInvalid = (bytes: Uint8Array): number => {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  return Buffer.byteLength(text.slice(0, text.indexOf("\ufffd")));
};

/** Says in words what bytes are that are not UTF-8. */
export const explainNotUtf8 = (bytes: Uint8Array): InvalidRecord => {
  const size = count(bytes.length, "byte");
  const format = findFormat(bytes);
  if (format !== undefined) return explainFormat(format, size);
  const at = firstInvalid(bytes);
  const byte = bytes[at]?.toString(16).toUpperCase();
  return invalid("not-utf8", "UTF-8 text", `${size} that are not; byte ${at} is 0x${byte}, as in Latin-1`);
};

/** The objects in a text, and what is outside them. */
interface Outline {
  readonly documents: number;
  /** Where the second document begins: "byte 412 (line 2)". */
  readonly second: string;
  /** Bytes before the first document, and after it in none. */
  readonly before: number;
  readonly after: number;
  /** After a document another one begins, which is never closed. */
  readonly isCutOff: boolean;
}

const outlineOf = (bytes: Uint8Array): Outline => {
  const outline = { documents: 0, second: "", before: 0, after: 0, isCutOff: false };
  for (const { kind, offset, line, bytes: part } of splitDocuments(bytes)) {
    const isCutOff = kind === "text" && outline.documents > 0 && part[0] === 0x7b;
    if (outline.second === "" && outline.documents > 0 && (kind === "document" || isCutOff))
      outline.second = `byte ${offset} (line ${line})`;
    if (kind === "document") outline.documents += 1;
    else outline[outline.documents === 0 ? "before" : "after"] += part.length;
    outline.isCutOff ||= isCutOff;
  }
  return outline;
};

const explainSeveral = (
  { documents, second, before, after, isCutOff }: Outline,
  isArray: boolean,
): InvalidRecord | undefined => {
  if (documents + Number(isCutOff) < 2) return undefined;
  const many = `${isArray ? "an array of " : ""}${count(documents, "JSON document")}`;
  const rest = before + after > 0 ? `, and ${count(before + after, "byte")} that are not JSON` : "";
  return invalid("several-documents", ONE_PER_RECORD, `${many}${rest}; the second begins at ${second}`);
};

/** An array of several objects. @returns undefined if it is another one */
export const explainArray = (bytes: Uint8Array): InvalidRecord | undefined => explainSeveral(outlineOf(bytes), true);

/** Typical mistakes, looked for in a text without the contents of its strings. */
const MISTAKES: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/^$/, "nothing at all"],
  [/^\s*$/, "only white space"],
  [/^\s*</, "XML or HTML"],
  [/^\s*[\w.[\]-]{1,64}=[^\s{]*(?:&[\w.[\]-]{1,64}=[^\s{]*)+\s*$/, "the fields of a form (name=value&name=value)"],
  [/^\s*%7[Bb]/, "percent-encoded text"],
  [/^--[\w-]*\w[\w-]*\r?\n/, "a multipart form"],
  [/^\s*(?:---\s*\n\s*)?[\w-]{1,64}:[ \t][^\n]*\n\s*[\w-]{1,64}:/, "YAML"],
  [/[{[,:]\s*'/, "single quotes instead of double quotes"],
  [/[{[,:]\s*[\u201c\u201d\u201e\u00ab]/, "typographic quotes instead of double quotes"],
  [/[:[,]\s*(NaN|-?Infinity)\b/, "NaN or Infinity, which JSON does not have"],
  [/[:[,]\s*(None|True|False)\b/, "None, True or False, as Python prints them"],
  [/[:[,]\s*undefined\b/, "undefined, which JSON does not have"],
  [/\/\/|\/\*/, "a comment"],
  [/,\s*[}\]]/, "a comma before a closing bracket"],
  [/[{,]\s*[A-Za-z_$][\w$]*\s*:/, "a field name without quotes"],
  [/\0/, "NUL bytes"],
  [/^\s*[^\s{["][^{[]*[{[]/, "text before the first bracket"],
];

/** Up to the end of the text if it is not closed, so that looking for all of them takes linear time. */
const STRING = /"[^"\\]*(?:\\[^]?[^"\\]*)*(?:"|$)/g;
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f]/;

const mistakeIn = (text: string): string | undefined => {
  const structure = text.replaceAll(STRING, '""');
  const mistake = MISTAKES.find(([pattern]) => pattern.test(structure))?.[1];
  if (mistake !== undefined) return mistake;
  const hasControl = text.match(STRING)?.some((string) => CONTROL.test(string)) ?? false;
  return hasControl ? "a control character, such as a line end, within a string" : undefined;
};

const describeMistake = (text: string, { documents, before, after }: Outline): string | undefined => {
  if (documents === 1 && before > 0) return `${count(before, "byte")} before a JSON document`;
  if (documents === 1 && after > 0) {
    return `${/\0\s*$/.test(text) ? "NUL bytes" : count(after, "byte")} after a JSON document`;
  }
  const mistake = mistakeIn(text);
  if (mistake !== undefined) return mistake;
  if (documents === 1) return text.trimEnd().endsWith(",") ? "a comma after a JSON document" : undefined;
  return /^\s*[{[]/.test(text) ? "a JSON document that is cut off" : undefined;
};

/** Says in words what a text is that is not JSON, without repeating any of it. */
export const explainNotJson = (bytes: Uint8Array, text: string): InvalidRecord => {
  const size = count(bytes.length, "byte");
  const format = findFormat(bytes);
  if (format?.kind === "wide-text") return explainFormat(format, size);
  const outline = outlineOf(bytes);
  const several = explainSeveral(outline, /^\s*\[\s*\{/.test(text));
  if (several !== undefined) return several;
  const mistake = describeMistake(text, outline);
  return invalid("not-json", "JSON", `${size} that are not${mistake === undefined ? "" : `: ${mistake}`}`);
};
