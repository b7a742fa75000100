import { describe, expect, it } from "vitest";
import {
  GoldenSetError,
  isForTuningAlone,
  readGoldenLines,
  readGoldenSet,
} from "../../../../scripts/shared/golden/read-golden-set.js";
import { labelsOf } from "../../../../scripts/shared/golden/golden-ticket.js";
import { aDraft, aFolder, aLine, toLines } from "./golden-lines.js";

const LABELS = { sentiment: "NEUTRAL", priority: "NORMAL", category: "HOW_TO", language: "en" };

const problemsOf = async (files: Readonly<Record<string, string>>): Promise<readonly string[]> => {
  const error: unknown = await readGoldenSet(await aFolder(files)).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(GoldenSetError);
  return (error as GoldenSetError).problems;
};

describe("readGoldenSet", () => {
  it("reads all files of a folder, in the order of their names", async () => {
    const folder = await aFolder({
      "fr.jsonl": toLines([aLine("fr-001")]),
      "en.jsonl": toLines([aLine("en-002"), aLine("en-001")]),
      "README.md": "# Not a ticket",
    });

    expect((await readGoldenSet(folder)).map(({ id }) => id)).toEqual(["en-002", "en-001", "fr-001"]);
  });

  it("reads the tickets for tuning alone after them", async () => {
    const folder = await aFolder({
      "tuning/en.jsonl": toLines([aLine("en-501")]),
      "fr.jsonl": toLines([aLine("fr-001")]),
    });

    expect((await readGoldenSet(folder)).map(({ id }) => id)).toEqual(["fr-001", "en-501"]);
    expect((await readGoldenLines(folder)).map(isForTuningAlone)).toEqual([false, true]);
  });

  it.each([{ half: "test" }, { half: undefined }])("refuses %o among the tickets for tuning alone", async (changes) => {
    expect(
      await problemsOf({
        "fr.jsonl": toLines([aLine("fr-001")]),
        "tuning/en.jsonl": toLines([{ ...aLine("en-501"), ...changes }]),
      }),
    ).toEqual(['tuning/en.jsonl line 1, half: expected "tuning" in this folder']);
  });

  it.each<[string, object, string]>([
    [
      "an unknown priority",
      { labels: { ...LABELS, priority: "URGENT" } },
      'labels.priority: expected one of "CRITICAL"',
    ],
    [
      "an unknown sentiment",
      { labels: { ...LABELS, sentiment: "ANGRY" } },
      'labels.sentiment: expected one of "POSITIVE"',
    ],
    ["an unknown category", { labels: { ...LABELS, category: "LOGIN" } }, 'labels.category: expected one of "ACCOUNT"'],
    ["an unknown language", { labels: { ...LABELS, language: "xx" } }, 'labels.language: expected one of "en"'],
    ["a missing label", { labels: { ...LABELS, priority: undefined } }, "labels.priority: expected one of"],
    ["an unknown kind", { kind: "funny" }, 'kind: expected one of "plain"'],
    ["an unknown half", { half: "both" }, 'half: expected one of "tuning"|"test"'],
    ["an unknown field", { label: "NORMAL" }, "label: expected no such field"],
    ["a blank reason", { reason: " " }, "reason: expected one line that is not blank"],
    ["a reason of two lines", { reason: "One.\nTwo." }, "reason: expected one line that is not blank"],
    ["a missing reason", { reason: undefined }, "reason: expected string, but it is missing"],
    ["an id without a number", { ...aLine("en-1") }, "id: expected a language, a hyphen and three or four digits"],
    ["the id of another file", { ...aLine("de-001") }, "id: expected the name of the file"],
    ["the ticket of another line", { ticket: aLine("en-009").ticket }, "ticket.ticketId: expected the id of the line"],
    [
      "a final label without a dispute",
      { final: { labels: LABELS, reason: "Third look." } },
      "final: expected only where",
    ],
    ["no half", { half: undefined }, "half: missing; run `npm run golden -- halves`"],
  ])("names file, line and field of %s", async (_name, changes, expected) => {
    const [problem, ...more] = await problemsOf({ "en.jsonl": toLines([aLine("en-002"), { ...aLine(), ...changes }]) });

    expect(more).toEqual([]);
    expect(problem).toContain("en.jsonl line 2, ");
    expect(problem).toContain(expected);
  });

  it("names what the contract of the ticket event finds wrong", async () => {
    const { ticket } = aLine();
    const line = { ...aLine(), ticket: { ...ticket, tier: "silver", data: { ...ticket.data, subject: 7 } } };

    expect(await problemsOf({ "en.jsonl": toLines([line]) })).toEqual([
      "en.jsonl line 1, ticket.data.subject: expected string, received number",
      'en.jsonl line 1, ticket.tier: expected one of "general"|"gold"',
    ]);
  });

  it("names an id and a text that an earlier line has", async () => {
    const copy = { ...aLine("fr-002").ticket, data: { ...aLine("en-001").ticket.data, subject: "SUBJECT  of en-001" } };
    const files = {
      "en.jsonl": toLines([aLine("en-001")]),
      "fr.jsonl": toLines([aLine("fr-001"), aLine("fr-002", { ticket: copy }), aLine("fr-001")]),
    };

    expect(await problemsOf(files)).toEqual([
      "fr.jsonl line 3, id: the same as in fr.jsonl line 1",
      "fr.jsonl line 2, ticket.data: the same as in en.jsonl line 1",
      "fr.jsonl line 3, ticket.data: the same as in fr.jsonl line 1",
    ]);
  });

  it("names an empty file, a line that is no JSON object, and a folder without files", async () => {
    expect(await problemsOf({ "de.jsonl": "", "en.jsonl": `${toLines([aLine()])}\n[]\n{"id"\n` })).toEqual([
      "de.jsonl: the file is empty",
      "en.jsonl line 2: expected a JSON object",
      "en.jsonl line 3: expected a JSON object",
      "en.jsonl line 4: expected a JSON object",
    ]);
    expect(await problemsOf({})).toEqual([expect.stringContaining("no file ends in .jsonl")]);
    await expect(readGoldenSet("/nowhere/golden")).rejects.toThrow("/nowhere/golden is not a folder that can be read");
  });

  it("names ten problems in its message, and how many more there are", async () => {
    const lines = Array.from({ length: 12 }, () => "no JSON\n").join("");
    const folder = await aFolder({ "en.jsonl": lines });

    await expect(readGoldenSet(folder)).rejects.toThrow(/line 10: expected a JSON object; and 2 more$/);
  });
});

describe("readGoldenLines", () => {
  it("also reads tickets that have no half yet", async () => {
    const folder = await aFolder({ "en.jsonl": toLines([aDraft("en-001")]) });

    expect(await readGoldenLines(folder)).toMatchObject([{ file: "en.jsonl", line: 1, ticket: { id: "en-001" } }]);
  });
});

describe("the labels that count", () => {
  it("are the author's, and the final ones where the second pass disagrees", () => {
    const second = { labels: { ...LABELS, priority: "MEDIUM" } };
    const final = { labels: { ...LABELS, priority: "HIGH" }, reason: "She cannot work." };

    expect(labelsOf(aLine("en-001", { second })).priority).toBe("NORMAL");
    expect(labelsOf(aLine("en-001", { second, final })).priority).toBe("HIGH");
  });
});
