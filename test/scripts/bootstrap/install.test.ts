import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { BOOTSTRAP, pythonStub, StubProject } from "./stub-project.js";

const NEEDS = ["--needs", "python", "--requirements", "requirements.txt", "x.ts"];
const INSTALLING = ".local/install";
const LOCK = `${INSTALLING}/process`;
const STOPPED = "error: stopped while installing. The next start repairs what is half done.";
const HAS_PROC = existsSync("/proc/self/stat");

/** Never ends by itself, and neither does what it starts. Notes both processes, and a temporary file. */
const ENDLESS = `trap "" HUP
/bin/sleep 60 & echo "$$ $!" > pids; echo half > "$TMPDIR/half"; wait`;
/** Does not even end when it is asked to. */
const STUBBORN = `trap "" INT TERM HUP
/bin/sh -c 'trap "" INT TERM HUP; while :; do /bin/sleep 1; done' & echo "$$ $!" > pids; while :; do /bin/sleep 1; done`;

/** For a machine that is busy. */
const PATIENCE_MS = 60_000;

let project: StubProject;

/** A running process. One that has ended and waits for its parent, as in containers without an init, is not. */
const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return !HAS_PROC || !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
};

const installers = (): number[] => (project.exists("pids") ? readPids() : []);
const readPids = (): number[] => readFileSync(project.pathTo("pids"), "utf8").trim().split(" ").map(Number);

/** Waits until npm or pip is at work. */
const untilInstalling = async (): Promise<readonly number[]> => {
  await vi.waitFor(
    () => {
      expect(installers()).toHaveLength(2);
    },
    { timeout: PATIENCE_MS },
  );
  return installers();
};

const expectNothingLeft = async (pids: readonly number[]): Promise<void> => {
  await vi.waitFor(
    () => {
      expect(pids.filter(isRunning)).toEqual([]);
      expect(project.exists(INSTALLING)).toBe(false);
    },
    { timeout: PATIENCE_MS, interval: 20 },
  );
};

/** What it printed, and how it ended. */
const ended = async (child: ChildProcess): Promise<{ code: unknown; signal: unknown; output: string }> => {
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (data: Buffer) => (output += data.toString()));
  const [code, signal] = (await once(child, "close")) as unknown[];
  return { code, signal, output };
};

const makeNpm = (work: string): void => {
  project.remove("node_modules");
  project.addTool("npm", `#!/bin/sh\n${work}\n`);
};
const makePip = (work: string): void => {
  project.addTool("python3", pythonStub({ pip: `{ ${work}\n}` }));
};

const repairNpm = (): void => {
  const makeNode = `echo 'echo "$@"; exit 7' > node_modules/.bin/node; /bin/chmod +x node_modules/.bin/node`;
  project.addTool("npm", `#!/bin/sh\n/bin/mkdir -p node_modules/.bin\n${makeNode}\n`);
};
const repairPip = (): void => {
  project.addTool("python3", pythonStub());
  if (project.exists(".venv/bin/python")) project.write(".venv/bin/python", pythonStub(), 0o755);
};

beforeEach(() => {
  project = new StubProject();
  project.addTool("python3", pythonStub());
});

describe.each([
  ["npm", makeNpm, repairNpm],
  ["pip", makePip, repairPip],
])("an interruption of %s", (_name, make, repair) => {
  const startAgain = () => project.bootstrap(...NEEDS);

  it.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ] as const)("by %s to the command alone leaves nothing, and the next start works", async (signal, code) => {
    make(ENDLESS);
    const command = project.start(...NEEDS);
    const end = ended(command);
    const pids = await untilInstalling();

    command.kill(signal);

    expect(await end).toMatchObject({ code, output: expect.stringContaining(`\n${STOPPED}\n`) });
    await expectNothingLeft(pids);
    repair();
    expect(startAgain().status).toBe(7);
  });

  it("by the death of the command leaves nothing, and the next start works at once", async () => {
    make(ENDLESS);
    const command = project.start(...NEEDS);
    const end = ended(command);
    const pids = await untilInstalling();

    command.kill("SIGKILL");
    await once(command, "exit");
    repair();

    expect(startAgain().status).toBe(7);
    await expectNothingLeft(pids);
    await end;
  });

  it("by Ctrl-C on a terminal leaves nothing, and the terminal shows the reason on its own line", async () => {
    make(ENDLESS);
    const command = project.startOnTerminal(...NEEDS);
    const end = ended(command);
    const pids = await untilInstalling();

    command.stdin?.write("\u0003");

    expect(await end).toMatchObject({ code: 130, output: expect.stringContaining(`\r\n${STOPPED}\r\n`) });
    await expectNothingLeft(pids);
  });

  it("ends what refuses to end", async () => {
    make(STUBBORN);
    const command = project.start(...NEEDS);
    const end = ended(command);
    const pids = await untilInstalling();

    command.kill("SIGINT");

    expect(await end).toMatchObject({ code: 130 });
    await expectNothingLeft(pids);
  });
});

it.each([
  ["the parent of the command", '"$NODE" "$@"; exit $?'],
  ["npm, above a shell that stays", `/bin/sh -c '"$NODE" "$@"; exit $?' sh "$@"; exit $?`],
])("stops when %s was killed", async (_which, run) => {
  if (run.includes("-c") && !HAS_PROC) return;
  makeNpm(ENDLESS);
  project.addTool("npm-run", `#!/bin/sh\nNODE=${process.execPath}; export NODE\n${run}\n`);
  const parent = project.startWith(project.pathTo("bin/npm-run"), ...NEEDS);
  const end = ended(parent);
  const pids = await untilInstalling();

  parent.kill("SIGKILL");

  await expectNothingLeft(pids);
  expect(await end).toMatchObject({ signal: "SIGKILL", output: expect.stringContaining(STOPPED) });
});

it("writes packages that every user may read, also for a command that keeps what it writes to its user", () => {
  makePip("umask > mask");
  const mask = process.umask(0o077);
  const { status } = project.bootstrap(...NEEDS);
  process.umask(mask);

  expect(status).toBe(7);
  expect(readFileSync(project.pathTo("mask"), "utf8").trim()).toBe("0022");
});

describe("two commands at once", () => {
  it("install one after the other, and the second one has nothing left to do", async () => {
    makePip("/bin/sleep 1");
    const commands = [project.start(...NEEDS), project.start(...NEEDS)].map(ended);

    const results = await Promise.all(commands);

    expect(results.map(({ code, output }) => (code === 7 ? code : output))).toEqual([7, 7]);
    // The second one may look at what the first one has half done before it waits.
    expect(project.takeLog().filter((line) => line !== "check")).toEqual(["venv", "pip install"]);
    expect(results.map(({ output }) => output).join("")).toMatch(
      /Another command is installing \(process \d+\)\. Waiting for it \.\.\./,
    );
  });

  it("may note what is installed at the same time", () => {
    const otherCommand = JSON.stringify([process.execPath, [project.pathTo(BOOTSTRAP), "x.ts"]]).slice(1, -1);
    const script = `import fs from "node:fs"; import { syncBuiltinESMExports } from "node:module";
      import { spawnSync } from "node:child_process";
      const rename = fs.renameSync, env = { ...process.env, NODE_OPTIONS: "" }; let ran = false;
      const runOther = () => { ran = true; console.error("other", spawnSync(${otherCommand}, { env }).status); };
      fs.renameSync = (...files) => { if (!ran) runOther(); rename(...files); };
      syncBuiltinESMExports();`;
    const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(script)}` };

    const { status, stderr } = project.bootstrapOn({ env }, "x.ts");

    expect([status, stderr]).toEqual([7, "other 7\n"]);
  });

  /** Lets another process, which is this one, take the lock as soon as the command has looked for it. */
  const takenAfterTheFirst = (...looks: string[]): NodeJS.ProcessEnv => {
    const script = `import fs from "node:fs"; import { syncBuiltinESMExports } from "node:module";
      const real = { ...fs }, lock = ${JSON.stringify(project.pathTo(LOCK))}; let taken = false;
      const take = () => { taken = true; real.rmSync(lock, { force: true }); real.writeFileSync(lock, "${process.pid}"); };
      for (const call of ${JSON.stringify(looks)})
        fs[call] = (...args) => {
          try { return real[call](...args); } finally { if (!taken && String(args[0]) === lock) take(); }
        };
      syncBuiltinESMExports();`;
    return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(script)}` };
  };

  it.each([
    ["none", undefined, ["existsSync", "readFileSync"]],
    ["one that was left over", "999999999", ["readFileSync"]],
  ])("do not remove the lock that the other has just taken where there was %s", async (_which, before, looks) => {
    mkdirSync(project.pathTo(INSTALLING), { recursive: true });
    if (before !== undefined) writeFileSync(project.pathTo(LOCK), before);
    const command = project.startOn({ env: takenAfterTheFirst(...looks) }, ...NEEDS);
    const end = ended(command);
    let output = "";
    command.stderr?.on("data", (data: Buffer) => (output += data.toString()));

    await vi.waitFor(
      () => {
        expect(output).toContain(`Another command is installing (process ${process.pid})`);
      },
      { timeout: PATIENCE_MS },
    );
    expect(readFileSync(project.pathTo(LOCK), "utf8")).toBe(String(process.pid));
    project.remove(LOCK);

    expect(await end).toMatchObject({ code: 7 });
  });

  it.each([
    ["whose process has ended", "999999999", 0],
    ["whose process id is in use again", String(process.pid), 60],
  ])("do not wait for a lock %s", (_which, pid, age) => {
    mkdirSync(project.pathTo(INSTALLING), { recursive: true });
    writeFileSync(project.pathTo(LOCK), pid);
    const time = statSync(project.pathTo(LOCK)).mtimeMs / 1000 - age;
    utimesSync(project.pathTo(LOCK), time, time);

    const { status, stderr } = project.bootstrap(...NEEDS);

    expect(status).toBe(7);
    expect(stderr).not.toContain("Waiting");
    expect(project.exists(INSTALLING)).toBe(false);
  });
});

describe("the disk", () => {
  const withFreeSpace = (bytes: number): NodeJS.ProcessEnv => {
    const fake = `fs.statfsSync=()=>({bavail:${bytes},bsize:1})`;
    const script = `import fs from"node:fs";import{syncBuiltinESMExports}from"node:module";${fake};syncBuiltinESMExports()`;
    return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(script)}` };
  };

  it("is stated before anything is installed, and refused when it is too small", () => {
    makeNpm("echo started > npm-started");

    const { status, stderr } = project.bootstrapOn({ env: withFreeSpace(1.1e9) }, ...NEEDS);

    expect(status).toBe(1);
    expect(stderr).toContain("It takes up to 3.8 GB of disk, and 2.4 GB afterwards; 1.1 GB are free.\n");
    expect(stderr).toMatch(/\nerror: the disk of .* has too little space\. Free some space, then run .* again\.\n$/);
    expect(project.exists("npm-started")).toBe(false);
    expect(project.exists(INSTALLING)).toBe(false);
  });

  it("is stated, and not refused, when a folder is replaced", () => {
    repairPip();
    project.bootstrap(...NEEDS);
    project.remove(".venv/.bootstrap.json");

    const { status, stderr } = project.bootstrapOn({ env: withFreeSpace(1e6) }, ...NEEDS);

    expect(status).toBe(7);
    expect(stderr).toContain("It takes up to 2.3 GB of disk, and 0.9 GB afterwards; 0.0 GB are free.\n");
  });

  it("is not stated for packages that come into an environment", () => {
    repairPip();
    project.bootstrap(...NEEDS);
    project.write("requirements.txt", "one==2");

    const { status, stderr } = project.bootstrapOn({ env: withFreeSpace(1e6) }, ...NEEDS);

    expect(status).toBe(7);
    expect(stderr).not.toContain("of disk");
  });

  it.each([
    ["npm", makeNpm, "npm error code ENOSPC"],
    ["pip", makePip, "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device"],
  ])("that is full while %s installs ends with our words, and the next start works", (_name, make, problem) => {
    make(`echo "${problem}" >&2; /bin/false || exit 1`);

    const { status, stderr } = project.bootstrap(...NEEDS);

    expect(status).toBe(1);
    expect(stderr).toMatch(
      /\nerror: Installing .* failed: .*\. The disk is full\. Free some space, then .* again\.\n$/,
    );
    repairNpm();
    repairPip();
    expect(project.bootstrap(...NEEDS).status).toBe(7);
  });
});

it("counts the unpacked packages on a terminal while npm is silent", async () => {
  const lock = {
    packages: { "": {}, "node_modules/a": {}, "node_modules/b": {}, "node_modules/c": { optional: true } },
  };
  project.write("package-lock.json", JSON.stringify(lock));
  makeNpm("/bin/mkdir -p node_modules/a; echo {} > node_modules/a/package.json; /bin/sleep 1.3; exit 1");

  const { output } = await ended(project.startOnTerminal(...NEEDS));

  expect(output).toContain("Installing Node modules: 1 s, 1 of 2 packages");
});

it("names npm and where to get it when Node came without", () => {
  project.remove("node_modules");

  expect(project.bootstrap(...NEEDS)).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/\nerror: missing npm: it comes with Node from https:\/\/nodejs\.org.*\n$/),
  });
});
