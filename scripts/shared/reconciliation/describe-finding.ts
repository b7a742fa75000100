import { onOneLine } from "../terminal/table.js";
import type { Differs, Finding, Missing, TicketLocation } from "./compare-day.js";

/** How people call a location. */
export const LOCATION_NAMES: Readonly<Record<TicketLocation, string>> = {
  table: "DynamoDB",
  objects: "S3",
  warehouse: "the warehouse",
};
const named = (locations: readonly TicketLocation[]): string =>
  locations.map((location) => LOCATION_NAMES[location]).join(" and ");

const why = ({ rejected }: Missing | Differs): string =>
  rejected === undefined ? "" : `; the load rejected it: ${onOneLine(rejected, 200)}`;

/** A finding on one line: where a ticket is missing, or in which columns it differs, and why a load rejected it. */
export const describeFinding = (finding: Finding): string => {
  switch (finding.kind) {
    case "missing":
      return `${finding.day}  ${onOneLine(finding.ticketId)}  missing in ${named(finding.missingIn)}; present in ${named(finding.presentIn)}${why(finding)}`;
    case "differs": {
      const [one, other] = finding.between;
      return `${finding.day}  ${onOneLine(finding.ticketId)}  ${LOCATION_NAMES[other]} differs from ${LOCATION_NAMES[one]} in ${finding.columns.join(", ")}${why(finding)}`;
    }
    case "unreadable":
      return `${finding.day}  ${onOneLine(finding.key, 200)}  cannot be read: ${finding.reason}`;
    case "unstarted":
      return `${finding.day}  ${onOneLine(finding.ticketId)}  received by the API, not started`;
  }
};
