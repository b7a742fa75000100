import { existsSync } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { setPriority } from "node:os";
import path from "node:path";
import { NODE_FOLDER, PROJECT_ROOT } from "../../shared/deployment/project.js";
import { UsageError } from "../../shared/terminal/command-line.js";
import { makePrivateFolder } from "../../shared/terminal/private-files.js";
import { startProcess } from "../process/managed-process.js";

/** The console's own package. */
export const CONSOLE_FOLDER = path.join(PROJECT_ROOT, "console");

/** The output of the last build. */
const LOG_FILE = path.join(PROJECT_ROOT, ".local", "reports", "console-build.log");

/** Vite's command line, in the console's package. */
export const VITE = path.join("node_modules", "vite", "bin", "vite.js");

/** What a build or an installation writes, and what tools keep for themselves. */
const NO_SOURCE = /^(?:dist|node_modules|\..*)$/;

const LOG_LINES = 15;

/** What a build needs of the environment: no credentials, which its many packages could read. */
const NEEDED = /^(?:PATH|HOME|LANG|LC_\w+|TZ|TERM|TMPDIR|NODE_\w+|npm_\w+)$/;

/** No caches in the temporary folder, which nobody would remove: Node's, and that of jiti, Lingui's loader. */
const NO_CACHES = { NODE_DISABLE_COMPILE_CACHE: "1", JITI_FS_CACHE: "false" };

/** What Vite gets of an environment. */
export const environmentOfVite = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(env).filter(([name]) => NEEDED.test(name))),
  ...NO_CACHES,
});

/** The lowest priority: everything else that wants the processor goes first. */
const BACKGROUND = 19;

export interface BuildConsoleOptions {
  /** The console's package. @default console/ */
  readonly folder?: string;
  /** Of which the build gets what it needs, and no credentials. */
  readonly env: NodeJS.ProcessEnv;
  /** File for the build's output. @default .local/reports/console-build.log */
  readonly logFile?: string;
  /** Whether it may only use what processor time is left over. @default false */
  readonly inBackground?: boolean;
  /** Stops the build when aborted. */
  readonly signal?: AbortSignal | undefined;
}

/** @throws UsageError if the console's packages are not installed */
export const checkConsoleInstalled = (folder = CONSOLE_FOLDER): void => {
  if (existsSync(path.join(folder, VITE))) return;
  throw new UsageError(
    "The console's packages are not installed. Run `npm run console`, or `npm ci --ignore-scripts` in console/.",
  );
};

const modifiedAt = async (file: string): Promise<number> => (await stat(file).catch(() => undefined))?.mtimeMs ?? 0;

const filesBelow = async (folder: string): Promise<readonly string[]> => {
  const entries = await readdir(folder, { withFileTypes: true });
  const files = entries
    .filter((entry) => !NO_SOURCE.test(entry.name))
    .map(async (entry) => {
      const name = path.join(folder, entry.name);
      return entry.isDirectory() ? await filesBelow(name) : [name];
    });
  return (await Promise.all(files)).flat();
};

/** Whether the build is newer than everything that it was made of. */
const isBuilt = async (folder: string): Promise<boolean> => {
  const builtAt = await modifiedAt(path.join(folder, "dist", "index.html"));
  if (builtAt === 0) return false;
  const times = await Promise.all((await filesBelow(folder)).map(modifiedAt));
  return times.every((time) => time <= builtAt);
};

const endOfLog = async (file: string): Promise<string> =>
  (await readFile(file, "utf8")).trimEnd().split("\n").slice(-LOG_LINES).join("\n");

/**
 * Builds the console if it has changed since its last build.
 * @returns the folder with the built files
 * @throws UsageError if its packages are not installed; Error with the end of its output if the build fails; the
 * signal's reason when aborted
 */
export const buildConsole = async (options: BuildConsoleOptions): Promise<string> => {
  const { folder = CONSOLE_FOLDER, env, logFile = LOG_FILE, inBackground = false, signal } = options;
  const built = path.join(folder, "dist");
  if (await isBuilt(folder)) return built;
  checkConsoleInstalled(folder);
  makePrivateFolder(path.dirname(logFile));
  const name = "the build of the console";
  const build = startProcess({
    name,
    command: path.join(NODE_FOLDER, "node"),
    args: [VITE, "build"],
    cwd: folder,
    env: environmentOfVite(env),
    logFile,
    signal,
  });
  if (inBackground) setPriority(build.pid, BACKGROUND);
  const code = await build.ended;
  signal?.throwIfAborted();
  if (code !== 0) throw new Error(`The console could not be built:\n${await endOfLog(logFile)}`);
  return built;
};

/**
 * Builds the console that a synthesis with these settings deploys, unless it deploys none or names a build of its own.
 * @throws as buildConsole does
 */
export const buildForDeployment = async (env: NodeJS.ProcessEnv, build = buildConsole): Promise<void> => {
  const { CONSOLE: wanted = "", CONSOLE_BUILD: own = "" } = env;
  if (wanted !== "false" && own === "") await build({ env });
};
