import pg from "pg";

/** Reads the warehouse with a client and SQL that the load does not share. */
export class WarehouseReadback {
  private readonly client: pg.Client;

  constructor(url: string) {
    this.client = new pg.Client({ connectionString: url });
  }

  open(): Promise<unknown> {
    return this.client.connect();
  }

  close(): Promise<void> {
    return this.client.end();
  }

  /** Rows of a query, each as PostgreSQL converts it to JSON. */
  async rows(sql: string): Promise<Record<string, unknown>[]> {
    const { rows } = await this.client.query<{ row: Record<string, unknown> }>(
      `SELECT to_jsonb(found) AS row FROM (${sql}) AS found`,
    );
    return rows.map(({ row }) => row);
  }

  async run(sql: string, values: readonly unknown[]): Promise<number> {
    return (await this.client.query(sql, [...values])).rowCount ?? 0;
  }

  /** Every ticket by its id, with times in the format of ticket records. */
  async tickets(): Promise<Map<unknown, Record<string, unknown>>> {
    const rows = await this.rows("SELECT * FROM processed_tickets");
    return new Map(
      rows.map((row) => [
        row["ticket_id"],
        { ...row, submitted_at: instant(row["submitted_at"]), processed_at: instant(row["processed_at"]) },
      ]),
    );
  }

  /** Number of rows, and a checksum over all columns of all rows. */
  async state(): Promise<Record<string, unknown> | undefined> {
    const [state] = await this.rows(
      "SELECT COUNT(*) AS rows, MD5(STRING_AGG(MD5(t::TEXT), '' ORDER BY ticket_id)) AS checksum FROM processed_tickets AS t",
    );
    return state;
  }
}

const instant = (timestamp: unknown): string => new Date(`${String(timestamp)}Z`).toISOString();
