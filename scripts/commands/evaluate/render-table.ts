import type { Interval } from "../../shared/evaluation/bootstrap.js";
import type { EvaluatedSystem, Evaluation } from "../../shared/evaluation/evaluation.js";
import {
  type Comparison,
  DIMENSIONS,
  type Figures,
  type GroupFigures,
  type Latency,
  MEASURES,
  usdOf,
} from "../../shared/evaluation/figures.js";
import {
  formatCount,
  formatDollars,
  formatSeconds,
  formatShare,
  plural,
  shareOf,
  shownOf,
} from "../../shared/terminal/format.js";
import { onOneLine, renderTable } from "../../shared/terminal/table.js";

/** "31.25% (25.00% to 37.50%)" */
const showInterval = ({ value, low, high }: Interval): string =>
  `${formatShare(value)} (${formatShare(low)} to ${formatShare(high)})`;

/** "rules", "model amazon.nova-lite-v1:0, prompt v3" */
export const showSystem = ({ name, model, promptVersion }: EvaluatedSystem): string =>
  [model === null ? name : `${name} ${model}`, ...(promptVersion === null ? [] : [`prompt ${promptVersion}`])].join(
    ", ",
  );

/** "p50 2 ms, p95 9 ms, at most 40 ms" */
export const showLatency = ({ p50, p95, max }: Latency): string =>
  `p50 ${formatSeconds(p50 / 1_000)}, p95 ${formatSeconds(p95 / 1_000)}, at most ${formatSeconds(max / 1_000)}`;

/** "52,100 tokens in, 18,040 out and 6 units of Comprehend; $0.07, or $0.29 for 1,000 tickets"; "" for none. */
export const showUsage = ({ usage }: Figures, { prices }: EvaluatedSystem): string => {
  if (usage === undefined) return "";
  const { input_tokens: input, output_tokens: output, comprehend_units: units, tickets } = usage;
  const comprehend = units === 0 ? "" : ` and ${plural(units, "unit")} of Comprehend`;
  const amounts = `${formatCount(input)} tokens in, ${formatCount(output)} out${comprehend}`;
  if (prices === undefined) return amounts;
  const usd = usdOf(usage, prices);
  return `${amounts}; ${formatDollars(usd)}, or ${formatDollars((usd / tickets) * 1_000)} for 1,000 tickets`;
};

/** "0 of 22 CRITICAL tickets got a priority below HIGH" */
export const showCritical = ({ critical, criticalBelowHigh }: Figures): string =>
  `${criticalBelowHigh} of ${plural(critical, "CRITICAL ticket")} got a priority below HIGH`;

/** Head and rows of the main table. */
export const measureRows = ({ measures }: Figures): readonly (readonly string[])[] =>
  [...measures].map(([key, interval]) => {
    const { dimension = "", name = key, goal } = MEASURES.get(key) ?? {};
    return [dimension, name, showInterval(interval), goal === undefined ? "" : formatShare(goal)];
  });
export const MEASURE_HEAD = ["dimension", "figure", "value (95% interval)", "goal"] as const;

/** How many tickets of each group got the right label, as "9 of 13". */
export const groupRows = (groups: readonly GroupFigures[]): readonly (readonly string[])[] =>
  groups.map(({ group, tickets, right }) => [
    group,
    String(tickets),
    ...DIMENSIONS.map((dimension) => String(right[dimension])),
  ]);
export const groupHead = (name: string): readonly string[] => [name, "tickets", ...DIMENSIONS];

/** How many replies fail each criterion of the rules. */
export const replyRows = ({ replies }: Figures): readonly (readonly string[])[] =>
  replies.map(({ criterion, assessed, failed }) => [
    criterion,
    String(assessed),
    String(failed),
    formatShare(shareOf(failed, assessed)),
  ]);
export const REPLY_HEAD = ["criterion", "replies", "fail", "share"] as const;

const renderReplies = (figures: Figures): readonly string[] =>
  figures.replies.length === 0 ? [] : [`Replies, by the rules\n${renderTable(REPLY_HEAD, replyRows(figures))}`];

/** Problems that are named on the terminal; all of them are in the files. */
const MAX_NAMED = 10;

/** What is missing from an evaluation: lines that could not be read, and tickets without a usable answer. */
export const problemsOf = ({ problems, predictions }: Evaluation): readonly string[] => [
  ...problems,
  ...predictions.flatMap(({ id, problem }) => (problem === undefined ? [] : [`${id}: ${problem}`])),
];

const renderProblems = (evaluation: Evaluation): readonly string[] => {
  const problems = problemsOf(evaluation);
  if (problems.length === 0) return [];
  const named = problems.slice(0, MAX_NAMED).map((problem) => `  ${onOneLine(problem, 200)}`);
  const unread = plural(evaluation.problems.length, "problem");
  const unanswered = plural(problems.length - evaluation.problems.length, "ticket");
  const title = `Missing: ${unread} in the files; ${unanswered} without a usable answer, counted as wrong`;
  const rest = problems.length > MAX_NAMED ? [`  ${shownOf(MAX_NAMED, problems.length)} are shown`] : [];
  return [[title, ...named, ...rest].join("\n")];
};

/** An evaluation for the terminal. */
export const renderEvaluation = (evaluation: Evaluation, figures: Figures): string =>
  [
    `${plural(figures.tickets, "ticket")} (${evaluation.tickets}) triaged by ${showSystem(evaluation.system)}`,
    renderTable(MEASURE_HEAD, measureRows(figures)),
    [
      `${showCritical(figures)}.`,
      `Time for a ticket: ${showLatency(figures.latency)}.`,
      ...(figures.usage === undefined ? [] : [`Used: ${showUsage(figures, evaluation.system)}.`]),
    ].join("\n"),
    `Right labels\n${renderTable(groupHead("language"), groupRows(figures.byLanguage))}`,
    renderTable(groupHead("kind"), groupRows(figures.byKind)),
    ...renderReplies(figures),
    ...renderProblems(evaluation),
  ].join("\n\n");

/** "+3.10%" */
const signed = (value: number): string => `${value > 0 ? "+" : ""}${formatShare(value)}`;

const verdictOf = (better: "one" | "other" | undefined, names: { readonly one: string; readonly other: string }) =>
  better === undefined ? "undecided" : `${names[better]} is better`;

/** A comparison for the terminal. @param names of the two evaluations */
export const renderComparison = (
  { tickets, leftOut, measures }: Comparison,
  names: { readonly one: string; readonly other: string },
): string => {
  const rows = measures.map(({ name, one, other, difference: { value, low, high }, better }) => {
    const { dimension = "", name: figure = name } = MEASURES.get(name) ?? {};
    return [
      dimension,
      figure,
      formatShare(one),
      formatShare(other),
      `${signed(value)} (${signed(low)} to ${signed(high)})`,
      verdictOf(better, names),
    ];
  });
  const head = ["dimension", "figure", names.one, names.other, "difference (95% interval)", "verdict"];
  const rest = leftOut === 0 ? "" : `; ${plural(leftOut, "ticket")} left out that not both have with the same labels`;
  return `${plural(tickets, "ticket")} compared${rest}\n\n${renderTable(head, rows)}`;
};
