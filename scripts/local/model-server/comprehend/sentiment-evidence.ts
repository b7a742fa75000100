/** How much of a text speaks for either mood: sums of word weights (a plain word such as "good" weighs 3), neither negative. */
export interface SentimentEvidence {
  readonly positive: number;
  readonly negative: number;
}

/** Splits weighted words by their sign. */
export const sumEvidence = (weights: readonly number[]): SentimentEvidence => {
  let positive = 0;
  let negative = 0;
  for (const weight of weights) {
    if (weight > 0) positive += weight;
    else negative -= weight;
  }
  return { positive, negative };
};

export const addEvidence = (one: SentimentEvidence, other: SentimentEvidence): SentimentEvidence => ({
  positive: one.positive + other.positive,
  negative: one.negative + other.negative,
});
