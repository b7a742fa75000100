import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startWarehouse, type Warehouse as RunningPostgres } from "../../../scripts/local/warehouse.js";
import { PROJECT_ROOT } from "../../../scripts/project.js";
import { makeReport, SECTIONS } from "../../../scripts/report/make-report.js";
import { pageOf } from "../../../scripts/report/page.js";
import { lastDays } from "../../../scripts/report/section.js";
import { PostgresWarehouse } from "../../../scripts/warehouse/postgres-warehouse.js";

const MIGRATIONS = path.join(PROJECT_ROOT, "glue", "sql", "migrations");

const migrate = async (url: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const name of (await readdir(MIGRATIONS)).sort()) {
    const sql = await readFile(path.join(MIGRATIONS, name), "utf8");
    await client.query(sql.replaceAll("--@postgres ", ""));
  }
  await client.query(
    "INSERT INTO processed_tickets (ticket_id, submitted_at, processed_at, sentiment, priority) SELECT 'T' || i, now() AT TIME ZONE 'UTC', now() AT TIME ZONE 'UTC', 'NEGATIVE', 'HIGH' FROM generate_series(1, 3) AS i",
  );
  await client.end();
};

describe("the report, on the warehouse's own views", () => {
  let postgres: RunningPostgres;
  let warehouse: PostgresWarehouse;

  beforeAll(async () => {
    postgres = await startWarehouse();
    await migrate(postgres.url);
    warehouse = new PostgresWarehouse(postgres.url);
  }, 60_000);

  afterAll(async () => {
    await warehouse.close();
    await postgres.stop();
  });

  it("finds every column that its charts draw", async () => {
    const report = await makeReport(warehouse, lastDays(30, new Date()), new Date());

    expect(report.answers).toHaveLength(SECTIONS.length);
    expect(report.tiles.slice(0, 3).map(({ value }) => value)).toEqual(["3", "0.0%", "100.0%"]);
    expect(pageOf(report)).toContain("HIGH: 3 · 100.0%");
  });
});
