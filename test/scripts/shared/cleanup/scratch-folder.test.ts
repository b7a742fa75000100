import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { createScratchFolder } from "../../../../scripts/shared/cleanup/scratch-folder.js";
import { PROJECT_ROOT } from "../../../../scripts/shared/deployment/project.js";
import { temporaryFolder } from "../../../support/aws/temporary-folder.js";

const MODULE = path.join(PROJECT_ROOT, "scripts/shared/cleanup/scratch-folder.ts");

const LONGEST = { timeout: 30_000, interval: 20 };

/** No process has this id: Linux and macOS have none above four million. */
const DEAD = 999_999_999;

let parent: string;

beforeEach(() => {
  parent = temporaryFolder();
});

const add = (name: string): string => {
  const folder = path.join(parent, name);
  mkdirSync(path.join(folder, "deep"), { recursive: true });
  writeFileSync(path.join(folder, "deep", "file"), "");
  return folder;
};

describe("a scratch folder", () => {
  it("is removed with everything in it", async () => {
    const scratch = await createScratchFolder(parent);
    writeFileSync(path.join(scratch.folder, "file"), "");

    await scratch.remove();
    await scratch.remove();

    expect(readdirSync(parent)).toEqual([]);
  });

  it("is removed by the next start if its owner was killed, and no other folder is", async () => {
    const dead = add(`ticket-pipeline-run-${DEAD}-abcdef`);
    const others = [
      add(`ticket-pipeline-run-${process.pid}-abcdef`),
      add(`ticket-pipeline-test-${DEAD}`),
      add(`ministack-lambda-${DEAD}-abcdef`),
    ];

    const scratch = await createScratchFolder(parent);

    expect(existsSync(dead)).toBe(false);
    expect(others.filter((folder) => !existsSync(folder))).toEqual([]);
    await scratch.remove();
  });

  it("is removed soon after its owner was killed", async () => {
    const owner = `
      const { createScratchFolder } = await import(${JSON.stringify(MODULE)});
      const { folder } = await createScratchFolder(${JSON.stringify(parent)});
      console.log(folder);
      setInterval(() => undefined, 1000);
    `;
    const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", owner], {
      cwd: PROJECT_ROOT,
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [line] = (await once(child.stdout, "data")) as [Buffer];
    const folder = line.toString().trim();
    expect(existsSync(folder)).toBe(true);

    child.kill("SIGKILL");

    await vi.waitFor(() => {
      expect(existsSync(folder)).toBe(false);
    }, LONGEST);
  });
});
