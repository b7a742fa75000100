import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { createRunFolder, keepLogs } from "../../../../scripts/local/stack/run-folder.js";
import { temporaryFolder } from "../../../support/aws/temporary-folder.js";

/** No process has this id: Linux and macOS have none above four million. */
const DEAD = 999_999_999;

let runs: string;

beforeEach(() => {
  runs = temporaryFolder();
});

const addRun = (hour: number, pid: number, files: readonly string[]): string => {
  const id = `20261128T${String(hour).padStart(2, "0")}0000-${pid}`;
  mkdirSync(path.join(runs, id, "cdktf.out"), { recursive: true });
  for (const file of files) writeFileSync(path.join(runs, id, file), "");
  return id;
};

const contentsOf = (id: string): string[] => readdirSync(path.join(runs, id)).sort();

describe("the folders of runs", () => {
  it("have only logs when a run is over", async () => {
    const id = addRun(1, process.pid, ["emulator.log", "terraform.tfstate", "replay-1.log"]);

    await keepLogs(path.join(runs, id));

    expect(contentsOf(id)).toEqual(["emulator.log", "replay-1.log"]);
  });

  it("have only logs at the next start when a run was killed", async () => {
    const id = addRun(1, DEAD, ["emulator.log", "terraform.tfstate", "stack.json"]);

    await createRunFolder(runs);

    expect(contentsOf(id)).toEqual(["emulator.log"]);
  });

  it("are five at most, without those of running stacks", async () => {
    const running = addRun(0, process.pid, ["emulator.log"]);
    const finished = [1, 2, 3, 4, 5, 6, 7].map((hour) => addRun(hour, DEAD, ["emulator.log"]));

    const { id } = await createRunFolder(runs);

    expect(readdirSync(runs).sort()).toEqual([running, ...finished.slice(-4), id]);
    expect(contentsOf(running)).toEqual(["cdktf.out", "emulator.log"]);
  });
});
