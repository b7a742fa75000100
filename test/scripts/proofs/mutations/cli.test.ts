import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { runCommand } from "../../../../scripts/shared/terminal/command-line.js";
import type { Mutation } from "../../../../scripts/proofs/mutations/mutation.js";
import { createProgram } from "../../../../scripts/proofs/mutations/cli.js";

const all: readonly Mutation[] = ["load/lock", "source/retry"].map((name) => ({
  name,
  removes: `the ${name}`,
  breaks: "lost",
  file: "a.ts",
  edit: { find: "a", put: "" },
  tests: ["a.test.ts"],
}));

let out = "";
let err = "";

beforeEach(() => {
  out = err = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => ((out += String(text)), true));
  vi.spyOn(process.stderr, "write").mockImplementation((text) => ((err += String(text)), true));
});

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

/** Runs the command. @returns its exit code */
const command = async (...args: string[]): Promise<number> => {
  await runCommand(createProgram(all), ["node", "test:mutations", ...args]);
  return Number(process.exitCode ?? 0);
};

describe("npm run test:mutations", () => {
  it("lists all mutations or the named ones, and runs nothing", async () => {
    expect(await command("--list", "--only", "load")).toBe(0);
    expect(out).toContain("load/lock");
    expect(out).not.toContain("source/retry");
  });

  it.each([
    [
      ["--only", "none"],
      "error: No mutation is named none; expected one of load, source, or a name below; --list shows all names.\n",
    ],
    [["--jobs", "0"], 'error: --jobs is "0"; expected a whole number from 1 to 16.\n'],
    [["--json", "/no/such/folder/a.json"], "is not a folder that can be written to.\n"],
  ])("exits with code 2 and one line for %j", async (args, line) => {
    expect(await command(...args)).toBe(2);
    expect(err).toContain(line);
    expect(err.trim().split("\n")).toHaveLength(1);
  });
});
