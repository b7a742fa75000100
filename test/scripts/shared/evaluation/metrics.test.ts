import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  accuracyOf,
  confusionOf,
  macroF1Of,
  type Pair,
  withinOneOf,
} from "../../../../scripts/shared/evaluation/metrics.js";

const pair = (truth: string, given: string | null): Pair => ({ truth, given });

/** Six tickets: a is right in 2 of 3 and given once too often, b in 1 of 2, c never; one has no answer. */
const SIX = [pair("a", "a"), pair("a", "a"), pair("a", "b"), pair("b", "b"), pair("b", "a"), pair("c", null)];

describe("accuracy", () => {
  it("is the share of right labels, and counts a missing answer as wrong", () => {
    expect(accuracyOf(SIX)).toBe(3 / 6);
  });
});

describe("macro-F1", () => {
  it("is the mean of the labels' F1 scores", () => {
    // a: 2·2/(3+3); b: 2·1/(2+2); c: 0
    expect(macroF1Of(SIX)).toBeCloseTo((2 / 3 + 1 / 2 + 0) / 3, 12);
  });

  it("has no score for a label that no ticket should get", () => {
    expect(macroF1Of([pair("a", "a"), pair("a", "z")])).toBeCloseTo(2 / 3, 12);
  });

  it("is what precision and recall of each label give", () => {
    const labels = fc.constantFrom("a", "b", "c", "d");
    const pairs = fc.array(fc.record({ truth: labels, given: fc.option(labels) }), { minLength: 1, maxLength: 30 });

    fc.assert(
      fc.property(pairs, (some) => {
        const scores = [...new Set(some.map(({ truth }) => truth))].map((label) => {
          const right = some.filter(({ truth, given }) => truth === label && given === label).length;
          if (right === 0) return 0;
          const precision = right / some.filter(({ given }) => given === label).length;
          const recall = right / some.filter(({ truth }) => truth === label).length;
          return (2 * precision * recall) / (precision + recall);
        });

        expect(macroF1Of(some)).toBeCloseTo(scores.reduce((sum, score) => sum + score, 0) / scores.length, 10);
      }),
      { seed: 21 },
    );
  });
});

describe("within one level", () => {
  const ORDER = ["CRITICAL", "HIGH", "MEDIUM", "NORMAL"];

  it.each([
    ["CRITICAL", "CRITICAL", 1],
    ["CRITICAL", "HIGH", 1],
    ["HIGH", "CRITICAL", 1],
    ["CRITICAL", "MEDIUM", 0],
    ["NORMAL", "CRITICAL", 0],
    ["CRITICAL", null, 0],
  ])("a ticket that should be %s and is %s counts %i", (truth, given, expected) => {
    expect(withinOneOf(ORDER, [pair(truth, given)])).toBe(expected);
  });
});

describe("the confusion matrix", () => {
  it("counts every right and given label, in the given order, with missing answers last", () => {
    expect(confusionOf(["b", "a"], SIX)).toEqual({
      truths: ["b", "a", "c"],
      given: ["b", "a", "c", null],
      counts: [
        [1, 1, 0, 0],
        [1, 2, 0, 0],
        [0, 0, 0, 1],
      ],
    });
  });

  it("has a column for a label that no ticket should get", () => {
    expect(confusionOf(["a"], [pair("a", "zh")])).toEqual({ truths: ["a"], given: ["a", "zh"], counts: [[0, 1]] });
  });
});
