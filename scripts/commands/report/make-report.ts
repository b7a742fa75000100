import { readTable, WarehouseError, type Table, type Warehouse } from "../../shared/warehouse/warehouse.js";
import { formatCount, plural } from "../../shared/terminal/format.js";
import { badReplies, needsHumanByDay, negativeTrend, responseTimes, volume } from "./daily-sections.js";
import { failedCriteria, loadHealth, needsHumanByCategory, shares, worstProducts } from "./kind-sections.js";
import type { Report, Tile } from "./page.js";
import {
  namedRows,
  percent,
  type Period,
  type Section,
  type SectionResult,
  sumOf,
  textIn,
  toResult,
} from "./section.js";

/** The sections in the order of the page. */
export const SECTIONS: readonly Section[] = [
  volume,
  ...shares,
  needsHumanByCategory,
  needsHumanByDay,
  negativeTrend,
  responseTimes,
  badReplies,
  failedCriteria,
  worstProducts,
  loadHealth,
];

const NEWEST = "SELECT MAX(day) AS day FROM tickets_by_day";
const NOT_LOADED = "Has a load run yet? The first load creates the tables and views.";

const read = async (warehouse: Warehouse, sql: string): Promise<Table> => {
  try {
    return await readTable(warehouse, sql);
  } catch (error) {
    if (!(error instanceof WarehouseError) || error.kind !== "no-such-relation") throw error;
    throw new WarehouseError(`${error.message} ${NOT_LOADED}`, error.kind);
  }
};

const tilesOf = (results: readonly SectionResult[]): readonly Tile[] => {
  const rowsOf = (section: Section) =>
    results.filter((result) => result.section === section).flatMap(({ table }) => namedRows(table));
  const [days, trend, loads] = [rowsOf(volume), rowsOf(negativeTrend), rowsOf(loadHealth)];
  const replies = rowsOf(badReplies);
  const tickets = sumOf(days, "tickets");
  const lastLoad = loads.find((row) => textIn(row, "status") === "SUCCEEDED");
  const failed = loads.filter((row) => ["FAILED", "ABANDONED"].includes(textIn(row, "status"))).length;
  return [
    { name: "tickets", value: formatCount(tickets) },
    { name: "need a person", value: percent(sumOf(days, "needs_human"), tickets) },
    { name: "negative", value: percent(sumOf(trend, "negative"), sumOf(trend, "tickets")) },
    { name: "bad replies", value: percent(sumOf(replies, "failed"), sumOf(replies, "replies")) },
    { name: "last good load (UTC)", value: lastLoad ? textIn(lastLoad, "started_at").slice(5, 16) : "never" },
    { name: `failed of the last ${plural(loads.length, "load")}`, value: formatCount(failed) },
  ];
};

const emptyNotice = (newest: string, { from, to }: Period): string =>
  newest === ""
    ? "The warehouse has no tickets yet."
    : `No tickets were submitted from ${from} to ${to}; the newest is from ${newest}.`;

/**
 * Queries the warehouse for everything that the report shows. Without tickets in the period it shows only the loads.
 * @throws WarehouseError
 */
export const makeReport = async (warehouse: Warehouse, period: Period, now: Date): Promise<Report> => {
  const [first] = namedRows(await read(warehouse, NEWEST));
  const results: SectionResult[] = [];
  for (const section of SECTIONS) {
    results.push(toResult(section, await read(warehouse, section.sql(period))));
  }
  const isEmpty = results[0]?.table.rows.length === 0;
  return {
    period,
    madeAt: now.toISOString(),
    source: warehouse.description,
    tiles: tilesOf(results),
    results: isEmpty ? results.filter(({ section }) => section === loadHealth) : results,
    emptyNotice: isEmpty ? emptyNotice(first ? textIn(first, "day") : "", period) : undefined,
  };
};
