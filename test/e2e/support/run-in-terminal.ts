import { spawn } from "node:child_process";
import { once } from "node:events";
import { PROJECT_ROOT } from "../../../scripts/shared/deployment/project.js";
import { PYTHON } from "./run-script.js";

/** Runs a command in a pseudo-terminal, and exits with its code. */
const IN_TERMINAL = "import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))";

export interface TerminalResult {
  readonly code: number | null;
  /** What the terminal shows: standard output and error. */
  readonly shown: string;
}

/** Runs a script of the project in a terminal in which `typed` is typed, and waits until it exits. */
export const runInTerminal = async (
  script: string,
  args: readonly string[],
  { env, typed }: { readonly env: NodeJS.ProcessEnv; readonly typed: string },
): Promise<TerminalResult> => {
  const child = spawn(PYTHON, ["-c", IN_TERMINAL, process.execPath, "--import", "tsx", script, ...args], {
    cwd: PROJECT_ROOT,
    env: { ...process.env, ...env },
    stdio: ["pipe", "pipe", "inherit"],
  });
  let shown = "";
  child.stdout.on("data", (chunk) => (shown += String(chunk)));
  child.stdin.end(typed);
  await once(child, "close");
  return { code: child.exitCode, shown: shown.replaceAll("\r\n", "\n") };
};
