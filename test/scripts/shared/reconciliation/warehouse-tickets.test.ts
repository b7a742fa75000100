import { spawnSync } from "node:child_process";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { TicketRecord } from "../../../../functions/shared/contracts/ticket-record-schema.js";
import {
  COMPARED_COLUMNS,
  differingColumns,
  fingerprint,
} from "../../../../scripts/shared/reconciliation/fingerprint.js";
import { PROJECT_ROOT } from "../../../../scripts/shared/deployment/project.js";
import { WarehouseTickets } from "../../../../scripts/shared/reconciliation/warehouse-tickets.js";
import { PostgresWarehouse } from "../../../../scripts/shared/warehouse/postgres-warehouse.js";
import { aTicketRecord } from "../../../support/builders/tickets.js";
import { startMigratedWarehouse, type MigratedWarehouse } from "../../../support/aws/migrated-warehouse.js";
import { contentOf } from "../../../support/fakes/reconcile-fakes.js";

/** Statements of a file of the load, as it fills them for tickets. */
const statementsOf = (file: string): readonly string[] => {
  const program = `import json
from ticket_etl.datasets import TICKETS
from ticket_etl.warehouse.dataset_sql import fill_template
from ticket_etl.warehouse.sql_text import statements
values = {"run_id": "run", "dataset": TICKETS.name, "now": None}
print(json.dumps(statements(fill_template("${file}", TICKETS), "postgres", values)))`;
  const env = { ...process.env, PYTHONPATH: path.join(PROJECT_ROOT, "glue") };
  const { stdout, stderr } = spawnSync("python3", ["-c", program], { env, encoding: "utf8" });
  expect(stderr).toBe("");
  return JSON.parse(stdout) as readonly string[];
};

describe("WarehouseTickets, on a real PostgreSQL", () => {
  let postgres: MigratedWarehouse;
  let connection: PostgresWarehouse;
  let tickets: WarehouseTickets;

  beforeAll(async () => {
    postgres = await startMigratedWarehouse();
    connection = new PostgresWarehouse(postgres.url, { writes: true });
    tickets = new WarehouseTickets(connection);
  }, 60_000);

  afterAll(async () => {
    await connection.close();
    await postgres.stop();
  });

  beforeEach(() => postgres.run("DELETE FROM processed_tickets"));

  const insert = (table: string, record: TicketRecord, lineage: Readonly<Record<string, string>> = {}) => {
    const row: Readonly<Record<string, unknown>> = { ...record, ...lineage };
    const names = [...COMPARED_COLUMNS, ...Object.keys(lineage)];
    const parameters = names.map((_, index) => `$${index + 1}`);
    return postgres.run(
      `INSERT INTO ${table} (${names.join(", ")}) VALUES (${parameters.join(", ")})`,
      names.map((name) => row[name]),
    );
  };

  const readDay = async (day: string) => {
    const contents = [];
    for await (const entry of tickets.ticketsOf([day])) if ("content" in entry) contents.push(entry.content);
    return contents;
  };

  it("reads a row that equals the ticket record in every column", async () => {
    const record = aTicketRecord({ confidence: 1 / 3, submitted_at: "2026-11-21T08:30:00.120Z", channel: null });
    await insert("processed_tickets", record);
    const [content] = await readDay("2026-11-21");

    expect(differingColumns(fingerprint(contentOf(record)), fingerprint(content ?? new Map()))).toEqual([]);
  });

  it("reads a day from its first millisecond to its last, in UTC", async () => {
    for (const at of [
      "2026-11-20T23:59:59.999Z",
      "2026-11-21T00:00:00.000Z",
      "2026-11-21T23:59:59.999Z",
      "2026-11-22T00:00:00.000Z",
    ])
      await insert("processed_tickets", aTicketRecord({ ticket_id: at.replaceAll(/\W/g, "-"), submitted_at: at }));

    expect((await readDay("2026-11-21")).map((content) => content.get("ticket_id")).sort()).toEqual([
      "2026-11-21T00-00-00-000Z",
      "2026-11-21T23-59-59-999Z",
    ]);
  });

  it("finds the days that exist and how many tickets they have, from the first year to the last", async () => {
    const times = ["1970-01-01T00:00:00.000Z", "2026-11-21T23:59:59.999Z", "2026-11-21T00:00:00.000Z"];
    for (const at of [...times, "9999-12-31T23:59:59.999Z"])
      await insert("processed_tickets", aTicketRecord({ ticket_id: at.replaceAll(/\W/g, "-"), submitted_at: at }));

    const daysIn = async (from: string, to: string) => Object.fromEntries(await tickets.daysIn({ from, to }));
    expect(await daysIn("1970-01-01", "9999-12-31")).toEqual({ "1970-01-01": 1, "2026-11-21": 2, "9999-12-31": 1 });
    expect(await daysIn("1970-01-02", "2026-11-21")).toEqual({ "2026-11-21": 2 });
    expect(await readDay("9999-12-31")).toHaveLength(1);
    expect(await tickets.countOutside({ from: "2026-11-21", to: "2026-11-21" })).toBe(2);
    expect(await tickets.countOutside({ from: "0001-01-01", to: "9999-12-31" })).toBe(0);
  });

  it("reads several days with one statement, each ticket with its day", async () => {
    const submitted = ["2026-11-20T23:59:59.999Z", "2026-11-21T08:00:00.000Z", "2026-11-22T00:00:00.000Z"];
    for (const [index, at] of submitted.entries())
      await insert("processed_tickets", aTicketRecord({ ticket_id: String(index), submitted_at: at }));
    const found: string[] = [];
    for await (const { day } of tickets.ticketsOf(["2026-11-20", "2026-11-22"])) found.push(day);

    expect(found.sort()).toEqual(["2026-11-20", "2026-11-21", "2026-11-22"]);
  });

  /** Whether the load's own rule for what is new would let the record through to the MERGE. */
  const wouldLoad = async (record: TicketRecord, lineage: Readonly<Record<string, string>>): Promise<boolean> => {
    const rule = statementsOf("load/2_reject.sql").find((statement) => statement.includes("USING processed_tickets"));
    const [stage = ""] = statementsOf("load/1_stage.sql");
    await postgres.run("DROP TABLE IF EXISTS staged_rows");
    await postgres.run(stage.replace("CREATE TEMPORARY TABLE", "CREATE TABLE"));
    await insert("staged_rows", record, lineage);
    await postgres.run(rule ?? "");
    const { rows } = await connection.query("SELECT ticket_id FROM staged_rows");
    for await (const row of rows) return row.length === 1;
    return false;
  };

  it("makes the load replace a row that was changed by hand, which it would skip otherwise", async () => {
    const record = aTicketRecord();
    const lineage = { content_hash: "hash", source_key: "key", source_modified_at: "2026-11-21 08:30:05" };
    const changed = { ...record, subject: "By hand", processed_at: "2026-12-24T00:00:00.000Z" };
    await insert("processed_tickets", changed, lineage);

    expect(await wouldLoad(record, lineage)).toBe(false);
    await tickets.expire([{ ticketId: record.ticket_id, day: "2026-11-21" }]);
    expect(await wouldLoad(record, lineage)).toBe(true);
  });

  it("reads what the load rejected of the objects of a day", async () => {
    const reject = (key: string, ticketId: string | null) =>
      postgres.run(
        `INSERT INTO rejected_tickets (reject_id, load_run_id, rejected_at, object_key, object_etag, object_modified_at, line_number, ticket_id, reason)
         VALUES ($1, 'run', NOW(), $1, 'etag', NOW(), 1, $2, 'not JSON')`,
        [key, ticketId],
      );
    await reject("tickets/2026/11/21/ticket_A.json", "A");
    await reject("tickets/2026/11/21/ticket_B.json", null);
    await reject("tickets/2026/11/22/ticket_C.json", "C");
    await reject("tickets/2026/1/5/ticket_D.json", "D");

    expect(await tickets.rejectionsOf("2026-11-21")).toEqual([
      { key: "tickets/2026/11/21/ticket_A.json", etag: "etag", ticketId: "A", reason: "not JSON" },
      { key: "tickets/2026/11/21/ticket_B.json", etag: "etag", ticketId: undefined, reason: "not JSON" },
    ]);
  });

  it("reads what the load rejected of a day's folder without padding", async () => {
    expect(await tickets.rejectionsOf("2026-01-05")).toMatchObject([{ ticketId: "D" }]);
  });

  it("changes no other ticket, and lets no id become SQL", async () => {
    await insert("processed_tickets", aTicketRecord({ ticket_id: "B" }), { content_hash: "hash" });
    await tickets.expire([
      { ticketId: "A", day: "2026-11-21" },
      { ticketId: "x') OR ('1'='1", day: "2026-11-21" },
    ]);

    const { rows } = await connection.query("SELECT content_hash FROM processed_tickets");
    for await (const row of rows) expect(row).toEqual(["hash"]);
  });
});
