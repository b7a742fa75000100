import type { Sentiment } from "../shared/contracts/ticket-record.js";
import type { DetectedSentiment } from "../shared/contracts/workflow.js";

export type SentimentScores = DetectedSentiment["scores"];

/** Scores of one piece of a text; `weight` is the piece's length. */
export interface ScoredPiece {
  readonly scores: SentimentScores;
  readonly weight: number;
}

/** When the averages of the positive and the negative score both reach this, several pieces together are MIXED. */
const MIXED_THRESHOLD = 0.3;

const round = (score: number): number => Math.min(1, Math.round(score * 1e6) / 1e6);

const weightedAverage = (pieces: readonly ScoredPiece[], score: keyof SentimentScores): number => {
  const total = pieces.reduce((sum, { weight }) => sum + weight, 0);
  return round(pieces.reduce((sum, { scores, weight }) => sum + scores[score] * weight, 0) / total);
};

const labelOfHighest = ({ negative, mixed, positive, neutral }: SentimentScores): Sentiment => {
  const highest = Math.max(negative, mixed, positive, neutral);
  if (negative === highest) return "NEGATIVE";
  if (mixed === highest) return "MIXED";
  return positive === highest ? "POSITIVE" : "NEUTRAL";
};

const labelOf = (scores: SentimentScores, pieces: number): Sentiment => {
  const isMixed = pieces > 1 && scores.positive >= MIXED_THRESHOLD && scores.negative >= MIXED_THRESHOLD;
  return isMixed ? "MIXED" : labelOfHighest(scores);
};

/**
 * Averages the pieces' scores, weighted by length. The label is that of the highest score, of equal ones the more
 * alarming; a text of several pieces is also MIXED when its positive and negative scores both reach 0.3: no single
 * piece shows that.
 */
export const combineScores = (
  pieces: readonly ScoredPiece[],
): { readonly sentiment: Sentiment; readonly scores: SentimentScores } => {
  const scores = {
    mixed: weightedAverage(pieces, "mixed"),
    negative: weightedAverage(pieces, "negative"),
    neutral: weightedAverage(pieces, "neutral"),
    positive: weightedAverage(pieces, "positive"),
  };
  return { sentiment: labelOf(scores, pieces.length), scores };
};
