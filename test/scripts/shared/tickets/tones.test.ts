import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { eventOf, generateTickets } from "../../../../scripts/shared/tickets/generate-tickets.js";
import type { GeneratedRecord, Mood } from "../../../../scripts/shared/stream/record.js";

interface Vader {
  readonly SentimentIntensityAnalyzer: { polarity_scores(text: string): { readonly compound: number } };
}
// It has no types, and is no ES module.
const vader: Vader = createRequire(import.meta.url)("vader-sentiment");

const EVEN = { angry: 1, mixed: 1, neutral: 1, pleased: 1 };
const records = [...generateTickets({ count: 400, seed: 11, mix: EVEN })];

/** -1 to 1; VADER's authors read 0.05 and above as positive, -0.05 and below as negative. */
const compound = (record: GeneratedRecord): number => {
  const { subject, description } = eventOf(record).data;
  return vader.SentimentIntensityAnalyzer.polarity_scores(`${subject}. ${description}`).compound;
};

const scoresOf = (mood: Mood): number[] => records.filter(({ sentiment }) => sentiment === mood).map(compound);
const shareOf = (scores: readonly number[], isMeant: (score: number) => boolean): number =>
  scores.filter(isMeant).length / scores.length;
const medianOf = (scores: number[]): number =>
  scores.toSorted((a, b) => a - b)[Math.floor(scores.length / 2)] ?? Number.NaN;

describe("an independent analyzer reads", () => {
  it("nearly all angry tickets as negative", () => {
    expect(shareOf(scoresOf("angry"), (score) => score <= -0.5)).toBeGreaterThan(0.95);
  });

  it("nearly all pleased tickets as positive", () => {
    expect(shareOf(scoresOf("pleased"), (score) => score >= 0.5)).toBeGreaterThan(0.95);
  });

  it("neutral tickets as weaker than both", () => {
    expect(Math.abs(medianOf(scoresOf("neutral")))).toBeLessThan(0.5);
    expect(shareOf(scoresOf("neutral"), (score) => Math.abs(score) < 0.9)).toBeGreaterThan(0.95);
  });

  it("mixed tickets sometimes as negative, sometimes as positive", () => {
    expect(shareOf(scoresOf("mixed"), (score) => score >= 0.05)).toBeGreaterThan(0.2);
    expect(shareOf(scoresOf("mixed"), (score) => score <= -0.05)).toBeGreaterThan(0.2);
  });
});
