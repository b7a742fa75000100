import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatCsv } from "../../../../scripts/commands/sql/format-csv.js";
import { formatJson } from "../../../../scripts/commands/sql/format-json.js";
import { formatTable, TABLE_ROWS } from "../../../../scripts/shared/terminal/table.js";
import type { CellValue } from "../../../../scripts/shared/warehouse/warehouse.js";
import { aQueryResult, textOf } from "../../../support/fakes/fake-warehouse.js";

const cells = (): fc.Arbitrary<CellValue> =>
  fc.oneof(
    fc.constantFrom(null, "", ",", '"', "\n", "\r", "\r\n", " x ", true, 0),
    fc.string(),
    fc.integer(),
    fc.boolean(),
  );

/** Reads CSV as RFC 4180 defines it; an empty field without quotes is NULL. */
const readCsv = (text: string): (string | null)[][] => {
  const fields = [...text.matchAll(/("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/g)];
  expect(fields.map(([whole]) => whole).join("")).toBe(text);
  const rows: (string | null)[][] = [[]];
  for (const [, field = "", end] of fields) {
    rows.at(-1)?.push(field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field || null);
    if (end === "\r\n") rows.push([]);
  }
  return rows.slice(0, -1);
};

describe("formatCsv", () => {
  it("gives back every value to a reader of RFC 4180, NULL apart from the empty text", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cells(), cells()), { maxLength: 5 }), async (rows) => {
        const [header, ...read] = readCsv(await textOf(formatCsv(aQueryResult(["a", 'b "c"'], ...rows))));

        expect(header).toEqual(["a", 'b "c"']);
        expect(read).toEqual(rows.map((row) => row.map((cell) => (cell === null ? null : String(cell)))));
      }),
    );
  });

  it("prints the header of an answer without rows, and nothing for a statement that has no answer", async () => {
    expect(await textOf(formatCsv(aQueryResult(["a"])))).toBe("a\r\n");
    expect(await textOf(formatCsv(aQueryResult([])))).toBe("");
  });
});

describe("formatJson", () => {
  it("is an array of objects, a second column of a name under a number", async () => {
    const text = await textOf(formatJson(aQueryResult(["a", "a", "b"], [1, null, "x"], [2, true, '"'])));

    expect(JSON.parse(text)).toEqual([
      { a: 1, a_2: null, b: "x" },
      { a: 2, a_2: true, b: '"' },
    ]);
  });

  it("is an empty array when there are no rows", async () => {
    expect(JSON.parse(await textOf(formatJson(aQueryResult(["a"]))))).toEqual([]);
  });
});

describe("formatTable", () => {
  it("shows NULL apart from the empty text, and counts the rows", async () => {
    const text = await textOf(formatTable(aQueryResult(["a", "b"], [null, ""])));

    expect(text).toMatch(/NULL +│ +│/);
    expect(text).toMatch(/\n1 row\n$/);
  });

  it("lets no text steer the terminal, break a line or push the table aside", async () => {
    const text = await textOf(formatTable(aQueryResult(["a"], ["\u001b[31mred\nline\u202e"], ["x".repeat(500)])));

    expect(text).not.toContain("\u001b[31m");
    expect(text).not.toContain("\u202e");
    expect(text).toContain("red line");
    expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThan(80);
  });

  it("shows all of as many rows as a table takes", async () => {
    const rows = Array.from({ length: TABLE_ROWS }, (_, index) => [index]);

    expect(await textOf(formatTable(aQueryResult(["a"], ...rows)))).toMatch(/\n1,000 rows\n$/);
  });

  it("cuts an answer that is larger and says how to get the rest", async () => {
    const rows = Array.from({ length: TABLE_ROWS + 1 }, (_, index) => [index]);

    expect(await textOf(formatTable(aQueryResult(["a"], ...rows)))).toMatch(/The first 1,000 rows\..*--format csv/);
  });

  it("says that a statement without an answer is done", async () => {
    expect(await textOf(formatTable(aQueryResult([])))).toBe("Done.\n");
  });
});
