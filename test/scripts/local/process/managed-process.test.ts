import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { startProcess, type ManagedProcess } from "../../../../scripts/local/process/managed-process.js";

const folder = mkdtempSync(path.join(tmpdir(), "process-"));
let started: ManagedProcess | undefined;

const start = (script: string, onLine?: (line: string) => void): ManagedProcess => {
  started = startProcess({
    name: "the process",
    command: process.execPath,
    args: ["-e", script],
    env: process.env,
    cwd: folder,
    logFile: path.join(folder, "log"),
    ...(onLine && { onLine }),
  });
  return started;
};

const exists = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const until = async (condition: () => boolean): Promise<void> => {
  for (let tries = 0; tries < 3_000 && !condition(); tries += 1) await sleep(20);
  expect(condition()).toBe(true);
};

const CHILD_AND_STAY = `
  const child = require("node:child_process").spawn(process.execPath, ["-e", "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)"]);
  console.log(child.pid);
  setInterval(() => {}, 1000);
`;

describe("startProcess", () => {
  afterEach(async () => {
    await started?.stop(0);
  });

  it("returns the exit code, and writes the output to the log", async () => {
    const code = await start("console.log('said'); process.exit(3)").ended;

    expect(code).toBe(3);
    expect(readFileSync(path.join(folder, "log"), "utf8")).toBe("said\n");
  });

  it("passes on each complete line of output before it counts as ended", async () => {
    const lines: string[] = [];
    await start("for (let i = 0; i < 1000; i++) console.log('line', i)", (line) => lines.push(line)).ended;

    expect(lines).toHaveLength(1000);
    expect(lines.at(-1)).toBe("line 999");
  });

  it("also stops processes that the process started, even those that ignore SIGTERM", async () => {
    let grandchild = 0;
    const child = start(CHILD_AND_STAY, (line) => (grandchild = Number(line)));
    await until(() => grandchild > 0);
    await child.stop(200);

    await until(() => !exists(child.pid) && !exists(grandchild));
  });

  it("can be stopped twice, and after its end", async () => {
    const child = start("process.exit(0)");
    await child.ended;

    await child.stop();
    await child.stop();
    expect(child.isRunning()).toBe(false);
  });

  it("ends when its signal is aborted", async () => {
    const controller = new AbortController();
    const child = startProcess({
      name: "the process",
      command: process.execPath,
      args: ["-e", "setInterval(() => {}, 1000)"],
      env: process.env,
      cwd: folder,
      logFile: path.join(folder, "log"),
      signal: controller.signal,
    });
    controller.abort();

    expect(await child.ended).toBeNull();
  });

  it("is not started when its signal is aborted already", () => {
    const logFile = path.join(folder, "never.log");

    expect(() =>
      startProcess({
        name: "the process",
        command: process.execPath,
        args: ["-e", ""],
        env: {},
        cwd: folder,
        logFile,
        signal: AbortSignal.abort(new Error("interrupted")),
      }),
    ).toThrow("interrupted");
    expect(existsSync(logFile)).toBe(false);
  });

  it("says how it died, unless it was stopped", async () => {
    const child = start("process.kill(process.pid, 'SIGKILL')");

    expect(await child.died).toBe(`the process ended unexpectedly, by SIGKILL. Its log: ${path.join(folder, "log")}`);
  });

  it("names the process that could not be started", () => {
    expect(() =>
      startProcess({
        name: "the emulator",
        command: "/no/such/thing",
        args: [],
        env: {},
        cwd: folder,
        logFile: path.join(folder, "log"),
      }),
    ).toThrow("Could not start the emulator: /no/such/thing");
  });
});
