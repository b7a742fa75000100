import { readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import * as z from "zod";
import { parseJson } from "../../../functions/shared/contracts/parse-json.js";
import { makePrivateFolder, writePrivateFile } from "../terminal/private-files.js";
import { PROJECT_ROOT } from "./project.js";

/** Folder with the state and logs of local runs, one folder for each run. */
export const RUNS_FOLDER = path.join(PROJECT_ROOT, ".local", "runs");

const FILE = "stack.json";

const RunningStackSchema = z.object({
  /** Name of the run's folder. */
  id: z.string(),
  /** Process that owns the stack; when it is gone, so is the stack. */
  pid: z.int().positive(),
  endpoint: z.url(),
  /** The only credentials that its emulator accepts. */
  credentials: z.object({ accessKeyId: z.string(), secretAccessKey: z.string() }),
  /** Address of the model server, for injecting faults. */
  modelUrl: z.url(),
  /** Base URL of the HTTP API. */
  apiUrl: z.url(),
  /** `postgresql://…` of the stack's warehouse, if it has one. */
  warehouseUrl: z.string().startsWith("postgresql://").optional(),
  /** The same with a role that may only read. */
  warehouseReaderUrl: z.string().startsWith("postgresql://").optional(),
  region: z.string(),
  projectName: z.string(),
  stage: z.string(),
  startedAt: z.iso.datetime(),
});

/** What other commands need to know about a running local stack. */
export type RunningStack = z.infer<typeof RunningStackSchema>;

/** Whether a process exists, under whatever user. */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: the process exists, under another user.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
};

const readEntry = async (file: string): Promise<RunningStack | undefined> => {
  const text = await readFile(file, "utf8").catch(() => undefined);
  return RunningStackSchema.safeParse(parseJson(text)).data;
};

/** Registers a stack so that other commands find it, until `unregisterStack` or the end of its process. */
export const registerStack = async (stack: RunningStack, runsFolder = RUNS_FOLDER): Promise<void> => {
  const folder = path.join(runsFolder, stack.id);
  makePrivateFolder(folder);
  await writePrivateFile(path.join(folder, FILE), `${JSON.stringify(stack, undefined, 2)}\n`);
};

/** Removes a stack from the registry. Its folder with the logs stays. */
export const unregisterStack = async (id: string, runsFolder = RUNS_FOLDER): Promise<void> => {
  await rm(path.join(runsFolder, id, FILE), { force: true });
};

/** The running local stacks, newest first. Removes entries whose process has died. */
export const listRunningStacks = async (runsFolder = RUNS_FOLDER): Promise<readonly RunningStack[]> => {
  const ids = await readdir(runsFolder).catch(() => []);
  const entries = await Promise.all(ids.map((id) => readEntry(path.join(runsFolder, id, FILE))));
  const known = entries.filter((entry) => entry !== undefined);
  const dead = known.filter((entry) => !isAlive(entry.pid));
  await Promise.all(dead.map((entry) => unregisterStack(entry.id, runsFolder)));
  return known.filter((entry) => isAlive(entry.pid)).toSorted((a, b) => b.startedAt.localeCompare(a.startedAt));
};
