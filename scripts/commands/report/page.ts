import { formatColumn, shownOf } from "../../shared/terminal/format.js";
import { onOneLine } from "../../shared/terminal/table.js";
import type { CellValue, Table } from "../../shared/warehouse/warehouse.js";
import { drawChart, WIDTHS } from "./chart.js";
import { Html, html } from "../../shared/html/html.js";
import { namedRows, type Period, type SectionResult } from "./section.js";
import { STYLE } from "../../shared/html/style.js";

export interface Tile {
  readonly name: string;
  readonly value: string;
}

export interface Report {
  readonly period: Period;
  /** ISO 8601. */
  readonly madeAt: string;
  /** Description of the warehouse, without a password. */
  readonly source: string;
  readonly tiles: readonly Tile[];
  readonly results: readonly SectionResult[];
  /** Shown instead of charts if there are no tickets. */
  readonly emptyNotice: string | undefined;
}

/** Most rows of a table in the page; a report is not an export. */
const TABLE_ROWS = 200;
const MAX_CELL_LENGTH = 200;

/** A time with fractions of a second, which are left out. */
const FRACTION = /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)\.\d+$/;

const cellOf = (cell: CellValue, column: string): Html => {
  if (cell === null) return html`<td class="none">none</td>`;
  if (typeof cell === "number") return html`<td class="number">${formatColumn(cell, column)}</td>`;
  return html`<td>${onOneLine(String(cell).replace(FRACTION, "$1"), MAX_CELL_LENGTH)}</td>`;
};

const tableOf = ({ columns, rows }: Table, title: string, all: number): Html => {
  const heads = columns.map(
    ({ name, numeric }) => html`<th scope="col" class="${numeric ? "number" : ""}">${name.replaceAll("_", " ")}</th>`,
  );
  const lines = rows.slice(0, TABLE_ROWS).map(
    (row) =>
      html`<tr>
        ${row.map((cell, index) => cellOf(cell, columns[index]?.name ?? ""))}
      </tr>`,
  );
  const total = Math.max(all, rows.length);
  const cut = lines.length < total ? `The table has the first ${shownOf(lines.length, total)} rows.` : undefined;
  return html`<div class="table" tabindex="0" role="region" aria-label="${title}: the numbers">
      <table>
        <caption>
          ${title}: the numbers
        </caption>
        <thead>
          <tr>
            ${heads}
          </tr>
        </thead>
        <tbody>
          ${lines}
        </tbody>
      </table>
    </div>
    ${noteOf(cut)}`;
};

const noteOf = (text: string | undefined): Html => (text === undefined ? html`` : html`<p class="note">${text}</p>`);

const figureOf = ({ section, table, all }: SectionResult, period: Period): Html => {
  if (table.rows.length === 0) return html`<p class="none">${section.empty}</p>`;
  const chart = section.draw(namedRows(table), period);
  const drawn =
    chart.flat === undefined
      ? html`<figure role="img" aria-label="${onOneLine(chart.alternative, 1_000)}">
          ${drawChart(chart, WIDTHS[section.width])}
        </figure>`
      : html`<p class="none">${chart.flat}</p>`;
  return html`${drawn} ${noteOf(chart.cut)} ${tableOf(section.fill?.(table, period) ?? table, section.title, all)}`;
};

const sectionOf = (result: SectionResult, period: Period): Html =>
  html`<section class="${result.section.width}">
    <h2>${result.section.title}</h2>
    <p class="note">${result.section.note}</p>
    ${figureOf(result, period)}
  </section>`;

const tileOf = ({ name, value }: Tile): Html =>
  html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;

/** The whole report as one file, without scripts, that loads nothing from the network. */
export const pageOf = ({ period, madeAt, source, tiles, results, emptyNotice }: Report): string =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"
        />
        <meta name="color-scheme" content="light dark" />
        <title>Support tickets, ${period.from} to ${period.to}</title>
        <style>
          ${new Html(STYLE)}
        </style>
      </head>
      <body>
        <header>
          <h1>Support tickets</h1>
          <p>
            ${period.from} to ${period.to}, days in UTC. Made ${madeAt.slice(0, 16).replace("T", " ")} UTC from
            ${source}.
          </p>
        </header>
        <main>
          ${emptyNotice === undefined ? html`<dl class="tiles">${tiles.map(tileOf)}</dl>` : html`<p class="empty">${emptyNotice}</p>`}
          <div class="sections">${results.map((result) => sectionOf(result, period))}</div>
        </main>
      </body>
    </html> `.markup;
