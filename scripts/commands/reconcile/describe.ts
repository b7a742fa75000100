import { onOneLine } from "../../shared/terminal/table.js";
import {
  TICKET_LOCATIONS,
  type Differs,
  type Finding,
  type Missing,
  type TicketLocation,
} from "../../shared/reconciliation/compare-day.js";
import type { Comparison } from "../../shared/reconciliation/reconcile.js";
import type { RepairPlan } from "../../shared/reconciliation/repair.js";

const NAMES: Readonly<Record<TicketLocation, string>> = {
  table: "DynamoDB",
  objects: "S3",
  warehouse: "the warehouse",
};
const named = (locations: readonly TicketLocation[]): string =>
  locations.map((location) => NAMES[location]).join(" and ");

const why = ({ rejected }: Missing | Differs): string =>
  rejected === undefined ? "" : `; the load rejected it: ${onOneLine(rejected, 200)}`;

/** A finding on one line: where a ticket is missing, or in which columns it differs, and why a load rejected it. */
export const describeFinding = (finding: Finding): string => {
  switch (finding.kind) {
    case "missing":
      return `${finding.day}  ${onOneLine(finding.ticketId)}  missing in ${named(finding.missingIn)}; present in ${named(finding.presentIn)}${why(finding)}`;
    case "differs": {
      const [one, other] = finding.between;
      return `${finding.day}  ${onOneLine(finding.ticketId)}  ${NAMES[other]} differs from ${NAMES[one]} in ${finding.columns.join(", ")}${why(finding)}`;
    }
    case "unreadable":
      return `${finding.day}  ${onOneLine(finding.key, 200)}  cannot be read: ${finding.reason}`;
    case "unstarted":
      return `${finding.day}  ${onOneLine(finding.ticketId)}  received by the API, not started`;
  }
};

/** The last line: how many tickets were compared, and the result. */
export const summarise = ({ range, findings, counted }: Comparison): string => {
  const counts = TICKET_LOCATIONS.map(
    (location) => `${counted[location].toLocaleString("en")} in ${NAMES[location]}`,
  ).join(", ");
  const result = findings.length === 0 ? "All agree." : `${findings.length.toLocaleString("en")} not in agreement.`;
  return `Tickets submitted from ${range.from} to ${range.to}: ${counts}. ${result}`;
};

/** What a repair will do, on one line. */
export const describePlan = ({ objects, items, loads }: RepairPlan): string =>
  `Repair: ${objects.length} objects to write from the table, ${items.length} items to add from objects, ` +
  `${loads.length} tickets to load again.`;
