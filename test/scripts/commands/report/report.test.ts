import { describe, expect, it } from "vitest";
import { makeReport, SECTIONS } from "../../../../scripts/commands/report/make-report.js";
import { pageOf } from "../../../../scripts/commands/report/page.js";
import { daysOf, lastDays } from "../../../../scripts/commands/report/section.js";
import { WarehouseError, type Table } from "../../../../scripts/shared/warehouse/warehouse.js";
import { aTable, FakeWarehouse } from "../../../support/fakes/fake-warehouse.js";

const NOW = new Date("2026-11-21T09:30:00Z");
const PERIOD = lastDays(7, NOW);
const EVIL = `<script>alert(1)</script>"'<img src=x onerror=alert(2)>&amp;`;

const SHARE_COLUMNS = ["priority", "sentiment", "product", "issue_type", "tier", "channel", "language"];

const resultsWith = (word = "LaserPrint 400"): Record<string, Table> => ({
  MAX: aTable(["day"], ["2026-11-20"]),
  tickets_by_day: aTable(["day", "tickets", "answered", "needs_human"], ["2026-11-20", 4, 3, 1]),
  ...Object.fromEntries(
    SHARE_COLUMNS.map((column) => [`tickets_by_${column}`, aTable([column, "tickets", "share"], [word, 4, 1])]),
  ),
  "BY category": aTable(["category", "tickets", "needs_human", "rate"], [word, 4, 1, 0.25]),
  needs_human_rate: aTable(["day", "tickets", "needs_human", "rate"], ["2026-11-20", 4, 1, 0.25]),
  negative_trend: aTable(
    ["day", "tickets", "negative", "share", "share_of_seven_days"],
    ["2026-11-20", 4, 2, 0.5, 0.4],
  ),
  response_times: aTable(
    ["day", "priority", "tickets", "p50_seconds", "p95_seconds", "p99_seconds"],
    ["2026-11-20", word, 4, 1.5, 3, 9],
  ),
  "source, criterion": aTable(["source", "criterion", "replies", "failed", "share"], ["RULES", word, 4, 1, 0.25]),
  evaluations_by_day: aTable(["day", "replies", "failed", "share"], ["2026-11-20", 4, 1, 0.25]),
  worst_products: aTable(
    ["product", "tickets_this_week", "troubled_this_week", "troubled_last_week", "change"],
    [word, 4, 2, 1, 1],
  ),
  load_health: aTable(
    ["started_at", "mode", "status", "seconds", "rows_read", "rows_merged", "rows_unchanged", "rows_rejected", "error"],
    ["2026-11-20 12:00:00", "incremental", "FAILED", 9, 0, 0, 0, 0, word],
    ["2026-11-20 10:00:00.583707", "incremental", "SUCCEEDED", 9, 4, 4, 0, 0, null],
  ),
});

const pageFor = async (tables: Readonly<Record<string, Table>>) =>
  pageOf(await makeReport(new FakeWarehouse(tables), PERIOD, NOW));

describe("the report", () => {
  it("has a chart with a text alternative, and a table below it, for every section", async () => {
    const page = await pageFor(resultsWith());

    for (const { title } of SECTIONS) expect(page).toContain(`<h2>${title}</h2>`);
    expect(page.match(/<figure role="img" aria-label="[^"]{10,}">\s*<svg /g)).toHaveLength(SECTIONS.length);
    expect(page.match(/<table>/g)).toHaveLength(SECTIONS.length);
  });

  it("shows the period's figures at the top", async () => {
    const page = await pageFor(resultsWith());

    expect(page).toMatch(/<dt>tickets<\/dt>\s*<dd>4<\/dd>/);
    expect(page).toMatch(/<dt>need a person<\/dt>\s*<dd>25\.00%<\/dd>/);
    expect(page).toMatch(/<dt>bad replies<\/dt>\s*<dd>25\.00%<\/dd>/);
    expect(page).toMatch(/<dt>last good load \(UTC\)<\/dt>\s*<dd>11-20 10:00<\/dd>/);
    expect(page).toMatch(/<dt>failed of the last 2 loads<\/dt>\s*<dd>1<\/dd>/);
  });

  it("lets no text of a customer become markup, in charts, tables and text alternatives", async () => {
    const page = await pageFor(resultsWith(EVIL));

    expect(page).toContain("&lt;script&gt;alert(1)");
    expect(page).not.toMatch(/<script|<img|onerror=alert\(2\)>/i);
    const attributes = [...page.matchAll(/aria-label="([^"]*)"/g)].map(([, value]) => value);
    expect(attributes.filter((value) => value?.includes("alert"))).not.toEqual([]);
  });

  it("loads nothing and runs nothing in the browser", async () => {
    const page = await pageFor(resultsWith());

    expect(page).not.toMatch(/\b(src|href)=|url\((?!#)|@import/);
    expect(page).toContain("default-src 'none'");
  });

  it("replaces control characters, which SVG forbids", async () => {
    // eslint-disable-next-line no-control-regex
    expect(await pageFor(resultsWith("a\u0000b\u001b[1m"))).not.toMatch(/[\u0000-\u0008\u001b]/);
  });

  it("says that there are no tickets, and shows only the loads", async () => {
    const page = await pageFor({ load_health: resultsWith()["load_health"] ?? aTable([]) });

    expect(page).toContain("The warehouse has no tickets yet.");
    expect(page.match(/<h2>/g)).toHaveLength(1);
  });

  it("says when the newest ticket was submitted if the period has none", async () => {
    const page = await pageFor({ MAX: aTable(["day"], ["2025-01-31"]) });

    expect(page).toContain("No tickets were submitted from 2026-11-15 to 2026-11-21; the newest is from 2025-01-31.");
  });

  it("asks whether a load has run if the views are missing", async () => {
    const warehouse = new FakeWarehouse();
    warehouse.query = () =>
      Promise.reject(new WarehouseError('relation "tickets_by_day" is missing.', "no-such-relation"));

    await expect(makeReport(warehouse, PERIOD, NOW)).rejects.toThrow(/tickets_by_day.*Has a load run yet\?/);
  });
});

describe("what the report leaves out", () => {
  const many = aTable(
    ["product", "tickets", "share"],
    ...Array.from({ length: 23 }, (_, index) => [`P${index}`, 1, 0.0435]),
  );

  it("says how many bars of how many a chart shows", async () => {
    const page = await pageFor({ ...resultsWith(), tickets_by_product: many });

    expect(page).toContain("The chart shows the top 10 of 23, by tickets.");
    expect(page).not.toContain("The table has the first");
  });

  it("says how many loads there are if the query is limited", async () => {
    const loads = aTable(
      ["started_at", "status", "rows_merged", "all_rows"],
      ["2026-11-20 12:00", "SUCCEEDED", 4, 412],
    );
    const page = await pageFor({ ...resultsWith(), load_health: loads });

    expect(page).toContain("The table has the first 1 of 412 rows.");
    expect(page).not.toMatch(/all.rows/);
  });

  it("has a line for each day in the tables by day, also for days without tickets", async () => {
    const page = await pageFor(resultsWith());

    const volume = /Tickets by day: the numbers[^]*?<\/table>/.exec(page)?.[0] ?? "";
    for (const day of daysOf(PERIOD)) expect(volume).toContain(`<td>${day}</td>`);
    expect(volume.match(/<td class="number">0<\/td>/g)).toHaveLength(6 * 3);
  });

  it("says so in place of a chart without rows, or in which all values are 0", async () => {
    const none = aTable(["started_at", "status", "rows_merged"], ["2026-11-20 12:00", "SUCCEEDED", 0]);
    const tables = { ...resultsWith(), load_health: none, worst_products: aTable(["product"]) };
    const page = await pageFor(tables);

    expect(page).toContain("These loads read no rows.");
    expect(page).toContain("No tickets in these two weeks.");
  });
});

it("shows the same figure in a bar and in the table", async () => {
  // 3 of 20,000 are 0.00015, which the view rounds to 0.0002. A bar that rounds by itself would show 0.01%.
  const products = aTable(["product", "tickets", "share"], ["One", 19_997, 0.9999], ["Two", 3, 0.0002]);
  const page = await pageFor({ ...resultsWith(), tickets_by_product: products });

  expect(page).toContain("Two: 3 · 0.02%");
  expect(page).toContain('<td class="number">0.02%</td>');
});

describe("the report's period", () => {
  it("ends today, in UTC, and has the given number of days", () => {
    expect(lastDays(3, new Date("2026-03-01T00:30:00Z"))).toEqual({ from: "2026-02-27", to: "2026-03-01" });
  });

  it("has every day, including those without tickets", () => {
    expect(daysOf({ from: "2026-02-27", to: "2026-03-02" })).toEqual([
      "2026-02-27",
      "2026-02-28",
      "2026-03-01",
      "2026-03-02",
    ]);
  });
});
