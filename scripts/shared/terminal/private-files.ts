import { appendFileSync, chmodSync, mkdirSync, statSync } from "node:fs";
import { open, type FileHandle } from "node:fs/promises";
import path from "node:path";
import { isMainThread } from "node:worker_threads";

const OTHERS = 0o077;
const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;

/** Folder of this project with everything that commands keep: runs, reports, unsent records, edited texts. */
const LOCAL_FOLDER = path.join(import.meta.dirname, "..", "..", "..", ".local");

const isOwn = (uid: number): boolean => uid === process.getuid?.();

/** Takes the rights of other users to a folder that exists and is this user's own. */
const closeFolder = (folder: string): void => {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found?.isDirectory() === true && isOwn(found.uid) && (found.mode & OTHERS) !== 0) chmodSync(folder, FOLDER_MODE);
};

/**
 * Has every file and folder that this process and those it starts create readable for their user only: they hold
 * customers' texts and keys. Also closes the project's `.local` if it was created with wider rights.
 */
export const keepFilesPrivate = (localFolder = LOCAL_FOLDER): void => {
  // A worker thread has the mask of its process, and may not set it.
  if (isMainThread) process.umask(OTHERS);
  closeFolder(localFolder);
};

/** Creates a folder that only this user can use; one that exists is closed to others. */
export const makePrivateFolder = (folder: string): void => {
  mkdirSync(folder, { recursive: true, mode: FOLDER_MODE });
  closeFolder(folder);
};

/** Adds to a file that only this user can read. */
export const appendPrivateFile = (file: string, data: Uint8Array): void => {
  appendFileSync(file, data, { mode: FILE_MODE });
};

/** What is written to may be a pipe or a terminal, or another user's file, whose rights are theirs. */
const closeFile = async (file: FileHandle): Promise<void> => {
  const found = await file.stat();
  if (found.isFile() && isOwn(found.uid)) await file.chmod(FILE_MODE);
};

/** Writes a file that only this user can read, also if it existed with wider rights. */
export const writePrivateFile = async (file: string, data: string | Uint8Array): Promise<void> => {
  const opened = await open(file, "w", FILE_MODE);
  try {
    await closeFile(opened);
    await opened.writeFile(data);
  } finally {
    await opened.close();
  }
};
