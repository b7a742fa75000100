import { seededRandom } from "../random/seeded-random.js";

/** A figure with its 95% interval. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** A figure of a sample, which has at least one item. */
export type Measure<Item> = (sample: readonly Item[]) => number;

export interface BootstrapOptions {
  /** The same seed gives the same intervals. @default 1 */
  readonly seed?: number | undefined;
  /** Samples that are drawn. @default 1000 */
  readonly resamples?: number;
}

/** Part of the samples that is left out at either end. */
const TAIL = 0.025;

const intervalOf = (value: number, samples: readonly number[]): Interval => {
  const sorted = samples.toSorted((one, other) => one - other);
  const first = Math.floor(TAIL * sorted.length);
  return { value, low: sorted[first] ?? value, high: sorted[sorted.length - 1 - first] ?? value };
};

/**
 * Percentile bootstrap: draws as many items as there are, with replacement, measures them, and does so many times. The
 * interval holds the middle 95% of what was measured. All measures see the same samples.
 * @param items at least one
 */
export const bootstrap = <Item, Name extends string>(
  items: readonly Item[],
  measures: ReadonlyMap<Name, Measure<Item>>,
  { seed = 1, resamples = 1_000 }: BootstrapOptions = {},
): ReadonlyMap<Name, Interval> => {
  const random = seededRandom(seed);
  const drawn = new Map([...measures.keys()].map((name): [Name, number[]] => [name, []]));
  for (let draw = 0; draw < resamples; draw += 1) {
    const sample = items.map((item) => items[Math.floor(random() * items.length)] ?? item);
    for (const [name, measure] of measures) drawn.get(name)?.push(measure(sample));
  }
  return new Map(
    [...measures].map(([name, measure]) => [name, intervalOf(measure(items), drawn.get(name) ?? [])] as const),
  );
};

/** Two results for the same item. */
export interface Both<Item> {
  readonly one: Item;
  readonly other: Item;
}

/**
 * How much larger a measure of the second results is than that of the first, with its interval: paired bootstrap, which
 * draws items with both of their results.
 * @param pairs at least one
 */
export const bootstrapDifferences = <Item, Name extends string>(
  pairs: readonly Both<Item>[],
  measures: ReadonlyMap<Name, Measure<Item>>,
  options: BootstrapOptions = {},
): ReadonlyMap<Name, Interval> =>
  bootstrap(
    pairs,
    new Map(
      [...measures].map(([name, measure]): [Name, Measure<Both<Item>>] => [
        name,
        (sample) => measure(sample.map(({ other }) => other)) - measure(sample.map(({ one }) => one)),
      ]),
    ),
    options,
  );
