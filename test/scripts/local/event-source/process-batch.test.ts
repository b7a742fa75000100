import { expect, it } from "vitest";
import { splitByAge } from "../../../../scripts/local/event-source/process-batch.js";
import { aRecord } from "../../../support/builders/tickets.js";
import { aMapping } from "../../../support/builders/event-source-cases.js";

const [old, exact, young] = [90, 100, 130].map((arrivedAt) => aRecord({ arrivedAt }));
const records = [old, exact, young].filter((record) => record !== undefined);
const NOW = 160_000;

it("separates records older than the limit, but not one that is exactly as old", () => {
  expect(splitByAge(records, aMapping({ maximumRecordAgeSeconds: 60 }), NOW)).toEqual({
    young: [exact, young],
    tooOld: [old],
  });
});

it("keeps every record when the limit is -1", () => {
  expect(splitByAge(records, aMapping({ maximumRecordAgeSeconds: -1 }), NOW)).toEqual({ young: records, tooOld: [] });
});
