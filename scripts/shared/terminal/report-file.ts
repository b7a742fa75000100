import { access, constants, stat } from "node:fs/promises";
import path from "node:path";
import { UsageError } from "./command-line.js";

/**
 * Refuses a report that could not be written, before the minutes of work it reports and not after.
 * @param file what --json holds; undefined asks for no report
 * @throws UsageError
 */
export const checkReportFolder = async (file: string | undefined): Promise<void> => {
  if (file === undefined) return;
  const folder = path.dirname(path.resolve(file));
  // A folder that may be written to but not entered takes no file.
  await access(folder, constants.W_OK | constants.X_OK).catch(() => {
    throw new UsageError(`--json is "${file}", but ${folder} is no folder that can be written to.`);
  });
  const existing = await stat(file).catch(() => undefined);
  if (existing?.isDirectory() === true) throw new UsageError(`--json is "${file}", which is a folder.`);
};
