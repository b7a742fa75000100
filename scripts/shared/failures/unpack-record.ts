import { unzipSync } from "node:zlib";
import { parseJson } from "../../../functions/shared/contracts/parse-json.js";
import { findFormat } from "../../../functions/shared/intake/known-formats.js";
import { beginsWithDocument, splitDocuments } from "../../../functions/shared/intake/split-documents.js";
import { deaggregateKpl } from "./deaggregate-kpl.js";

/** Packages within packages: base64 of gzip of several tickets is three. */
const MAX_LEVELS = 5;

/** A record has 1 MiB at most; what becomes much more than that was not made of tickets. */
const MAX_UNZIPPED_BYTES = 64 * 1_048_576;

const unzip = (data: Uint8Array): Uint8Array | undefined => {
  try {
    return unzipSync(data, { maxOutputLength: MAX_UNZIPPED_BYTES });
  } catch {
    return undefined;
  }
};

const decodeUtf16 = (data: Uint8Array): Uint8Array =>
  Buffer.from(new TextDecoder(data[0] === 0xfe || data[0] === 0 ? "utf-16be" : "utf-16le").decode(data));

const BASE64 = /^[\w+/-]{16,}={0,2}$/;

/** @returns undefined if it is not base64 of JSON or of a known format */
const decodeBase64 = (text: string): Uint8Array | undefined => {
  const joined = text.replaceAll(/[\r\n]/g, "");
  if (!BASE64.test(joined)) return undefined;
  const decoded = Buffer.from(joined, "base64");
  return findFormat(decoded) !== undefined || beginsWithDocument(decoded) ? decoded : undefined;
};

/** What a text encodes: a JSON string, or base64 of JSON or of a known format. */
const decodeText = (data: Uint8Array): Uint8Array | undefined => {
  const text = Buffer.from(data).toString().trim();
  const string = text.startsWith('"') ? parseJson(text) : undefined;
  if (typeof string === "string") return /^\s*[{["]/.test(string) ? Buffer.from(string) : decodeBase64(string);
  return decodeBase64(text);
};

/** What is in the package. @returns undefined if it is none, or cannot be opened */
const open = (data: Uint8Array): readonly Uint8Array[] | undefined => {
  const format = findFormat(data);
  if (format?.kind === "kpl-aggregated") return deaggregateKpl(data);
  const opened =
    format?.kind === "compressed" ? unzip(data) : format?.name === "UTF-16 text" ? decodeUtf16(data) : decodeText(data);
  return opened && [opened];
};

const OPEN_OBJECT = 0x7b;

const startsWithArray = (data: Uint8Array): boolean => /^\s*\[/.test(Buffer.from(data).toString("latin1"));

/**
 * The tickets in a record, if a person is to see them: de-aggregated (KPL), decompressed (gzip, zlib), decoded (UTF-16,
 * a JSON string, base64), and split where several are in one text. What is no package is returned as it is.
 */
export const unpackRecord = (data: Uint8Array, level = 1): readonly Uint8Array[] => {
  const opened = level < MAX_LEVELS ? open(data) : undefined;
  if (opened !== undefined) return opened.flatMap((inner) => unpackRecord(inner, level + 1));
  const parts = [...splitDocuments(data)];
  const isSplit = parts.length > 1 || startsWithArray(data);
  return isSplit && parts.some(({ kind, bytes }) => kind === "document" && bytes[0] === OPEN_OBJECT)
    ? parts.map(({ bytes }) => bytes)
    : [data];
};
