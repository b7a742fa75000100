import { spawn } from "node:child_process";
import { once } from "node:events";
import { openSync, closeSync } from "node:fs";
import path from "node:path";
import { NODE_FOLDER, PROJECT_ROOT } from "../../shared/deployment/project.js";
import type { LocalStack } from "../../local/stack/stack.js";

/** Malformed records are left where they are: no replay makes a ticket of them. */
const KINDS = ["--failed", "--given-up", "--needs-human"];

/**
 * Replays what failed, as a person would: by `npm run replay`.
 * @returns the command's exit code. Its output goes to `replay-<run>.log` in the stack's folder.
 */
export const replayAll = async ({ endpoint, runFolder }: LocalStack, run: number): Promise<number> => {
  const log = openSync(path.join(runFolder, `replay-${run}.log`), "w");
  const args = ["--import", "tsx", "scripts/commands/replay/cli.ts", ...KINDS, "--yes", "--endpoint", endpoint];
  const child = spawn(path.join(NODE_FOLDER, "node"), args, { cwd: PROJECT_ROOT, stdio: ["ignore", log, log] });
  await once(child, "exit");
  closeSync(log);
  return child.exitCode ?? 1;
};
