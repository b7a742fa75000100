import { access, constants, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Command } from "commander";
import { UsageError } from "./command-line.js";
import { writePrivateFile } from "./private-files.js";
import { escapeJson } from "./sanitize.js";
import { describeError } from "./system-errors.js";

/** The outputs of this process, for what is given one. Both pass the sanitizer: see `guardOutput`. */
export const standardStreams = { out: process.stdout, err: process.stderr };

/** Writes to standard output. */
export const print = (text: string | Uint8Array): void => void process.stdout.write(text);

/** Writes one line to standard output. */
export const printLine = (text: string): void => {
  print(`${text}\n`);
};

/** Writes one line to standard error, for what is not a command's result. */
export const printNote = (text: string): void => void process.stderr.write(`${text}\n`);

/** A value as indented JSON, in which what a terminal might obey is escaped. */
export const toJson = (value: unknown): string => escapeJson(JSON.stringify(value, undefined, 2));

/** Adds `--json` to a command that only reads and shows. */
export const withJson = (command: Command): Command => command.option("--json", "print JSON instead of a table");

/** Adds `--json <file>` to a command that acts and then reports. See `checkJsonFile` and `writeJsonFile`. */
export const withJsonFile = (command: Command): Command =>
  command.option("--json <file>", "also write the report to FILE as JSON");

/**
 * Checks that a file can be written, before the minutes of work whose result it gets.
 * @throws UsageError with the option, its value and the reason
 */
export const checkOutputFile = async (option: string, file: string): Promise<void> => {
  const folder = path.dirname(path.resolve(file));
  // In a folder with write but no execute permission, no file can be created.
  await access(folder, constants.W_OK | constants.X_OK).catch(() => {
    throw new UsageError(`${option} is "${file}", but ${folder} is not a folder that can be written to.`);
  });
  const existing = await stat(file).catch(() => undefined);
  if (existing?.isDirectory() === true)
    throw new UsageError(`${option} is "${file}", which is a folder; expected a file.`);
  if (existing === undefined) return;
  await access(file, constants.W_OK).catch(() => {
    throw new UsageError(`${option} is "${file}", which this user may not change; name another file.`);
  });
};

/** Checks the file of a report. @param file value of --json; undefined: no report is wanted. @throws UsageError */
export const checkJsonFile = async (file: string | undefined): Promise<void> => {
  if (file !== undefined) await checkOutputFile("--json", file);
};

/**
 * Decodes what a user wrote in a file or on standard input.
 * @param source for the message: '--file is "a.sql"'
 * @throws UsageError if it is not UTF-8
 */
export const decodeText = (source: string, bytes: Uint8Array): string => {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError(`${source}, which is not UTF-8 text; save it as UTF-8.`);
  }
};

/** Reads the text file that an option names. @throws UsageError with the option, its value and the reason */
export const readTextFile = async (option: string, file: string): Promise<string> => {
  const bytes = await readFile(file).catch((error: unknown) => {
    // The error of a folder does not name it.
    const named = error instanceof Error ? Object.assign(error, { path: file }) : error;
    throw new UsageError(`${option} is "${file}", which cannot be read: ${describeError(named)}`);
  });
  return decodeText(`${option} is "${file}"`, bytes);
};

/** Writes a report as JSON. @param file value of --json; undefined: does nothing */
export const writeJsonFile = async (file: string | undefined, report: unknown): Promise<void> => {
  if (file !== undefined) await writePrivateFile(file, `${toJson(report)}\n`);
};

const CLOSED_PIPE = new Set(["EPIPE", "ERR_STREAM_PREMATURE_CLOSE"]);

const isClosedPipe = (error: unknown): boolean =>
  error instanceof Error && "code" in error && CLOSED_PIPE.has(String(error.code));

/** Writes chunks as fast as the reader accepts them. It is not an error when the reader stops early (`| head`). */
export const writeAll = async (chunks: AsyncIterable<string | Uint8Array>, output: Writable): Promise<void> => {
  try {
    await pipeline(Readable.from(chunks), output, { end: false });
  } catch (error) {
    if (!isClosedPipe(error)) throw error;
  }
};
