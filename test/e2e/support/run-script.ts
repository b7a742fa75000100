import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { PROJECT_ROOT } from "../../../scripts/shared/deployment/project.js";

export interface ProcessResult {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a script of the project as npm does, and waits until it exits. */
export const runScript = (script: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<ProcessResult> =>
  runProcess(process.execPath, ["--import", "tsx", script, ...args], env);

/** Interpreter of the project's Python environment. */
export const PYTHON = path.join(PROJECT_ROOT, ".venv", "bin", "python");

/** Runs a command in the project's folder, and waits until it exits. */
export const runProcess = async (
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<ProcessResult> => {
  const child = spawn(command, args, {
    cwd: PROJECT_ROOT,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { out: "", err: "" };
  child.stdout.on("data", (chunk) => (said.out += String(chunk)));
  child.stderr.on("data", (chunk) => (said.err += String(chunk)));
  await once(child, "close");
  return { code: child.exitCode, ...said };
};
