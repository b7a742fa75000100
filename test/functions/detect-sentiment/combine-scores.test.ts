import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { combineScores } from "../../../functions/detect-sentiment/combine-scores.js";

const scores = (changes: Partial<Record<"mixed" | "negative" | "neutral" | "positive", number>>) => ({
  mixed: 0,
  negative: 0,
  neutral: 0,
  positive: 0,
  ...changes,
});

describe("combineScores", () => {
  it("weights pieces by their length", () => {
    const { sentiment, scores: combined } = combineScores([
      { scores: scores({ negative: 1 }), weight: 3 },
      { scores: scores({ neutral: 1 }), weight: 1 },
    ]);

    expect(combined).toEqual(scores({ negative: 0.75, neutral: 0.25 }));
    expect(sentiment).toBe("NEGATIVE");
  });

  it.each([
    ["POSITIVE", { positive: 0.6, negative: 0.4 }],
    ["NEGATIVE", { positive: 0.4, negative: 0.6 }],
    ["NEUTRAL", { neutral: 0.9, mixed: 0.1 }],
    ["MIXED", { mixed: 0.5, negative: 0.3, positive: 0.2 }],
  ])("labels one piece %s by its highest score", (label, only) => {
    expect(combineScores([{ scores: scores(only), weight: 10 }]).sentiment).toBe(label);
  });

  it("gives an equal highest score to the more alarming label", () => {
    expect(combineScores([{ scores: scores({ negative: 0.5, neutral: 0.5 }), weight: 1 }]).sentiment).toBe("NEGATIVE");
    expect(combineScores([{ scores: scores({ mixed: 0.5, positive: 0.5 }), weight: 1 }]).sentiment).toBe("MIXED");
  });

  it("labels a text MIXED whose pieces praise and blame", () => {
    const praise = { scores: scores({ positive: 0.9, neutral: 0.1 }), weight: 5 };
    const blame = { scores: scores({ negative: 0.8, neutral: 0.2 }), weight: 5 };

    expect(combineScores([praise, blame]).sentiment).toBe("MIXED");
    expect(combineScores([praise, { ...blame, weight: 1 }]).sentiment).toBe("POSITIVE");
  });

  it("keeps scores between 0 and 1, and their sum at 1", () => {
    const piece = fc
      .record({
        weights: fc.array(fc.nat(1_000), { minLength: 4, maxLength: 4 }),
        weight: fc.integer({ min: 1, max: 5_000 }),
      })
      .map(({ weights: [a = 0, b = 0, c = 0, d = 0], weight }) => {
        const sum = a + b + c + d || 1;
        return {
          scores: scores({
            mixed: a / sum,
            negative: b / sum,
            neutral: c / sum,
            positive: d / sum || 1 - (a + b + c) / sum,
          }),
          weight,
        };
      });
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 14 }), (pieces) => {
        const values = Object.values(combineScores(pieces).scores);
        expect(values.every((value) => value >= 0 && value <= 1)).toBe(true);
        expect(values.reduce((sum, value) => sum + value)).toBeCloseTo(1, 5);
      }),
    );
  });
});
