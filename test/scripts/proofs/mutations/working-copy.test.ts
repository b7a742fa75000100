import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { WorkingCopy } from "../../../../scripts/proofs/mutations/working-copy.js";
import { temporaryFolder } from "../../../support/aws/temporary-folder.js";

let project: string;
let folder: string;

const git = (...args: string[]) => execFileSync("git", ["-C", project, ...args], { stdio: "ignore" });

beforeEach(() => {
  project = temporaryFolder();
  folder = join(temporaryFolder(), "copy");
  git("init");
  for (const name of ["node_modules", ".venv", "src"]) mkdirSync(join(project, name));
  writeFileSync(join(project, ".gitignore"), "node_modules\n.venv\n*.log\n");
  for (const name of ["src/known.ts", "gone.ts"]) writeFileSync(join(project, name), "as known");
  git("add", ".");
  writeFileSync(join(project, "src/known.ts"), "as changed");
  writeFileSync(join(project, "new.ts"), "new");
  writeFileSync(join(project, "noise.log"), "ignored");
  writeFileSync(join(project, "node_modules/installed.js"), "installed");
  rmSync(join(project, "gone.ts"));
});

const read = (file: string): string => readFileSync(join(folder, file), "utf8");

describe("a working copy", () => {
  it("has the current files, including new ones, and none that git ignores", async () => {
    await WorkingCopy.of(project, folder);

    expect([read("src/known.ts"), read("new.ts")]).toEqual(["as changed", "new"]);
    expect(["gone.ts", "noise.log"].filter((file) => existsSync(join(folder, file)))).toEqual([]);
  });

  it("links what is installed", async () => {
    await WorkingCopy.of(project, folder);

    expect(read("node_modules/installed.js")).toBe("installed");
  });

  it("changes a file while work runs, and restores it even if the work fails", async () => {
    const copy = await WorkingCopy.of(project, folder);
    const work = copy.withChange(
      "new.ts",
      (text) => `${text} and broken`,
      () => Promise.reject(new Error(read("new.ts"))),
    );

    await expect(work).rejects.toThrow("new and broken");
    expect(read("new.ts")).toBe("new");
    expect(readFileSync(join(project, "new.ts"), "utf8")).toBe("new");
  });

  it("reports what it needs when the project is not a git checkout", async () => {
    await expect(WorkingCopy.of(temporaryFolder(), folder)).rejects.toThrow("this needs git, and a checkout");
  });
});
