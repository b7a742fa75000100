import { formatCount, formatFigure } from "../../shared/terminal/format.js";
import { lines, stackedBars, type Series } from "./chart.js";
import {
  daysOf,
  during,
  fillDays,
  type NamedRow,
  numberIn,
  percent,
  type Period,
  type Section,
  sumOf,
  textIn,
} from "./section.js";

const HEIGHT = 260;

/** The values of a column by day; `absent` on days without a row. */
const byDay = (rows: readonly NamedRow[], column: string, period: Period, absent: number | null) => {
  const values = new Map(rows.map((row) => [textIn(row, "day"), numberIn(row, column)]));
  return daysOf(period).map((day) => values.get(day) ?? absent);
};

const asPercent = (values: readonly (number | null)[]) =>
  values.map((value) => value && Math.round(value * 10_000) / 100);

const shortDay = (day: string): string => day.slice(5);

export const volume: Section = {
  title: "Tickets by day",
  note: "Tickets by the day they were submitted (UTC), and who answered them.",
  width: "whole",
  empty: "No tickets in this period.",
  fill: fillDays,
  sql: (period) =>
    `SELECT day, tickets, answered, needs_human FROM tickets_by_day WHERE ${during(period)} ORDER BY day`,
  draw: (rows, period) => ({
    height: HEIGHT,
    alternative: `${formatCount(sumOf(rows, "tickets"))} tickets from ${period.from} to ${period.to}, of which ${formatCount(sumOf(rows, "needs_human"))} went to a person.`,
    option: stackedBars(daysOf(period).map(shortDay), [
      { name: "answered by the model", values: byDay(rows, "answered", period, 0) },
      { name: "handed to a person", values: byDay(rows, "needs_human", period, 0) },
    ]),
  }),
};

export const needsHumanByDay: Section = {
  title: "Share that needs a person, by day",
  note: "Tickets that the model could not answer, or not with enough confidence.",
  width: "half",
  empty: "No tickets in this period.",
  fill: fillDays,
  sql: (period) =>
    `SELECT day, SUM(tickets) AS tickets, SUM(needs_human) AS needs_human, CAST(CAST(SUM(needs_human) AS BIGINT) * 1.0 / SUM(tickets) AS DECIMAL(5, 4)) AS rate FROM needs_human_rate WHERE ${during(period)} GROUP BY day ORDER BY day`,
  draw: (rows, period) => ({
    height: HEIGHT,
    alternative: `${percent(sumOf(rows, "needs_human"), sumOf(rows, "tickets"))} of all tickets needed a person.`,
    option: lines(
      daysOf(period).map(shortDay),
      [{ name: "needs a person", values: asPercent(byDay(rows, "rate", period, null)) }],
      "%",
    ),
  }),
};

export const negativeTrend: Section = {
  title: "Negative sentiment",
  note: "Share of tickets with a negative tone: of the day, and of that day and the six days with tickets before it.",
  width: "half",
  empty: "No tickets in this period.",
  fill: fillDays,
  sql: (period) =>
    `SELECT day, tickets, negative, share, share_of_seven_days FROM negative_trend WHERE ${during(period)} ORDER BY day`,
  draw: (rows, period) => ({
    height: HEIGHT,
    alternative: `${percent(sumOf(rows, "negative"), sumOf(rows, "tickets"))} of the tickets were negative.`,
    option: lines(
      daysOf(period).map(shortDay),
      [
        { name: "of the day", values: asPercent(byDay(rows, "share", period, null)) },
        { name: "of seven days", values: asPercent(byDay(rows, "share_of_seven_days", period, null)) },
      ],
      "%",
    ),
  }),
};

export const badReplies: Section = {
  title: "Replies that do not meet a criterion",
  note: "Of the day's evaluated replies, those of which rules or judge found a criterion not met.",
  width: "half",
  empty: "No reply was evaluated in this period.",
  fill: fillDays,
  sql: (period) =>
    `SELECT day, replies, failed, share FROM evaluations_by_day WHERE source = '(any)' AND criterion = '(any)' AND ${during(period)} ORDER BY day`,
  draw: (rows, period) => ({
    height: HEIGHT,
    alternative: `${percent(sumOf(rows, "failed"), sumOf(rows, "replies"))} of ${formatCount(sumOf(rows, "replies"))} evaluated replies.`,
    option: lines(
      daysOf(period).map(shortDay),
      [{ name: "do not meet a criterion", values: asPercent(byDay(rows, "share", period, null)) }],
      "%",
    ),
  }),
};

const percentileOf = (rows: readonly NamedRow[], priority: string, period: Period): Series => {
  const own = rows.filter((row) => textIn(row, "priority") === priority);
  return { name: priority, values: byDay(own, "p95_seconds", period, null) };
};

export const responseTimes: Section = {
  title: "Response time",
  note: "Seconds from submission to answer that 95% of a day's tickets stayed below, by priority. The median and the 99th percentile are in the table.",
  width: "whole",
  empty: "No tickets in this period.",
  fill: fillDays,
  sql: (period) =>
    `SELECT day, priority, tickets, p50_seconds, p95_seconds, p99_seconds FROM response_times WHERE ${during(period)} ORDER BY day, priority`,
  draw: (rows, period) => {
    const priorities = [...new Set(rows.map((row) => textIn(row, "priority")))].sort();
    const slowest = Math.max(0, ...rows.map((row) => numberIn(row, "p95_seconds")));
    return {
      height: HEIGHT,
      alternative: `By priority (${priorities.join(", ")}). The slowest day's 95th percentile is ${formatFigure(slowest)} seconds.`,
      option: lines(
        daysOf(period).map(shortDay),
        priorities.map((priority) => percentileOf(rows, priority, period)),
        " s",
      ),
    };
  },
};
