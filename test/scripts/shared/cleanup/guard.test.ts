import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { PROJECT_ROOT } from "../../../../scripts/shared/deployment/project.js";

const MODULE = path.join(PROJECT_ROOT, "scripts/shared/cleanup/guard.ts");

/** Starts two groups that ignore every request to end, and has one of them guarded no longer. */
const OWNER = `
  const { spawn } = await import("node:child_process");
  const { guardGroup } = await import(${JSON.stringify(MODULE)});
  const start = () => spawn("sh", ["-c", 'trap "" TERM INT HUP; while :; do sleep 1; done'], { detached: true, stdio: "ignore" });
  const [guarded, released] = [start(), start()];
  guardGroup(guarded.pid);
  guardGroup(released.pid)();
  console.log(guarded.pid, released.pid);
`;

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(-pid, 0);
  } catch {
    return false;
  }
};

const killGroup = (pid: number): void => {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended.
  }
};

describe("the guard of a command that is killed", () => {
  it("ends its process groups, except those that it has let go", async () => {
    const owner = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", OWNER], {
      cwd: PROJECT_ROOT,
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [line] = (await once(owner.stdout, "data")) as [Buffer];
    const [guarded = 0, released = 0] = line.toString().trim().split(" ").map(Number);
    expect([guarded, released].map(isRunning)).toEqual([true, true]);

    onTestFinished(() => {
      for (const pid of [guarded, released]) killGroup(pid);
    });

    owner.kill("SIGKILL");

    await vi.waitFor(
      () => {
        expect(isRunning(guarded)).toBe(false);
      },
      { timeout: 30_000, interval: 20 },
    );
    expect(isRunning(released)).toBe(true);
  });
});
