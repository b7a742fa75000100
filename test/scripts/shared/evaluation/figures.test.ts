import { describe, expect, it } from "vitest";
import { compare, figuresOf } from "../../../../scripts/shared/evaluation/figures.js";
import { aPrediction } from "./predictions.js";

const CRITICAL = { priority: "CRITICAL" } as const;

describe("figures", () => {
  const figures = figuresOf([
    aPrediction("en-001", { sentiment: "MIXED" }),
    aPrediction("en-002", { priority: "HIGH" }),
    aPrediction("de-001", { language: "nl" }, { language: "de" }),
    { ...aPrediction("de-002", null, { language: "de" }), kind: "sarcasm", milliseconds: 9 },
  ]);
  const valueOf = (name: string) => figures.measures.get(name)?.value;

  it("count a ticket without an answer as wrong in every dimension", () => {
    expect(figures.unanswered).toBe(1);
    expect(valueOf("category.accuracy")).toBe(3 / 4);
  });

  it("are taken for each dimension by its own labels", () => {
    expect(valueOf("sentiment.accuracy")).toBe(2 / 4);
    expect(valueOf("priority.within one level")).toBe(2 / 4);
    expect(valueOf("language.accuracy")).toBe(2 / 4);
  });

  it("are counted by language and by kind", () => {
    expect(figures.byLanguage).toEqual([
      { group: "de", tickets: 2, right: { sentiment: 1, priority: 1, category: 1, language: 0 } },
      { group: "en", tickets: 2, right: { sentiment: 1, priority: 1, category: 2, language: 2 } },
    ]);
    expect(figures.byKind.map(({ group, tickets }) => [group, tickets])).toEqual([
      ["plain", 3],
      ["sarcasm", 1],
    ]);
  });

  it("have the times of the median, of the slowest twentieth and of the slowest ticket", () => {
    expect(figures.latency).toEqual({ p50: 1, p95: 9, max: 9 });
  });

  it("count a CRITICAL ticket below HIGH, and none without an answer", () => {
    const { critical, criticalBelowHigh } = figuresOf([
      aPrediction("en-001", {}, CRITICAL),
      aPrediction("en-002", { priority: "HIGH" }, CRITICAL),
      aPrediction("en-003", { priority: "MEDIUM" }, CRITICAL),
      aPrediction("en-004", { priority: "NORMAL" }, CRITICAL),
      aPrediction("en-005", null, CRITICAL),
      aPrediction("en-006", {}, { priority: "NORMAL" }),
    ]);

    expect([critical, criticalBelowHigh]).toEqual([5, 2]);
  });
});

describe("compare", () => {
  const ids = Array.from({ length: 60 }, (_, index) => `en-${String(index).padStart(3, "0")}`);
  const right = ids.map((id) => aPrediction(id));
  /** The first `count` tickets have a wrong priority. */
  const wrong = (count: number) => ids.map((id, index) => aPrediction(id, index < count ? { priority: "HIGH" } : {}));
  const verdictOf = (comparison: ReturnType<typeof compare>) =>
    comparison.measures.find(({ name }) => name === "priority.accuracy");

  it("decides a large difference, whichever is better", () => {
    expect(verdictOf(compare(wrong(30), right))).toMatchObject({ one: 0.5, other: 1, better: "other" });
    expect(verdictOf(compare(right, wrong(30)))).toMatchObject({ one: 1, other: 0.5, better: "one" });
  });

  it("does not decide what chance may have made", () => {
    expect(verdictOf(compare(wrong(1), right))?.better).toBeUndefined();
    expect(verdictOf(compare(right, right))?.better).toBeUndefined();
  });

  it("leaves out tickets that only one has, and those whose labels have changed", () => {
    const others = [aPrediction("en-000", {}, { priority: "HIGH" }), ...right.slice(1, 3), aPrediction("de-001")];

    expect(compare(right.slice(0, 3), others)).toMatchObject({ tickets: 2, leftOut: 2 });
  });

  it("has no figures without a shared ticket", () => {
    expect(compare([aPrediction("en-001")], [aPrediction("en-002")])).toEqual({
      tickets: 0,
      leftOut: 2,
      measures: [],
    });
  });
});
