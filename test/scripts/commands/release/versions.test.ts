import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { createProgram } from "../../../../scripts/commands/release/cli.js";
import {
  notesFor,
  parseVersion,
  prepareRelease,
  readProject,
  versionOfTag,
} from "../../../../scripts/commands/release/versions.js";
import { PROJECT_ROOT } from "../../../../scripts/shared/deployment/project.js";
import { temporaryFolder } from "../../../support/aws/temporary-folder.js";

const CHANGES = "### Added\n\n- One thing, which\n  is long.\n- Another (`--flag`).\n\n### Fixed\n\n- A bug.";
const changelog = (...sections: readonly string[]): string =>
  ["# Changelog\n\nThe format follows Keep a Changelog.", ...sections].join("\n\n") + "\n";

const aProject = (text: string, version = "0.1.0", locked = version): string => {
  const folder = temporaryFolder();
  const write = (name: string, content: string) => {
    writeFileSync(path.join(folder, name), content);
  };
  write("CHANGELOG.md", text);
  write("package.json", `${JSON.stringify({ name: "x", version, dependencies: { y: "1.0.0" } }, undefined, 2)}\n`);
  const packages = { "": { name: "x", version: locked }, "node_modules/y": { version: "0.1.0" } };
  write("package-lock.json", `${JSON.stringify({ name: "x", version: locked, packages }, undefined, 2)}\n`);
  return folder;
};
const contents = (folder: string, name: string): string => readFileSync(path.join(folder, name), "utf8");
const run = (...words: readonly string[]) => createProgram().parseAsync(["node", "release", ...words]);

describe("npm run release -- prepare", () => {
  it("gives what is unreleased a version and a date, and nothing else changes", async () => {
    const folder = aProject(changelog(`## Unreleased\n\n${CHANGES}`));
    await run("prepare", "1.0.0", "--yes", "--folder", folder);

    const today = new Date().toISOString().slice(0, 10);
    expect(contents(folder, "CHANGELOG.md")).toBe(changelog(`## Unreleased`, `## 1.0.0 - ${today}\n\n${CHANGES}`));
    expect(JSON.parse(contents(folder, "package.json"))).toMatchObject({
      version: "1.0.0",
      dependencies: { y: "1.0.0" },
    });
    expect(JSON.parse(contents(folder, "package-lock.json"))).toMatchObject({
      version: "1.0.0",
      packages: { "": { version: "1.0.0" }, "node_modules/y": { version: "0.1.0" } },
    });
    await expect(run("notes", "v1.0.0", "--folder", folder)).resolves.toBeDefined();
  });

  it("changes nothing without --yes", async () => {
    const folder = aProject(changelog(`## Unreleased\n\n${CHANGES}`));
    const before = contents(folder, "CHANGELOG.md");
    await run("prepare", "1.0.0", "--folder", folder);

    expect(contents(folder, "CHANGELOG.md")).toBe(before);
    expect(contents(folder, "package.json")).toContain('"0.1.0"');
  });

  it.each([
    ["## Unreleased", "1.0.0", "nothing under Unreleased"],
    ["## 0.9.0 - 2026-01-01\n\n### Added\n\n- X.", "1.0.0", "nothing under Unreleased"],
    [`## Unreleased\n\n${CHANGES}\n\n## 1.0.0 - 2026-01-01\n\n${CHANGES}`, "1.0.0", "has a section 1.0.0 already"],
    [`## Unreleased\n\n${CHANGES}\n\n## 1.1.0 - 2026-01-01\n\n${CHANGES}`, "1.0.9", "is not above 1.1.0"],
    [`## Unreleased\n\n${CHANGES}`, "0.1.0", "is not above 0.1.0"],
    [`## Unreleased\n\n${CHANGES}\n\n## 1.0.0 - 2026-01-01\n\n${CHANGES}`, "1.0.0-rc.1", "is not above 1.0.0"],
  ])("refuses %s for %s", (text, version, words) => {
    expect(() => prepareRelease(readProject(aProject(changelog(text))), version, new Date())).toThrow(words);
  });
});

describe("npm run release -- notes", () => {
  const released = changelog(
    "## Unreleased",
    `## 1.0.0 - 2026-11-28\n\n${CHANGES}`,
    "## 0.9.0 - 2026-01-01\n\n### Added\n\n- Old.",
  );

  it("has the section of the version, without its heading", () => {
    expect(notesFor(readProject(aProject(released, "1.0.0")), "1.0.0")).toBe(CHANGES);
  });

  it.each([
    [released, "0.1.0", "1.0.0", "package.json has version 0.1.0; package-lock.json has version 0.1.0"],
    [released, "1.0.1", "1.0.1", "CHANGELOG.md has no section 1.0.1"],
    [released, "0.9.0", "0.9.0", "CHANGELOG.md has 1.0.0 above 0.9.0"],
    [changelog("## 1.0.0 - 2026-11-28"), "1.0.0", "1.0.0", "nothing in its section 1.0.0"],
    [changelog("## 1.0.0 - Unreleased\n\n### Added\n\n- X."), "1.0.0", "1.0.0", "no date for 1.0.0"],
  ])("refuses what does not agree, and says all of it (case %#)", (text, version, tag, words) => {
    expect(() => notesFor(readProject(aProject(text, version)), tag)).toThrow(words);
  });

  it("refuses a lock file of another version", () => {
    const project = readProject(aProject(released, "1.0.0", "0.9.0"));
    expect(() => notesFor(project, "1.0.0")).toThrow("cannot be released: package-lock.json has version 0.9.0.");
  });

  it("refuses a changelog of another form", () => {
    expect(() => readProject(aProject("# Changes\n\n## What is new in November\n"))).toThrow(
      "CHANGELOG.md does not follow",
    );
  });
});

it.each(["1.0", "v1.0.0", "01.0.0", "1.0.0+build", "latest", ""])("%s is not a version", (text) => {
  expect(() => parseVersion(text)).toThrow("expected one such as 1.0.0");
});

it.each(["1.0.0", "release-1.0.0", "v1"])("%s is not a tag", (text) => {
  expect(() => versionOfTag(text)).toThrow("expected");
});

it("CHANGELOG.md has the form that the release writes, with something unreleased or the version of package.json", () => {
  const { changelog: own } = readProject(PROJECT_ROOT);

  expect(own.toString()).toBe(contents(PROJECT_ROOT, "CHANGELOG.md"));
});
