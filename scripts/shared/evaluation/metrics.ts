/** The label that a ticket should get, and the one that it got: null if the system gave no usable answer. */
export interface Pair {
  readonly truth: string;
  readonly given: string | null;
}

const shareThat = (pairs: readonly Pair[], isRight: (pair: Pair) => boolean): number =>
  pairs.filter(isRight).length / pairs.length;

/** Share of right labels, from 0 to 1. A missing answer is a wrong one. @param pairs at least one */
export const accuracyOf = (pairs: readonly Pair[]): number => shareThat(pairs, ({ truth, given }) => truth === given);

/**
 * Share of labels that are at most one step from the right one.
 * @param order all labels
 * @param pairs at least one
 */
export const withinOneOf = (order: readonly string[], pairs: readonly Pair[]): number =>
  shareThat(pairs, ({ truth, given }) => given !== null && Math.abs(order.indexOf(truth) - order.indexOf(given)) <= 1);

interface LabelCount {
  right: number;
  truths: number;
  given: number;
}

const countLabels = (pairs: readonly Pair[]): ReadonlyMap<string, LabelCount> => {
  const counts = new Map<string, LabelCount>();
  const countOf = (label: string): LabelCount => {
    const count = counts.get(label) ?? { right: 0, truths: 0, given: 0 };
    counts.set(label, count);
    return count;
  };
  for (const { truth, given } of pairs) {
    countOf(truth).truths += 1;
    if (given !== null) countOf(given).given += 1;
    if (truth === given) countOf(truth).right += 1;
  }
  return counts;
};

/**
 * The mean of the F1 scores of all labels that a ticket should get, from 0 to 1: rare labels count as much as frequent
 * ones. A label that no ticket should get has no score of its own; to give it costs the recall of the right one.
 * @param pairs at least one
 */
export const macroF1Of = (pairs: readonly Pair[]): number => {
  const counts = [...countLabels(pairs).values()].filter(({ truths }) => truths > 0);
  return counts.reduce((sum, { right, truths, given }) => sum + (2 * right) / (truths + given), 0) / counts.length;
};

/** How often each label was given in place of each other one. */
export interface Confusion {
  /** Labels that tickets should get, one row each. */
  readonly truths: readonly string[];
  /** Labels that tickets got, one column each; null: no answer. */
  readonly given: readonly (string | null)[];
  readonly counts: readonly (readonly number[])[];
}

/**
 * Counts of every right and given label.
 * @param order labels in the order of rows and columns; others follow by name
 */
export const confusionOf = (order: readonly string[], pairs: readonly Pair[]): Confusion => {
  const inOrder = (labels: ReadonlySet<string>): readonly string[] => [
    ...order.filter((label) => labels.has(label)),
    ...[...labels].filter((label) => !order.includes(label)).toSorted(),
  ];
  const truths = inOrder(new Set(pairs.map(({ truth }) => truth)));
  const labels = new Set(pairs.flatMap(({ truth, given }) => [truth, given ?? truth]));
  const given = [...inOrder(labels), ...(pairs.some((pair) => pair.given === null) ? [null] : [])];
  const countOf = (truth: string, label: string | null): number =>
    pairs.filter((pair) => pair.truth === truth && pair.given === label).length;
  return { truths, given, counts: truths.map((truth) => given.map((label) => countOf(truth, label))) };
};
