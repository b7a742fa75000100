import type { Evaluation } from "../../shared/evaluation/evaluation.js";
import { DIMENSIONS, type Figures } from "../../shared/evaluation/figures.js";
import type { Confusion } from "../../shared/evaluation/metrics.js";
import { Html, html } from "../../shared/html/html.js";
import { STYLE } from "../../shared/html/style.js";
import { formatCount, plural, shareOf } from "../../shared/terminal/format.js";
import {
  groupHead,
  groupRows,
  MEASURE_HEAD,
  measureRows,
  problemsOf,
  REPLY_HEAD,
  replyRows,
  showCritical,
  showLatency,
  showUsage,
  showSystem,
} from "./render-table.js";

/** Confusion matrices: what is right is framed, and a cell is darker the more of its row is in it. */
const MATRIX_STYLE = `
section { margin-bottom: 16px; }
.table { max-height: none; margin-top: 10px; }
.matrix td { text-align: right; font-variant-numeric: tabular-nums;
  background: color-mix(in srgb, var(--chart-1) calc(var(--share) * 45%), transparent); }
.matrix .right { outline: 2px solid var(--chart-4); outline-offset: -2px; }
`;

const headOf = (names: readonly string[]): Html =>
  html`<thead>
    <tr>
      ${names.map((name) => html`<th scope="col">${name}</th>`)}
    </tr>
  </thead>`;

const tableOf = (title: string, head: readonly string[], body: readonly Html[], kind = ""): Html =>
  html`<section class="whole">
    <h2>${title}</h2>
    <div class="table" tabindex="0" role="region" aria-label="${title}">
      <table class="${kind}">
        <caption>
          ${title}
        </caption>
        ${headOf(head)}
        <tbody>
          ${body}
        </tbody>
      </table>
    </div>
  </section>`;

const rowOf = (cells: readonly string[]): Html =>
  html`<tr>
    ${cells.map((cell) => html`<td>${cell}</td>`)}
  </tr>`;

const NO_ANSWER = "no answer";

const matrixRow = ({ given, counts }: Confusion, truth: string, row: number): Html => {
  const cells = counts[row] ?? [];
  const total = cells.reduce((sum, count) => sum + count, 0);
  return html`<tr>
    <th scope="row">${truth}</th>
    ${cells.map(
      (count, column) =>
        html`<td class="${given[column] === truth ? "right" : ""}" style="--share: ${shareOf(count, total) ?? 0}">
          ${count === 0 ? "" : formatCount(count)}
        </td>`,
    )}
  </tr>`;
};

const matrixOf = (dimension: string, confusion: Confusion): Html =>
  tableOf(
    `${dimension}: right labels in rows, given ones in columns`,
    ["", ...confusion.given.map((label) => label ?? NO_ANSWER)],
    confusion.truths.map((truth, row) => matrixRow(confusion, truth, row)),
    "matrix",
  );

const problemSection = (evaluation: Evaluation): Html => {
  const problems = problemsOf(evaluation);
  if (problems.length === 0) return html``;
  return tableOf(
    "Missing",
    ["line or ticket"],
    problems.map((problem) => rowOf([problem])),
  );
};

/** The page of an evaluation: one file without scripts, that loads nothing from the network. */
export const renderHtml = (evaluation: Evaluation, figures: Figures): string => {
  const title = `Triage by ${showSystem(evaluation.system)}`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <style>
          ${new Html(STYLE + MATRIX_STYLE)}
        </style>
      </head>
      <body>
        <header>
          <h1>${title}</h1>
          <p>
            ${plural(figures.tickets, "ticket")} (${evaluation.tickets}), measured
            ${evaluation.madeAt.slice(0, 16).replace("T", " ")} UTC. ${showCritical(figures)}. Time for a ticket:
            ${showLatency(figures.latency)}.${figures.usage === undefined ? "" : ` Used: ${showUsage(figures, evaluation.system)}.`}
          </p>
        </header>
        <main>
          ${problemSection(evaluation)} ${tableOf("Figures", MEASURE_HEAD, measureRows(figures).map(rowOf))}
          ${DIMENSIONS.map((dimension) => matrixOf(dimension, figures.confusion[dimension]))}
          ${tableOf("Right labels by language", groupHead("language"), groupRows(figures.byLanguage).map(rowOf))}
          ${tableOf("Right labels by kind", groupHead("kind"), groupRows(figures.byKind).map(rowOf))}
          ${figures.replies.length === 0 ? html`` : tableOf("Replies, by the rules", REPLY_HEAD, replyRows(figures).map(rowOf))}
        </main>
      </body>
    </html> `.markup;
};
