import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { constants } from "node:os";
import path from "node:path";
import type { Readable } from "node:stream";
import { LoadVariables } from "../../../stacks/config/load-config.js";
import { guardGroup } from "../cleanup/guard.js";
import { createScratchFolder } from "../cleanup/scratch-folder.js";
import { loadEnvironment, PROJECT_ROOT } from "../deployment/project.js";
import type { Target } from "../deployment/target.js";
import { UsageError } from "../terminal/command-line.js";
import { standardStreams, writeAll } from "../terminal/output.js";

/** One run of the Glue job on this machine. */
export interface LoadJob {
  /** Options of glue/load_tickets_job.py. */
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** File descriptor for the job's output. @default standard error; a terminal gets it sanitized */
  readonly output?: number | "pipe";
  /** Interrupts the job, which then undoes what it has loaded. */
  readonly signal?: AbortSignal | undefined;
}

export const PYTHON = path.join(PROJECT_ROOT, ".venv", "bin", "python");
export const JOB = path.join(PROJECT_ROOT, "glue", "load_tickets_job.py");

const EMULATED = { AWS_PROFILE: undefined, AWS_SESSION_TOKEN: undefined };

/**
 * The environment that connects the job to a deployment, if it uses one, and to a warehouse. The warehouse's URL is not
 * an argument: it contains a password, and other users of the machine can read arguments.
 */
export const jobEnvironment = (
  target: Pick<Target, "endpoint" | "region" | "clientConfig"> | undefined,
  warehouseUrl: string | undefined,
): NodeJS.ProcessEnv => {
  const env = { ...process.env, ...(warehouseUrl !== undefined && { WAREHOUSE_URL: warehouseUrl }) };
  if (target === undefined) return env;
  const { endpoint, region, clientConfig } = target;
  const { accessKeyId, secretAccessKey } = clientConfig.credentials ?? {};
  return {
    ...env,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    ...(endpoint !== undefined && { AWS_ENDPOINT_URL: endpoint }),
    ...(accessKeyId !== undefined && {
      ...EMULATED,
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
    }),
  };
};

export const METRICS_OPTION = "--metrics-service";

/**
 * The option with which a load puts metrics as the stack's job does. Only for an emulator: on AWS, a load into another
 * warehouse would hide that the load into Redshift is overdue.
 */
export const metricsOption = ({ kind, names }: Pick<Target, "kind" | "names">): readonly string[] =>
  kind === "local" ? [METRICS_OPTION, names.load] : [];

const CHOICES_OF_DAYS = ["--from-date", "--keys-file", "--recent-days", "--all-days"];

/** Whether an option is among arguments, as `--name value` or `--name=value`. */
export const hasOption = (args: readonly string[], option: string): boolean =>
  args.some((arg) => arg === option || arg.startsWith(`${option}=`));

/**
 * A load on this machine looks at all days, unless its arguments choose some: whoever starts one has just sent tickets,
 * perhaps with old dates, and does not want to wait for the daily sweep of the scheduled job.
 */
export const allDaysOption = (args: readonly string[]): readonly string[] =>
  CHOICES_OF_DAYS.some((option) => hasOption(args, option)) ? [] : ["--all-days"];

const MIN_REJECTED_ROWS = "LOAD_MIN_REJECTED_ROWS";

/**
 * The options by which a load on this machine tolerates as many bad rows as the stack's job.
 * @throws UsageError if the variable holds something else
 */
export const toleranceOption = (environment: NodeJS.ProcessEnv = loadEnvironment()): readonly string[] => {
  const value = environment[MIN_REJECTED_ROWS];
  const result = LoadVariables.shape[MIN_REJECTED_ROWS].safeParse(value === "" ? undefined : value);
  if (result.success) return ["--min-rejected", String(result.data)];
  throw new UsageError(`${MIN_REJECTED_ROWS} is "${value}"; ${result.error.issues[0]?.message}.`);
};

/** Kills the rest of the job, for example the JVM of a Spark that was still starting when the job was interrupted. */
const killGroup = ({ pid }: ChildProcess): void => {
  try {
    if (pid !== undefined) process.kill(-pid, "SIGKILL");
  } catch {
    // No process is left.
  }
};

/** The exit code; after a signal 128 plus its number, as in shells. */
const exitCodeOf = (child: ChildProcess): Promise<number> =>
  new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      resolve(signal === null ? (code ?? 1) : 128 + constants.signals[signal]);
    });
  });

const SET_UP = ["scripts/bootstrap.mjs", "--needs", "python,java", "--requirements", "glue/requirements.txt"];

/** For commands whose set-up installs pyspark. Call it before any other work. @throws UsageError without pyspark */
export const checkPyspark = (python = PYTHON): void => {
  if (!existsSync(python)) throw new UsageError("The load needs pyspark. Install it with `npm run etl`.");
};

/**
 * Installs pyspark if it is missing, for commands that load only occasionally. Call it before any other work.
 * @param setUp arguments of Node that install it, before the job and `--help`
 * @throws UsageError if Python or Java is missing, which the set-up has reported on stderr
 */
export const installPyspark = (setUp: readonly string[] = SET_UP): void => {
  const { status } = spawnSync(process.execPath, [...setUp, JOB, "--help"], {
    cwd: PROJECT_ROOT,
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (status !== 0) throw new UsageError("The load cannot run on this machine; see above.");
};

const standardError = (): number | "pipe" => (standardStreams.err.isTTY ? "pipe" : 2);

/** Shows what a child with pipes writes, Python or the JVM that it has started, until the last process has ended. */
const showOutput = async ({ stdout, stderr }: ChildProcess): Promise<void> => {
  const show = async (output: Readable | null): Promise<void> => {
    if (output !== null) await writeAll(output, standardStreams.err);
  };
  await Promise.allSettled([show(stdout), show(stderr)]);
};

/**
 * Runs Python in its own process group, so that Ctrl-C reaches it once, through `signal`. No process and no temporary
 * file outlives the call.
 */
export const runPython = async ({ args, env, output = standardError(), signal }: LoadJob): Promise<number> => {
  const scratch = await createScratchFolder();
  const child = spawn(PYTHON, args, {
    env: { ...env, ...scratch.environment },
    detached: true,
    stdio: ["ignore", output, output],
  });
  const shown = showOutput(child);
  const release = child.pid === undefined ? undefined : guardGroup(child.pid);
  const interrupt = (): void => void child.kill("SIGINT");
  const kill = (): void => {
    killGroup(child);
  };
  if (signal?.aborted === true) interrupt();
  signal?.addEventListener("abort", interrupt);
  process.once("exit", kill);
  try {
    return await exitCodeOf(child);
  } finally {
    signal?.removeEventListener("abort", interrupt);
    process.removeListener("exit", kill);
    kill();
    await shown;
    release?.();
    await scratch.remove();
  }
};

/**
 * Runs the job with pyspark on all cores. No process outlives the call. Options in `args` win over configured ones.
 * @returns the exit code: 0 loaded, 1 failed, 2 wrong options, 3 another load is running
 */
export const runLoadJob = (job: LoadJob): Promise<number> =>
  runPython({ ...job, args: [JOB, ...toleranceOption(), ...allDaysOption(job.args), ...job.args] });

/**
 * Creates the archive of Spark's classes if it is missing. That takes about 30 s and saves five in every later load;
 * for commands that are run repeatedly. If it cannot be created, loads work without it.
 */
export const prepareSpark = async ({ env, signal }: Pick<LoadJob, "env" | "signal">): Promise<void> => {
  const PYTHONPATH = path.dirname(JOB);
  await runPython({ args: ["-m", "ticket_etl.warm_up"], env: { ...env, PYTHONPATH }, signal });
};
