import { spawn } from "node:child_process";
import { Socket } from "node:net";
import path from "node:path";
import type { Writable } from "node:stream";
import { NODE_FOLDER, PROJECT_ROOT } from "../deployment/project.js";

const PROGRAM = path.join(PROJECT_ROOT, "scripts", "shared", "cleanup", "guard-process.ts");

const ignore = (): void => undefined;

/** Starts the guard in a session of its own, where neither Ctrl-C nor the end of the terminal reaches it. */
const startGuard = (): Writable => {
  const env = { ...process.env, NODE_OPTIONS: "" };
  const options = ["--disable-warning=ExperimentalWarning", PROGRAM];
  const guard = spawn(path.join(NODE_FOLDER, "node"), options, {
    cwd: "/",
    env,
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  // Without a guard, everything is still cleaned up unless this process is killed.
  guard.on("error", ignore).unref();
  guard.stdin.on("error", ignore);
  if (guard.stdin instanceof Socket) guard.stdin.unref();
  return guard.stdin;
};

let guard: Writable | undefined;

const watch = (what: string): (() => void) => {
  guard ??= startGuard();
  guard.write(`add ${what}\n`);
  return () => void guard?.write(`remove ${what}\n`);
};

/**
 * Has a process group ended if this process is killed before it could do so itself.
 * @param pid leader of the group
 * @returns function to call when the group has ended
 */
export const guardGroup = (pid: number): (() => void) => watch(`group ${pid}`);

/** Has a folder removed if this process is killed. @returns function to call when it is removed */
export const guardFolder = (folder: string): (() => void) => watch(`folder ${folder}`);
