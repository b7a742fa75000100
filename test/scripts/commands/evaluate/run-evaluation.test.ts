import { appendFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { openAnswers } from "../../../../scripts/commands/evaluate/answer-file.js";
import { RULES } from "../../../../scripts/commands/evaluate/rules-system.js";
import { runEvaluation, type TriageSystem } from "../../../../scripts/commands/evaluate/run-evaluation.js";
import { aFolder, aLine } from "../../shared/golden/golden-lines.js";

const NOW = new Date("2026-11-29T12:00:00Z");
const LABELS = { sentiment: "NEUTRAL", priority: "NORMAL", category: "HOW_TO", language: "en" };

/** Answers with `answers`, one after the other; an error is thrown. */
const answering = (...answers: readonly unknown[]): TriageSystem => {
  const left = [...answers];
  return {
    description: { name: "model", model: "m-1", promptVersion: "1" },
    triage: () => {
      const answer = left.shift();
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
  };
};

const evaluate = (system: TriageSystem, ...ids: readonly string[]) =>
  runEvaluation(system, { name: "three", tickets: ids.map((id) => aLine(id)), problems: [] }, { now: NOW });

describe("an evaluation", () => {
  it("goes on after nonsense and errors, and says what was wrong with each", async () => {
    const system = answering({ ...LABELS, priority: "URGENT" }, new Error("throttled"), LABELS);
    const { predictions } = await evaluate(system, "en-001", "en-002", "en-003");

    expect(predictions.map(({ id, given, problem }) => ({ id, given, problem }))).toEqual([
      { id: "en-001", given: null, problem: expect.stringMatching(/^unusable answer: priority: expected one of/) },
      { id: "en-002", given: null, problem: "throttled" },
      { id: "en-003", given: LABELS, problem: undefined },
    ]);
  });

  it.each([undefined, null, "CRITICAL", [], {}])("takes %j for no answer", async (answer) => {
    const { predictions } = await evaluate(answering(answer), "en-001");

    expect(predictions[0]).toMatchObject({ given: null, problem: expect.stringMatching(/^unusable answer: /) });
  });

  it("measures a ticket by its final labels", async () => {
    const final = { labels: { ...LABELS, sentiment: "MIXED" }, reason: "Both." };
    const second = { labels: { ...LABELS, sentiment: "POSITIVE" } };
    const source = { name: "one", tickets: [aLine("en-001", { second, final })], problems: [] };

    expect((await runEvaluation(answering(LABELS), source, { now: NOW })).predictions[0]?.truth.sentiment).toBe(
      "MIXED",
    );
  });
});

describe("kept answers", () => {
  const source = (...ids: readonly string[]) => ({ name: "some", tickets: ids.map((id) => aLine(id)), problems: [] });
  const runWith = async (file: string, fingerprint: string, system: TriageSystem, ...ids: readonly string[]) => {
    const answers = await openAnswers(file, fingerprint);
    return (await runEvaluation(system, source(...ids), { now: NOW, answers, concurrency: 2 })).predictions;
  };

  it("are not asked for again, and have no time; only what is missing is", async () => {
    const file = path.join(await aFolder({}), "answers.jsonl");
    await runWith(file, "m", answering(LABELS, new Error("throttled")), "en-001", "en-002");
    const other = { ...LABELS, category: "BUG" };

    expect(await runWith(file, "m", answering(other), "en-001", "en-002")).toMatchObject([
      { given: LABELS, milliseconds: null },
      { given: other, milliseconds: expect.any(Number) },
    ]);
  });

  it("are asked for again of another model or prompt, and for another text", async () => {
    const file = path.join(await aFolder({}), "answers.jsonl");
    await runWith(file, "m", answering(LABELS), "en-001");
    const other = { ...LABELS, category: "BUG" };
    const { ticket } = aLine("en-001");
    const changed = aLine("en-001", { ticket: { ...ticket, data: { ...ticket.data, subject: "Another" } } });
    const answers = await openAnswers(file, "m");

    expect(await runWith(file, "m-2", answering(other), "en-001")).toMatchObject([{ given: other }]);
    expect(answers.get(aLine("en-001"))).toEqual(LABELS);
    expect(answers.get(changed)).toBeUndefined();
  });

  it("outlive a line that was cut when a run was killed", async () => {
    const file = path.join(await aFolder({}), "answers.jsonl");
    await appendFile(file, '{"id":"en-002","req');
    await runWith(file, "m", answering(LABELS, LABELS), "en-001", "en-003");
    const answers = await openAnswers(file, "m");

    expect(["en-001", "en-002", "en-003"].map((id) => answers.get(aLine(id)) !== undefined)).toEqual([
      true,
      false,
      true,
    ]);
  });
});

describe("the rules", () => {
  it("triage a ticket as it is read by the pipeline: without its quoted mails", async () => {
    const { ticket } = aLine("en-001");
    const description =
      "How do I export my invoices?\n\nOn Mon, 23 Nov 2026 at 10:00, Ann <ann@example.com> wrote:\n> All our data is gone!\n";

    expect(await RULES.triage({ ...ticket, data: { ...ticket.data, description } })).toMatchObject({
      priority: "NORMAL",
      language: "en",
    });
    expect(
      await RULES.triage({ ...ticket, data: { ...ticket.data, description: "All our data is gone!" } }),
    ).toMatchObject({ priority: "CRITICAL", category: "DATA_LOSS" });
  });
});
