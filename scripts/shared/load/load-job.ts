import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { constants } from "node:os";
import path from "node:path";
import { UsageError } from "../terminal/command-line.js";
import { PROJECT_ROOT } from "../deployment/project.js";

/** One run of the Glue job on this machine. */
export interface LoadJob {
  /** Options of glue/load_tickets_job.py. */
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** File descriptor that takes what the job says. @default 2, standard error */
  readonly output?: number;
  /** Asks the job to end; what it has loaded by then is undone. */
  readonly signal?: AbortSignal | undefined;
}

export const PYTHON = path.join(PROJECT_ROOT, ".venv", "bin", "python");
export const JOB = path.join(PROJECT_ROOT, "glue", "load_tickets_job.py");

/** Kills what is left of the job: the JVM of a Spark that had not started yet when the job was asked to end. */
const killGroup = ({ pid }: ChildProcess): void => {
  try {
    if (pid !== undefined) process.kill(-pid, "SIGKILL");
  } catch {
    // Nothing is left.
  }
};

/** A signal ends a process with 128 and its number, as shells tell it. */
const endOf = (child: ChildProcess): Promise<number> =>
  new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      resolve(signal === null ? (code ?? 1) : 128 + constants.signals[signal]);
    });
  });

const SET_UP = ["scripts/bootstrap.mjs", "--needs", "python,java", "--requirements", "glue/requirements.txt"];

/** Before any other work of a command that is started with it. @throws UsageError when there is no Python environment. */
export const checkPyspark = (): void => {
  if (!existsSync(PYTHON)) throw new UsageError("To load, pyspark is needed. `npm run etl` installs it.");
};

/**
 * Installs pyspark unless it is there; for commands that load only now and then, and so are not started with it. Before any
 * other work. @throws UsageError when Python or Java is missing, which the set-up itself has told on stderr.
 */
export const installPyspark = (): void => {
  const { status } = spawnSync(process.execPath, [...SET_UP, JOB, "--help"], {
    cwd: PROJECT_ROOT,
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (status !== 0) throw new UsageError("The load cannot run on this machine.");
};

/** Runs Python in a group of its own, so that Ctrl-C reaches it once, by `signal`. No process of it outlives this. */
const runPython = async ({ args, env, output = 2, signal }: LoadJob): Promise<number> => {
  const child = spawn(PYTHON, args, { env, detached: true, stdio: ["ignore", output, output] });
  const ask = (): void => void child.kill("SIGINT");
  const kill = (): void => {
    killGroup(child);
  };
  if (signal?.aborted === true) ask();
  signal?.addEventListener("abort", ask);
  process.once("exit", kill);
  try {
    return await endOf(child);
  } finally {
    signal?.removeEventListener("abort", ask);
    process.removeListener("exit", kill);
    kill();
  }
};

/**
 * Runs the job with pyspark on all cores and gives its exit code: 0 loaded, 1 failed, 2 wrong options, 3 another load is
 * running. No process of it outlives this.
 */
export const runLoadJob = (job: LoadJob): Promise<number> => runPython({ ...job, args: [JOB, ...job.args] });

/**
 * Makes the archive of Spark's classes unless this machine has it, which takes some 30 s and spares every later load five; for
 * commands that are run again and again. A machine that cannot make it loads without.
 */
export const prepareSpark = async ({ env, signal }: Pick<LoadJob, "env" | "signal">): Promise<void> => {
  const PYTHONPATH = path.dirname(JOB);
  await runPython({ args: ["-m", "ticket_etl.warm_up"], env: { ...env, PYTHONPATH }, signal });
};
