import { formatCount, plural } from "../../shared/terminal/format.js";
import { onOneLine } from "../../shared/terminal/table.js";
import { TICKET_LOCATIONS } from "../../shared/reconciliation/compare-day.js";
import { ALL_DAYS } from "../../shared/reconciliation/days.js";
import { LOCATION_NAMES } from "../../shared/reconciliation/describe-finding.js";
import type { Comparison } from "../../shared/reconciliation/reconcile.js";
import type { RepairPlan } from "../../shared/reconciliation/repair.js";

type Counts = Comparison["counted"];

const describeCounts = (counts: Counts): string =>
  TICKET_LOCATIONS.map((location) => `${formatCount(counts[location])} in ${LOCATION_NAMES[location]}`).join(", ");

const isEmpty = (counts: Counts): boolean => TICKET_LOCATIONS.every((location) => counts[location] === 0);

const resultOf = ({ findings, counted }: Comparison): string => {
  if (findings.length > 0) return `${formatCount(findings.length)} not in agreement.`;
  return isEmpty(counted) ? "Nothing to compare." : "All agree.";
};

const describeSuperseded = (superseded: Comparison["skipped"]["superseded"]): readonly string[] => {
  const [example] = superseded;
  if (example === undefined) return [];
  const { ticketId, key, by } = example;
  const which = `${onOneLine(ticketId)} in ${onOneLine(key, 200)}, which ${onOneLine(by, 200)} replaces`;
  return [
    `Not compared, because another object of the day has a newer record of the ticket: ` +
      `${formatCount(superseded.length)} in S3, such as ${which}.`,
  ];
};

/** What was not compared, and how to compare it. */
const describeSkipped = ({ skipped: { unsettled, outside, superseded } }: Comparison): readonly string[] => [
  ...describeSuperseded(superseded),
  ...(isEmpty(unsettled) ? [] : [`Not compared, because of --settle: ${describeCounts(unsettled)}.`]),
  ...(isEmpty(outside)
    ? []
    : [`Not compared, outside of these days: ${describeCounts(outside)}. --all-days compares them, too.`]),
];

/** The last lines: the days, how many tickets were compared, the result, and what was not compared. */
export const summarise = (comparison: Comparison): string => {
  const { range, counted } = comparison;
  const days = range === ALL_DAYS ? "on any day" : `from ${range.from} to ${range.to}`;
  const result = `Tickets submitted ${days}: ${describeCounts(counted)}. ${resultOf(comparison)}`;
  return [result, ...describeSkipped(comparison)].join("\n");
};

/** What a repair will do, on one line. */
export const describePlan = ({ objects, items, loads }: RepairPlan): string =>
  `Repair: ${plural(objects.length, "object")} to write from the table, ${plural(items.length, "item")} to add from objects, ` +
  `${plural(loads.length, "ticket")} to load again.`;
