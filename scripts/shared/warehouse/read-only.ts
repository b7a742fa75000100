import { WarehouseError } from "./warehouse.js";

const READS = new Set(["SELECT", "WITH", "SHOW", "EXPLAIN", "VALUES", "TABLE", "DESCRIBE"]);

/** SELECT … INTO makes a table, and WITH may begin any of these. */
const WRITES = /\b(INTO|INSERT|UPDATE|DELETE|MERGE|CREATE|DROP|ALTER|TRUNCATE|COPY|UNLOAD|GRANT|REVOKE|CALL|LOCK)\b/i;

/** Comments, texts and quoted names: whatever stands in them is no keyword. */
const opaque = (text: string): RegExp => new RegExp(String.raw`--[^\n]*|/\*[\s\S]*?\*/|${text}|"(?:[^"]|"")*"`, "g");

/** Whether a backslash hides a quote is a setting of the database, so a statement must pass under both. */
const READINGS = [opaque(String.raw`'(?:[^'\\]|''|\\[\s\S])*'`), opaque("'(?:[^']|'')*'")];

const writingVerb = (sql: string, hidden: RegExp): string | undefined => {
  const bare = sql.replaceAll(hidden, " ").replace(/^[\s(]+/, "");
  const first = /^\w+/.exec(bare)?.[0].toUpperCase() ?? "";
  return READS.has(first) ? WRITES.exec(bare)?.[0].toUpperCase() : first;
};

/**
 * Refuses a statement that may change data. For Redshift, whose Data API has no read-only transaction: it guards against
 * mistakes, and errs on the side of refusing. What must not be possible has to be kept from the database user.
 * @throws WarehouseError
 */
export const assertReadOnly = (sql: string): void => {
  const verb = READINGS.map((hidden) => writingVerb(sql, hidden)).find((found) => found !== undefined);
  if (verb === undefined) return;
  throw new WarehouseError(`${verb} may change data. Add --write to allow it.`);
};
