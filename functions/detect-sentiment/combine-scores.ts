import type { Sentiment } from "../shared/contracts/ticket-record.js";
import type { DetectedSentiment } from "../shared/contracts/workflow.js";

export type SentimentScores = DetectedSentiment["scores"];

/** Scores of one piece of a text; `weight` is the piece's length. */
export interface ScoredPiece {
  readonly scores: SentimentScores;
  readonly weight: number;
}

/** From this average on, praise and blame both weigh enough for several pieces to be mixed together. */
const OPPOSED = 0.3;

const round = (score: number): number => Math.min(1, Math.round(score * 1e6) / 1e6);

const averageOf = (pieces: readonly ScoredPiece[], score: keyof SentimentScores): number => {
  const total = pieces.reduce((sum, { weight }) => sum + weight, 0);
  return round(pieces.reduce((sum, { scores, weight }) => sum + scores[score] * weight, 0) / total);
};

const leading = ({ negative, mixed, positive, neutral }: SentimentScores): Sentiment => {
  const highest = Math.max(negative, mixed, positive, neutral);
  if (negative === highest) return "NEGATIVE";
  if (mixed === highest) return "MIXED";
  return positive === highest ? "POSITIVE" : "NEUTRAL";
};

const labelOf = (scores: SentimentScores, pieces: number): Sentiment => {
  const opposed = pieces > 1 && scores.positive >= OPPOSED && scores.negative >= OPPOSED;
  return opposed ? "MIXED" : leading(scores);
};

/**
 * Averages the pieces' scores by length. The label is the highest score's, an equal one going to the more alarming; a text
 * of several pieces is also MIXED when its positive and negative scores both reach 0.3, as no single piece shows that.
 */
export const combineScores = (
  pieces: readonly ScoredPiece[],
): { readonly sentiment: Sentiment; readonly scores: SentimentScores } => {
  const scores = {
    mixed: averageOf(pieces, "mixed"),
    negative: averageOf(pieces, "negative"),
    neutral: averageOf(pieces, "neutral"),
    positive: averageOf(pieces, "positive"),
  };
  return { sentiment: labelOf(scores, pieces.length), scores };
};
