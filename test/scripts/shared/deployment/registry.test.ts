import { mkdir, mkdtemp, readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { spawnSync } from "node:child_process";
import { beforeEach, describe, expect, it } from "vitest";
import {
  listRunningStacks,
  registerStack,
  unregisterStack,
  type RunningStack,
} from "../../../../scripts/shared/deployment/registry.js";

const aStack = (id: string, changes: Partial<RunningStack> = {}): RunningStack => ({
  id,
  pid: process.pid,
  endpoint: "http://127.0.0.1:1",
  credentials: { accessKeyId: "LOCALKEY", secretAccessKey: "of the stack" },
  modelUrl: "http://127.0.0.1:2",
  apiUrl: "http://127.0.0.1:1/_aws/execute-api/abc/v1",
  region: "us-east-1",
  projectName: "ticket-pipeline",
  stage: "dev",
  startedAt: "2026-11-21T08:30:00.000Z",
  ...changes,
});

const pidOfAnExitedProcess = (): number => spawnSync(process.execPath, ["--version"]).pid;

describe("the registry of local stacks", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "registry-"));
  });

  it("lists registered stacks, newest first", async () => {
    const older = aStack("older", { startedAt: "2026-11-21T08:30:00.000Z" });
    const newer = aStack("newer", { startedAt: "2026-11-21T09:30:00.000Z" });
    await registerStack(older, folder);
    await registerStack(newer, folder);

    expect(await listRunningStacks(folder)).toEqual([newer, older]);
  });

  it("removes an unregistered stack, and keeps its folder with the logs", async () => {
    await registerStack(aStack("one"), folder);
    await unregisterStack("one", folder);

    expect(await listRunningStacks(folder)).toEqual([]);
    expect(await readdir(folder)).toEqual(["one"]);
  });

  it("removes the entry of a process that died", async () => {
    await registerStack(aStack("dead", { pid: pidOfAnExitedProcess() }), folder);

    expect(await listRunningStacks(folder)).toEqual([]);
    expect(await readdir(path.join(folder, "dead"))).toEqual([]);
  });

  it("ignores a folder without an entry, and an entry that it cannot read", async () => {
    await mkdir(path.join(folder, "empty"));
    await mkdir(path.join(folder, "broken"));
    await writeFile(path.join(folder, "broken", "stack.json"), "{");
    await registerStack(aStack("good"), folder);

    expect((await listRunningStacks(folder)).map(({ id }) => id)).toEqual(["good"]);
  });

  it("is empty if no stack ever ran", async () => {
    expect(await listRunningStacks(path.join(folder, "none"))).toEqual([]);
  });
});
