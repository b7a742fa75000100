import { spawnSync } from "node:child_process";
import { UsageError } from "../terminal/command-line.js";
import { fileEditor, type Editor } from "./edit-record.js";

const EXAMPLE = "such as VISUAL=nano or VISUAL='code --wait'";

const NO_TERMINAL =
  "--edit needs a terminal for your editor, and standard input or output is none. Run it in a terminal, " +
  "or use --unpack, which sends records of several tickets without an editor.";

/** An editor's program, after variables and before options. Undefined where only a shell could tell. */
const programOf = (command: string): string | undefined => {
  if (/[$`();&|<>]/.test(command)) return undefined;
  const [, quoted, word] = /^\s*(?:\w+=\S*\s+)*(?:["']([^"']+)["']|(\S+))/.exec(command) ?? [];
  return quoted ?? word;
};

const isInstalled = (program: string): boolean =>
  spawnSync("sh", ["-c", 'command -v "$1"', "sh", program], { stdio: "ignore" }).status === 0;

/** npm sets EDITOR to vi for its scripts where the user has set neither variable. */
const isSetByNpm = (name: string, { EDITOR, npm_lifecycle_event: script }: NodeJS.ProcessEnv): boolean =>
  name === "EDITOR" && EDITOR === "vi" && script !== undefined;

const notFound = (name: string, command: string, env: NodeJS.ProcessEnv): UsageError => {
  const origin = isSetByNpm(name, env) ? ", as npm sets it where neither it nor VISUAL is set" : "";
  return new UsageError(
    `${name} is "${command}"${origin}, which was not found: set VISUAL to your editor, ${EXAMPLE}.`,
  );
};

/**
 * The user's editor: VISUAL, otherwise EDITOR.
 * @throws UsageError if neither is set, if its program is not installed, or without a terminal
 */
export const openEditor = (folder: string, env: NodeJS.ProcessEnv, isTerminal: boolean): Editor => {
  const name = ["VISUAL", "EDITOR"].find((variable) => env[variable]);
  const command = name === undefined ? undefined : env[name];
  if (name === undefined || command === undefined)
    throw new UsageError(`--edit needs an editor: set VISUAL or EDITOR, ${EXAMPLE}.`);
  const program = programOf(command);
  if (program !== undefined && !isInstalled(program)) throw notFound(name, command, env);
  if (!isTerminal) throw new UsageError(NO_TERMINAL);
  return fileEditor(command, folder);
};
