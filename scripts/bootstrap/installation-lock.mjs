// One installation at a time: a second one in the same folders would break both.
import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { setInterval } from "node:timers";
import { setTimeout as sleep } from "node:timers/promises";
import { ROOT } from "./project.mjs";

/** What an installation needs only while it runs. */
const FOLDER = path.join(ROOT, ".local", "install");
const LOCK = path.join(FOLDER, "process");
/** Temporary files of npm and pip, on the disk that is checked for space. */
export const TEMPORARY = path.join(FOLDER, "tmp");

const BEAT_MS = 1_000;
/** The owner touches the lock every second. An older lock is left over, even if its process id is in use again. */
const STALE_MS = 10_000;

const isAlive = (pid) => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
};

/** The process that a lock belongs to, undefined if it is left over or does not exist. */
const ownerOf = (lock) => {
  try {
    const pid = Number(readFileSync(lock, "utf8"));
    const isFresh = Date.now() - statSync(lock).mtimeMs < STALE_MS;
    // Empty for a moment, while its owner writes it.
    return isFresh && (pid === 0 || isAlive(pid)) ? pid : undefined;
  } catch {
    return undefined;
  }
};

/** The process that is installing, undefined if there is none. */
const findOwner = () => ownerOf(LOCK);

/**
 * Removes a lock that is left over. Between looking and removing, another process may have replaced it by its own: so
 * it is moved aside, which only one process can do, looked at again, and put back if it is in use.
 */
const removeLeftOver = () => {
  if (!existsSync(LOCK) || findOwner() !== undefined) return;
  const aside = `${LOCK}-${process.pid}`;
  renameSync(LOCK, aside);
  if (ownerOf(aside) !== undefined) linkSync(aside, LOCK);
  rmSync(aside);
};

const tryLock = () => {
  try {
    mkdirSync(FOLDER, { recursive: true, mode: 0o700 });
    removeLeftOver();
    writeFileSync(LOCK, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    // Another process has it, or has just removed the folder.
    if (error.code === "EEXIST" || error.code === "ENOENT") return false;
    throw error;
  }
};

const beat = () => {
  try {
    const now = new Date();
    utimesSync(LOCK, now, now);
  } catch {
    // Someone removed the folder. The installation can still finish.
  }
};

/** Waits until no other process installs. `onWait` gets that process's id, once. */
export const lockInstallation = async (onWait) => {
  let told = false;
  while (!tryLock()) {
    if (!told) onWait(findOwner());
    told = true;
    await sleep(200);
  }
  setInterval(beat, BEAT_MS).unref();
  rmSync(TEMPORARY, { recursive: true, force: true });
  mkdirSync(TEMPORARY);
};

/** Removes the lock and the temporary files, if they are this process's. */
export const unlockInstallation = () => {
  if (findOwner() !== process.pid) return;
  rmSync(TEMPORARY, { recursive: true, force: true });
  rmSync(LOCK);
  try {
    rmdirSync(FOLDER);
  } catch {
    // The next process is installing already.
  }
};
