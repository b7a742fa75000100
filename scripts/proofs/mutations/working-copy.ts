import { execFile } from "node:child_process";
import { copyFile, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { UsageError } from "../../shared/terminal/command-line.js";

/** Installed, ignored by git, and the same for every copy. */
const SHARED = ["node_modules", ".venv"];

const MOST_OUTPUT = 64 * 1024 * 1024;

const isAbsent = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "ENOENT";

/** Files of the working tree as it is now, those that git does not know yet included, those that it ignores left out. */
const filesOf = async (project: string): Promise<readonly string[]> => {
  const args = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const { stdout } = await promisify(execFile)("git", args, { cwd: project, maxBuffer: MOST_OUTPUT }).catch(() => {
    throw new UsageError("The project is copied as git knows it: this needs git, and a checkout of the project.");
  });
  return stdout.split("\0").filter((file) => file !== "");
};

/** A copy of the project in which files may be changed and tests run. */
export class WorkingCopy {
  private constructor(readonly folder: string) {}

  /**
   * Copies the working tree to `folder`; what is installed is linked.
   * @throws UsageError when git does not know the project.
   */
  static async of(project: string, folder: string): Promise<WorkingCopy> {
    for (const file of await filesOf(project)) {
      const copy = path.join(folder, file);
      await mkdir(path.dirname(copy), { recursive: true });
      await copyFile(path.join(project, file), copy).catch((error: unknown) => {
        // Deleted, and git has not been told.
        if (!isAbsent(error)) throw error;
      });
    }
    for (const name of SHARED) await symlink(path.join(project, name), path.join(folder, name));
    return new WorkingCopy(folder);
  }

  /** Changes a file, does something, and puts the file back. */
  async withChange<T>(file: string, change: (text: string) => string, work: () => Promise<T>): Promise<T> {
    const place = path.join(this.folder, file);
    const text = await readFile(place, "utf8");
    await writeFile(place, change(text));
    return await work().finally(() => writeFile(place, text));
  }
}
