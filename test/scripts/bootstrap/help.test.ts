import { spawnSync } from "node:child_process";
import { cpSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { PROJECT_ROOT } from "../../../scripts/shared/deployment/project.js";
import { StubProject } from "./stub-project.js";

const { scripts } = JSON.parse(readFileSync(path.join(PROJECT_ROOT, "package.json"), "utf8")) as {
  scripts: Record<string, string>;
};
const PAGE = "docs/command-line.md";

/** A clone in which nothing is installed, and from which npm, Python and all other tools are out of reach. */
let clone: StubProject;
beforeEach(() => {
  clone = new StubProject();
  clone.remove("node_modules");
  cpSync(path.join(PROJECT_ROOT, "package.json"), clone.pathTo("package.json"));
  cpSync(path.join(PROJECT_ROOT, PAGE), clone.pathTo(PAGE), { recursive: true });
});

/** The arguments of Node in a script of package.json. */
const wordsOf = (name: string): string[] => (scripts[name] ?? "").split(" ").slice(2);
const run = (name: string, ...args: string[]) => clone.bootstrap(...wordsOf(name), ...args);

describe("--help in a fresh clone", () => {
  it.each(Object.keys(scripts))("of %s: prints its help, and installs nothing", (name) => {
    const { status, stdout, stderr } = run(name, "--help");

    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(new RegExp(`^Usage: npm (run )?${name} -- `));
    expect(stdout).toMatch(/\nExit codes:\n[^]*\S\n$/);
    expect(clone.exists("node_modules")).toBe(false);
  });

  it("is the same with -h, among other words", () => {
    expect(run("trace", "TKT-1", "-h").stdout).toBe(run("trace", "--help").stdout);
  });

  it("is that of the command below the command, if it is named", () => {
    expect(run("tokens", "create", "--help").stdout).toMatch(/^Usage: npm run tokens -- create \[options\]\n/);
  });

  it("fits a narrow terminal, and breaks at words", () => {
    const narrow = "data:text/javascript,process.stdout.columns=60";
    const words = ["--import", narrow, "scripts/bootstrap.mjs", ...wordsOf("generate"), "--help"];

    const { stdout } = spawnSync(process.execPath, words, { cwd: clone.folder, encoding: "utf8", timeout: 30_000 });

    const wide = stdout.split("\n").filter((line) => line.length > 60);
    expect(wide).toEqual([]);
    expect(stdout.split(/\s+/)).toEqual(run("generate", "--help").stdout.split(/\s+/));
  });

  it("ends quietly when the reader closes the pipe", () => {
    const command = `"${process.execPath}" scripts/bootstrap.mjs ${wordsOf("start").join(" ")} --help | true`;

    const { stderr } = spawnSync("/bin/sh", ["-c", command], { cwd: clone.folder, encoding: "utf8", timeout: 30_000 });

    expect(stderr).toBe("");
  });
});

it("leaves the help of what cdktf runs to cdktf", () => {
  const installed = new StubProject();
  cpSync(path.join(PROJECT_ROOT, "package.json"), installed.pathTo("package.json"));
  cpSync(path.join(PROJECT_ROOT, PAGE), installed.pathTo(PAGE), { recursive: true });
  const script = wordsOf("cdktf").at(-1) ?? "";

  expect(installed.bootstrap(script, "--help").stdout).toMatch(/^Usage: npm run cdktf -- /);
  expect(installed.bootstrap(script, "deploy", "--help").stdout).toBe(`--import tsx ${script} deploy --help\n`);
});

it("leaves --help after -- to the script", () => {
  const installed = new StubProject();

  expect(installed.bootstrap("x.ts", "--", "--help").stdout).toBe("--import tsx x.ts -- --help\n");
});
