import { PRIORITIES } from "../../../functions/shared/contracts/ticket-record.js";
import { RULE_CRITERIA, type RuleCriterion } from "../../../functions/shared/reply-quality/criteria.js";
import { bootstrap, type BootstrapOptions, bootstrapDifferences, type Interval, type Measure } from "./bootstrap.js";
import type { Prices } from "../../../stacks/config/model-prices.js";
import { type Dimension, LABELS, type Prediction, type Usage } from "./evaluation.js";
import { accuracyOf, type Confusion, confusionOf, macroF1Of, type Pair, withinOneOf } from "./metrics.js";

export const DIMENSIONS = ["sentiment", "priority", "category", "language"] as const satisfies readonly Dimension[];

const pairsOf = (predictions: readonly Prediction[], dimension: Dimension): readonly Pair[] =>
  predictions.map(({ truth, given }) => ({ truth: truth[dimension], given: given?.[dimension] ?? null }));

/** A figure of triage, from 0 to 1. */
export interface TriageMeasure {
  readonly dimension: Dimension;
  /** "accuracy" */
  readonly name: string;
  readonly of: Measure<Prediction>;
  /** What the rules without a model should reach on the test half. */
  readonly goal?: number;
}

const measure = (
  dimension: Dimension,
  name: string,
  ofPairs: (pairs: readonly Pair[]) => number,
  goal?: number,
): TriageMeasure => ({
  dimension,
  name,
  of: (predictions) => ofPairs(pairsOf(predictions, dimension)),
  ...(goal !== undefined && { goal }),
});

/** All figures that have an interval and can be compared, by a name such as "priority.accuracy". */
export const MEASURES: ReadonlyMap<string, TriageMeasure> = new Map(
  [
    measure("sentiment", "accuracy", accuracyOf, 0.75),
    measure("sentiment", "macro-F1", macroF1Of, 0.7),
    measure("priority", "accuracy", accuracyOf, 0.8),
    measure("priority", "within one level", (pairs) => withinOneOf(PRIORITIES, pairs), 0.99),
    measure("priority", "macro-F1", macroF1Of),
    measure("category", "accuracy", accuracyOf, 0.8),
    measure("category", "macro-F1", macroF1Of),
    measure("language", "accuracy", accuracyOf, 0.98),
    measure("language", "macro-F1", macroF1Of),
  ].map((made) => [`${made.dimension}.${made.name}`, made]),
);

const FUNCTIONS = new Map([...MEASURES].map(([name, { of }]) => [name, of]));

/** Tickets of one language or kind, and how many of them got the right label. */
export interface GroupFigures {
  readonly group: string;
  readonly tickets: number;
  readonly right: Readonly<Record<Dimension, number>>;
}

const rightOf = (predictions: readonly Prediction[], dimension: Dimension): number =>
  predictions.filter(({ truth, given }) => given?.[dimension] === truth[dimension]).length;

const groupsOf = (
  predictions: readonly Prediction[],
  groupOf: (prediction: Prediction) => string,
): readonly GroupFigures[] =>
  [...Map.groupBy(predictions, groupOf)]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([group, ofGroup]) => ({
      group,
      tickets: ofGroup.length,
      right: {
        sentiment: rightOf(ofGroup, "sentiment"),
        priority: rightOf(ofGroup, "priority"),
        category: rightOf(ofGroup, "category"),
        language: rightOf(ofGroup, "language"),
      },
    }));

/** Milliseconds for one ticket, of those that were not kept from an earlier run. */
export interface Latency {
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

const latencyOf = (predictions: readonly Prediction[]): Latency => {
  const sorted = predictions.flatMap(({ milliseconds }) => milliseconds ?? []).toSorted((one, other) => one - other);
  const at = (part: number): number => sorted[Math.ceil(part * sorted.length) - 1] ?? 0;
  return { p50: at(0.5), p95: at(0.95), max: at(1) };
};

/** The priorities that a CRITICAL ticket must not get. */
const BELOW_HIGH: ReadonlySet<string> = new Set(PRIORITIES.slice(PRIORITIES.indexOf("HIGH") + 1));

/** CRITICAL tickets, and how many of them got a priority below HIGH. One without an answer got none. */
const criticalBelowHigh = (predictions: readonly Prediction[]) => {
  const critical = predictions.filter(({ truth }) => truth.priority === "CRITICAL");
  const below = critical.filter(({ given }) => given !== null && BELOW_HIGH.has(given.priority));
  return { critical: critical.length, criticalBelowHigh: below.length };
};

const MILLION = 1_000_000;

/** What one ticket cost, in USD. */
export const usdOf = ({ input_tokens, output_tokens, comprehend_units }: Usage, prices: Prices): number =>
  (input_tokens * prices.input + output_tokens * prices.output + comprehend_units * prices.sentimentUnits) / MILLION;

/** What a model used for the tickets that it answered. */
interface UsageFigures extends Usage {
  /** Tickets of which it is known. */
  readonly tickets: number;
}

/** Undefined if no answer says what it used. */
const usageOf = (predictions: readonly Prediction[]): UsageFigures | undefined => {
  const used = predictions.flatMap(({ given }) => given?.usage ?? []);
  if (used.length === 0) return undefined;
  const sum = (name: keyof Usage): number => used.reduce((total, usage) => total + usage[name], 0);
  return {
    tickets: used.length,
    input_tokens: sum("input_tokens"),
    output_tokens: sum("output_tokens"),
    comprehend_units: sum("comprehend_units"),
  };
};

/** How often replies fail a criterion of the rules. */
interface ReplyFigures {
  readonly criterion: RuleCriterion;
  /** Replies that can be assessed by it. */
  readonly assessed: number;
  readonly failed: number;
}

/** By criterion; empty if the system writes no replies. */
const replyFigures = (predictions: readonly Prediction[]): readonly ReplyFigures[] => {
  const replies = predictions.flatMap(({ given }) => given?.reply ?? []);
  if (replies.length === 0) return [];
  return RULE_CRITERIA.map((criterion) => ({
    criterion,
    assessed: replies.filter((reply) => !reply.not_applicable.includes(criterion)).length,
    failed: replies.filter((reply) => reply.fails.includes(criterion)).length,
  }));
};

/** All figures of one evaluation. */
export interface Figures {
  readonly tickets: number;
  /** Tickets without a usable answer. They count as wrong. */
  readonly unanswered: number;
  readonly critical: number;
  readonly criticalBelowHigh: number;
  /** By the names of MEASURES. */
  readonly measures: ReadonlyMap<string, Interval>;
  readonly confusion: Readonly<Record<Dimension, Confusion>>;
  readonly byLanguage: readonly GroupFigures[];
  readonly byKind: readonly GroupFigures[];
  readonly latency: Latency;
  /** Undefined for rules, which use nothing. */
  readonly usage: UsageFigures | undefined;
  readonly replies: readonly ReplyFigures[];
}

/** Computes all figures. The same predictions and seed give the same figures. @param predictions at least one */
export const figuresOf = (predictions: readonly Prediction[], options: BootstrapOptions = {}): Figures => {
  const confusion = (dimension: Dimension) => confusionOf(LABELS[dimension], pairsOf(predictions, dimension));
  return {
    tickets: predictions.length,
    unanswered: predictions.filter(({ given }) => given === null).length,
    ...criticalBelowHigh(predictions),
    measures: bootstrap(predictions, FUNCTIONS, options),
    confusion: {
      sentiment: confusion("sentiment"),
      priority: confusion("priority"),
      category: confusion("category"),
      language: confusion("language"),
    },
    byLanguage: groupsOf(predictions, ({ truth }) => truth.language),
    byKind: groupsOf(predictions, ({ kind }) => kind),
    latency: latencyOf(predictions),
    usage: usageOf(predictions),
    replies: replyFigures(predictions),
  };
};

/** The difference of one figure between two evaluations. */
interface ComparedMeasure {
  readonly name: string;
  readonly one: number;
  readonly other: number;
  /** `other` minus `one`. */
  readonly difference: Interval;
  /** Which is better; undefined if the interval holds 0, so that chance may have made the difference. */
  readonly better: "one" | "other" | undefined;
}

export interface Comparison {
  /** Tickets that both evaluations have. */
  readonly tickets: number;
  /** Tickets that only one of them has, or whose labels have changed in between. They are not compared. */
  readonly leftOut: number;
  readonly measures: readonly ComparedMeasure[];
}

const betterOf = ({ low, high }: Interval): ComparedMeasure["better"] =>
  low > 0 ? "other" : high < 0 ? "one" : undefined;

const hasSameTruth = (one: Prediction, other: Prediction): boolean =>
  DIMENSIONS.every((dimension) => one.truth[dimension] === other.truth[dimension]);

/** Compares the tickets that two evaluations share. Without a shared one there are no measures. */
export const compare = (
  ones: readonly Prediction[],
  others: readonly Prediction[],
  options: BootstrapOptions = {},
): Comparison => {
  const byId = new Map(others.map((other) => [other.id, other]));
  const pairs = ones.flatMap((one) => {
    const other = byId.get(one.id);
    return other !== undefined && hasSameTruth(one, other) ? [{ one, other }] : [];
  });
  const all = new Set([...ones, ...others].map(({ id }) => id)).size;
  const tickets = pairs.length;
  if (tickets === 0) return { tickets, leftOut: all, measures: [] };
  const measures = [...bootstrapDifferences(pairs, FUNCTIONS, options)].map(([name, difference]) => {
    const valueOf = FUNCTIONS.get(name) ?? (() => Number.NaN);
    const [one, other] = [valueOf(pairs.map((pair) => pair.one)), valueOf(pairs.map((pair) => pair.other))];
    return { name, one, other, difference, better: betterOf(difference) };
  });
  return { tickets, leftOut: all - tickets, measures };
};
