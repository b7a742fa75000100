import type { Signals } from "./read-signals.js";

/** Weights that say how much each feature speaks for each label. */
export interface LinearModel<Label extends string> {
  readonly labels: readonly Label[];
  /** By feature, one for each label in their order, in hundredths. `bias` counts for every text. */
  readonly weights: Readonly<Record<string, readonly number[]>>;
}

const HUNDREDTHS = 100;

/** Shares that add up to 1, of scores that are logarithms. */
export const softmax = (scores: readonly number[]): readonly number[] => {
  const highest = Math.max(...scores);
  const exponentials = scores.map((score) => Math.exp(score - highest));
  const total = exponentials.reduce((sum, value) => sum + value, 0);
  return exponentials.map((value) => value / total);
};

/** How likely each label is, in the order of the labels, by multinomial logistic regression. They add up to 1. */
export const likelihoods = (
  { labels, weights }: LinearModel<string>,
  features: ReadonlyMap<string, number>,
): readonly number[] => {
  const scores = labels.map((_, index) => (weights["bias"]?.[index] ?? 0) / HUNDREDTHS);
  for (const [name, value] of features) {
    weights[name]?.forEach((weight, index) => {
      scores[index] = (scores[index] ?? 0) + (weight / HUNDREDTHS) * value;
    });
  }
  return softmax(scores);
};

/** The label with the highest value; of equal ones, the first. @param values in the order of the labels */
export const highestLabel = <Label extends string>(labels: readonly Label[], values: readonly number[]): Label => {
  const best = labels[values.indexOf(Math.max(...values))];
  if (best === undefined) throw new Error("A model has no labels.");
  return best;
};

/** The words of the signals that speak most for a label, from the strongest on. */
export const wordsFor = <Label extends string>(
  { labels, weights }: LinearModel<Label>,
  label: Label,
  { features, words }: Signals,
  most: number,
): readonly string[] => {
  const index = labels.indexOf(label);
  const strengthOf = (signal: string): number =>
    [signal, `${signal}?`, `${signal}^`].reduce(
      (sum, name) => sum + (features.has(name) ? (weights[name]?.[index] ?? 0) : 0),
      0,
    );
  const ranked = [...words].map(([signal, word]) => ({ word, strength: strengthOf(signal) }));
  const strong = ranked.filter(({ strength }) => strength > 0);
  return [...new Set(strong.toSorted((one, other) => other.strength - one.strength).map(({ word }) => word))].slice(
    0,
    most,
  );
};
