import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";

/** Folder of the complete outputs, which may have requests of a hundred thousand characters. */
const OUTPUTS = path.join(".local", "reports");

/** Longest line of a failure that is printed. */
const LINE_MAX_LENGTH = 600;

/** Shortest run of one character that is counted instead of repeated. */
const RUN = /(.)\1{15,}/gsu;

const escapeIfInvisible = (character: string): string =>
  /[\p{C}\p{Z}]/u.test(character) ? JSON.stringify(character).slice(1, -1) : character;

const hexOf = (character: string): string =>
  (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");

/** A text with its long runs counted: `{"message":"<U+D5311 x 9000>"}`. */
export const countRuns = (text: string): string =>
  text.replaceAll(RUN, (run, character: string) => {
    const shown = /[!-~]/.test(character) ? character : `U+${hexOf(character)}`;
    return `<${shown} x ${Array.from(run).length}>`;
  });

const shorten = (line: string): string => {
  const counted = Array.from(countRuns(line.trimEnd()), escapeIfInvisible).join("");
  return counted.length <= LINE_MAX_LENGTH ? counted : `${counted.slice(0, LINE_MAX_LENGTH).toWellFormed()}…`;
};

/** The part of the output between "FAILURES" and "SUMMARY": each failure with what was expected and its request. */
const failuresIn = (output: string): readonly string[] => {
  const [, rest = output] = output.split(/^=+ (?:FAILURES|ERRORS) =+$/m);
  const [failures = ""] = rest.split(/^=+ (?:SUMMARY|WARNINGS) =+$/m);
  return failures.split("\n").filter((line) => line.trim() !== "");
};

/** Most lines that are printed: some ten failures. */
const MAX_LINES = 120;

/** The failures in schemathesis's output, short enough to read; the complete output goes to a file that is named. */
export const describeFailures = async (
  output: string,
  seed: number,
  folder: string = OUTPUTS,
): Promise<readonly string[]> => {
  const file = path.join(folder, `generated-requests-${seed}.txt`);
  await mkdir(folder, { recursive: true });
  await writeFile(file, output.toWellFormed());
  return [
    ...failuresIn(output).slice(0, MAX_LINES).map(shorten),
    `Repeat all of it with TEST_SEED=${seed}, or one request with its curl line in ${file}.`,
  ];
};
