import { describe, expect, it } from "vitest";
import { assertReadOnly } from "../../../../scripts/shared/warehouse/read-only.js";

describe("assertReadOnly", () => {
  it.each([
    "SELECT 1",
    "  -- delete\n select 'delete from x'",
    "(SELECT 1) UNION (SELECT 2)",
    'SELECT "update" FROM t',
    "SELECT 'it''s; drop table x'",
    "/* insert */ WITH a AS (SELECT 1) SELECT * FROM a",
    "SHOW search_path",
    "EXPLAIN SELECT 1",
    "SELECT updated_at, deleted FROM t",
  ])("accepts a query: %s", (sql) => {
    expect(() => {
      assertReadOnly(sql);
    }).not.toThrow();
  });

  it.each([
    ["DELETE FROM t", "DELETE"],
    ["/* x */ drop table t", "DROP"],
    ["WITH a AS (SELECT 1) DELETE FROM t USING a", "DELETE"],
    ["SELECT * INTO copy FROM t", "INTO"],
    ["SELECT 1; TRUNCATE t", "TRUNCATE"],
    ["UNLOAD ('SELECT 1') TO 's3://b'", "UNLOAD"],
    ["CALL p()", "CALL"],
    ["SELECT ''; DELETE FROM t --'", "DELETE"],
    [String.raw`SELECT '\'; DELETE FROM t; --'`, "DELETE"],
    [String.raw`SELECT '\''; DELETE FROM t; --'`, "DELETE"],
    ["BEGIN", "BEGIN"],
    ["", ""],
  ])("refuses what may change data: %s", (sql, verb) => {
    expect(() => {
      assertReadOnly(sql);
    }).toThrow(`${verb} may change data`.trim());
  });
});
