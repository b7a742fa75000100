import { WarehouseError } from "./warehouse.js";

const READS = new Set(["SELECT", "WITH", "SHOW", "EXPLAIN", "VALUES", "TABLE", "DESCRIBE"]);

/** SELECT … INTO creates a table, and WITH may start any of these. */
const WRITES = /\b(INTO|INSERT|UPDATE|DELETE|MERGE|CREATE|DROP|ALTER|TRUNCATE|COPY|UNLOAD|GRANT|REVOKE|CALL|LOCK)\b/i;

/** Comments, texts and quoted names, which contain no keywords. */
const opaque = (text: string): RegExp => new RegExp(String.raw`--[^\n]*|/\*[\s\S]*?\*/|${text}|"(?:[^"]|"")*"`, "g");

/** Whether a backslash escapes a quote is a setting of the database, so a statement must be read-only with both. */
const READINGS = [opaque(String.raw`'(?:[^'\\]|''|\\[\s\S])*'`), opaque("'(?:[^']|'')*'")];

const writingVerb = (sql: string, hidden: RegExp): string | undefined => {
  const bare = sql.replaceAll(hidden, " ").replace(/^[\s(]+/, "");
  const first = /^\w+/.exec(bare)?.[0].toUpperCase() ?? "";
  return READS.has(first) ? WRITES.exec(bare)?.[0].toUpperCase() : first;
};

/**
 * Refuses a statement that may change data. For Redshift, whose Data API has no read-only transactions. It protects
 * against mistakes, and if in doubt refuses. What must not be possible has to be denied to the database user.
 * @throws WarehouseError
 */
export const assertReadOnly = (sql: string): void => {
  const verb = READINGS.map((hidden) => writingVerb(sql, hidden)).find((found) => found !== undefined);
  if (verb === undefined) return;
  throw new WarehouseError(`${verb} may change data. Add --write to allow it.`);
};
