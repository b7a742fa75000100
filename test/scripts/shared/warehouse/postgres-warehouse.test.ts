import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  runWarehouse,
  type LocalWarehouse as RunningPostgres,
} from "../../../../scripts/local/postgres/run-warehouse.js";
import { PostgresWarehouse } from "../../../../scripts/shared/warehouse/postgres-warehouse.js";
import { readTable, WarehouseError } from "../../../../scripts/shared/warehouse/warehouse.js";

describe("PostgresWarehouse, on a real PostgreSQL", () => {
  let postgres: RunningPostgres;
  let reader: PostgresWarehouse;
  let writer: PostgresWarehouse;

  beforeAll(async () => {
    postgres = await runWarehouse();
    reader = new PostgresWarehouse(postgres.url);
    writer = new PostgresWarehouse(postgres.url, { writes: true });
    await writer.query("CREATE TABLE notes (id integer, body text)");
  }, 60_000);

  afterAll(async () => {
    await Promise.all([reader.close(), writer.close()]);
    await postgres.stop();
  });

  const rowsOf = async (sql: string) => (await readTable(reader, sql)).rows;
  const refusalOf = (sql: string): Promise<WarehouseError> =>
    reader.query(sql).then(
      () => expect.fail("was not refused"),
      (error: unknown) => error as WarehouseError,
    );

  it("returns numbers, booleans and NULL as such, and times as the database writes them", async () => {
    const sql = `SELECT 1::smallint, 2, 3::bigint, 1.50::numeric, 0.25::float8, true, NULL::text, TIMESTAMP '2026-11-21 08:30:00.123', DATE '2026-11-21'`;

    expect(await rowsOf(sql)).toEqual([[1, 2, 3, 1.5, 0.25, true, null, "2026-11-21 08:30:00.123", "2026-11-21"]]);
  });

  it("returns a number as text if a JavaScript number would change it", async () => {
    expect(await rowsOf("SELECT 9007199254740993, 0.1234567890123456789, 'NaN'::float8")).toEqual([
      ["9007199254740993", "0.1234567890123456789", "NaN"],
    ]);
  });

  it("returns the columns of a result without rows", async () => {
    const { columns, rows } = await readTable(reader, "SELECT id, body FROM notes WHERE false");

    expect(columns).toEqual([
      { name: "id", numeric: true },
      { name: "body", numeric: false },
    ]);
    expect(rows).toEqual([]);
  });

  it.each([0, 1, 499, 500, 501, 1_000, 1_733])("reads all of %d rows, in order", async (count) => {
    const rows = await rowsOf(`SELECT i FROM generate_series(1, ${count}) AS i`);

    expect(rows).toEqual(Array.from({ length: count }, (_, index) => [index + 1]));
  });

  it("runs the next statement after a result was read only in part", async () => {
    const { rows } = await reader.query("SELECT i FROM generate_series(1, 100000) AS i");
    for await (const row of rows) if (row[0] === 700) break;

    expect(await rowsOf("SELECT 'next'")).toEqual([["next"]]);
  });

  it.each([
    "INSERT INTO notes VALUES (1, 'x')",
    "WITH gone AS (DELETE FROM notes RETURNING id) SELECT * FROM gone",
    "COMMIT; INSERT INTO notes VALUES (1, 'x')",
    "DROP TABLE notes",
  ])("lets no statement change data unless writes are allowed: %s", async (sql) => {
    expect(await refusalOf(sql)).toBeInstanceOf(WarehouseError);
    expect(await rowsOf("SELECT count(*) FROM notes")).toEqual([[0]]);
  });

  it("says how to allow a change that it refused", async () => {
    expect((await refusalOf("DELETE FROM notes")).message).toContain("--write");
  });

  it("commits changes if writes are allowed", async () => {
    await writer.query("CREATE TABLE kept AS SELECT 7 AS seven");

    expect(await rowsOf("SELECT seven FROM kept")).toEqual([[7]]);
  });

  it("reports on one line what the database refused, and where in the statement", async () => {
    expect((await refusalOf("SELECT id\nFROM notes\nWHER true")).message).toMatch(
      /^syntax error at or near "true" \(line 3, column 6\)\.$/,
    );
  });

  it("distinguishes a missing table from other refusals, and continues after it", async () => {
    expect((await refusalOf("SELECT * FROM nowhere")).kind).toBe("no-such-relation");
    expect(await rowsOf("SELECT 1")).toEqual([[1]]);
  });

  it("reports an error that comes after the first rows", async () => {
    const { rows } = await reader.query("SELECT 1 / (600 - i) FROM generate_series(1, 2000) AS i");
    const read = async () => {
      for await (const row of rows) expect(row).toHaveLength(1);
    };

    await expect(read()).rejects.toThrow(/division by zero/);
    expect(await rowsOf("SELECT 1")).toEqual([[1]]);
  });

  it.each([
    ["refuses the password", (url: URL) => (url.password = "wrong")],
    ["is not there", (url: URL) => (url.port = "1")],
    ["has no such database", (url: URL) => (url.pathname = "/nowhere")],
  ])("reports without the password that a server %s", async (_case, change) => {
    const url = new URL(postgres.url);
    const secret = url.password;
    change(url);

    const error = await new PostgresWarehouse(url.href).query("SELECT 1").catch((fault: unknown) => fault);

    expect(error).toMatchObject({ name: "WarehouseError", kind: "unreachable" });
    expect((error as Error).message).not.toContain(secret);
  });
});
