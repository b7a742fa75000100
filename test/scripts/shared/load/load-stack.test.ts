import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { expect, it } from "vitest";
import { lastErrorLine, printViews } from "../../../../scripts/shared/load/load-stack.js";
import { aTable, FakeWarehouse } from "../../../support/fakes/fake-warehouse.js";

it("returns the job's error, even if Spark logs more after it", () => {
  const log =
    "INFO 3 objects to read\nERROR The warehouse went away: run the load again.\n26/11/21 WARN Executor: lost\n";

  expect(lastErrorLine(log)).toBe("The warehouse went away: run the load again.");
});

it("returns the last line if the job logged no error", () => {
  expect(lastErrorLine("INFO 3 objects to read\nKilled\n")).toBe("Killed");
  expect(lastErrorLine("")).toBe("");
});

it("prints each view as a table under its name", async () => {
  const warehouse = new FakeWarehouse({
    tickets_by_day: aTable(["day", "tickets"], ["2026-11-21", 12]),
    worst_products: aTable(["product"], ["LaserPrint 400"]),
  });
  const output = new PassThrough();
  await printViews(warehouse, ["tickets_by_day", "worst_products"], output);
  output.end();

  expect(await text(output)).toMatch(/tickets_by_day\n[^]*2026-11-21[^]*worst_products\n[^]*LaserPrint 400/);
});

it("refuses an invalid name of a view before it runs a query", async () => {
  const warehouse = new FakeWarehouse();

  await expect(printViews(warehouse, ["x; DROP TABLE y"])).rejects.toThrow("not a valid name of a view");
  expect(warehouse.queries).toEqual([]);
});
