import { createHash } from "node:crypto";
import { renameSync, writeFileSync } from "node:fs";
import { zipSync } from "fflate";

/** A function's deployable code. */
export interface FunctionCode {
  /** Absolute path of the zip. */
  readonly path: string;
  /** SHA-256 of the zip in base64, as Lambda reports it. Depends on the bundle's content alone. */
  readonly hash: string;
}

/** The earliest date that a zip can store. It is fixed, so that two builds of the same code produce the same bytes. */
const ZIP_DATE = new Date(1980, 0, 1);

/** Zips files reproducibly: equal content produces equal bytes at any time, on any machine. */
export const packFiles = (files: Readonly<Record<string, Uint8Array>>): Uint8Array => {
  const sorted = Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
  return zipSync(sorted, { mtime: ZIP_DATE, level: 9, os: 3, attrs: 0o644 << 16 });
};

/** Writes a file in one step, since another synth may be reading it. */
export const writeAtomically = (path: string, bytes: Uint8Array): void => {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, bytes);
  renameSync(draft, path);
};

/** SHA-256 in base64, as Lambda reports it. */
export const digestOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("base64");

/** Zips a function's files into `path`, whose folder is there. */
export const storeZip = (path: string, files: Readonly<Record<string, Uint8Array>>): FunctionCode => {
  const zip = packFiles(files);
  writeAtomically(path, zip);
  return { path, hash: digestOf(zip) };
};
