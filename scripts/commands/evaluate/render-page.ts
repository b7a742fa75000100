import path from "node:path";
import { format, resolveConfig } from "prettier";
import { PROJECT_ROOT } from "../../shared/deployment/project.js";
import { type Figures, MEASURES } from "../../shared/evaluation/figures.js";
import { formatShare } from "../../shared/terminal/format.js";
import { groupHead, groupRows, MEASURE_HEAD, measureRows, showCritical } from "./render-table.js";

/** The page that `--write-docs` writes. */
export const PAGE = path.join("docs", "quality.md");

type Rows = readonly (readonly string[])[];

const tableOf = (head: readonly string[], rows: Rows): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

/** "priority accuracy: 36.36% of 80.00%" for each figure below its goal. */
const shortfalls = ({ measures }: Figures): readonly string[] =>
  [...MEASURES].flatMap(([key, { dimension, name, goal }]) => {
    const value = measures.get(key)?.value ?? 0;
    if (goal === undefined || value >= goal) return [];
    return [`- ${dimension}, ${name}: ${formatShare(value)}, where the goal is ${formatShare(goal)}`];
  });

const verdict = (figures: Figures): string => {
  const below = shortfalls(figures);
  const critical = `${showCritical(figures)}; the goal is 0.`;
  if (below.length === 0) return `The rules reach every goal. ${critical}`;
  return `**The rules do not reach these goals yet:**\n\n${below.join("\n")}\n\n${critical}`;
};

const HEAD = `# Quality of triage

How often triage without a model is right. \`npm run evaluate -- --write-docs\` writes this page; a unit test fails when
its figures are not those of a fresh run, or are lower than they have been.

These are figures of the rules and of the local stand-in for Comprehend: what a ticket gets on this machine when no model
answers. They say nothing about a model, or about Comprehend itself. \`npm run evaluate -- --help\` explains the command.

- **Tickets**: the test half of [the golden set](../test/golden/README.md), to which no rule may be fitted.
- **Macro-F1**: the mean of the F1 scores of all labels, so that rare labels count as much as frequent ones.
- **Interval**: in 95 of 100 sets of tickets like these, the figure would be in it (bootstrap of 1,000 samples).
- **Goal**: what the rules should reach.`;

/** The page of the rules' figures, formatted as the repository's other pages are. @param figures of the test half */
export const renderPage = async (figures: Figures): Promise<string> => {
  const text = [
    HEAD,
    `## Figures\n\n${figures.tickets} tickets.`,
    tableOf(MEASURE_HEAD, measureRows(figures)),
    verdict(figures),
    "## By language\n\nTickets with the right label. Comprehend detects no sentiment in Dutch, nor does its stand-in.",
    tableOf(groupHead("language"), groupRows(figures.byLanguage)),
    "## By kind\n\nTickets with the right label, by what makes them hard.",
    tableOf(groupHead("kind"), groupRows(figures.byKind)),
  ].join("\n\n");
  const file = path.join(PROJECT_ROOT, PAGE);
  return await format(text, { ...(await resolveConfig(file)), parser: "markdown", proseWrap: "always" });
};
