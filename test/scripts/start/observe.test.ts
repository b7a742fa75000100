import { expect, it } from "vitest";
import { metricIn } from "../../../scripts/start/observe.js";

const emf = (fields: object): string => JSON.stringify({ _aws: { Timestamp: 1, CloudWatchMetrics: [] }, ...fields });

it.each([
  ["one value", emf({ EventsIgnored: 3 }), 3],
  ["several values of one flush", emf({ EventsIgnored: [1, 2] }), 3],
  ["a line without the metric", emf({ TicketsReceived: 3 }), 0],
  ["a log line that only names it", JSON.stringify({ message: "EventsIgnored", EventsIgnored: 3 }), 0],
  ["a line that is no JSON", "START RequestId: EventsIgnored", 0],
  ["JSON that is no object", "3", 0],
])("reads %s", (_case, line, value) => {
  expect(metricIn(line, "EventsIgnored")).toBe(value);
});
