import type { Finding, TicketLocation } from "./findings.js";

/** A ticket by its id and the day it was submitted. */
export interface TicketOfDay {
  readonly ticketId: string;
  readonly day: string;
}

/** What would make the three places agree. */
export interface RepairPlan {
  /** Objects to write from the table. */
  readonly objects: readonly TicketOfDay[];
  /** Table items to add from the objects. */
  readonly items: readonly TicketOfDay[];
  /** Tickets to load from their objects again, once those are written. */
  readonly loads: readonly TicketOfDay[];
  /** What no other place can mend, with the reason. */
  readonly unrepairable: readonly string[];
}

const lacks = (finding: Finding, place: TicketLocation): boolean =>
  finding.kind === "missing" && finding.missingIn.includes(place);

const has = (finding: Finding, place: TicketLocation): boolean =>
  finding.kind === "missing" && finding.presentIn.includes(place);

const differsIn = (finding: Finding, place: TicketLocation): boolean =>
  finding.kind === "differs" && finding.between[1] === place;

const isOnlyIn = (finding: Finding, place: TicketLocation): boolean =>
  finding.kind === "missing" && finding.presentIn.length === 1 && has(finding, place);

const keyOf = ({ day, ticketId }: TicketOfDay): string => `${day} ${ticketId}`;

const unique = (tickets: readonly TicketOfDay[]): readonly TicketOfDay[] => [
  ...new Map(tickets.map(({ ticketId, day }) => [keyOf({ ticketId, day }), { ticketId, day }])).values(),
];

const chosen = (findings: readonly Finding[], test: (finding: Finding) => boolean): readonly TicketOfDay[] =>
  unique(findings.flatMap((finding) => (finding.kind !== "unreadable" && test(finding) ? [finding] : [])));

/** Why no other place can mend it, if so. */
const whyUnrepairable = (finding: Finding, objects: ReadonlySet<string>): readonly string[] => {
  if (finding.kind === "unreadable") return [];
  if (finding.kind === "unstarted")
    return [`${finding.ticketId}: its text is in its record alone; let its customer repeat the request.`];
  if (isOnlyIn(finding, "warehouse"))
    return [`${finding.ticketId}: only the warehouse has it, and no record can be made of a row.`];
  if (finding.rejected === undefined || objects.has(keyOf(finding))) return [];
  return [`${finding.ticketId}: the load rejected its object (${finding.rejected}); mend that first.`];
};

/**
 * The table comes first: an object that is missing or differs is written from it. An item that is missing is made of the object.
 * Whatever the warehouse lacks, or has otherwise, is loaded from the objects again, those just written included; but not from an
 * object that a load has refused already, which would stop the whole load.
 */
export const planRepair = (findings: readonly Finding[]): RepairPlan => {
  const objects = chosen(
    findings,
    (finding) => differsIn(finding, "objects") || (lacks(finding, "objects") && has(finding, "table")),
  );
  const written = new Set(objects.map(keyOf));
  const isRefused = (finding: Finding): boolean => "rejected" in finding && !written.has(keyOf(finding));
  return {
    objects,
    items: chosen(findings, (finding) => lacks(finding, "table") && has(finding, "objects")),
    loads: chosen(
      findings.filter((finding) => !isRefused(finding)),
      (finding) => finding.kind === "differs" || (lacks(finding, "warehouse") && !isOnlyIn(finding, "warehouse")),
    ),
    unrepairable: findings.flatMap((finding) => whyUnrepairable(finding, written)),
  };
};

/** What a repair does, each on AWS or on one machine. */
export interface Repairs {
  /** Writes a ticket's object from its table item. */
  writeObject(ticket: TicketOfDay): Promise<void>;
  /** Adds a ticket's table item from its object. @returns false when the table has an item of that id, unfinished. */
  addItem(ticket: TicketOfDay): Promise<boolean>;
  /** Loads these tickets into the warehouse again. */
  load(tickets: readonly TicketOfDay[]): Promise<void>;
}

const attempt = async (what: string, act: () => Promise<unknown>): Promise<readonly string[]> => {
  try {
    return (await act()) === false ? [`${what}: the table has it unfinished or failed; replay it.`] : [];
  } catch (error) {
    return [`${what}: ${error instanceof Error ? error.message.replaceAll(/\s+/g, " ").slice(0, 300) : String(error)}`];
  }
};

/** Carries a plan out, in its order; a ticket that cannot be mended does not stop the others. @returns what went wrong. */
export const repair = async (plan: RepairPlan, repairs: Repairs): Promise<readonly string[]> => {
  const faults = [...plan.unrepairable];
  for (const ticket of plan.objects)
    faults.push(...(await attempt(`${ticket.ticketId}: object not written`, () => repairs.writeObject(ticket))));
  for (const ticket of plan.items)
    faults.push(...(await attempt(`${ticket.ticketId}: item not added`, () => repairs.addItem(ticket))));
  if (plan.loads.length > 0) faults.push(...(await attempt("load", () => repairs.load(plan.loads))));
  return faults;
};
