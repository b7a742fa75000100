import { onOneLine } from "../../shared/terminal/table.js";
import type { CellValue, Table } from "../../shared/warehouse/warehouse.js";
import { drawChart, WIDTHS } from "./chart.js";
import { Html, html } from "./html.js";
import { namedRows, percent } from "./rows.js";
import type { SectionResult, Period } from "./section.js";
import { STYLE } from "./style.js";

export interface Tile {
  readonly name: string;
  readonly value: string;
}

export interface Report {
  readonly period: Period;
  /** ISO 8601. */
  readonly madeAt: string;
  /** Of the warehouse, without a password. */
  readonly source: string;
  readonly tiles: readonly Tile[];
  readonly answers: readonly SectionResult[];
  /** Said instead of charts of tickets when there are none. */
  readonly emptyNotice: string | undefined;
}

/** Rows of a table in the page; a report is no export. */
const TABLE_ROWS = 200;
const LONGEST_CELL = 200;

/** Of a time, where the parts of a second tell a reader nothing. */
const FRACTION = /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)\.\d+$/;

/** Columns that hold 0 to 1. */
const SHARE = /^(share|rate)/;

const figures = (value: number, column: string): string =>
  SHARE.test(column) ? percent(value, 1) : value.toLocaleString("en", { maximumFractionDigits: 1 });

const cellOf = (cell: CellValue, column: string): Html => {
  if (cell === null) return html`<td class="none">none</td>`;
  if (typeof cell === "number") return html`<td class="number">${figures(cell, column)}</td>`;
  return html`<td>${onOneLine(String(cell).replace(FRACTION, "$1"), LONGEST_CELL)}</td>`;
};

const tableOf = ({ columns, rows }: Table, title: string): Html => {
  const heads = columns.map(
    ({ name, numeric }) => html`<th scope="col" class="${numeric ? "number" : ""}">${name.replaceAll("_", " ")}</th>`,
  );
  const lines = rows.slice(0, TABLE_ROWS).map(
    (row) =>
      html`<tr>
        ${row.map((cell, index) => cellOf(cell, columns[index]?.name ?? ""))}
      </tr>`,
  );
  const cut =
    rows.length > TABLE_ROWS ? html`<p class="note">The first ${TABLE_ROWS} of ${rows.length} rows.</p>` : html``;
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
    ${cut}`;
};

const figureOf = ({ section, table }: SectionResult, period: Period): Html => {
  if (table.rows.length === 0) return html`<p class="none">Nothing to show.</p>`;
  const chart = section.draw(namedRows(table), period);
  return html`<figure role="img" aria-label="${onOneLine(chart.alternative, 1_000)}">
      ${drawChart(chart, WIDTHS[section.width])}
    </figure>
    ${tableOf(table, section.title)}`;
};

const sectionOf = (answer: SectionResult, period: Period): Html =>
  html`<section class="${answer.section.width}">
    <h2>${answer.section.title}</h2>
    <p class="note">${answer.section.note}</p>
    ${figureOf(answer, period)}
  </section>`;

const tileOf = ({ name, value }: Tile): Html =>
  html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;

/** The whole report as one file: no script, and nothing that is fetched when it is read. */
export const pageOf = ({ period, madeAt, source, tiles, answers, emptyNotice: emptiness }: Report): string =>
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
          ${emptiness === undefined ? html`<dl class="tiles">${tiles.map(tileOf)}</dl>` : html`<p class="empty">${emptiness}</p>`}
          <div class="sections">${answers.map((answer) => sectionOf(answer, period))}</div>
        </main>
      </body>
    </html> `.markup;
