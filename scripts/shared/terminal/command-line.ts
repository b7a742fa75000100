import { CommanderError, type Command } from "commander";
import { realpathSync } from "node:fs";

/** The caller asked for something that cannot be: a wrong option, a missing tool. Ends a command with code 2 and one line. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** Exit code for wrong options and missing tools. */
const USAGE = 2;
const FAILURE = 1;

/** "--tickets" taken as a whole number. @throws UsageError naming the option, what it held and what was expected. */
export const wholeNumber =
  (option: string, bounds: { readonly min: number; readonly max?: number }) =>
  (text: string): number => {
    const { min, max = Number.MAX_SAFE_INTEGER } = bounds;
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (value >= min && value <= max) return value;
    const expected = bounds.max === undefined ? `of at least ${min}` : `from ${min} to ${max}`;
    throw new UsageError(`${option} is "${text}"; expected a whole number ${expected}.`);
  };

const DECIMAL = /^(\d+(\.\d*)?|\.\d+)$/;

/** Taken as a decimal number. @throws UsageError naming the option, what it held and what was expected. */
export const decimal =
  (option: string, expected: string, isValid: (value: number) => boolean) =>
  (text: string): number => {
    const value = DECIMAL.test(text) ? Number(text) : Number.NaN;
    if (isValid(value)) return value;
    throw new UsageError(`${option} is "${text}"; expected ${expected}.`);
  };

/** A share such as 0.05. @throws UsageError */
export const share = (option: string) => decimal(option, "a share from 0 to 1, such as 0.05", (value) => value <= 1);

const exitCodeOf = (error: unknown): number => {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE;
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`error: ${message}\n`);
  return error instanceof UsageError ? USAGE : FAILURE;
};

/**
 * Runs a commander program to its end and sets the exit code: 2 for wrong options and missing tools, 1 for any other failure,
 * each with one line on stderr and no stack trace.
 */
export const runCommand = async (program: Command, argv: readonly string[] = process.argv): Promise<void> => {
  program.exitOverride().showSuggestionAfterError(false);
  try {
    await program.parseAsync([...argv]);
  } catch (error) {
    process.exitCode = exitCodeOf(error);
  }
};

/** Runs a command's program if Node was started with its file. A file that is only imported, as tests do, runs nothing. */
export const runWhenStarted = async (file: string, createProgram: () => Command): Promise<void> => {
  const [, started = ""] = process.argv;
  if (started !== "" && realpathSync(started) === file) await runCommand(createProgram());
};
