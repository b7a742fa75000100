import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { PROJECT_ROOT } from "../../scripts/shared/deployment/project.js";

const COMMENT = /^\s*(?:\/?\*|\/\/|#)(.*)$/gm;
const PATH =
  /(?<![\w./-])(?:docs|functions|glue|scripts|stacks|state-machine|test)\/[\w./-]+\.(?:asl\.json|md|mjs|py|ts)\b/g;

/** Paths of files, from the top of the repository, in the comments of a source text. */
const pathsIn = (source: string): readonly string[] =>
  [...source.matchAll(COMMENT)].flatMap(([, comment = ""]) => comment.match(PATH) ?? []);

const files = execFileSync("git", ["ls-files", "*.ts", "*.py", "*.mjs"], { cwd: PROJECT_ROOT, encoding: "utf8" });

it("finds paths in comments, and only there", () => {
  const source = ['/** See stacks/a.ts and "test/b.py". */', "# docs/c.md.", 'import "./functions/d.ts";'].join("\n");

  expect(pathsIn(source)).toEqual(["stacks/a.ts", "test/b.py", "docs/c.md"]);
});

it("every file that a comment names exists", () => {
  const missing = files.split("\n").flatMap((file) => {
    const source = path.join(PROJECT_ROOT, file);
    if (file === "" || !existsSync(source)) return [];
    const named = pathsIn(readFileSync(source, "utf8"));
    return named.filter((name) => !existsSync(path.join(PROJECT_ROOT, name))).map((name) => `${file}: ${name}`);
  });

  expect(missing).toEqual([]);
});
