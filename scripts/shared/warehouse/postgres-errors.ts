import { DatabaseError } from "pg";
import { WarehouseError } from "./warehouse.js";

/** "line 2, column 8" of a 1-based offset in the statement. */
export const positionIn = (sql: string, position: number): string => {
  const before = sql.slice(0, position - 1).split("\n");
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
};

const NO_SUCH_RELATION = "42P01";
const READ_ONLY = "25006";
/** SQLSTATE class 28, and a database that is not there. */
const LOGIN_REFUSED = /^(28|3D000)/;

const SEVERAL = "cannot insert multiple commands";

const hintFor = (error: DatabaseError): string => {
  if (error.code === READ_ONLY) return " Add --write to change data.";
  return error.hint === undefined ? "" : ` ${error.hint}`;
};

const explain = (error: DatabaseError, sql: string): WarehouseError => {
  const place = error.position === undefined ? "" : ` (${positionIn(sql, Number(error.position))})`;
  const said = `${error.message}${place}.${hintFor(error)}`;
  if (error.message.startsWith(SEVERAL)) return new WarehouseError("Expected one statement, but there are several.");
  if (error.code === NO_SUCH_RELATION) return new WarehouseError(said, "no-such-relation");
  return new WarehouseError(said, LOGIN_REFUSED.test(error.code ?? "") ? "unreachable" : "refused");
};

/** The driver's fault as one line: what the database said and where in the statement, or that it cannot be reached. */
export const asWarehouseError = (error: unknown, description: string, sql = ""): WarehouseError => {
  if (error instanceof WarehouseError) return error;
  if (error instanceof DatabaseError) return explain(error, sql);
  // A refused connection to a name with several addresses is an AggregateError without a message.
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const said = error instanceof Error && error.message !== "" ? error.message : code;
  return new WarehouseError(`${description} cannot be reached: ${said}.`, "unreachable");
};
