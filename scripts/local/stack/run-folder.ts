import { readdir, rm } from "node:fs/promises";
import path from "node:path";
import { isAlive, RUNS_FOLDER } from "../../shared/deployment/registry.js";
import { makePrivateFolder } from "../../shared/terminal/private-files.js";

/** Finished runs whose logs are kept. */
const KEPT_RUNS = 5;

const isLog = (name: string): boolean => name.endsWith(".log");

const namesIn = (folder: string): Promise<readonly string[]> => readdir(folder).catch(() => []);

/** Removes everything from a run's folder except its logs. */
export const keepLogs = async (runFolder: string): Promise<void> => {
  const others = (await namesIn(runFolder)).filter((name) => !isLog(name));
  await Promise.all(others.map((name) => rm(path.join(runFolder, name), { recursive: true, force: true })));
};

/** Process that owns the run: the last part of its id. */
const ownerOf = (id: string): number => Number(id.split("-").at(-1));

/** Reduces runs whose process was killed to their logs, and removes the oldest of the finished runs. */
const tidy = async (runsFolder: string): Promise<void> => {
  const ids = [...(await namesIn(runsFolder))].sort();
  await Promise.all(ids.filter((id) => !isAlive(ownerOf(id))).map((id) => keepLogs(path.join(runsFolder, id))));
  const contents = await Promise.all(ids.map((id) => namesIn(path.join(runsFolder, id))));
  const finished = ids.filter((_, index) => contents[index]?.every(isLog));
  const old = finished.slice(0, -(KEPT_RUNS - 1));
  await Promise.all(old.map((id) => rm(path.join(runsFolder, id), { recursive: true, force: true })));
};

/**
 * Creates the folder of a new run. The logs of the four runs before it stay.
 * @returns the run's id, which is also the folder's name: timestamp and process
 */
export const createRunFolder = async (runsFolder = RUNS_FOLDER): Promise<{ id: string; runFolder: string }> => {
  await tidy(runsFolder);
  const id = `${new Date().toISOString().replaceAll(/[-:]|\.\d+Z/g, "")}-${process.pid}`;
  const runFolder = path.join(runsFolder, id);
  makePrivateFolder(runFolder);
  return { id, runFolder };
};
