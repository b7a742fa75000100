import path from "node:path";
import { format, resolveConfig } from "prettier";
import { PROJECT_ROOT } from "../../shared/deployment/project.js";
import { type Figures, MEASURES } from "../../shared/evaluation/figures.js";
import type { CriterionAgreement } from "../../shared/evaluation/agreement.js";
import { formatShare } from "../../shared/terminal/format.js";
import { groupHead, groupRows, MEASURE_HEAD, measureRows, showCritical } from "./render-table.js";
import { AGREEMENT_HEAD, agreementRows } from "./replies.js";

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

const HEAD = `# Quality of triage and replies

How often triage without a model is right, and how far the rules' verdicts on replies agree with labels. \`npm run evaluate -- --write-docs\` writes this page; a unit test fails when
its figures are not those of a fresh run, or are lower than they have been.

These are figures of the rules and of the local stand-in for Comprehend: what a ticket gets on this machine when no model
answers. They say nothing about a model, or about Comprehend itself. \`npm run evaluate -- --help\` explains the command.

- **Tickets**: the test half of [the golden set](../test/golden/README.md), to which no rule may be fitted.
- **Macro-F1**: the mean of the F1 scores of all labels, so that rare labels count as much as frequent ones.
- **Interval**: in 95 of 100 sets of tickets like these, the figure would be in it (bootstrap of 1,000 samples).
- **Goal**: what the rules should reach.`;

const REPLIES = `## Replies

How far the rules' verdicts on replies agree with [the labelled replies](../test/golden/replies/README.md), by criterion.
**One author wrote the rules, the replies and the labels**, nobody has labelled them independently, and most criteria
have fewer than ten defects. The table shows that the rules do what was meant; it does not show how well they agree with
people. \`npm run evaluate -- --replies\` prints the same, also for labels of your own. The criteria of the judge need a
model: \`npm run evaluate -- --with model --replies --runs 3\`; no model has been measured yet.

- **Defects**: replies that are labelled as failing; **found** is the share of them that the rules fail, too.
- **Others**: all other replies; **taken for one** is the share of them that the rules fail.
- **Kappa**: agreement beyond chance (Cohen), 1 at most.`;

/** Rules never contradict their evidence, and say the same in each run. */
const columnsOfRules = (cells: readonly string[]): readonly string[] => cells.slice(0, -2);
const AGREEMENT_COLUMNS = columnsOfRules(AGREEMENT_HEAD);

/** The page of the rules' figures, formatted as the repository's other pages are. @param figures of the test half */
export const renderPage = async (figures: Figures, agreement: readonly CriterionAgreement[]): Promise<string> => {
  const text = [
    HEAD,
    `## Figures\n\n${figures.tickets} tickets.`,
    tableOf(MEASURE_HEAD, measureRows(figures)),
    verdict(figures),
    "## By language\n\nTickets with the right label. Comprehend detects no sentiment in Dutch, nor does its stand-in.",
    tableOf(groupHead("language"), groupRows(figures.byLanguage)),
    "## By kind\n\nTickets with the right label, by what makes them hard.",
    tableOf(groupHead("kind"), groupRows(figures.byKind)),
    REPLIES,
    tableOf(AGREEMENT_COLUMNS, agreementRows(agreement).map(columnsOfRules)),
  ].join("\n\n");
  const file = path.join(PROJECT_ROOT, PAGE);
  return await format(text, { ...(await resolveConfig(file)), parser: "markdown", proseWrap: "always" });
};
