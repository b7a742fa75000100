import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

/**
 * What the programs of a local stack call their temporary files, and this project its own. Those of other stacks that
 * are running are in scratch folders of their own, which are named after their process.
 */
const OWN_NAMES = [
  /^ministack/,
  /^ticket-(?!pipeline-)/,
  new RegExp(`^ticket-pipeline-run-${process.pid}-`),
  /^cdktf/,
  /^(plugin|terraform)/,
  /^(spark|blockmgr|pyspark|snappy)/,
  /^\.s\.PGSQL/,
];

/** The stack's kind of files in the temporary folder. */
export const listTemporaryFiles = async (folder = tmpdir()): Promise<readonly string[]> =>
  (await readdir(folder))
    .filter((name) => OWN_NAMES.some((pattern) => pattern.test(name)))
    .map((name) => path.join(folder, name));

/**
 * The files that a stopped stack has left behind: temporary ones, and those in its folder except its logs.
 * @param before temporary files before the stack was started
 */
export const findLeftFiles = async (
  before: readonly string[],
  runFolder: string,
  temporary = tmpdir(),
): Promise<readonly string[]> => {
  const now = await listTemporaryFiles(temporary);
  const inRun = (await readdir(runFolder)).filter((name) => !name.endsWith(".log"));
  return [...now.filter((file) => !before.includes(file)), ...inRun.map((name) => path.join(runFolder, name))];
};
