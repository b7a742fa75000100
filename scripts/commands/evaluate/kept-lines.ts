import { appendFile, readFile } from "node:fs/promises";
import type * as z from "zod";
import { parseJson } from "../../../functions/shared/contracts/parse-json.js";

/** A file of JSON lines that a later run reads again. */
export interface KeptLines<Line> {
  /** What it had when it was opened. */
  readonly lines: readonly Line[];
  readonly add: (line: Line) => Promise<void>;
}

/**
 * Opens such a file, or begins one. Lines that do not fit are left out: the last one of a run that was killed may be
 * cut. It is ended, so that the next one is not part of it.
 */
export const openKeptLines = async <Schema extends z.ZodType>(
  file: string,
  schema: Schema,
): Promise<KeptLines<z.output<Schema>>> => {
  const text = await readFile(file, "utf8").catch(() => "");
  if (!/(^|\n)$/.test(text)) await appendFile(file, "\n");
  return {
    lines: text.split("\n").flatMap((line) => schema.safeParse(parseJson(line)).data ?? []),
    add: (line) => appendFile(file, `${JSON.stringify(line)}\n`),
  };
};
