import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, expect, it } from "vitest";
import { installCheckov } from "../../../../../scripts/commands/test/checkov/install-checkov.js";
import { temporaryFolder } from "../../../../support/aws/temporary-folder.js";

let environment: string;
let python: string;
let requirements: string;

/** A pip that logs what it is asked and installs an empty package into the folder after --target. */
const writePython = (afterwards: string): void => {
  const log = path.join(environment, "log");
  const target = 'while [ "$1" != --target ]; do shift; done; mkdir -p "$2/checkov"';
  writeFileSync(python, `#!/bin/sh\necho "$@" >> "${log}"\n${target}\n${afterwards}\n`, { mode: 0o755 });
};
const calls = (): string[] => readFileSync(path.join(environment, "log"), "utf8").trim().split("\n");
const install = (): string => installCheckov(python, requirements);
const folders = (): string[] => readdirSync(environment).filter((name) => name.startsWith("checkov"));

beforeEach(() => {
  environment = temporaryFolder();
  mkdirSync(path.join(environment, "bin"));
  python = path.join(environment, "bin", "python");
  requirements = path.join(environment, "requirements.txt");
  writeFileSync(requirements, "checkov==1");
  writePython("true");
});

it("installs only wheels of known hashes, once", () => {
  const folder = install();

  expect(install()).toBe(folder);
  expect(existsSync(path.join(folder, "checkov"))).toBe(true);
  expect(calls()).toHaveLength(1);
  expect(calls()[0]).toContain(" --require-hashes --only-binary=:all: --no-deps ");
});

it("installs another version beside the one that other commands may be using", () => {
  const before = install();
  writeFileSync(requirements, "checkov==2");

  expect(install()).not.toBe(before);
  expect(folders()).toHaveLength(2);
});

it("leaves nothing of an installation that failed, and says so", () => {
  writePython("exit 1");

  expect(install).toThrow("Checkov could not be installed");
  expect(folders()).toEqual([]);
});

it("takes the folder of another command that was faster", () => {
  // As if the other one had finished while pip was at work.
  writePython('other="${2%.*}"; mkdir -p "$other/checkov"; echo > "$other/other"');

  expect(existsSync(path.join(install(), "other"))).toBe(true);
  expect(folders()).toHaveLength(1);
});
