import { describe, expect, it } from "vitest";
import { compareWithSecond, readSecondPass, toBlind } from "../../../../scripts/shared/golden/second-pass.js";
import { aLine, toLines } from "./golden-lines.js";

const LABELS = { sentiment: "NEUTRAL", priority: "NORMAL", category: "HOW_TO", language: "en" };
const KNOWN = new Set(["en-001", "en-002", "en-003"]);
const read = (...lines: readonly unknown[]) => readSecondPass(new Map([["pass.jsonl", toLines(lines)]]), KNOWN);

describe("the blind view of a ticket", () => {
  it("has the id and the event, and nothing that the author decided", () => {
    const line = aLine("en-001", { second: { labels: LABELS } });

    expect(toBlind(line)).toEqual({ id: "en-001", ticket: line.ticket });
  });
});

describe("readSecondPass", () => {
  it("reads labels by id, with or without a reason, and skips blank lines", () => {
    const text = `${toLines([{ id: "en-001", labels: LABELS }])}\n${toLines([{ id: "en-002", labels: LABELS, reason: "Asks." }])}`;
    const passes = readSecondPass(new Map([["pass.jsonl", text]]), KNOWN);

    expect([...passes.keys()]).toEqual(["en-001", "en-002"]);
    expect(passes.get("en-002")).toEqual({ id: "en-002", labels: LABELS, reason: "Asks." });
  });

  it.each<[string, unknown, string]>([
    [
      "an unknown label",
      { id: "en-001", labels: { ...LABELS, priority: "LOW" } },
      "pass.jsonl line 1, labels.priority",
    ],
    ["an unknown field", { id: "en-001", labels: LABELS, kind: "plain" }, "pass.jsonl line 1, kind: expected no such"],
    ["a line that is no object", "en-001", "pass.jsonl line 1, line: expected object"],
    ["an unknown id", { id: "en-999", labels: LABELS }, "en-999 is not in the golden set"],
  ])("names %s", (_name, line, expected) => {
    expect(() => read(line)).toThrow(expected);
  });

  it("names an id that is labelled twice, and files without a label", () => {
    expect(() => read({ id: "en-001", labels: LABELS }, { id: "en-001", labels: LABELS })).toThrow(
      "en-001 is labelled twice",
    );
    expect(() => read()).toThrow("no line has labels");
  });
});

describe("compareWithSecond", () => {
  it("lists the ids in dispute by dimension, and those that were not labelled", () => {
    const tickets = ["en-001", "en-002", "en-003"].map((id) => aLine(id));
    const passes = read(
      { id: "en-001", labels: LABELS },
      { id: "en-002", labels: { ...LABELS, priority: "HIGH", category: "BUG" } },
    );

    expect(compareWithSecond(tickets, passes)).toEqual({
      compared: 2,
      missing: ["en-003"],
      disputed: { sentiment: [], priority: ["en-002"], category: ["en-002"], language: [] },
    });
  });
});
