import { spawn, type ChildProcess } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { guardGroup } from "../../shared/cleanup/guard.js";

export interface ProcessOptions {
  /** For messages: "the emulator". */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  /** File for the process's output, replaced if it exists. */
  readonly logFile: string;
  /** Called with each line of standard output, which then does not go to the log file. */
  readonly onLine?: (line: string) => void;
  /** Stops the process when aborted. */
  readonly signal?: AbortSignal | undefined;
}

/** A process in its own group, so that it ends together with every process that it started. */
export interface ManagedProcess {
  readonly pid: number;
  readonly name: string;
  readonly logFile: string;
  /** Resolves with the exit code after the process has ended and its output was read; null after a signal. */
  readonly ended: Promise<number | null>;
  /** Resolves, with a sentence that says so, if the process ends without having been stopped. */
  readonly died: Promise<string>;
  isRunning(): boolean;
  /** Stops the whole group with SIGTERM, and kills what is left after `graceMs` (milliseconds, default 2,000). */
  stop(graceMs?: number): Promise<void>;
}

const GRACE_MS = 2_000;

/** Groups that may have processes, each with the function to call when none is left. */
const running = new Map<number, () => void>();

/** Whether the group had a process. */
const signalGroup = (pid: number, signal: NodeJS.Signals | 0): boolean => {
  try {
    return process.kill(-pid, signal);
  } catch {
    return false;
  }
};

// This process ends without stopping them, after an error or with process.exit. If it is killed, the guard does it.
process.on("exit", () => {
  for (const pid of running.keys()) signalGroup(pid, "SIGKILL");
});

const forget = (pid: number): void => {
  running.get(pid)?.();
  running.delete(pid);
};

const endOf = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => {
    child.once("close", resolve);
    child.once("error", () => {
      resolve(null);
    });
  });

const describeEnd = ({ name, logFile }: ProcessOptions, { exitCode, signalCode }: ChildProcess): string => {
  const how = signalCode === null ? `with exit code ${exitCode}` : `by ${signalCode}`;
  return `${name} ended unexpectedly, ${how}. Its log: ${logFile}`;
};

const stopGroup = async (pid: number, ended: Promise<unknown>, graceMs: number): Promise<void> => {
  signalGroup(pid, "SIGTERM");
  const timer = new AbortController();
  await Promise.race([ended, sleep(graceMs, undefined, { signal: timer.signal }).catch(() => undefined)]);
  timer.abort();
  signalGroup(pid, "SIGKILL");
  await ended;
  forget(pid);
};

/**
 * Starts a process in its own group. Its standard input stays open as long as this process is running, so that it can
 * detect by the end of its input that this process has ended.
 * @throws Error when the command cannot be started; the signal's reason when it is aborted already.
 */
export const startProcess = (options: ProcessOptions): ManagedProcess => {
  const { name, logFile, command, args, env, cwd, onLine, signal } = options;
  signal?.throwIfAborted();
  const log = openSync(logFile, "w");
  const output = onLine === undefined ? log : "pipe";
  const child = spawn(command, args, { cwd, env, detached: true, stdio: ["pipe", output, log] });
  closeSync(log);
  if (onLine !== undefined && child.stdout !== null) createInterface({ input: child.stdout }).on("line", onLine);
  const ended = endOf(child);
  const { pid } = child;
  if (pid === undefined) throw new Error(`Could not start ${name}: ${command}`);
  running.set(pid, guardGroup(pid));
  let isStopping = false;
  const died = Promise.withResolvers<string>();
  child.once("exit", () => {
    if (!isStopping) died.resolve(describeEnd(options, child));
  });
  const stop = (graceMs = GRACE_MS) => {
    isStopping = true;
    return stopGroup(pid, ended, graceMs);
  };
  const abort = (): void => void stop(0);
  signal?.addEventListener("abort", abort);
  void ended.then(() => {
    signal?.removeEventListener("abort", abort);
    if (!signalGroup(pid, 0)) forget(pid);
  });
  return {
    pid,
    name,
    logFile,
    ended,
    died: died.promise,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    stop,
  };
};
