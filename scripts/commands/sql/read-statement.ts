import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { UsageError } from "../../shared/terminal/command-line.js";

const fileFault = (file: string, error: unknown): UsageError => {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return new UsageError(`${file} cannot be read (${code}).`);
};

const readSource = async (words: readonly string[], file: string | undefined): Promise<string> => {
  if (file !== undefined && words.length > 0) throw new UsageError("Give a statement or --file, not both.");
  if (file !== undefined)
    return readFile(file, "utf8").catch((error: unknown) => {
      throw fileFault(file, error);
    });
  return words.join(" ") === "-" ? text(process.stdin) : words.join(" ");
};

/**
 * The statement to run: of the arguments, of a file, or of standard input when the argument is `-`.
 * @throws UsageError when there is none.
 */
export const readStatement = async (words: readonly string[], file: string | undefined): Promise<string> => {
  const statement = (await readSource(words, file)).trim();
  if (statement !== "") return statement;
  throw new UsageError('No statement. Example: npm run sql -- "SELECT * FROM tickets_by_day"');
};
