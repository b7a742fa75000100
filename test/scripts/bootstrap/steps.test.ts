import { readFileSync, renameSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { pythonStub, StubProject } from "./stub-project.js";

let project: StubProject;

beforeEach(() => {
  project = new StubProject();
});

describe("the Node modules", () => {
  const NPM = `#!/bin/sh
echo "added 3 packages"
[ ! -e no-registry ] && /bin/cp moved-node node_modules/.bin/node
`;

  beforeEach(() => {
    project.addTool("npm", NPM);
    renameSync(project.pathTo("node_modules/.bin/node"), project.pathTo("moved-node"));
  });

  it("are installed once when they are missing, with npm's output on standard error", () => {
    const { status, stdout, stderr } = project.bootstrap("x.ts");

    expect({ status, stdout }).toEqual({ status: 7, stdout: "--import tsx x.ts\n" });
    expect(stderr).toContain("[1/1] Installing Node modules ...\nadded 3 packages\n");
    expect(project.bootstrap("x.ts")).toMatchObject({ status: 7, stderr: "" });
  });

  it("are installed again when a package is missing, which an interrupted npm can leave", () => {
    const packages = {
      "": {},
      "node_modules/a": {},
      "node_modules/b": { optional: true },
      "node_modules/c": { link: true },
    };
    project.write("package-lock.json", JSON.stringify({ packages }));
    project.addTool("npm", `${NPM}/bin/mkdir -p node_modules/a; echo {} > node_modules/a/package.json\n`);
    const installs = () => project.bootstrap("x.ts").stderr.includes("Installing Node modules: done");

    expect([installs(), installs()]).toEqual([true, false]);
    project.remove("node_modules/a");
    expect([installs(), installs()]).toEqual([true, false]);
  });

  describe("with install scripts", () => {
    const LOG = `echo "npm $*" >> npm-log\n`;
    const lines = (): string[] => readFileSync(project.pathTo("npm-log"), "utf8").trim().split("\n");

    beforeEach(() => {
      const packages = {
        "node_modules/a": { version: "1.0.0", hasInstallScript: true, optional: true },
        "node_modules/b/node_modules/@c/d": { version: "2.0.0", hasInstallScript: true, optional: true },
        "node_modules/e": { version: "3.0.0", hasInstallScript: true, inBundle: true, optional: true },
        "node_modules/f": { version: "4.0.0", optional: true },
      };
      project.write("package-lock.json", JSON.stringify({ packages }));
      project.write("package.json", JSON.stringify({ allowScripts: { a: true, "@c/d": false } }));
      project.addTool("npm", `${NPM}${LOG}`);
    });

    it("run those that package.json approves, after all packages are there, and only once", () => {
      expect(project.bootstrap("x.ts").status).toBe(7);
      expect(project.bootstrap("x.ts").status).toBe(7);

      expect(lines()).toEqual([
        "npm ci --ignore-scripts --loglevel=warn --no-progress",
        "npm rebuild --ignore-scripts=false --loglevel=warn --no-progress a@1.0.0",
      ]);
    });

    it("run them after someone's own npm ci, which runs none", () => {
      project.write("node_modules/.bin/node", readFileSync(project.pathTo("moved-node"), "utf8"), 0o755);

      expect(project.bootstrap("x.ts").status).toBe(7);
      expect(lines()).toEqual(["npm rebuild --ignore-scripts=false --loglevel=warn --no-progress a@1.0.0"]);
    });

    it("are run by the next start when they failed", () => {
      project.addTool("npm", `${NPM}${LOG}[ "$1" != rebuild ]\n`);
      expect(project.bootstrap("x.ts").status).toBe(1);
      project.addTool("npm", `${NPM}${LOG}`);

      expect(project.bootstrap("x.ts").status).toBe(7);
      expect(lines().map((line) => line.split(" ")[1])).toEqual(["ci", "rebuild", "rebuild"]);
    });

    it.each([{ a: true }, { a: true, "@c/d": "yes" }])("refuse to install where allowScripts is %o", (allowScripts) => {
      project.write("package.json", JSON.stringify({ allowScripts }));

      expect(project.bootstrap("x.ts")).toMatchObject({
        status: 1,
        stderr: expect.stringMatching(/^error: not installed: .* scripts of @c\/d@2\.0\.0; expected .*\n$/),
      });
      expect(project.exists("npm-log")).toBe(false);
    });
  });

  it("end the command when npm has no Node for this machine", () => {
    project.addTool("npm", "#!/bin/sh\n/bin/mkdir -p node_modules/.bin\n");

    expect(project.bootstrap("x.ts")).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/error: cannot install .*: npm has no Node for \w+-\w+: see optionalDep.*\n$/),
    });
  });

  it("show npm's warnings, but not those about the Node that npm runs on", () => {
    const warn = `echo "npm warn deprecated one@1" >&2; echo "npm warn EBADENGINE   package: 'two'" >&2\n`;
    project.addTool("npm", `${NPM}${warn}`);

    const { stderr } = project.bootstrap("x.ts");

    expect(stderr).toContain("npm warn deprecated one@1\n");
    expect(stderr).not.toContain("EBADENGINE");
  });

  it("end the command with code 1 and the failed npm command when they cannot be installed", () => {
    project.write("no-registry", "");

    expect(project.bootstrap("x.ts")).toMatchObject({
      status: 1,
      stdout: "",
      stderr: expect.stringMatching(
        /added 3 packages\nerror: Installing Node modules failed: npm ci --ignore-scripts .*\n$/,
      ),
    });
  });
});

describe("the Python environment", () => {
  const start = () => project.bootstrap("--needs", "python", "--requirements", "requirements.txt", "x.ts");

  beforeEach(() => {
    project.addTool("python3", pythonStub());
    expect(start().status).toBe(7);
    expect(project.takeLog()).toEqual(["venv", "pip install"]);
  });

  it("is left alone, and not even asked, when nothing changed", () => {
    expect(start().status).toBe(7);
    expect(project.takeLog()).toEqual([]);
  });

  it("takes in requirements that changed", () => {
    project.write("requirements.txt", "one==2");

    expect(start().status).toBe(7);
    expect(project.takeLog()).toEqual(["pip install"]);
  });

  it("gets what builds PySpark before PySpark, and nothing else to build with", () => {
    project.write("requirements.txt", "pyspark==1");
    project.write("glue/requirements-build.txt", "setuptools==1");
    project.write(".venv/bin/python", pythonStub({ pip: '{ echo "$@" >> pip-log; }' }), 0o755);
    const arguments_ = "--disable-pip-version-check --require-hashes --only-binary=:all: --no-binary=pyspark";

    expect(start().status).toBe(7);
    expect(start().status).toBe(7);

    const calls = readFileSync(project.pathTo("pip-log"), "utf8").trim().split("\n");
    expect(calls.filter((call) => call !== "-m pip --version")).toEqual(
      ["glue/requirements-build.txt", "requirements.txt"].map(
        (file) => `-m pip install ${arguments_} --no-build-isolation -r ${file}`,
      ),
    );
  });

  it("shows each step of an installation and pip's own progress, on standard error", () => {
    project.remove(".venv");

    const { stdout, stderr } = start();

    expect(stdout).toBe("--import tsx x.ts\n");
    expect(
      stderr
        .replaceAll(/\d+ s$/gm, "N s")
        .replace(/[\d.]+ GB are/, "N GB are")
        .split("\n"),
    ).toEqual([
      "Installing what this project needs, into its folders node_modules and .venv.",
      "Only the first run takes this time, and the first one after an update.",
      "It takes up to 2.3 GB of disk, and 0.9 GB afterwards; N GB are free.",
      "[1/2] Creating the Python environment ...",
      "[1/2] Creating the Python environment: done in N s",
      "[2/2] Installing Python packages ...",
      "Downloading one",
      "[2/2] Installing Python packages: done in N s",
      "",
    ]);
    expect(start().stderr).toBe("");
  });

  it.each([
    [
      "was left half made, without a stamp",
      () => {
        project.remove(".venv/.bootstrap.json");
      },
    ],
    [
      "has lost its Python",
      () => {
        project.remove(".venv/bin/python");
      },
    ],
  ])("is made again when it %s", (_when, damage) => {
    damage();

    expect(start().status).toBe(7);
    expect(project.takeLog()).toEqual(["venv", "pip install"]);
  });

  it("is made again when its Python is another and has no pip", () => {
    project.write(".venv/bin/no-pip", "");
    project.write(".venv/bin/python", `${pythonStub()}# newer\n`, 0o755);

    expect(start().status).toBe(7);
    expect(project.takeLog()).toEqual(["pip --version", "pip --version", "venv", "pip install"]);
  });

  it("cannot be made again without a Python: code 2 and one line", () => {
    project.remove(".venv/.bootstrap.json");
    project.remove("bin/python3");

    expect(start()).toMatchObject({ status: 2, stderr: expect.stringMatching(/^error: missing Python 3\.11,.*\n$/) });
  });

  it("is asked once, and kept, when its stamp was cut off", () => {
    project.write(".venv/.bootstrap.json", '{"requ');

    expect(start().status).toBe(7);
    expect(project.takeLog()).toEqual(["pip --version", "pip install"]);
    expect(start().status).toBe(7);
    expect(project.takeLog()).toEqual([]);
  });

  it("is checked after a pip that did not finish, and made again when it has half a package", () => {
    const stamp = { "requirements.txt": "?", unfinished: true };
    project.write(".venv/.bootstrap.json", JSON.stringify(stamp));
    project.write("half-installed", "");

    expect(start().status).toBe(7);
    expect(project.takeLog()).toEqual(["check", "check", "venv", "pip install"]);
    expect(start().status).toBe(7);
    expect(project.takeLog()).toEqual([]);
  });

  it("is kept after a pip that did not finish, when all its packages are whole", () => {
    project.write("requirements.txt", "nonexistent==1");
    project.write(".venv/bin/python", pythonStub({ pip: '[ "$3" = --version ]' }), 0o755);
    expect(start()).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/\nerror: Installing Python packages failed: .*See above for the reason\..*\n$/),
    });
    project.write(".venv/bin/python", pythonStub(), 0o755);
    project.takeLog();

    expect(start().status).toBe(7);
    expect(project.takeLog().filter((call) => call !== "pip --version")).toEqual(["check", "check", "pip install"]);
  });
});

describe.each([
  ["console", "console", "the console's packages"],
  ["lighthouse", "test/console/lighthouse", "Lighthouse"],
])("the packages of %s", (need, folder, title) => {
  const NPM = `#!/bin/sh
echo "npm $* on $(node)" >> npm-log
[ -e no-registry ] && exit 1
/bin/mkdir -p ${folder}/node_modules/a; echo {} > ${folder}/node_modules/a/package.json
`;
  const start = () => project.bootstrap("--needs", need, "x.ts");
  const installs = (): number =>
    (project.exists("npm-log") ? readFileSync(project.pathTo("npm-log"), "utf8") : "").split("\n").length - 1;

  beforeEach(() => {
    project.addTool("npm", NPM);
    project.write(`${folder}/package-lock.json`, JSON.stringify({ packages: { "": {}, "node_modules/a": {} } }));
  });

  it("are installed once, without scripts and on the project's own Node, for a script that needs them", () => {
    expect(project.bootstrap("x.ts").status).toBe(7);
    expect(installs()).toBe(0);

    expect([start().status, start().status]).toEqual([7, 7]);
    const [line] = readFileSync(project.pathTo("npm-log"), "utf8").split("\n");
    expect(line).toMatch(/^npm ci --prefix \S+ --ignore-scripts --loglevel=warn --no-progress on $/);
    expect(line).toContain(`/${folder} `);
    expect(installs()).toBe(1);
  });

  it("are installed again when a package is missing, or the lock file has changed", () => {
    start();
    project.remove(`${folder}/node_modules/a`);
    start();
    expect(installs()).toBe(2);

    project.write(
      `${folder}/package-lock.json`,
      JSON.stringify({ packages: { "": { version: "2" }, "node_modules/a": {} } }),
    );
    start();
    expect(installs()).toBe(3);
  });

  it("are installed by the next start when npm failed", () => {
    project.write("no-registry", "");
    expect(start()).toMatchObject({
      status: 1,
      stderr: expect.stringContaining(`Installing ${title} failed`),
    });

    project.remove("no-registry");
    expect(start().status).toBe(7);
    expect(installs()).toBe(2);
  });
});
