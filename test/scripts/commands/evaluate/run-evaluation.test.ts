import { appendFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { openAnswers } from "../../../../scripts/commands/evaluate/answer-file.js";
import { Budget } from "../../../../scripts/commands/evaluate/budget.js";
import { RULES } from "../../../../scripts/commands/evaluate/rules-system.js";
import { runEvaluation, type TriageSystem } from "../../../../scripts/commands/evaluate/run-evaluation.js";
import { usdOf } from "../../../../scripts/shared/evaluation/figures.js";
import { labelsOf } from "../../../../scripts/shared/golden/golden-ticket.js";
import { aFolder, aLine as aGoldenLine } from "../../shared/golden/golden-lines.js";

const aLine = (id: string, changes: object = {}) => {
  const line = aGoldenLine(id, changes);
  return { ...line, truth: labelsOf(line) };
};

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

describe("a budget", () => {
  const USAGE = { input_tokens: 1_000_000, output_tokens: 0, comprehend_units: 0 };
  const prices = { input: 1, output: 5, sentimentUnits: 100 };
  /** Each ticket is estimated at `estimate` USD; one that is answered with USAGE costs 1 USD. */
  const evaluateWithin = async (maxUsd: number, estimate: number, ...answers: readonly unknown[]) => {
    const budget = new Budget({ estimate: () => estimate, actual: (usage) => usdOf(usage, prices) }, maxUsd);
    const tickets = answers.map((_, index) => aLine(`en-10${index}`));
    const source = { name: "some", tickets, problems: [] };
    const { predictions } = await runEvaluation(answering(...answers), source, { now: NOW, budget });
    return predictions.map(({ given, problem }) => (given === null ? problem : "answered"));
  };
  const answer = { ...LABELS, usage: USAGE };
  const REFUSED = "not asked, because that might exceed --max-usd 3";

  it("is not exceeded by a ticket that is estimated to cost too much", async () => {
    expect(await evaluateWithin(3, 1, answer, answer, answer, answer)).toEqual([
      "answered",
      "answered",
      "answered",
      REFUSED,
    ]);
  });

  it("counts what was used, not what was estimated, once that is known", async () => {
    expect(await evaluateWithin(3, 1.4, answer, answer, answer)).toEqual(["answered", "answered", REFUSED]);
    expect(await evaluateWithin(3, 0.5, answer, answer, answer, answer)).toEqual([
      "answered",
      "answered",
      "answered",
      REFUSED,
    ]);
  });

  it("counts the estimate of a call that failed, since nobody knows what it cost", async () => {
    expect(await evaluateWithin(3, 1.5, new Error("throttled"), new Error("throttled"), answer)).toEqual([
      "throttled",
      "throttled",
      REFUSED,
    ]);
  });

  it("sets aside what tickets that are asked at the same time may cost", async () => {
    const budget = new Budget({ estimate: () => 2, actual: () => 2 }, 3);
    const source = { name: "two", tickets: [aLine("en-001"), aLine("en-002")], problems: [] };
    const run = { now: NOW, budget, concurrency: 2 };
    const { predictions } = await runEvaluation(answering(answer, answer), source, run);

    expect(predictions.map(({ given }) => given !== null)).toEqual([true, false]);
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
