import { writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { describeLoad, readLoadReport } from "../../../../scripts/shared/load/load-tickets.js";
import { temporaryFolder } from "../../../support/aws/temporary-folder.js";

const REPORT = {
  range: { first: "2026-01-05", last: "2026-02-01", days: 28, days_left_out: 0 },
  objects_read: 2,
  bytes_read: 900,
  rows_read: 41,
  rows_staged: 38,
  rows_superseded: 1,
  rows_rejected: 2,
  rows_merged: 37,
  rows_unchanged: 1,
  objects_skipped: 0,
  skipped_example: null,
  passes: 1,
  seconds: { begin: 0.5, merge: 1.5 },
  evaluations: null,
};

const written = async (report: object): Promise<string> => {
  const file = path.join(temporaryFolder(), "report.json");
  await writeFile(file, JSON.stringify(report));
  return file;
};

it("describes what happened to every row, how long it took, and at which days it looked", async () => {
  const line = describeLoad(await readLoadReport(await written(REPORT)));

  expect(line).toBe(
    "2 objects read, 41 rows: 37 merged, 1 unchanged, 1 superseded, 2 rejected, in 2.00 s\n" +
      "looked at 28 days with objects, 2026-01-05 to 2026-02-01",
  );
});

it.each([
  [
    { first: "2026-11-21", last: "2026-11-21", days: 1, days_left_out: 3 },
    /1 day with .*; 3 days not looked at \(--all/,
  ],
  [{ first: null, last: null, days: 0, days_left_out: 1 }, /looked at no day; 1 day not looked at/],
  [{ first: null, last: null, days: 0, days_left_out: 0 }, /looked at no day$/],
])("counts the days at which it did not look: %j", async (range, words) => {
  expect(describeLoad(await readLoadReport(await written({ ...REPORT, range })))).toMatch(words);
});

it("names objects that were not loaded on a line of their own", async () => {
  const skipped = { objects_skipped: 3, skipped_example: "tickets/a\nb.csv" };
  const line = describeLoad(await readLoadReport(await written({ ...REPORT, ...skipped })));

  expect(line).toMatch(/2026-02-01\n3 objects below the source not loaded, such as tickets\/a.+b\.csv$/);
  expect(line.split("\n")).toHaveLength(3);
});

it("describes the evaluations below the tickets", async () => {
  const evaluations = { ...REPORT, objects_read: 3, rows_read: 44, rows_merged: 40 };
  const lines = describeLoad(await readLoadReport(await written({ ...REPORT, evaluations })));

  expect(lines.split("\n")).toEqual([
    expect.stringMatching(/^2 objects read, 41 rows: 37 merged/),
    expect.stringMatching(/^looked at 28 days/),
    expect.stringMatching(/^evaluations: 3 objects read, 44 rows: 40 merged/),
    expect.stringMatching(/^looked at 28 days/),
  ]);
});

it("refuses a report in which a count is missing", async () => {
  const incomplete = await written({ ...REPORT, rows_merged: undefined });

  await expect(readLoadReport(incomplete)).rejects.toThrow("rows_merged");
});
