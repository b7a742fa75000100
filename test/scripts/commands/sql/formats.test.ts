import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FORMATS, TABLE_ROWS } from "../../../../scripts/commands/sql/formats.js";
import { withoutFormula } from "../../../../scripts/commands/sql/spreadsheet.js";
import { rowsOf, type CellValue } from "../../../../scripts/shared/warehouse/warehouse.js";
import { aQueryResult, textOf } from "../../../support/fakes/fake-warehouse.js";

const { table: formatTable, csv: formatCsv, json: formatJson } = FORMATS;

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
  it("lets a reader of RFC 4180 restore every value, and distinguish NULL from empty text", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cells(), cells()), { maxLength: 5 }), async (rows) => {
        const result = aQueryResult(["a", 'b "c"'], ...rows);
        const [header, ...read] = readCsv(await textOf(formatCsv(result, { raw: true })));

        expect(header).toEqual(["a", 'b "c"']);
        expect(read).toEqual(rows.map((row) => row.map((cell) => (cell === null ? null : String(cell)))));
      }),
    );
  });

  it("puts an apostrophe in front of formulas unless raw, and changes nothing else", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cells(), cells()), { maxLength: 5 }), async (rows) => {
        const columns = ["a", "b"].map((name) => ({ name, numeric: false }));
        const [, ...read] = readCsv(await textOf(formatCsv({ columns, rows: rowsOf(rows) })));

        const expected = (cell: CellValue) => (typeof cell === "string" ? withoutFormula(cell) : String(cell));
        expect(read).toEqual(rows.map((row) => row.map((cell) => (cell === null ? null : expected(cell)))));
      }),
    );
  });

  it("keeps numbers, also negative ones and those that are text because JavaScript would round them", async () => {
    const columns = [
      { name: "n", numeric: true },
      { name: "t", numeric: false },
    ];
    const result = {
      columns,
      rows: rowsOf([
        [-5, "-5"],
        ["-9007199254740993", "-1.5e3"],
        ["-Infinity", "-5+1"],
      ]),
    };

    expect(await textOf(formatCsv(result))).toBe("n,t\r\n-5,-5\r\n-9007199254740993,-1.5e3\r\n-Infinity,'-5+1\r\n");
  });

  it("quotes what spreadsheets of some countries would split", async () => {
    expect(await textOf(formatCsv(aQueryResult(["a"], ["x;=1"], ["x\t=1"])))).toBe('a\r\n"x;=1"\r\n"x\t=1"\r\n');
  });

  it("prefixes the names of columns, too", async () => {
    expect(await textOf(formatCsv(aQueryResult(["=a"])))).toBe("'=a\r\n");
    expect(await textOf(formatCsv(aQueryResult(["=a"]), { raw: true }))).toBe("=a\r\n");
  });

  it("prints the header of a result without rows, and nothing for a statement without a result", async () => {
    expect(await textOf(formatCsv(aQueryResult(["a"])))).toBe("a\r\n");
    expect(await textOf(formatCsv(aQueryResult([])))).toBe("");
  });
});

describe("formatJson", () => {
  it("is an array of objects, in which a second column of the same name gets a number", async () => {
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
  it("distinguishes NULL from empty text, and counts the rows", async () => {
    const text = await textOf(formatTable(aQueryResult(["a", "b"], [null, ""])));

    expect(text).toMatch(/NULL +│ +│/);
    expect(text).toMatch(/\n1 row\n$/);
  });

  it("lets no text control the terminal, break a line or widen the table", async () => {
    const text = await textOf(formatTable(aQueryResult(["a"], ["\u001b[31mred\nline\u202e"], ["x".repeat(500)])));

    expect(text).not.toContain("\u001b[31m");
    expect(text).not.toContain("\u202e");
    expect(text).toContain("red line");
    expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThan(80);
  });

  it("shows all rows of a result with the most rows that a table shows", async () => {
    const rows = Array.from({ length: TABLE_ROWS }, (_, index) => [index]);

    expect(await textOf(formatTable(aQueryResult(["a"], ...rows)))).toMatch(/\n1,000 rows\n$/);
  });

  it("cuts a larger result and says how to get the rest", async () => {
    const rows = Array.from({ length: TABLE_ROWS + 1 }, (_, index) => [index]);

    expect(await textOf(formatTable(aQueryResult(["a"], ...rows)))).toMatch(/The first 1,000 rows\..*--format csv/);
  });

  it("says that a statement without a result is done", async () => {
    expect(await textOf(formatTable(aQueryResult([])))).toBe("Done.\n");
  });
});
