import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { strToU8, zipSync } from "fflate";
import { beforeEach, describe, expect, it } from "vitest";
import { PROJECT_ROOT } from "../../scripts/shared/deployment/project.js";
import { PYTHON } from "../../scripts/shared/load/load-job.js";
import { StubProject } from "../scripts/bootstrap/stub-project.js";

/** A package of the attacker writes this file when code of its own runs. */
const OWNED = "owned";

let project: StubProject;
beforeEach(() => {
  project = new StubProject();
});

/** npm or Node of this machine, for a project whose PATH has nothing else. */
const addRealTool = (name: string): void => {
  const tool = execFileSync("/bin/sh", ["-c", `command -v ${name}`], { encoding: "utf8" }).trim();
  project.addTool(name, `#!/bin/sh\nexec "${tool}" "$@"\n`);
};

describe("an npm package with an install script", () => {
  const npm = (...args: string[]): void => {
    const env = { ...process.env, HOME: project.folder };
    execFileSync("npm", [...args, "--offline"], { cwd: project.folder, env, stdio: "pipe" });
  };
  const writeManifest = (allowScripts: Record<string, boolean>): void => {
    const dependencies = { stranger: "file:stranger-1.0.0.tgz" };
    project.write("package.json", JSON.stringify({ name: "victim", version: "1.0.0", dependencies, allowScripts }));
  };
  const install = () => project.bootstrapOn({ env: { HOME: project.folder } }, "x.ts");

  beforeEach(() => {
    for (const tool of ["npm", "node"]) addRealTool(tool);
    cpSync(path.join(PROJECT_ROOT, ".npmrc"), project.pathTo(".npmrc"));
    const postinstall = `echo > "${project.pathTo(OWNED)}"`;
    const stranger = { name: "stranger", version: "1.0.0", bin: { node: "node.sh" }, scripts: { postinstall } };
    project.write("stranger/package.json", JSON.stringify(stranger));
    project.write("stranger/node.sh", "#!/bin/sh\nexit 7\n", 0o755);
    npm("pack", "./stranger", "--ignore-scripts");
    writeManifest({});
    npm("install", "--package-lock-only", "--ignore-scripts");
    project.remove("node_modules");
  });

  it("runs it where nothing forbids it, so that the tests below mean something", () => {
    npm("ci", "--ignore-scripts=false", "--dangerously-allow-all-scripts");

    expect(project.exists(OWNED)).toBe(true);
  });

  it("that nobody has reviewed is not installed at all, and named", () => {
    expect(install()).toEqual({
      status: 1,
      stdout: "",
      stderr:
        "error: not installed: nobody has reviewed the install scripts of stranger@1.0.0; expected an entry in " +
        "allowScripts of package.json. Read the scripts, then add the package's name with true or false\n",
    });
    expect(project.exists("node_modules")).toBe(false);
  });

  it("is not reviewed by an approval of another package", () => {
    writeManifest({ strange: true });

    expect(install()).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("install scripts of stranger@1.0.0"),
    });
  });

  it("that is refused is installed, and runs nothing", () => {
    writeManifest({ stranger: false });

    expect(install().status).toBe(7);
    expect(project.exists("node_modules/stranger/package.json")).toBe(true);
    expect(project.exists(OWNED)).toBe(false);
  });

  it("runs nothing when someone calls npm by hand", () => {
    npm("ci");

    expect(project.exists("node_modules/stranger/package.json")).toBe(true);
    expect(project.exists(OWNED)).toBe(false);
  });

  it("is not installed when its content is not that of the lock file", () => {
    writeManifest({ stranger: false });
    project.write("stranger/more.js", "");
    npm("pack", "./stranger", "--ignore-scripts");
    // npm would take the content that fits from its cache.
    project.remove(".npm");

    const { status, stderr } = install();

    expect([status, stderr]).toEqual([1, expect.stringContaining("EINTEGRITY")]);
    expect(project.exists(OWNED)).toBe(false);
  });
});

describe("a Python package", () => {
  const wheels = (): string => project.pathTo("wheels");
  const NEEDS = ["--needs", "python", "--requirements", "requirements.txt", "x.ts"];
  /** pip sees the attacker's folder instead of the package index. */
  const install = () =>
    project.bootstrapOn({ env: { HOME: project.folder, PIP_NO_INDEX: "1", PIP_FIND_LINKS: wheels() } }, ...NEEDS);
  const installedFile = (): boolean =>
    project.exists(".venv") &&
    execFileSync("/bin/sh", ["-c", "find .venv -name stranger.py"], { cwd: project.folder, encoding: "utf8" }) !== "";

  const writeWheel = (source: string): string => {
    const info = "stranger-1.0.dist-info";
    const files = {
      "stranger.py": strToU8(source),
      [`${info}/METADATA`]: strToU8("Metadata-Version: 2.1\nName: stranger\nVersion: 1.0\n"),
      [`${info}/WHEEL`]: strToU8("Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"),
      [`${info}/RECORD`]: strToU8("stranger.py,,\n"),
    };
    const file = path.join(wheels(), "stranger-1.0-py3-none-any.whl");
    writeFileSync(file, zipSync(files));
    return hashOf(file);
  };
  const hashOf = (file: string): string => createHash("sha256").update(readFileSync(file)).digest("hex");
  const require = (hash: string): void => {
    project.write("requirements.txt", `stranger==1.0 --hash=sha256:${hash}\n`);
  };

  /** Whose setup.py runs as soon as pip looks at it. */
  const writeSource = (): string => {
    project.write("stranger-1.0/setup.py", `open(${JSON.stringify(project.pathTo(OWNED))}, "w")`);
    const file = path.join(wheels(), "stranger-1.0.tar.gz");
    execFileSync("/bin/sh", ["-c", `tar czf "${file}" stranger-1.0`], { cwd: project.folder });
    return hashOf(file);
  };

  beforeEach(() => {
    mkdirSync(wheels());
    project.addTool("python3", `#!/bin/sh\nexec "${PYTHON}" "$@"\n`);
  });

  it("is installed when its hash is that of the requirements, and refused when its content has changed", () => {
    require(writeWheel("HARMLESS = True"));
    expect(install().status).toBe(7);
    expect(installedFile()).toBe(true);
    project.remove(".venv");
    writeWheel("HARMLESS = False");

    const { status, stderr } = install();

    expect([status, stderr]).toEqual([1, expect.stringContaining("DO NOT MATCH THE HASHES")]);
    expect(installedFile()).toBe(false);
  });

  it("is refused when the requirements name no hash", () => {
    writeWheel("HARMLESS = True");
    project.write("requirements.txt", "stranger==1.0\n");

    const { status, stderr } = install();

    expect([status, stderr]).toEqual([1, expect.stringContaining("--require-hashes")]);
    expect(installedFile()).toBe(false);
  });

  it("that is published as source is refused, and its setup.py does not run", () => {
    require(writeSource());

    expect(install()).toMatchObject({ status: 1, stderr: expect.stringContaining("No matching distribution") });
    expect(project.exists(OWNED)).toBe(false);
  });
});
