import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { runStages, type RunOptions } from "../../../../scripts/commands/test/run-stages.js";
import type { Stage } from "../../../../scripts/commands/test/stages.js";
import { temporaryFolder } from "../../../support/aws/temporary-folder.js";

const REPORT = `<testsuite name="a" tests="3" failures="1" errors="0" skipped="0">`;

let folder: string;
let printed: string;
let options: RunOptions;

beforeEach(() => {
  folder = temporaryFolder();
  printed = "";
  options = { logFolder: folder, print: (text) => (printed += text), signal: new AbortController().signal };
});

/** A stage that runs JavaScript, which finds the test's folder in `folder`. */
const aStage = (name: string, code: string, report?: string): Stage => ({
  name,
  command: process.execPath,
  args: ["-e", `const fs = require("node:fs"); const folder = ${JSON.stringify(folder)}; ${code}`],
  ...(report !== undefined && { report: path.join(folder, report) }),
});

/** Code that waits until a file is in the folder. */
const waitFor = (file: string) => `while (!fs.existsSync(folder + "/${file}"));`;
const touch = (file: string) => `fs.writeFileSync(folder + "/${file}", "");`;

describe("runStages", () => {
  it("runs two stages at a time, and starts the next when one of them has ended", async () => {
    const stages = [
      aStage("first", waitFor("third")),
      aStage("second", `if (fs.existsSync(folder + "/third")) process.exit(1);`),
      aStage("third", touch("third")),
    ];

    const results = await runStages(stages, options);

    expect(results.map(({ name, ok }) => [name, ok])).toEqual([
      ["first", true],
      ["second", true],
      ["third", true],
    ]);
  });

  it("prints the output of each stage as a whole, under its name and result", async () => {
    const stages = [
      aStage("slow", `console.log("slow 1"); ${waitFor("fast")} console.error("slow 2");`),
      aStage("fast", `console.log("fast 1"); ${touch("fast")} console.log("fast 2"); process.exit(3);`),
    ];

    await runStages(stages, options);

    expect(printed).toMatch(/^=== fast: FAILED in .+\nfast 1\nfast 2\n$/m);
    expect(printed).toMatch(/^=== slow: passed in .+\nslow 1\nslow 2\n$/m);
  });

  it("names the log of a stage when it starts, and keeps it", async () => {
    await runStages([aStage("one", `console.log("hello")`), aStage("other", "")], options);

    const log = path.join(folder, "one.log");
    expect(printed).toContain(`one: started, see ${log}\n`);
    expect(readFileSync(log, "utf8")).toBe("hello\n");
  });

  it("runs the other stages when one fails", async () => {
    const stages = [aStage("bad", "process.exit(1)"), aStage("good", ""), aStage("last", touch("last"))];

    const results = await runStages(stages, options);

    expect(results.map(({ ok }) => ok)).toEqual([false, true, true]);
    expect(existsSync(path.join(folder, "last"))).toBe(true);
  });

  it("counts the tests of a report, and fails the stage for a test that failed", async () => {
    const stage = aStage("unit", `fs.writeFileSync(folder + "/unit.xml", ${JSON.stringify(REPORT)})`, "unit.xml");

    const [result] = await runStages([stage, aStage("other", "")], options);

    expect(result).toEqual({ name: "unit", ok: false, counts: { passed: 2, failed: 1, skipped: 0 }, failures: [] });
  });

  it("takes no report of an earlier run for its own: a stage that writes none has failed", async () => {
    writeFileSync(path.join(folder, "unit.xml"), REPORT);

    const [result] = await runStages([aStage("unit", "", "unit.xml")], options);

    expect(result).toEqual({ name: "unit", ok: false, counts: { passed: 0, failed: 1, skipped: 0 }, failures: [] });
  });

  it("fails a stage whose command cannot be started, and says why", async () => {
    const stages: Stage[] = [{ name: "absent", command: path.join(folder, "absent"), args: [] }, aStage("good", "")];

    const [result] = await runStages(stages, options);

    expect(result?.ok).toBe(false);
    expect(printed).toMatch(/=== absent: FAILED in .+\nspawn .*ENOENT\n/);
  });

  it("ends what is running when it is interrupted, and starts no more", async () => {
    const controller = new AbortController();
    const stages = [aStage("endless", "setInterval(() => {}, 1000)"), aStage("other", ""), aStage("next", "")];
    const print = (text: string) => {
      printed += text;
      if (text.includes("=== other")) controller.abort(new Error("interrupted"));
    };

    await expect(runStages(stages, { ...options, print, signal: controller.signal })).rejects.toThrow("interrupted");

    expect(printed).toMatch(/^endless: interrupted after /m);
    expect(printed).not.toContain("next: started");
  });
});
