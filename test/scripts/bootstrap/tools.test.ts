import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { pythonStub, StubProject } from "./stub-project.js";

let project: StubProject;

beforeEach(() => {
  project = new StubProject();
});

describe("missing tools", () => {
  it("names all of them in one line and ends with code 2", () => {
    const { status, stderr } = project.bootstrapOn({ arch: "riscv64" }, "--needs", "python,terraform,java", "x.ts");

    expect(status).toBe(2);
    expect(stderr).toMatch(
      /^error: missing Python 3\.11,.*; Terraform or OpenTofu 1\.10 or later: .*; Java 17 .*: .*\n$/,
    );
  });

  it.each([
    ["terraform", "1.9.8"],
    ["tofu", "1.6.0"],
    ["terraform", "0.15.5"],
  ])("refuses %s %s, and says which version there is", (command, version) => {
    project.addTool(command, `#!/bin/sh\necho '{ "terraform_version": "${version}" }'\n`);
    const { status, stderr } = project.bootstrap("--needs", "terraform", "x.ts");

    expect(status).toBe(2);
    expect(stderr).toMatch(/^error: missing Terraform or OpenTofu 1\.10 or later \(.*\n$/);
    expect(stderr).toContain(`(${command} is ${version})`);
  });

  it("refuses a terraform that does not answer", () => {
    project.addTool("terraform", "#!/bin/sh\nexit 1\n");

    expect(project.bootstrap("--needs", "terraform", "x.ts")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("(terraform is of no known version)"),
    });
  });

  it.each([
    ["terraform", "1.10.0"],
    ["tofu", "1.11.0-beta1"],
    ["terraform", "2.0.0"],
  ])("takes %s %s", (command, version) => {
    project.addTool(command, `#!/bin/sh\necho '{"terraform_version":"${version}"}'\n`);

    expect(project.bootstrap("--needs", "terraform", "x.ts").status).toBe(7);
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
    project.addTool("python3", pythonStub());
    project.write("glue/requirements-java.txt", "java==17");
  });

  const installed = (): boolean => readFileSync(project.pathTo(".venv/.bootstrap.json"), "utf8").includes("java");

  it.each([17, "17-ea"] as const)("of version %s on PATH is taken, and none is installed", (version) => {
    project.addTool("java", OF_VERSION[version]);

    expect(project.bootstrapOn(WITHOUT_PACKAGE, ...NEEDS).status).toBe(7);
    expect(installed()).toBe(false);
  });

  it("of version 17 in JAVA_HOME is taken before another one on PATH", () => {
    project.addTool("java", OF_VERSION[25]);
    project.write("jdk 17/bin/java", OF_VERSION[17], 0o755);

    const env = { JAVA_HOME: project.pathTo("jdk 17") };
    expect(project.bootstrapOn({ ...WITHOUT_PACKAGE, env }, ...NEEDS).status).toBe(7);
    expect(installed()).toBe(false);
  });

  it("of version 17 on PATH is taken when the one in JAVA_HOME does not fit", () => {
    project.addTool("java", OF_VERSION[17]);

    expect(project.bootstrapOn({ ...WITHOUT_PACKAGE, env: { JAVA_HOME: "/nonexistent" } }, ...NEEDS).status).toBe(7);
  });

  it.each([
    [8, "Java 8"],
    [11, "Java 11"],
    [21, "Java 21"],
    [25, "Java 25"],
    ["garbage", "no Java"],
    ["stub", "no Java"],
  ] as const)("of version %s is refused where none can be installed, before anything starts", (version, found) => {
    project.addTool("java", OF_VERSION[version]);

    const { status, stderr } = project.bootstrapOn(WITHOUT_PACKAGE, ...NEEDS);

    expect(status).toBe(2);
    expect(stderr).toMatch(
      /^error: missing Java 17 \(found PATH \(.*\): .*; none can be .*\): https:\/\/adoptium\.net.*JAVA_HOME.*\n$/,
    );
    expect(stderr).toContain(`PATH (${project.pathTo("bin/java")}): ${found}; none can be installed for you on`);
    expect(project.takeLog()).toEqual([]);
  });

  it.skipIf(process.platform !== "linux").each(["arm64", "riscv64"])(
    "is named with what to install on Linux on %s, for which there is no package",
    (arch) => {
      const { status, stderr } = project.bootstrapOn({ arch }, ...NEEDS);

      expect(status).toBe(2);
      expect(stderr).toBe(
        `error: missing Java 17 (none can be installed for you on ${process.platform}-${arch}): ` +
          "https://adoptium.net/temurin/releases?version=17, apt install openjdk-17-jre-headless, or brew install " +
          "openjdk@17, then set JAVA_HOME to it\n",
      );
      expect(project.takeLog()).toEqual([]);
    },
  );

  it("is refused with everything that was found", () => {
    project.addTool("java", OF_VERSION[21]);
    project.write("jdk/bin/java", OF_VERSION[25], 0o755);
    const home = project.pathTo("jdk");

    expect(project.bootstrapOn({ ...WITHOUT_PACKAGE, env: { JAVA_HOME: home } }, ...NEEDS).stderr).toContain(
      `(found JAVA_HOME (${home}): Java 25, PATH (${project.pathTo("bin/java")}): Java 21;`,
    );
  });

  it("that cannot be run is refused", () => {
    project.write("bin/java", "not a program", 0o644);

    expect(project.bootstrapOn(WITHOUT_PACKAGE, ...NEEDS).stderr).toContain(": no Java;");
  });

  it.skipIf(process.platform === "linux" && process.arch !== "x64").each([8, 25, "garbage", undefined] as const)(
    "is installed into the Python environment, once, when the user has %s",
    (version) => {
      if (version !== undefined) project.addTool("java", OF_VERSION[version]);

      expect(project.bootstrap(...NEEDS).status).toBe(7);
      expect(project.takeLog()).toEqual(["venv", "pip install"]);
      expect(installed()).toBe(true);
      expect(project.bootstrap(...NEEDS)).toMatchObject({ status: 7, stderr: "" });
      expect(project.takeLog()).toEqual([]);
    },
  );

  it.skipIf(process.platform === "linux" && process.arch !== "x64")(
    "is installed again when its requirements change, and not for a command that does not need it",
    () => {
      project.bootstrap(...NEEDS);
      project.takeLog();
      project.write("glue/requirements-java.txt", "java==17.1");

      project.bootstrap("--needs", "python", "--requirements", "requirements.txt", "x.ts");
      expect(project.takeLog()).toEqual([]);
      project.bootstrap(...NEEDS);
      expect(project.takeLog()).toEqual(["pip install"]);
    },
  );
});

describe("Python", () => {
  const NEEDS = ["--needs", "python", "--requirements", "requirements.txt", "x.ts"];
  const madeWith = (): string => readFileSync(project.pathTo(".venv/pyvenv.cfg"), "utf8");

  it.each(["3.11", "3.12", "3.13"])("%s makes the environment", (version) => {
    project.addTool("python3", pythonStub({ version }));

    expect(project.bootstrap(...NEEDS).status).toBe(7);
    expect(madeWith()).toContain(`version = ${version}`);
  });

  it("is taken by name in the order in which it is tested most, and python3 last", () => {
    for (const version of ["3.12", "3.13"]) project.addTool(`python${version}`, pythonStub({ version }));
    project.addTool("python3", pythonStub({ version: "3.14" }));

    expect(project.bootstrap(...NEEDS).status).toBe(7);
    expect(madeWith()).toContain("version = 3.12");
  });

  it("that has no venv is passed over", () => {
    project.addTool("python3.11", pythonStub({ check: "exit 1" }));
    project.addTool("python3", pythonStub({ version: "3.13" }));

    expect(project.bootstrap(...NEEDS).status).toBe(7);
    expect(madeWith()).toContain("version = 3.13");
  });

  it.each(["2.7", "3.10", "3.14", "3.100", "4.11"])("%s is refused at the start, with what to install", (version) => {
    project.addTool("python3", pythonStub({ version }));
    project.addTool("python3.11", "#!/bin/sh\nexit 127\n");
    project.addTool("python3.12", pythonStub({ version: "3.12", check: "exit 1" }));

    const { status, stderr } = project.bootstrap(...NEEDS);

    expect(status).toBe(2);
    expect(stderr).toBe(
      "error: missing Python 3.11, 3.12 or 3.13 with venv (found python3.11: does not run, " +
        `python3.12: Python 3.12 without venv, python3: Python ${version}): ` +
        "https://www.python.org/downloads, apt install python3-venv, or brew install python@3.13\n",
    );
    expect(project.takeLog()).toEqual([]);
  });

  it("of an environment that was made with another version is replaced", () => {
    project.addTool("python3", pythonStub());
    project.bootstrap(...NEEDS);
    project.write(".venv/pyvenv.cfg", "home = /usr/bin\nversion = 3.14.0\n");
    project.takeLog();

    expect(project.bootstrap(...NEEDS).status).toBe(7);
    expect(project.takeLog()).toEqual(["venv", "pip install"]);
    expect(madeWith()).toContain("version = 3.11");
  });
});
