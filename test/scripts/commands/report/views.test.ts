import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeReport, SECTIONS } from "../../../../scripts/commands/report/make-report.js";
import { pageOf } from "../../../../scripts/commands/report/page.js";
import { lastDays } from "../../../../scripts/commands/report/section.js";
import { PostgresWarehouse } from "../../../../scripts/shared/warehouse/postgres-warehouse.js";
import { startMigratedWarehouse, type MigratedWarehouse } from "../../../support/aws/migrated-warehouse.js";

describe("the report, on the warehouse's own views", () => {
  let postgres: MigratedWarehouse;
  let warehouse: PostgresWarehouse;

  beforeAll(async () => {
    postgres = await startMigratedWarehouse();
    warehouse = new PostgresWarehouse(postgres.url);
  }, 60_000);

  afterAll(async () => {
    await warehouse.close();
    await postgres.stop();
  });

  const reportOf = () => makeReport(warehouse, lastDays(30, new Date()), new Date());

  it("says that a warehouse without tickets has none", async () => {
    expect((await reportOf()).emptyNotice).toBe("The warehouse has no tickets yet.");
  });

  it("finds every column that its charts draw", async () => {
    await postgres.run(
      "INSERT INTO processed_tickets (ticket_id, submitted_at, processed_at, sentiment, priority) SELECT 'T' || i, now() AT TIME ZONE 'UTC', now() AT TIME ZONE 'UTC', 'NEGATIVE', 'HIGH' FROM generate_series(1, 3) AS i",
    );
    const report = await reportOf();

    expect(report.results).toHaveLength(SECTIONS.length);
    expect(report.tiles.slice(0, 3).map(({ value }) => value)).toEqual(["3", "0.00%", "100.00%"]);
    expect(pageOf(report)).toContain("HIGH: 3 · 100.00%");
  });
});
