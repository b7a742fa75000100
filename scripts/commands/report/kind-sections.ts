import { formatCount, formatShare, plural, shownOf } from "../../shared/terminal/format.js";
import { horizontalBars, pairedBars, stackedBars, type Bar, type Chart } from "./chart.js";
import { during, type NamedRow, numberIn, type Section, sumOf, textIn } from "./section.js";

/** Most bars of a chart; the table below it has all. */
const MAX_BARS = 10;
const BAR_HEIGHT = 26;
const heightOf = (bars: number): number => Math.max(bars, 2) * BAR_HEIGHT + 24;

/** The share of the query, which is also in the table: rounded once, a bar and its line in the table agree. */
const sharesOf = (rows: readonly NamedRow[], column: string): readonly Bar[] =>
  rows.slice(0, MAX_BARS).map((row) => {
    const value = numberIn(row, "tickets");
    return {
      name: textIn(row, column),
      value,
      label: `${formatCount(value)} · ${formatShare(numberIn(row, "share"))}`,
    };
  });

/** Says that the chart shows only some of the rows. */
const cutTo = (shown: number, all: number, order: string): Pick<Chart, "cut"> =>
  shown < all ? { cut: `The chart shows the top ${shownOf(shown, all)}, ${order}.` } : {};

const listed = (bars: readonly Bar[]): string => bars.map(({ name, label }) => `${name}: ${label}`).join("; ");

const shareSection = (column: string, kind: string, index: number): Section => ({
  title: `By ${kind}`,
  note: `Tickets and their share of the period, by ${kind}.`,
  width: "half",
  empty: "No tickets in this period.",
  sql: (period) =>
    `SELECT ${column}, SUM(tickets) AS tickets, CAST(CAST(SUM(tickets) AS BIGINT) * 1.0 / SUM(SUM(tickets)) OVER () AS DECIMAL(5, 4)) AS share FROM tickets_by_${column} WHERE ${during(period)} GROUP BY ${column} ORDER BY 2 DESC, 1`,
  draw: (rows) => {
    const bars = sharesOf(rows, column);
    return {
      height: heightOf(bars.length),
      alternative: `${listed(bars)}.`,
      option: horizontalBars(bars, index),
      ...cutTo(bars.length, rows.length, "by tickets"),
    };
  },
});

export const shares: readonly Section[] = [
  shareSection("priority", "priority", 0),
  shareSection("sentiment", "sentiment", 0),
  shareSection("product", "product", 0),
  shareSection("issue_type", "issue type", 0),
  shareSection("tier", "tier", 0),
  shareSection("channel", "channel", 0),
  shareSection("language", "language", 0),
];

export const needsHumanByCategory: Section = {
  title: "Share that needs a person, by category",
  note: "Of the tickets of a category, over the whole period.",
  width: "half",
  empty: "No tickets in this period.",
  sql: (period) =>
    `SELECT category, SUM(tickets) AS tickets, SUM(needs_human) AS needs_human, CAST(CAST(SUM(needs_human) AS BIGINT) * 1.0 / SUM(tickets) AS DECIMAL(5, 4)) AS rate FROM needs_human_rate WHERE ${during(period)} GROUP BY category ORDER BY 4 DESC, 2 DESC, 1`,
  draw: (rows) => {
    const bars = rows.slice(0, MAX_BARS).map((row) => ({
      name: textIn(row, "category"),
      value: numberIn(row, "rate"),
      label: formatShare(numberIn(row, "rate")),
    }));
    return {
      height: heightOf(bars.length),
      alternative: `${listed(bars)}.`,
      option: horizontalBars(bars, 1),
      ...cutTo(bars.length, rows.length, "by share"),
    };
  },
};

export const failedCriteria: Section = {
  title: "Criteria that replies do not meet",
  note: "Share of the replies of which it was decided, by who decided: rules, a judge, or people.",
  width: "half",
  empty: "No reply was evaluated in this period.",
  sql: (period) =>
    `SELECT source, criterion, SUM(replies) AS replies, SUM(failed) AS failed, CAST(CAST(SUM(failed) AS BIGINT) * 1.0 / CAST(SUM(replies) AS BIGINT) AS DECIMAL(5, 4)) AS share FROM evaluations_by_day WHERE criterion <> '(any)' AND ${during(period)} GROUP BY source, criterion ORDER BY 5 DESC, 4 DESC, 1, 2`,
  draw: (rows) => {
    const bars = rows.slice(0, MAX_BARS).map((row) => ({
      name: `${textIn(row, "criterion")} (${textIn(row, "source").toLowerCase()})`,
      value: numberIn(row, "share"),
      label: formatShare(numberIn(row, "share")),
    }));
    return {
      height: heightOf(bars.length),
      alternative: `${listed(bars)}.`,
      option: horizontalBars(bars, 1),
      ...cutTo(bars.length, rows.length, "by share"),
      ...(sumOf(rows, "failed") === 0 && { flat: "Every reply meets every criterion." }),
    };
  },
};

export const worstProducts: Section = {
  title: "Products with the most trouble",
  note: "Tickets that are negative, critical or high, in the seven days up to today and the seven days before. Always these two weeks, whatever the report's period.",
  width: "whole",
  empty: "No tickets in these two weeks.",
  sql: () =>
    "SELECT product, tickets_this_week, troubled_this_week, troubled_last_week, change, COUNT(*) OVER () AS all_rows FROM worst_products ORDER BY troubled_this_week DESC, change DESC, product LIMIT 50",
  draw: (rows) => {
    const worst = rows.slice(0, MAX_BARS);
    const values = (column: string) => worst.map((row) => numberIn(row, column));
    return {
      height: heightOf(worst.length * 1.4) + 20,
      alternative: `${worst.map((row) => `${textIn(row, "product")}: ${numberIn(row, "troubled_this_week")} this week, ${numberIn(row, "troubled_last_week")} last week`).join("; ")}.`,
      option: pairedBars(
        worst.map((row) => textIn(row, "product")),
        [
          { name: "this week", values: values("troubled_this_week") },
          { name: "last week", values: values("troubled_last_week") },
        ],
      ),
      ...cutTo(worst.length, rows.length, "by trouble this week"),
      ...(values("troubled_this_week")
        .concat(values("troubled_last_week"))
        .every((count) => count === 0) && {
        flat: "No product had trouble in these two weeks.",
      }),
    };
  },
};

/** "11-21 08:30", with the dataset if it is not the tickets, and the status if it did not succeed. */
const loadName = (row: NamedRow): string => {
  const unusual = [textIn(row, "dataset"), textIn(row, "status")].filter(
    (word) => !["", "tickets", "SUCCEEDED"].includes(word),
  );
  return [textIn(row, "started_at").slice(5, 16), ...unusual].join(" ");
};

export const loadHealth: Section = {
  title: "Loads",
  note: "The last 30 loads of tickets or evaluations into the warehouse, and what happened to the rows that they read. `objects_skipped` counts objects below the source that a load cannot read. The newest is the last bar, and the first line of the table.",
  width: "whole",
  empty: "No load has run yet.",
  sql: () =>
    "SELECT started_at, dataset, mode, status, seconds, objects_read, rows_read, rows_merged, rows_unchanged, rows_rejected, objects_skipped, skipped_example, error, COUNT(*) OVER () AS all_rows FROM load_health ORDER BY started_at DESC LIMIT 30",
  draw: (rows) => ({
    height: 260,
    alternative: `${plural(rows.length, "load")}, ${rows.filter((row) => textIn(row, "status") === "SUCCEEDED").length} of which succeeded; ${formatCount(sumOf(rows, "rows_merged"))} rows merged, ${formatCount(sumOf(rows, "rows_rejected"))} rejected.`,
    option: stackedBars(rows.map(loadName).reverse(), [
      { name: "merged", values: rows.map((row) => numberIn(row, "rows_merged")).reverse() },
      { name: "rejected", values: rows.map((row) => numberIn(row, "rows_rejected")).reverse() },
      { name: "unchanged", values: rows.map((row) => numberIn(row, "rows_unchanged")).reverse() },
    ]),
    ...(sumOf(rows, "rows_merged") + sumOf(rows, "rows_rejected") + sumOf(rows, "rows_unchanged") === 0 && {
      flat: "These loads read no rows.",
    }),
  }),
};
