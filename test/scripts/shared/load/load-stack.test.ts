import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { expect, it } from "vitest";
import { lastErrorLine, printViews } from "../../../../scripts/shared/load/load-stack.js";
import { aTable, FakeWarehouse } from "../../../support/fakes/fake-warehouse.js";

it("returns the job's error, even if Spark logs more after it", () => {
  const log =
    "info: 3 objects to read\nerror: The warehouse went away: run the load again.\n26/11/21 WARN Executor: lost\n";

  expect(lastErrorLine(log)).toBe("The warehouse went away: run the load again.");
});

it("returns the last line if the job logged no error", () => {
  expect(lastErrorLine("info: 3 objects to read\nKilled\n")).toBe("Killed");
  expect(lastErrorLine("")).toBe("");
});

const print = async (warehouse: FakeWarehouse, ...names: string[]): Promise<string> => {
  const output = new PassThrough();
  const views = names.map((name) => ({ name, order: "day DESC" }));
  await printViews(warehouse, views, output);
  output.end();
  return await text(output);
};

it("prints each view as a table under its name", async () => {
  const warehouse = new FakeWarehouse({
    tickets_by_day: aTable(["day", "tickets", "all_rows"], ["2026-11-21", 12, 1]),
    worst_products: aTable(["product", "all_rows"], ["LaserPrint 400", 1]),
  });

  const printed = await print(warehouse, "tickets_by_day", "worst_products");

  expect(printed).toMatch(/tickets_by_day\n[^]*2026-11-21[^]*worst_products\n[^]*LaserPrint 400/);
  expect(printed).not.toMatch(/all_rows|of 1 row/);
});

it("prints shares in percent with two decimals, and says how many rows are left out", async () => {
  const warehouse = new FakeWarehouse({
    needs_human_rate: aTable(["category", "rate", "all_rows"], ["BILLING", 0.5, 23], ["OTHER", 0.1235, 23]),
  });

  const printed = await print(warehouse, "needs_human_rate");

  expect(printed).toContain("50.00%");
  expect(printed).toContain("12.35%");
  expect(printed).toContain('the first 2 of 23 rows; for all of them: npm run sql -- "SELECT * FROM needs_human_rate"');
});

it("sorts by the given columns", async () => {
  const warehouse = new FakeWarehouse();

  await print(warehouse, "tickets_by_day");

  expect(warehouse.queries[0]).toContain("FROM tickets_by_day ORDER BY day DESC LIMIT 10");
});
