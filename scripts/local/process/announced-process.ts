import { once } from "node:events";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { NODE_FOLDER, PROJECT_ROOT } from "../../shared/deployment/project.js";
import { startProcess, type ManagedProcess } from "./managed-process.js";

export interface AnnouncedProcessOptions {
  /** For messages: "the model server". */
  readonly name: string;
  /** Arguments of Node: the script, relative to the project's root, with options before and after it. */
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly logFile: string;
  /** Stops it if aborted before it is ready. */
  readonly signal?: AbortSignal | undefined;
}

export interface AnnouncedProcess {
  /** The first line that it wrote: its address. */
  readonly firstLine: string;
  readonly process: ManagedProcess;
}

/**
 * Starts a script of the project that prints its address when it is ready.
 * @throws Error with its log when it exits before that; the signal's reason when aborted.
 */
export const startAnnouncedProcess = async (options: AnnouncedProcessOptions): Promise<AnnouncedProcess> => {
  const { name, args, env, logFile, signal } = options;
  const firstLine = Promise.withResolvers<string>();
  const started = startProcess({
    name,
    command: path.join(NODE_FOLDER, "node"),
    args: ["--import", "tsx", ...args],
    cwd: PROJECT_ROOT,
    env,
    logFile,
    onLine: firstLine.resolve,
  });
  const aborted = signal === undefined ? [] : [once(signal, "abort")];
  const line = await Promise.race([firstLine.promise, started.ended, ...aborted]);
  if (signal?.aborted === true) await started.stop();
  signal?.throwIfAborted();
  if (typeof line !== "string")
    throw new Error(`Could not start ${name}: ${(await readFile(logFile, "utf8")).trim() || "its log is empty"}`);
  return { firstLine: line, process: started };
};
