import { mkdir } from "node:fs/promises";
import path from "node:path";
import { parseJson } from "../../../functions/shared/contracts/parse-json.js";
import { describeIssues, type Evaluation, EvaluationSchema } from "../../shared/evaluation/evaluation.js";
import { type Half, labelsOf } from "../../shared/golden/golden-ticket.js";
import { readGoldenFiles, readUsableLines } from "../../shared/golden/read-golden-set.js";
import { UsageError } from "../../shared/terminal/command-line.js";
import { checkOutputFile, readTextFile } from "../../shared/terminal/output.js";
import { describeError } from "../../shared/terminal/system-errors.js";
import type { TicketSource } from "./run-evaluation.js";

/** Which tickets are evaluated. */
export interface Selection {
  /** In place of the golden set; undefined: the golden set. */
  readonly files: readonly string[] | undefined;
  readonly half: Half | "all";
}

const readFiles = async (files: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const texts = new Map<string, string>();
  for (const file of files) texts.set(file, await readTextFile("--file", file));
  return texts;
};

/**
 * Reads the tickets. Lines that cannot be used are named in the result.
 * @throws UsageError if a file cannot be read
 */
export const readTickets = async ({ files, half }: Selection): Promise<TicketSource> => {
  const { lines, problems } = readUsableLines(await (files === undefined ? readGoldenFiles() : readFiles(files)));
  const tickets = lines
    .filter(({ ticket }) => half === "all" || ticket.half === half)
    .map(({ ticket }) => ({ ...ticket, truth: labelsOf(ticket) }));
  const source = files === undefined ? "golden set" : files.map((file) => path.basename(file)).join(", ");
  return { name: `${source}, ${half === "all" ? "both halves" : `${half} half`}`, tickets, problems };
};

/** Reads what an earlier run wrote. @throws UsageError if it is no evaluation */
export const readEvaluation = async (file: string): Promise<Evaluation> => {
  const result = EvaluationSchema.safeParse(parseJson(await readTextFile("--compare", file)));
  if (result.success) return result.data;
  throw new UsageError(
    `--compare is "${file}", which no \`npm run evaluate\` has written: ${describeIssues(result.error.issues)}`,
  );
};

/** Creates the folder of a result, and checks that the file can be written. @throws UsageError */
export const prepareOutput = async (option: string, file: string): Promise<void> => {
  await mkdir(path.dirname(path.resolve(file)), { recursive: true }).catch((error: unknown) => {
    throw new UsageError(`${option} is "${file}", but its folder cannot be created: ${describeError(error)}`);
  });
  await checkOutputFile(option, file);
};
