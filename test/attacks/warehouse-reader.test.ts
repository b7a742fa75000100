import { existsSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runWarehouse, type LocalWarehouse } from "../../scripts/local/postgres/run-warehouse.js";
import { PostgresWarehouse } from "../../scripts/shared/warehouse/postgres-warehouse.js";
import { readTable, type Warehouse } from "../../scripts/shared/warehouse/warehouse.js";

/** The programs and files of the attacks would create it. */
const OWNED = `/tmp/ticket-pipeline-owned-${process.pid}`;

/** What a person may be talked into running, or may paste: each would leave the warehouse, or change it. */
const ATTACKS = [
  `COPY (SELECT 1) TO PROGRAM 'touch ${OWNED}'`,
  "COPY notes FROM PROGRAM 'id'",
  `COPY (SELECT 1) TO '${OWNED}'`,
  "COPY notes FROM '/etc/passwd'",
  "SELECT pg_read_file('/etc/passwd')",
  "SELECT pg_read_binary_file('/etc/passwd')",
  "SELECT pg_ls_dir('/')",
  "SELECT lo_import('/etc/passwd')",
  "SELECT rolpassword FROM pg_authid",
  "DO $$ BEGIN RAISE NOTICE 'x'; END $$",
  "SET ROLE tickets",
  "SET SESSION AUTHORIZATION tickets",
  "RESET SESSION AUTHORIZATION; SELECT 1",
  "CREATE TABLE mine (id integer)",
  "CREATE TEMPORARY TABLE mine (id integer)",
  "CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
  "CREATE EXTENSION dblink",
  "SELECT * INTO mine FROM notes",
  "INSERT INTO notes VALUES (2, 'x')",
  "UPDATE notes SET body = 'x'",
  "DELETE FROM notes",
  "WITH gone AS (DELETE FROM notes RETURNING 1) SELECT * FROM gone",
  "TRUNCATE notes",
  "DROP TABLE notes",
  "ALTER ROLE tickets_reader SUPERUSER",
  "ALTER SYSTEM SET log_statement = 'all'",
  "GRANT ALL ON notes TO tickets_reader",
  "COMMIT; DROP TABLE notes",
];

describe("npm run sql without --write", () => {
  let postgres: LocalWarehouse;
  let owner: Warehouse;

  beforeAll(async () => {
    postgres = await runWarehouse();
    owner = new PostgresWarehouse(postgres.url, { writes: true });
    await owner.query("CREATE TABLE notes (id integer, body text)");
    await owner.query("CREATE SCHEMA other");
    await owner.query("CREATE TABLE other.notes AS SELECT 1 AS id");
    await owner.query("CREATE VIEW notes_by_id AS SELECT id FROM notes");
    await owner.query("INSERT INTO notes VALUES (1, 'kept')");
  });

  afterAll(async () => {
    await owner.close();
    await postgres.stop();
  });

  it.each(ATTACKS)("refuses %s, with what to do", async (sql) => {
    const reader = new PostgresWarehouse(postgres.readerUrl, { isInteractive: true });

    await expect(readTable(reader, sql)).rejects.toThrow(
      /Without --write, statements may only read|Add --write to change data|Expected one statement|cannot run inside a transaction block/,
    );
    await reader.close();
  });

  it("has changed nothing, and written no file", async () => {
    expect((await readTable(owner, "SELECT * FROM notes")).rows).toEqual([[1, "kept"]]);
    expect(existsSync(OWNED)).toBe(false);
  });

  it("reads tables and views, of every schema that a load creates, also after a setting was changed", async () => {
    const reader = new PostgresWarehouse(postgres.readerUrl, { isInteractive: true });

    await readTable(reader, "SELECT set_config('default_transaction_read_only', 'off', false)");
    for (const name of ["notes", "notes_by_id", "other.notes"])
      expect((await readTable(reader, `SELECT id FROM ${name}`)).rows).toEqual([[1]]);
    await expect(readTable(reader, "DELETE FROM notes")).rejects.toThrow("Add --write");
    await reader.close();
  });

  it("does not read as a superuser, whose read-only transactions may run programs", async () => {
    const superuser = new PostgresWarehouse(postgres.url, { isInteractive: true });

    await expect(readTable(superuser, `COPY (SELECT 1) TO PROGRAM 'touch ${OWNED}'`)).rejects.toThrow(
      'The user "tickets" of the URL may run programs and use files on the server',
    );
    await superuser.close();
  });
});
