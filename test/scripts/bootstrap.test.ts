import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { beforeEach, describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/aws/temporary-folder.js";

const BOOTSTRAP = fileURLToPath(new URL("../../scripts/bootstrap.mjs", import.meta.url));

/** Makes an environment of copies of itself, logs its calls, and has a pip that fails next to a file "no-pip". */
const PYTHON = `#!/bin/sh
case "$1 $2" in
"-m venv") echo "venv" >> log; /bin/rm -rf "$4"; /bin/mkdir -p "$4/bin"; /bin/cp "$0" "$4/bin/python" ;;
"-m pip") echo "pip $3" >> log; echo "Downloading one"; [ ! -e "\${0%/*}/no-pip" ] ;;
esac
`;

let project: string;

const write = (file: string, text: string, mode?: number): void => {
  const whole = path.join(project, file);
  mkdirSync(path.dirname(whole), { recursive: true });
  writeFileSync(whole, text, { mode });
};

/** A tool on the PATH, which has no others. */
const addTool = (name: string, text: string): void => {
  write(`bin/${name}`, text, 0o755);
};

/** What was asked of Python since the last look. */
const takeLog = (): string[] => {
  const file = path.join(project, "log");
  const lines = existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : [];
  rmSync(file, { force: true });
  return lines;
};

interface Machine {
  readonly env?: NodeJS.ProcessEnv;
  /** Processor, as Node names it. @default this machine's */
  readonly arch?: string;
}

const bootstrap = (...args: string[]) => bootstrapOn({}, ...args);

const bootstrapOn = ({ env: variables = {}, arch }: Machine, ...args: string[]) => {
  const script = path.join(project, "scripts", "bootstrap.mjs");
  const env = { PATH: path.join(project, "bin"), ...variables };
  const pretend = `data:text/javascript,Object.defineProperty(process,"arch",{value:"${arch}"})`;
  const node = arch === undefined ? [] : ["--import", pretend];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...node, script, ...args], {
    cwd: project,
    env,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
};

/** A project whose node modules are installed, with a Node that prints its arguments. */
beforeEach(() => {
  project = temporaryFolder();
  write("package-lock.json", "{}");
  write("requirements.txt", "one==1");
  write("node_modules/.package-lock.json", "{}");
  write("node_modules/.bin/node", '#!/bin/sh\necho "$@"\nexit 7\n', 0o755);
  write("scripts/bootstrap.mjs", "");
  copyFileSync(BOOTSTRAP, path.join(project, "scripts", "bootstrap.mjs"));
});

describe("its own options", () => {
  it.each([
    ["an unknown option", ["--nope", "x.ts"], "error: unknown option --nope; expected --needs or --requirements\n"],
    [
      "an unknown need",
      ["--needs", "cobol", "x.ts"],
      "error: --needs has cobol; expected node, python, terraform, java\n",
    ],
    ["no script", ["--needs", "node"], "error: expected the script to run\n"],
  ])("ends with code 2 and one line for %s", (_what, args, stderr) => {
    expect(bootstrap(...args)).toEqual({ status: 2, stdout: "", stderr });
  });

  it("hands the rest to the script on the project's Node, and ends with its code", () => {
    expect(bootstrap("x.ts", "--needs", "none")).toEqual({
      status: 7,
      stdout: "--import tsx x.ts --needs none\n",
      stderr: "",
    });
  });
});

describe("missing tools", () => {
  it("names all of them in one line and ends with code 2", () => {
    const { status, stderr } = bootstrapOn({ arch: "riscv64" }, "--needs", "python,terraform,java", "x.ts");

    expect(status).toBe(2);
    expect(stderr).toMatch(/^Missing: Python 3\.11 .*; Terraform or OpenTofu 1\.10 or later: .*; Java 17: .*\n$/);
  });

  it.each([
    ["terraform", "1.9.8"],
    ["tofu", "1.6.0"],
    ["terraform", "0.15.5"],
  ])("refuses %s %s, and says which version there is", (command, version) => {
    addTool(command, `#!/bin/sh\necho '{ "terraform_version": "${version}" }'\n`);
    const { status, stderr } = bootstrap("--needs", "terraform", "x.ts");

    expect(status).toBe(2);
    expect(stderr).toMatch(/^Missing: Terraform or OpenTofu 1\.10 or later \(.*\n$/);
    expect(stderr).toContain(`(${command} is ${version})`);
  });

  it("refuses a terraform that does not answer", () => {
    addTool("terraform", "#!/bin/sh\nexit 1\n");

    expect(bootstrap("--needs", "terraform", "x.ts")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("(terraform is of no known version)"),
    });
  });

  it.each([
    ["terraform", "1.10.0"],
    ["tofu", "1.11.0-beta1"],
    ["terraform", "2.0.0"],
  ])("takes %s %s", (command, version) => {
    addTool(command, `#!/bin/sh\necho '{"terraform_version":"${version}"}'\n`);

    expect(bootstrap("--needs", "terraform", "x.ts").status).toBe(7);
  });
});

describe("Java", () => {
  const WITHOUT_PACKAGE = { arch: "riscv64" };
  const NEEDS = ["--needs", "python,java", "--requirements", "requirements.txt", "x.ts"];

  const javaSaying = (text: string): string => `#!/bin/sh\necho '${text}' >&2\n`;
  const OF_VERSION = {
    8: javaSaying('java version "1.8.0_392"'),
    11: javaSaying('openjdk version "11.0.21" 2023-10-17'),
    17: javaSaying('openjdk version "17.0.9" 2023-10-17'),
    "17-ea": javaSaying('Picked up JAVA_TOOL_OPTIONS: -Xmx1g\nopenjdk version "17-ea" 2021-09-14'),
    21: javaSaying('openjdk version "21.0.1" 2023-10-17 LTS'),
    25: javaSaying('openjdk version "25" 2025-09-16'),
    garbage: javaSaying("Segmentation fault"),
    stub: `#!/bin/sh\necho 'The operation could not be completed. Unable to locate a Java Runtime.' >&2\nexit 1\n`,
  };

  beforeEach(() => {
    addTool("python3", PYTHON);
    write("glue/requirements-java.txt", "java==17");
  });

  const installed = (): boolean => readFileSync(path.join(project, ".venv/.bootstrap.json"), "utf8").includes("java");

  it.each([17, "17-ea"] as const)("of version %s on PATH is taken, and none is installed", (version) => {
    addTool("java", OF_VERSION[version]);

    expect(bootstrapOn(WITHOUT_PACKAGE, ...NEEDS).status).toBe(7);
    expect(installed()).toBe(false);
  });

  it("of version 17 in JAVA_HOME is taken before another one on PATH", () => {
    addTool("java", OF_VERSION[25]);
    write("jdk 17/bin/java", OF_VERSION[17], 0o755);

    const env = { JAVA_HOME: path.join(project, "jdk 17") };
    expect(bootstrapOn({ ...WITHOUT_PACKAGE, env }, ...NEEDS).status).toBe(7);
    expect(installed()).toBe(false);
  });

  it("of version 17 on PATH is taken when the one in JAVA_HOME does not fit", () => {
    addTool("java", OF_VERSION[17]);

    expect(bootstrapOn({ ...WITHOUT_PACKAGE, env: { JAVA_HOME: "/nonexistent" } }, ...NEEDS).status).toBe(7);
  });

  it.each([
    [8, "Java 8"],
    [11, "Java 11"],
    [21, "Java 21"],
    [25, "Java 25"],
    ["garbage", "no Java"],
    ["stub", "no Java"],
  ] as const)("of version %s is refused where none can be installed, before anything starts", (version, found) => {
    addTool("java", OF_VERSION[version]);

    const { status, stderr } = bootstrapOn(WITHOUT_PACKAGE, ...NEEDS);

    expect(status).toBe(2);
    expect(stderr).toMatch(/^Missing: Java 17 \(found PATH \(.*\): .*\): https:\/\/adoptium\.net.*JAVA_HOME.*\n$/);
    expect(stderr).toContain(`PATH (${path.join(project, "bin", "java")}): ${found})`);
    expect(takeLog()).toEqual([]);
  });

  it("is refused with everything that was found", () => {
    addTool("java", OF_VERSION[21]);
    write("jdk/bin/java", OF_VERSION[25], 0o755);
    const home = path.join(project, "jdk");

    expect(bootstrapOn({ ...WITHOUT_PACKAGE, env: { JAVA_HOME: home } }, ...NEEDS).stderr).toContain(
      `(found JAVA_HOME (${home}): Java 25, PATH (${path.join(project, "bin", "java")}): Java 21)`,
    );
  });

  it("that cannot be run is refused", () => {
    write("bin/java", "not a program", 0o644);

    expect(bootstrapOn(WITHOUT_PACKAGE, ...NEEDS).stderr).toContain(": no Java)");
  });

  it.skipIf(process.platform === "linux" && process.arch !== "x64").each([8, 25, "garbage", undefined] as const)(
    "is installed into the Python environment, once, when the user has %s",
    (version) => {
      if (version !== undefined) addTool("java", OF_VERSION[version]);

      expect(bootstrap(...NEEDS).status).toBe(7);
      expect(takeLog()).toEqual(["venv", "pip install"]);
      expect(installed()).toBe(true);
      expect(bootstrap(...NEEDS)).toMatchObject({ status: 7, stderr: "" });
      expect(takeLog()).toEqual([]);
    },
  );

  it.skipIf(process.platform === "linux" && process.arch !== "x64")(
    "is installed again when its requirements change, and not for a command that does not need it",
    () => {
      bootstrap(...NEEDS);
      takeLog();
      write("glue/requirements-java.txt", "java==17.1");

      bootstrap("--needs", "python", "--requirements", "requirements.txt", "x.ts");
      expect(takeLog()).toEqual([]);
      bootstrap(...NEEDS);
      expect(takeLog()).toEqual(["pip install"]);
    },
  );
});

describe("the Node modules", () => {
  const NPM = `#!/bin/sh
echo "added 3 packages"
[ ! -e no-registry ] && /bin/cp moved-node node_modules/.bin/node
`;

  beforeEach(() => {
    addTool("npm", NPM);
    renameSync(path.join(project, "node_modules/.bin/node"), path.join(project, "moved-node"));
  });

  it("are installed once when they are missing, with npm's output on standard error", () => {
    const { status, stdout, stderr } = bootstrap("x.ts");

    expect({ status, stdout }).toEqual({ status: 7, stdout: "--import tsx x.ts\n" });
    expect(stderr).toContain("[1/1] Installing Node modules ...\nadded 3 packages\n");
    expect(bootstrap("x.ts")).toMatchObject({ status: 7, stderr: "" });
  });

  it("end the command with code 1 and the failed npm command when they cannot be installed", () => {
    write("no-registry", "");

    expect(bootstrap("x.ts")).toMatchObject({
      status: 1,
      stdout: "",
      stderr: expect.stringMatching(/added 3 packages\nInstalling Node modules failed: npm ci --loglevel=error\n$/),
    });
  });
});

describe("the Python environment", () => {
  const start = () => bootstrap("--needs", "python", "--requirements", "requirements.txt", "x.ts");

  beforeEach(() => {
    addTool("python3", PYTHON);
    expect(start().status).toBe(7);
    expect(takeLog()).toEqual(["venv", "pip install"]);
  });

  it("is left alone, and not even asked, when nothing changed", () => {
    expect(start().status).toBe(7);
    expect(takeLog()).toEqual([]);
  });

  it("takes in requirements that changed", () => {
    write("requirements.txt", "one==2");

    expect(start().status).toBe(7);
    expect(takeLog()).toEqual(["pip install"]);
  });

  it("shows each step of an installation and pip's own progress, on standard error", () => {
    rmSync(path.join(project, ".venv"), { recursive: true });

    const { stdout, stderr } = start();

    expect(stdout).toBe("--import tsx x.ts\n");
    expect(stderr.replaceAll(/\d+ s$/gm, "N s").split("\n")).toEqual([
      "Installing what this project needs, into its folders node_modules and .venv.",
      "Only the first run takes this time, and the first one after an update.",
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
        rmSync(path.join(project, ".venv/.bootstrap.json"));
      },
    ],
    [
      "has lost its Python",
      () => {
        rmSync(path.join(project, ".venv/bin/python"));
      },
    ],
  ])("is made again when it %s", (_when, damage) => {
    damage();

    expect(start().status).toBe(7);
    expect(takeLog()).toEqual(["venv", "pip install"]);
  });

  it("is made again when its Python is another and has no pip", () => {
    write(".venv/bin/no-pip", "");
    write(".venv/bin/python", `${PYTHON}# newer\n`, 0o755);

    expect(start().status).toBe(7);
    expect(takeLog()).toEqual(["pip --version", "venv", "pip install"]);
  });

  it("cannot be made again without a Python: code 2 and one line", () => {
    rmSync(path.join(project, ".venv/.bootstrap.json"));
    rmSync(path.join(project, "bin/python3"));

    expect(start()).toMatchObject({ status: 2, stderr: expect.stringMatching(/^Missing: Python 3\.11 .*\n$/) });
  });

  it("is asked once, and kept, when its stamp was cut off", () => {
    write(".venv/.bootstrap.json", '{"requ');

    expect(start().status).toBe(7);
    expect(takeLog()).toEqual(["pip --version", "pip install"]);
    expect(start().status).toBe(7);
    expect(takeLog()).toEqual([]);
  });
});
