import { type LinearModel, type OrdinalModel, softmax } from "../../../functions/shared/triage/signals/linear-model.js";

/** A text whose label is known. */
export interface Example<Label extends string> {
  readonly features: ReadonlyMap<string, number>;
  readonly label: Label;
}

/** By label and feature: the weight that is expected before any example was seen; 0 where there is none. */
export type PriorWeights<Label extends string> = Readonly<Record<Label, Readonly<Record<string, number>>>>;

export interface FitOptions<Label extends string> {
  readonly labels: readonly Label[];
  readonly prior: PriorWeights<Label>;
  /** How much examples must say to move a weight away from the expected one: the inverse of its variance. */
  readonly strictness: number;
}

/** A feature of fewer examples has no weight, unless one is expected. */
const EXAMPLES_MIN = 2;

/** Bias is known from the examples alone. */
const BIAS = "bias";
const BIAS_STRICTNESS = 0.1;

const STEPS = 400;
const POWER_STEPS = 30;

const namesOf = <Label extends string>(
  examples: readonly Example<Label>[],
  prior: PriorWeights<Label>,
): readonly string[] => {
  const counts = new Map<string, number>();
  for (const { features } of examples)
    for (const name of features.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
  const expected = Object.values<Readonly<Record<string, number>>>(prior).flatMap((weights) => Object.keys(weights));
  const frequent = [...counts].flatMap(([name, count]) => (count >= EXAMPLES_MIN ? [name] : []));
  return [BIAS, ...[...new Set([...expected, ...frequent])].toSorted()];
};

/** A text as numbers: the positions of its features, and their values. */
interface Row {
  readonly at: readonly number[];
  readonly values: readonly number[];
  /** Position of its label. */
  readonly label: number;
}

const toRow = <Label extends string>(
  { features, label }: Example<Label>,
  positions: ReadonlyMap<string, number>,
  labels: readonly Label[],
): Row => {
  const known = [...features].flatMap(([name, value]) => {
    const position = positions.get(name);
    return position === undefined ? [] : [{ position, value }];
  });
  return {
    at: [0, ...known.map(({ position }) => position)],
    values: [1, ...known.map(({ value }) => value)],
    label: labels.indexOf(label),
  };
};

const dot = ({ at, values }: Row, weights: Float64Array): number =>
  at.reduce((sum, position, index) => sum + (weights[position] ?? 0) * (values[index] ?? 0), 0);

const addRow = (sum: Float64Array, { at, values }: Row, factor: number): void => {
  at.forEach((position, index) => {
    sum[position] = (sum[position] ?? 0) + factor * (values[index] ?? 0);
  });
};

/** The largest eigenvalue of the rows' squares, by power iteration: it bounds the length of a step. */
const largestEigenvalue = (rows: readonly Row[], size: number): number => {
  let vector = new Float64Array(size).fill(1 / Math.sqrt(size));
  let length = 0;
  for (let step = 0; step < POWER_STEPS; step += 1) {
    const next = new Float64Array(size);
    for (const row of rows) addRow(next, row, dot(row, vector));
    length = Math.sqrt(next.reduce((sum, value) => sum + value * value, 0));
    vector = next.map((value) => value / length);
  }
  return length;
};

const sharesOf = (row: Row, weights: readonly Float64Array[]): readonly number[] =>
  softmax(weights.map((ofLabel) => dot(row, ofLabel)));

/** Multinomial logistic regression whose weights are drawn towards expected ones, by accelerated gradient descent. */
class Descent {
  readonly #expected: readonly Float64Array[];
  readonly #step: number;

  constructor(
    private readonly rows: readonly Row[],
    expected: readonly Float64Array[],
    private readonly strictness: number,
  ) {
    this.#expected = expected;
    const size = expected[0]?.length ?? 0;
    this.#step = 1 / (largestEigenvalue(rows, size) / 2 + strictness);
  }

  run(): readonly Float64Array[] {
    let weights = this.#expected.map((values) => Float64Array.from(values));
    let ahead = weights;
    for (let step = 1; step <= STEPS; step += 1) {
      const gradients = this.#gradientsAt(ahead);
      const next = ahead.map((values, label) =>
        values.map((value, at) => value - this.#step * (gradients[label]?.[at] ?? 0)),
      );
      const momentum = (step - 1) / (step + 2);
      const last = weights;
      ahead = next.map((values, label) =>
        values.map((value, at) => value + momentum * (value - (last[label]?.[at] ?? 0))),
      );
      weights = next;
    }
    return weights;
  }

  #gradientsAt(weights: readonly Float64Array[]): readonly Float64Array[] {
    const gradients = weights.map((values, label) =>
      values.map(
        (value, at) => (at === 0 ? BIAS_STRICTNESS : this.strictness) * (value - (this.#expected[label]?.[at] ?? 0)),
      ),
    );
    for (const row of this.rows) {
      sharesOf(row, weights).forEach((share, label) => {
        const gradient = gradients[label];
        if (gradient !== undefined) addRow(gradient, row, share - (label === row.label ? 1 : 0));
      });
    }
    return gradients;
  }
}

const HUNDREDTHS = 100;

/** Fits a model to examples. The same examples always give the same weights. */
export const fitLinearModel = <Label extends string>(
  examples: readonly Example<Label>[],
  { labels, prior, strictness }: FitOptions<Label>,
): LinearModel<Label> => {
  const names = namesOf(examples, prior);
  const positions = new Map(names.map((name, index) => [name, index]));
  const expected = labels.map((label) => Float64Array.from(names, (name) => prior[label][name] ?? 0));
  const rows = examples.map((example) => toRow(example, positions, labels));
  const weights = new Descent(rows, expected, strictness).run();
  const table = names.map(
    (name, at) => [name, weights.map((values) => Math.round((values[at] ?? 0) * HUNDREDTHS) + 0)] as const,
  );
  return { labels, weights: Object.fromEntries(table.filter(([, values]) => values.some((value) => value !== 0))) };
};

const SIDES = ["reached", "missed"] as const;

/**
 * What is expected of a label or one before it: half of what is expected of these labels, less half of what is expected
 * of the others.
 */
const priorOfCut = <Label extends string>(
  { labels, prior }: FitOptions<Label>,
  cut: number,
): PriorWeights<(typeof SIDES)[number]> => {
  const halves = (side: readonly Label[]): Readonly<Record<string, number>> => {
    const sums = new Map<string, number>();
    for (const label of side)
      for (const [name, weight] of Object.entries(prior[label])) sums.set(name, (sums.get(name) ?? 0) + weight / 2);
    return Object.fromEntries(sums);
  };
  return { reached: halves(labels.slice(0, cut + 1)), missed: halves(labels.slice(cut + 1)) };
};

/** Fits a model of labels that have an order: for each but the last, of whether it or one before it is reached. */
export const fitOrdinalModel = <Label extends string>(
  examples: readonly Example<Label>[],
  options: FitOptions<Label>,
): OrdinalModel<Label> => {
  const { labels, strictness } = options;
  const models = labels.slice(0, -1).map((_, cut) => {
    const sided = examples.map(({ features, label }) => ({
      features,
      label: labels.indexOf(label) <= cut ? SIDES[0] : SIDES[1],
    }));
    return fitLinearModel(sided, { labels: SIDES, prior: priorOfCut(options, cut), strictness });
  });
  const names = new Set(models.flatMap(({ weights }) => Object.keys(weights)));
  const weightsOf = (name: string): readonly number[] =>
    models.map(({ weights: { [name]: [reached = 0, missed = 0] = [] } }) => reached - missed);
  return { labels, weights: Object.fromEntries([...names].map((name) => [name, weightsOf(name)])) };
};
