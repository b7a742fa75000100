import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { runWarehouse, type LocalWarehouse as RunningPostgres } from "../../../scripts/local/postgres/run-warehouse.js";
import { PROJECT_ROOT } from "../../../scripts/shared/deployment/project.js";

export interface MigratedWarehouse extends RunningPostgres {
  /** Runs SQL of any kind, as an analyst with every right might. */
  readonly run: (sql: string, values?: readonly unknown[]) => Promise<void>;
}

/** A real PostgreSQL with the tables and views that a load makes, all empty. */
export const startMigratedWarehouse = async (): Promise<MigratedWarehouse> => {
  const postgres = await runWarehouse();
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  const migrations = path.join(PROJECT_ROOT, "glue", "sql", "migrations");
  for (const name of (await readdir(migrations)).sort()) {
    const sql = await readFile(path.join(migrations, name), "utf8");
    await client.query(sql.replaceAll("--@postgres ", ""));
  }
  return {
    url: postgres.url,
    readerUrl: postgres.readerUrl,
    run: async (sql, values) => {
      await client.query(sql, values && [...values]);
    },
    stop: async () => {
      await client.end();
      await postgres.stop();
    },
  };
};
