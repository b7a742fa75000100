import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { readdir, readFile } from "node:fs/promises";
import { expect, it, vi } from "vitest";
import { PYTHON } from "../../../../scripts/shared/load/load-job.js";
import { MARK, ON_TERMINAL, TerminalSession } from "../../../support/terminal/terminal-session.js";

/** A command that stays when its terminal closes. */
const STUBBORN = ["sh", "-c", "trap '' HUP TERM; echo ready; while :; do sleep 1; done"];

const LONGEST = { timeout: 60_000, interval: 100 };

const markedWith = async (mark: string): Promise<readonly string[]> => {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const environments = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/environ`, "utf8").catch(() => "")));
  return pids.filter((_, index) => environments[index]?.includes(`${MARK}=${mark}`));
};

it("ends what is left of a session when its test is over", { timeout: 90_000 }, async () => {
  const session = new TerminalSession(STUBBORN, { cwd: process.cwd() });
  await session.shows("ready");
  await session.abandon();

  expect(await session.processes()).toEqual([]);
});

it("leaves no process of a terminal when the tests are killed", { timeout: 90_000 }, async () => {
  const mark = randomUUID();
  const start = `require("node:child_process").spawn(process.argv[1], process.argv.slice(2), { stdio: ["pipe", 1, 2] })`;
  const tests = spawn(process.execPath, ["-e", start, PYTHON, ON_TERMINAL, ...STUBBORN], {
    env: { ...process.env, [MARK]: mark },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(tests.stdout, "data");
  expect(await markedWith(mark)).not.toHaveLength(0);
  tests.kill("SIGKILL");

  await vi.waitFor(async () => {
    expect(await markedWith(mark)).toEqual([]);
  }, LONGEST);
});
