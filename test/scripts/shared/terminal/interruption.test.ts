import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { PROJECT_ROOT } from "../../../../scripts/shared/deployment/project.js";

const INTERRUPTION = path.join(PROJECT_ROOT, "scripts/shared/terminal/interruption.ts");

/** A command that takes a while to stop, and says so. */
const slowToStop = (stopMs: number): string => `
  const { interruption, untilAborted } = await import(${JSON.stringify(INTERRUPTION)});
  const signal = interruption();
  console.log("ready");
  await untilAborted(signal);
  await new Promise((resolve) => setTimeout(resolve, ${stopMs}));
  console.log("stopped");
`;

const start = async (stopMs: number) => {
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", slowToStop(stopMs)], {
    cwd: PROJECT_ROOT,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  while (!said.includes("ready")) await sleep(20);
  return { child, said: () => said };
};

describe("interruption", () => {
  it.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("lets the command stop properly after %s", async (signal) => {
    const { child, said } = await start(200);
    child.kill(signal);
    await once(child, "close");

    expect(said()).toContain("stopped");
    expect(child.exitCode).toBe(0);
  });

  it("treats a Ctrl-C that npm and the terminal both pass on as one", async () => {
    const { child, said } = await start(500);
    child.kill("SIGINT");
    await sleep(100);
    child.kill("SIGINT");
    await once(child, "close");

    expect(said()).toContain("stopped");
  });

  it("exits immediately the second time", async () => {
    const { child, said } = await start(10_000);
    child.kill("SIGINT");
    await sleep(1_300);
    child.kill("SIGINT");
    await once(child, "close");

    expect(said()).not.toContain("stopped");
    expect(child.exitCode).toBe(130);
  });
});
