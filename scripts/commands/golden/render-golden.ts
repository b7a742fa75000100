import { type GoldenTicket, labelsOf } from "../../shared/golden/golden-ticket.js";
import type { Agreement } from "../../shared/golden/second-pass.js";
import { plural } from "../../shared/terminal/format.js";
import { renderTable } from "../../shared/terminal/table.js";

/** What the tickets are counted by. */
const GROUPS = {
  file: ({ id }: GoldenTicket) => id.slice(0, 2),
  kind: ({ kind }: GoldenTicket) => kind,
  sentiment: (ticket: GoldenTicket) => labelsOf(ticket).sentiment,
  priority: (ticket: GoldenTicket) => labelsOf(ticket).priority,
  category: (ticket: GoldenTicket) => labelsOf(ticket).category,
  language: (ticket: GoldenTicket) => labelsOf(ticket).language,
} as const;

const rowsOf = (tickets: readonly GoldenTicket[], name: string, groupOf: (ticket: GoldenTicket) => string) =>
  [...new Set(tickets.map(groupOf))].toSorted().map((group) => {
    const ofGroup = tickets.filter((ticket) => groupOf(ticket) === group);
    const inTest = ofGroup.filter(({ half }) => half === "test").length;
    return [name, group, String(ofGroup.length), String(ofGroup.length - inTest), String(inTest)];
  });

/** Numbers of tickets by file, kind and label, in both halves. */
export const renderCounts = (tickets: readonly GoldenTicket[]): string => {
  const inTest = tickets.filter(({ half }) => half === "test").length;
  const total = ["all", "", String(tickets.length), String(tickets.length - inTest), String(inTest)];
  const rows = Object.entries(GROUPS).flatMap(([name, groupOf]) => rowsOf(tickets, name, groupOf));
  return renderTable(["", "", "tickets", "tuning", "test"], [total, ...rows]);
};

const rowOfDispute = (dimension: string, ids: readonly string[], compared: number): readonly string[] => [
  dimension,
  compared === 0 ? "" : `${Math.round((100 * (compared - ids.length)) / compared)}%`,
  ids.join(" "),
];

/** How far a second pass agrees with the author's labels, and the ids of the tickets where it does not. */
export const renderAgreement = ({ compared, missing, disputed }: Agreement): string => {
  const rows = Object.entries(disputed).map(([dimension, ids]) => rowOfDispute(dimension, ids, compared));
  const table = renderTable(["dimension", "agreement", "disputed"], rows);
  const rest = missing.length === 0 ? "" : `\n\nWithout labels: ${missing.join(" ")}`;
  return `${plural(compared, "ticket")} labelled twice\n\n${table}${rest}`;
};
