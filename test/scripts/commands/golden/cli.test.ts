import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createProgram } from "../../../../scripts/commands/golden/cli.js";
import { readGoldenSet } from "../../../../scripts/shared/golden/read-golden-set.js";
import { runCommand } from "../../../../scripts/shared/terminal/command-line.js";
import { aDraft, aFolder, aLine, toLines } from "../../shared/golden/golden-lines.js";

const LABELS = { sentiment: "NEUTRAL", priority: "NORMAL", category: "HOW_TO", language: "en" };

let out: string;
let err: string;

const run = async (...args: string[]): Promise<number> => {
  process.exitCode = 0;
  await runCommand(createProgram(), ["node", "golden", ...args]);
  const code = process.exitCode;
  process.exitCode = 0;
  return code;
};

beforeEach(() => {
  out = "";
  err = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => (out += String(text)) !== "");
  vi.spyOn(process.stderr, "write").mockImplementation((text) => (err += String(text)) !== "");
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe("npm run golden", () => {
  it("check prints how many tickets each half has", async () => {
    const folder = await aFolder({ "en.jsonl": toLines([aLine("en-001"), aLine("en-002", { half: "test" })]) });

    expect(await run("check", "--folder", folder)).toBe(0);
    expect(out).toMatch(/^all +2 +1 +1$/m);
    expect(out).toMatch(/^kind +plain +2 +1 +1$/m);
  });

  it("check exits with 1 and names file, line and field of a bad line", async () => {
    const folder = await aFolder({ "en.jsonl": toLines([aLine("en-001", { kind: "odd" })]) });

    expect(await run("check", "--folder", folder)).toBe(1);
    expect(err).toContain("error: en.jsonl line 1, kind: expected one of");
  });

  it("halves gives new tickets a half and leaves the other lines as they are", async () => {
    const first = toLines([aLine("en-001")]);
    const folder = await aFolder({ "en.jsonl": first + toLines([aDraft("en-002")]) });

    expect(await run("halves", "--folder", folder)).toBe(0);
    expect(await readFile(path.join(folder, "en.jsonl"), "utf8")).toBe(
      first + toLines([aLine("en-002", { half: "test" })]),
    );
  });

  it("blind writes tickets without labels, kind, half and reason", async () => {
    const folder = await aFolder({ "en.jsonl": toLines([aLine("en-001")]) });
    const to = path.join(folder, "blind", "out");

    expect(await run("blind", "--folder", folder, "--to", to)).toBe(0);
    const { id, ticket } = aLine("en-001");
    expect(JSON.parse(await readFile(path.join(to, "en.jsonl"), "utf8"))).toEqual({ id, ticket });
    expect(err).toContain("Wrote 1 ticket without labels");
  });

  it("halves leaves tickets for tuning alone as they are, and out of the balance", async () => {
    const forTuning = toLines(["en-501", "en-502", "en-503"].map((id) => aLine(id)));
    const folder = await aFolder({
      "en.jsonl": toLines(["en-001", "en-002"].map((id) => aDraft(id))),
      "tuning/en.jsonl": forTuning,
    });

    expect(await run("halves", "--folder", folder)).toBe(0);
    expect(await readFile(path.join(folder, "tuning", "en.jsonl"), "utf8")).toBe(forTuning);
    expect(
      (await readGoldenSet(folder))
        .slice(0, 2)
        .map(({ half }) => half)
        .toSorted(),
    ).toEqual(["test", "tuning"]);
  });

  it("blind writes tickets for tuning alone into a folder of their own", async () => {
    const folder = await aFolder({
      "en.jsonl": toLines([aLine("en-001")]),
      "tuning/en.jsonl": toLines([aLine("en-501")]),
    });

    expect(await run("blind", "--folder", folder, "--to", path.join(folder, "blind"))).toBe(0);
    const { id, ticket } = aLine("en-501");
    expect(JSON.parse(await readFile(path.join(folder, "blind", "tuning", "en.jsonl"), "utf8"))).toEqual({
      id,
      ticket,
    });
  });

  it("blind writes them in an order that does not show which belong together", async () => {
    const ids = Array.from({ length: 20 }, (_, index) => `en-${String(index + 1).padStart(3, "0")}`);
    const folder = await aFolder({ "en.jsonl": toLines(ids.map((id) => aLine(id))) });
    await run("blind", "--folder", folder, "--to", folder + "/blind");
    const written = (await readFile(path.join(folder, "blind", "en.jsonl"), "utf8")).match(/(?<="id":")en-\d+/g) ?? [];

    expect(written.toSorted()).toEqual(ids);
    expect(
      written.filter((id, index) => ids.indexOf(written[index + 1] ?? "") === ids.indexOf(id) + 1).length,
    ).toBeLessThan(5);
  });

  it("blind exits with 2 when the folder cannot be written to", async () => {
    const folder = await aFolder({ "en.jsonl": toLines([aLine("en-001")]) });

    expect(await run("blind", "--folder", folder, "--to", path.join(folder, "en.jsonl", "out"))).toBe(2);
    expect(err).toContain("--to is");
  });

  it("second keeps the labels of both passes, removes an outdated decision, and prints the disputes", async () => {
    const other = { ...LABELS, priority: "HIGH" };
    const decided = { second: { labels: other }, final: { labels: other, reason: "She cannot work." } };
    const folder = await aFolder({
      "en.jsonl": toLines([aLine("en-001", decided), aLine("en-002"), aLine("en-003", decided)]),
    });
    const pass = await aFolder({
      pass: toLines([
        { id: "en-001", labels: { ...LABELS, category: "BUG" } },
        { id: "en-002", labels: LABELS, reason: "Asks." },
      ]),
    });

    expect(await run("second", path.join(pass, "pass"), "--folder", folder)).toBe(0);
    expect(await readGoldenSet(folder)).toEqual([
      aLine("en-001", { second: { labels: { ...LABELS, category: "BUG" } } }),
      aLine("en-002", { second: { labels: LABELS, reason: "Asks." } }),
      aLine("en-003", decided),
    ]);
    expect(out).toMatch(/^category +50% +en-001$/m);
    expect(out).toMatch(/^priority +100%$/m);
    expect(out).toContain("Without labels: en-003");
  });

  it("second changes no file when a label is unknown or a file cannot be read", async () => {
    const before = toLines([aLine("en-001")]);
    const folder = await aFolder({ "en.jsonl": before });
    const pass = await aFolder({ pass: toLines([{ id: "en-001", labels: { ...LABELS, priority: "LOW" } }]) });

    expect(await run("second", path.join(pass, "pass"), "--folder", folder)).toBe(1);
    expect(await run("second", path.join(pass, "none"), "--folder", folder)).toBe(2);
    expect(await readFile(path.join(folder, "en.jsonl"), "utf8")).toBe(before);
  });
});
