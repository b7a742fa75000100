import { describe, expect, it } from "vitest";
import { readGoldenSet } from "../../scripts/shared/golden/read-golden-set.js";
import { LABELLED_CRITERIA, readReplies, readReplyFiles } from "../../scripts/shared/golden/reply-labels.js";

const golden = await readGoldenSet();
const { replies, problems } = readReplies(await readReplyFiles(), golden);
const halves = new Map(golden.map(({ id, half }) => [id, half]));

const aLine = (changes: object = {}): string =>
  JSON.stringify({ id: "en-r01", ticket: "en-020", reply: "Hello", fails: [], not_applicable: [], ...changes });

describe("the labelled replies", () => {
  it("are at least 60, with at least five in each language, and can all be used", () => {
    const counts = Map.groupBy(replies, ({ label }) => label.ticket.slice(0, 2));

    expect(problems).toEqual([]);
    expect(replies.length).toBeGreaterThanOrEqual(60);
    for (const language of ["en", "de", "es", "fr", "it", "ja", "nl", "pt"])
      expect(counts.get(language)?.length, language).toBeGreaterThanOrEqual(5);
  });

  it("have an id of their own each, and answer tickets of the tuning half", () => {
    expect(new Set(replies.map(({ label }) => label.id)).size).toBe(replies.length);
    for (const { label } of replies) expect(halves.get(label.ticket), label.id).toBe("tuning");
  });

  it("have a defect by every criterion, and no criterion in both lists", () => {
    for (const criterion of LABELLED_CRITERIA)
      expect(replies.filter(({ label }) => label.fails.includes(criterion)).length, criterion).toBeGreaterThan(0);
    for (const { label } of replies)
      expect(
        label.fails.filter((criterion) => label.not_applicable.includes(criterion)),
        label.id,
      ).toEqual([]);
  });
});

describe("readReplies", () => {
  it.each([
    ["no JSON", "en.jsonl line 2"],
    [aLine({ fails: ["NICE"] }), "en.jsonl line 2, fails.0"],
    [aLine({ ticket: "en-999" }), "en.jsonl line 2, ticket: expected the id of a ticket of the golden set"],
    [aLine({ reply: "" }), "en.jsonl line 2, reply"],
  ])("names the line and the field of %s, and reads the others", (line, problem) => {
    const read = readReplies(new Map([["en.jsonl", `${aLine()}\n${line}\n`]]), golden);

    expect(read.replies).toHaveLength(1);
    expect(read.problems).toEqual([expect.stringContaining(problem)]);
  });

  it("reports an empty file", () => {
    expect(readReplies(new Map([["en.jsonl", ""]]), golden).problems).toEqual(["en.jsonl: the file is empty"]);
  });
});
