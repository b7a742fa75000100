import { CommanderError, type Command } from "commander";
import { realpathSync } from "node:fs";
import { guardOutput } from "./guarded-output.js";
import { npmCommand } from "./help.js";
import { keepFilesPrivate } from "./private-files.js";
import { describeError } from "./system-errors.js";

/** The command cannot run as it was called: a wrong option or a missing tool. It exits with code 2 and one line. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** Exit code for wrong options and missing tools. */
const USAGE = 2;
const FAILURE = 1;

/**
 * Parses an option such as "--tickets" as a whole number.
 * @throws UsageError with option, value and what is expected
 */
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

/** Parses an option as a decimal number. @throws UsageError with option, value and what is expected */
export const decimal =
  (option: string, expected: string, isValid: (value: number) => boolean) =>
  (text: string): number => {
    const value = DECIMAL.test(text) ? Number(text) : Number.NaN;
    if (isValid(value)) return value;
    throw new UsageError(`${option} is "${text}"; expected ${expected}.`);
  };

/** Parses an option as a share such as 0.05. @throws UsageError */
export const share = (option: string) => decimal(option, "a share from 0 to 1, such as 0.05", (value) => value <= 1);

const exitCodeOf = (error: unknown): number => {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE;
  process.stderr.write(`error: ${describeError(error)}\n`);
  return error instanceof UsageError ? USAGE : FAILURE;
};

/** Of a pipe whose reader has ended, or a terminal that was closed. */
const isClosed = ({ code }: NodeJS.ErrnoException): boolean =>
  code === "EPIPE" || (code === "EIO" && (process.stdout.isTTY || process.stderr.isTTY));

/**
 * A reader that has seen enough (`| head`) closes the pipe. The work goes on, and what it still prints is dropped: it
 * may have a stack to stop. Output that cannot be written for another reason, such as a full disk, ends the command.
 */
const onOutputError = (error: NodeJS.ErrnoException): void => {
  if (isClosed(error)) return;
  process.stderr.write(`error: the output cannot be written: ${describeError(error)}\n`);
  process.exit(FAILURE);
};

const watchOutput = (): void => {
  for (const output of [process.stdout, process.stderr]) {
    guardOutput(output);
    if (!output.listeners("error").includes(onOutputError)) output.on("error", onOutputError);
  }
};

/** A program and all commands below it. */
const withSubcommands = (program: Command): readonly Command[] => [
  program,
  ...program.commands.flatMap(withSubcommands),
];

/** Makes commander throw instead of exiting, and report a wrong option in one line that also says where help is. */
const reportAsErrors = (command: Command): Command =>
  command.exitOverride().configureOutput({
    outputError: (text, write) => {
      write(
        `${text
          .trim()
          .replaceAll(/\s*\n\s*/g, " ")
          .replace(/\.?$/, ".")} See \`${npmCommand(command)} -- --help\`.\n`,
      );
    },
  });

/**
 * Runs a commander program and sets the exit code: 2 for wrong options and missing tools, 1 for any other failure.
 * Either is reported in one line on stderr that starts with "error:", without a stack trace.
 */
export const runCommand = async (program: Command, argv: readonly string[] = process.argv): Promise<void> => {
  watchOutput();
  withSubcommands(program).forEach(reportAsErrors);
  try {
    await program.parseAsync([...argv]);
  } catch (error) {
    process.exitCode = exitCodeOf(error);
  }
};

/**
 * Runs a command's program if Node was started with `file`. Nothing runs when the file is imported, as tests do. What
 * the command writes is readable for its user only.
 */
export const runWhenStarted = async (file: string, createProgram: () => Command): Promise<void> => {
  const [, started = ""] = process.argv;
  if (started === "" || realpathSync(started) !== file) return;
  keepFilesPrivate();
  await runCommand(createProgram());
};
