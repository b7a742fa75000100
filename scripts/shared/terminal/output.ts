import { access, constants, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Command } from "commander";
import { UsageError } from "./command-line.js";

/** Writes one line to standard output. */
export const printLine = (text: string): void => void process.stdout.write(`${text}\n`);

/** A value as indented JSON. */
export const toJson = (value: unknown): string => JSON.stringify(value, undefined, 2);

/** Adds `--json` to a command that only reads and shows. */
export const withJson = (command: Command): Command => command.option("--json", "print JSON instead of a table");

/** Adds `--json <file>` to a command that acts and then reports. See `checkJsonFile` and `writeJsonFile`. */
export const withJsonFile = (command: Command): Command =>
  command.option("--json <file>", "also write the report to FILE as JSON");

/**
 * Checks that the report can be written, before the minutes of work that it reports.
 * @param file value of --json; undefined: no report is wanted
 * @throws UsageError
 */
export const checkJsonFile = async (file: string | undefined): Promise<void> => {
  if (file === undefined) return;
  const folder = path.dirname(path.resolve(file));
  // In a folder with write but no execute permission, no file can be created.
  await access(folder, constants.W_OK | constants.X_OK).catch(() => {
    throw new UsageError(`--json is "${file}", but ${folder} is not a folder that can be written to.`);
  });
  const existing = await stat(file).catch(() => undefined);
  if (existing?.isDirectory() === true) throw new UsageError(`--json is "${file}", which is a folder.`);
};

/** Writes a report as JSON. @param file value of --json; undefined: does nothing */
export const writeJsonFile = async (file: string | undefined, report: unknown): Promise<void> => {
  if (file !== undefined) await writeFile(file, `${toJson(report)}\n`);
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
