import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type * as z from "zod";
import { isJsonObject, type JsonObject, parseJson } from "../../../functions/shared/contracts/parse-json.js";
import { toFieldErrors } from "../../../functions/shared/http/field-errors.js";
import { PROJECT_ROOT } from "../deployment/project.js";
import { type GoldenDraft, GoldenDraftSchema, type GoldenTicket } from "./golden-ticket.js";

/** Folder of the golden set, with one file of JSON lines per language. */
export const GOLDEN_FOLDER = path.join(PROJECT_ROOT, "test", "golden");

const EXTENSION = ".jsonl";

/** Folder in that of the set, with tickets for tuning alone. They were added when the halves existed already. */
const TUNING_FOLDER = "tuning";

/** Where a line is: "de.jsonl line 12". */
export interface GoldenLine {
  /** Name of the file in the set's folder: "de.jsonl", "tuning/de.jsonl". */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** The object of the line as it is written. */
  readonly raw: JsonObject;
  readonly ticket: GoldenDraft;
}

/** Whether a ticket is for tuning alone, and no counterpart of any in the test half. */
export const isForTuningAlone = ({ file }: Pick<GoldenLine, "file">): boolean => path.dirname(file) === TUNING_FOLDER;

/** Problems that the message of the error names. */
const MAX_NAMED = 10;

/** The set cannot be used. Lists every problem as "de.jsonl line 12, labels.priority: expected …". */
export class GoldenSetError extends Error {
  override readonly name = "GoldenSetError";

  constructor(readonly problems: readonly string[]) {
    const rest = problems.length - MAX_NAMED;
    const more = rest > 0 ? [`and ${rest} more`] : [];
    super([...problems.slice(0, MAX_NAMED), ...more].join("; "));
  }
}

type LineResult = GoldenLine | { readonly problems: readonly string[] };

const problemsOf = (place: string, issues: readonly z.core.$ZodIssue[]): readonly string[] =>
  toFieldErrors(issues, (keys) => ({ pointer: keys.map(String).join(".") })).map(
    ({ pointer = "", detail }) => `${place}, ${pointer}: ${detail}`,
  );

const readLine = (file: string, line: number, text: string): LineResult => {
  const place = `${file} line ${line}`;
  const raw = parseJson(text);
  if (!isJsonObject(raw)) return { problems: [`${place}: expected a JSON object`] };
  const result = GoldenDraftSchema.safeParse(raw);
  if (!result.success) return { problems: problemsOf(place, result.error.issues) };
  const ticket = result.data;
  if (!ticket.id.startsWith(`${path.basename(file, EXTENSION)}-`))
    return { problems: [`${place}, id: expected the name of the file, a hyphen and three or four digits`] };
  if (isForTuningAlone({ file }) && ticket.half !== "tuning")
    return { problems: [`${place}, half: expected "tuning" in this folder`] };
  return { file, line, raw, ticket };
};

const readLines = (file: string, text: string): readonly LineResult[] => {
  if (text.trim() === "") return [{ problems: [`${file}: the file is empty`] }];
  return text
    .replace(/\n$/, "")
    .split("\n")
    .map((line, index) => readLine(file, index + 1, line));
};

const textOf = ({ ticket }: GoldenLine): string =>
  `${ticket.ticket.data.subject} ${ticket.ticket.data.description}`.toLowerCase().replaceAll(/\s+/g, " ").trim();

/** A problem for each line whose `keyOf` an earlier line has too. */
const duplicates = (
  lines: readonly GoldenLine[],
  field: string,
  keyOf: (line: GoldenLine) => string,
): ReadonlyMap<GoldenLine, string> => {
  const first = new Map<string, GoldenLine>();
  const found = new Map<GoldenLine, string>();
  for (const line of lines) {
    const earlier = first.get(keyOf(line));
    if (earlier === undefined) first.set(keyOf(line), line);
    else
      found.set(line, `${line.file} line ${line.line}, ${field}: the same as in ${earlier.file} line ${earlier.line}`);
  }
  return found;
};

/** The lines of some files that can be used, and what is wrong with the others. */
export interface GoldenReading {
  readonly lines: readonly GoldenLine[];
  /** "de.jsonl line 12, labels.priority: expected …", in the order of the files. */
  readonly problems: readonly string[];
}

/** Reads files that may have bad lines. Of lines with the same id or text, the first is used. @param texts by name */
export const readUsableLines = (texts: ReadonlyMap<string, string>): GoldenReading => {
  const results = [...texts].flatMap(([file, text]) => readLines(file, text));
  const lines = results.flatMap((result) => ("problems" in result ? [] : [result]));
  const sameId = duplicates(lines, "id", ({ ticket }) => ticket.id);
  const sameText = duplicates(lines, "ticket.data", textOf);
  return {
    lines: lines.filter((line) => !sameId.has(line) && !sameText.has(line)),
    problems: [
      ...results.flatMap((result) => ("problems" in result ? result.problems : [])),
      ...sameId.values(),
      ...sameText.values(),
    ],
  };
};

const linesFiles = (names: readonly string[]): readonly string[] =>
  names.filter((name) => name.endsWith(EXTENSION)).toSorted();

/** Names in the set's folder, first those of the tickets that have halves. */
const goldenFiles = async (folder: string): Promise<readonly string[]> => {
  const names = await readdir(folder).catch(() => {
    throw new GoldenSetError([`${folder} is not a folder that can be read`]);
  });
  const files = linesFiles(names);
  if (files.length === 0) throw new GoldenSetError([`${folder}: no file ends in ${EXTENSION}`]);
  if (!names.includes(TUNING_FOLDER)) return files;
  const forTuning = linesFiles(await readdir(path.join(folder, TUNING_FOLDER)));
  return [...files, ...forTuning.map((name) => path.join(TUNING_FOLDER, name))];
};

/** The texts of the set's files by name. @throws GoldenSetError if there is none */
export const readGoldenFiles = async (folder = GOLDEN_FOLDER): Promise<ReadonlyMap<string, string>> => {
  const files = await goldenFiles(folder);
  const texts = await Promise.all(files.map((file) => readFile(path.join(folder, file), "utf8")));
  return new Map(files.map((file, index) => [file, texts[index] ?? ""]));
};

/**
 * The lines of all files, in the order of files and lines. They may lack a half.
 * @throws GoldenSetError with every problem, by file, line and field
 */
export const readGoldenLines = async (folder = GOLDEN_FOLDER): Promise<readonly GoldenLine[]> => {
  const { lines, problems } = readUsableLines(await readGoldenFiles(folder));
  if (problems.length > 0) throw new GoldenSetError(problems);
  return lines;
};

const withHalf = ({ file, line, ticket }: GoldenLine): GoldenTicket => {
  if (ticket.half !== undefined) return { ...ticket, half: ticket.half };
  throw new GoldenSetError([`${file} line ${line}, half: missing; run \`npm run golden -- halves\``]);
};

/**
 * The golden set.
 * @throws GoldenSetError with every problem, by file, line and field
 */
export const readGoldenSet = async (folder = GOLDEN_FOLDER): Promise<readonly GoldenTicket[]> =>
  (await readGoldenLines(folder)).map(withHalf);
