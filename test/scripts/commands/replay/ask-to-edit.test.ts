import { PassThrough, Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { askOnTerminal } from "../../../../scripts/commands/replay/ask-to-edit.js";
import type { EditStep } from "../../../../scripts/commands/replay/step.js";

const STEP: EditStep = {
  ...{ kind: "quarantined", id: "quarantine/not-json/1.json", found: "2026-11-21 08:30 not-json" },
  ...{ state: "edit", action: "edit, then send", why: "still wrong: not-json" },
  edit: () => Promise.reject(new Error("not called")),
};

/** Answers each question with the next line, as a terminal does; then the input ends. */
const asking = async (...lines: readonly string[]) => {
  const input = new PassThrough();
  const remaining = [...lines];
  let shown = "";
  const output = new Writable({
    write: (chunk, _encoding, done) => {
      shown += String(chunk);
      if (String(chunk).endsWith(": ")) {
        const line = remaining.shift();
        if (line === undefined) input.end();
        else input.write(`${line}\n`);
      }
      done();
    },
  });
  const choice = await askOnTerminal(input, output)(STEP, "2 of 7");
  return { choice, shown, input };
};

describe("askOnTerminal", () => {
  it.each([
    ["", "edit"],
    ["e", "edit"],
    ["A", "edit-all"],
    [" s ", "skip"],
    ["q", "stop"],
  ] as const)("takes %j as %s", async (line, choice) => {
    expect(await asking(line)).toMatchObject({ choice });
  });

  it("shows which record is next, and what is wrong with it", async () => {
    const { shown } = await asking("s");

    expect(shown).toContain("2 of 7: quarantine/not-json/1.json\n  still wrong: not-json\n");
  });

  it("asks again after any other answer", async () => {
    const { choice, shown } = await asking("yes", "s");

    expect(choice).toBe("skip");
    expect(shown.split("q stops editing")).toHaveLength(3);
  });

  it("takes the end of the input as stop", async () => {
    expect(await asking()).toMatchObject({ choice: "stop" });
  });

  it("does not read on, so that the editor gets what is typed", async () => {
    const { input } = await asking("e");

    expect(input.isPaused()).toBe(true);
  });
});
