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

const labelAt = <Label extends string>(labels: readonly Label[], index: number): Label => {
  const label = labels[index];
  if (label === undefined) throw new Error("A model has no labels.");
  return label;
};

/**
 * Weights that say how much each feature speaks for a label or one before it. For labels that have an order, such as
 * priorities: a mistake by two of them is worse than one by one.
 */
export interface OrdinalModel<Label extends string> {
  readonly labels: readonly Label[];
  /** By feature, one for each label but the last, in hundredths. `bias` counts for every text. */
  readonly weights: Readonly<Record<string, readonly number[]>>;
}

const scoresOf = (
  weights: LinearModel<string>["weights"],
  features: ReadonlyMap<string, number>,
  count: number,
): readonly number[] => {
  const scores = Array.from({ length: count }, (_, index) => (weights["bias"]?.[index] ?? 0) / HUNDREDTHS);
  for (const [name, value] of features) {
    weights[name]?.forEach((weight, index) => {
      scores[index] = (scores[index] ?? 0) + (weight / HUNDREDTHS) * value;
    });
  }
  return scores;
};

/**
 * How likely each label or one before it is, in the order of the labels, by a logistic regression for each of them but
 * the last. None is less likely than the one before; the last is 1.
 */
export const cumulativeLikelihoods = (
  { labels, weights }: OrdinalModel<string>,
  features: ReadonlyMap<string, number>,
): readonly number[] => {
  let likelihood = 0;
  const rising = scoresOf(weights, features, labels.length - 1).map(
    (score) => (likelihood = Math.max(likelihood, 1 / (1 + Math.exp(-score)))),
  );
  return [...rising, 1];
};

/**
 * How likely a label or one before it must be. One half is the choice that is wrong by the fewest labels on average;
 * this is less, because a priority that is too low is worse than one that is too high.
 */
const ENOUGH = 0.4;

/** The first label that is likely enough. @param values cumulativeLikelihoods */
export const likelyLabel = <Label extends string>(labels: readonly Label[], values: readonly number[]): Label =>
  labelAt(
    labels,
    values.findIndex((value) => value >= ENOUGH),
  );

/** How likely each label is, in the order of the labels, by multinomial logistic regression. They add up to 1. */
export const likelihoods = (
  { labels, weights }: LinearModel<string>,
  features: ReadonlyMap<string, number>,
): readonly number[] => softmax(scoresOf(weights, features, labels.length));

/** The label with the highest value; of equal ones, the first. @param values in the order of the labels */
export const highestLabel = <Label extends string>(labels: readonly Label[], values: readonly number[]): Label =>
  labelAt(labels, values.indexOf(Math.max(...values)));

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
