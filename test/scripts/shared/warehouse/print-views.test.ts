import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { expect, it } from "vitest";
import { printViews } from "../../../../scripts/shared/warehouse/print-views.js";
import { aTable, FakeWarehouse } from "../../../support/fakes/fake-warehouse.js";

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

it("refuses a name that is none of a view before it asks anything", async () => {
  const warehouse = new FakeWarehouse();

  await expect(printViews(warehouse, ["x; DROP TABLE y"])).rejects.toThrow("no name of a view");
  expect(warehouse.asked).toEqual([]);
});
