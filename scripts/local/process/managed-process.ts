import { spawn, type ChildProcess } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";

export interface ProcessOptions {
  /** For messages: "the emulator". */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  /** File that takes the process's output, replaced if it exists. */
  readonly logFile: string;
  /** Takes the lines of standard output, which then do not go to the log file. */
  readonly onLine?: (line: string) => void;
  /** Ends the process when aborted. */
  readonly signal?: AbortSignal | undefined;
}

/** A process in a group of its own, so that it ends together with every process it started. */
export interface ManagedProcess {
  readonly pid: number;
  readonly name: string;
  readonly logFile: string;
  /** Resolves with the exit code when the process has ended and its output is read; null after a signal. */
  readonly ended: Promise<number | null>;
  isRunning(): boolean;
  /** Ends the whole group: asks first, and kills what is left after the grace period (milliseconds, default 3,000). */
  stop(graceMs?: number): Promise<void>;
}

const running = new Set<number>();

const signalGroup = (pid: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(-pid, signal);
  } catch {
    // No process of the group is left.
  }
};

// The last resort when this process ends without having stopped them, by an error or process.exit.
process.on("exit", () => {
  for (const pid of running) signalGroup(pid, "SIGKILL");
});

const endOf = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => {
    child.once("close", resolve);
    child.once("error", () => {
      resolve(null);
    });
  });

const stopGroup = async (pid: number, ended: Promise<unknown>, graceMs: number): Promise<void> => {
  signalGroup(pid, "SIGTERM");
  const timer = new AbortController();
  await Promise.race([ended, sleep(graceMs, undefined, { signal: timer.signal }).catch(() => undefined)]);
  timer.abort();
  signalGroup(pid, "SIGKILL");
  await ended;
  running.delete(pid);
};

/**
 * Starts a process in its own group. Its standard input stays open for as long as this process lives, so that it can tell by
 * the end of its input that it was left alone.
 * @throws Error when the command cannot be started.
 */
export const startProcess = (options: ProcessOptions): ManagedProcess => {
  const { name, logFile, command, args, env, cwd, onLine, signal } = options;
  const log = openSync(logFile, "w");
  const output = onLine === undefined ? log : "pipe";
  const child = spawn(command, args, { cwd, env, detached: true, stdio: ["pipe", output, log] });
  closeSync(log);
  if (onLine !== undefined && child.stdout !== null) createInterface({ input: child.stdout }).on("line", onLine);
  const ended = endOf(child);
  const { pid } = child;
  if (pid === undefined) throw new Error(`Could not start ${name}: ${command}`);
  running.add(pid);
  const stop = (graceMs = 3_000) => stopGroup(pid, ended, graceMs);
  const abort = (): void => void stop(0);
  signal?.addEventListener("abort", abort);
  void ended.then(() => signal?.removeEventListener("abort", abort));
  return {
    pid,
    name,
    logFile,
    ended,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    stop,
  };
};
