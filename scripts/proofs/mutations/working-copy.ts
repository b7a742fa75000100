import { execFile } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { copyFile, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { UsageError } from "../../shared/terminal/command-line.js";

/** Installed, ignored by git, and the same for every copy. */
const SHARED = ["node_modules", ".venv", "console/node_modules", "test/console/lighthouse/node_modules"];

const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

const isAbsent = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "ENOENT";

/** The files of the working tree: tracked and untracked, but not those that git ignores. */
const filesOf = async (project: string): Promise<readonly string[]> => {
  const args = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const options = { cwd: project, maxBuffer: MAX_OUTPUT_BYTES };
  const { stdout } = await promisify(execFile)("git", args, options).catch(() => {
    throw new UsageError("Could not list the project's files with git: this needs git, and a checkout of the project.");
  });
  return stdout.split("\0").filter((file) => file !== "");
};

/** A copy of the project in which files may be changed and tests run. */
export class WorkingCopy {
  private constructor(readonly folder: string) {}

  /**
   * Copies the working tree to `folder`, and links what is installed.
   * @throws UsageError when the project is not a git checkout.
   */
  static async of(project: string, folder: string): Promise<WorkingCopy> {
    for (const file of await filesOf(project)) {
      const copy = path.join(folder, file);
      await mkdir(path.dirname(copy), { recursive: true });
      await copyFile(path.join(project, file), copy).catch((error: unknown) => {
        // git lists a deleted file until the deletion is staged.
        if (!isAbsent(error)) throw error;
      });
    }
    for (const name of SHARED) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await symlink(path.join(project, name), path.join(folder, name));
    }
    return new WorkingCopy(folder);
  }

  /** Changes a file, runs `work`, and restores the file. */
  async withChange<T>(file: string, change: (text: string) => string, work: () => Promise<T>): Promise<T> {
    const location = path.join(this.folder, file);
    const text = await readFile(location, "utf8");
    await writeFile(location, change(text));
    return await work().finally(() => writeFile(location, text));
  }
}

/** A folder for working copies. */
export interface TemporaryRoot {
  readonly folder: string;
  remove(): void;
}

/** Creates a folder that is removed when this process ends, however it ends, unless it is killed. */
export const createTemporaryRoot = (): TemporaryRoot => {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), "ticket-mutations-")));
  const remove = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  process.once("exit", remove);
  return { folder, remove };
};
