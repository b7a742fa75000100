import type { Finding, TicketLocation } from "./compare-day.js";

/** A ticket by id and day of submission. */
export interface TicketOfDay {
  readonly ticketId: string;
  readonly day: string;
  /** Key of its object, if it has another name than the pipeline gives. */
  readonly key?: string | undefined;
}

/** What would make the three locations agree. */
export interface RepairPlan {
  /** Objects to write from the table. */
  readonly objects: readonly TicketOfDay[];
  /** Table items to add from the objects. */
  readonly items: readonly TicketOfDay[];
  /** Tickets to load again from their objects, once those are written. */
  readonly loads: readonly TicketOfDay[];
  /** What cannot be repaired from another location, with the reason. */
  readonly unrepairable: readonly string[];
}

const lacks = (finding: Finding, location: TicketLocation): boolean =>
  finding.kind === "missing" && finding.missingIn.includes(location);

const has = (finding: Finding, location: TicketLocation): boolean =>
  finding.kind === "missing" && finding.presentIn.includes(location);

const differsIn = (finding: Finding, location: TicketLocation): boolean =>
  finding.kind === "differs" && finding.between[1] === location;

const isOnlyIn = (finding: Finding, location: TicketLocation): boolean =>
  finding.kind === "missing" && finding.presentIn.length === 1 && has(finding, location);

const keyOf = ({ day, ticketId }: TicketOfDay): string => `${day} ${ticketId}`;

const toTicket = ({ ticketId, day, key }: TicketOfDay): TicketOfDay => ({
  ticketId,
  day,
  ...(key !== undefined && { key }),
});

const unique = (tickets: readonly TicketOfDay[]): readonly TicketOfDay[] => [
  ...new Map(tickets.map((ticket) => [keyOf(ticket), toTicket(ticket)])).values(),
];

const chosen = (findings: readonly Finding[], test: (finding: Finding) => boolean): readonly TicketOfDay[] =>
  unique(findings.flatMap((finding) => (finding.kind !== "unreadable" && test(finding) ? [finding] : [])));

/** Why a finding cannot be repaired from another location; empty if it can. */
const whyUnrepairable = (finding: Finding, objects: ReadonlySet<string>): readonly string[] => {
  if (finding.kind === "unreadable") return [];
  if (finding.kind === "unstarted")
    return [
      `${finding.ticketId}: its text is only in its record on the stream; ask the customer to repeat the request.`,
    ];
  if (isOnlyIn(finding, "warehouse"))
    return [`${finding.ticketId}: only the warehouse has it, and its row is not a complete record.`];
  if (finding.rejected === undefined || objects.has(keyOf(finding))) return [];
  return [`${finding.ticketId}: the load rejected its object (${finding.rejected}); fix that first.`];
};

/**
 * The table comes first: an object that is missing or differs is written from it. A missing item is added from the
 * object. What is missing or differs in the warehouse is loaded again from the objects, including those just written;
 * but not from an object that a load has rejected, which would be rejected again.
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
    ).map(({ key, ...ticket }) => toTicket({ ...ticket, key: written.has(keyOf(ticket)) ? undefined : key })),
    unrepairable: findings.flatMap((finding) => whyUnrepairable(finding, written)),
  };
};

/** The steps of a repair, on AWS or on one machine. */
export interface Repairs {
  /** Writes a ticket's object from its table item. */
  writeObject(ticket: TicketOfDay): Promise<void>;
  /** Adds a ticket's table item from its object. @returns false if the table has an unfinished item with that id */
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

/**
 * Executes a plan in order. A ticket that cannot be repaired does not stop the others.
 * @returns what went wrong
 * @throws the reason of `signal` when it aborts, between two repairs
 */
export const repair = async (plan: RepairPlan, repairs: Repairs, signal?: AbortSignal): Promise<readonly string[]> => {
  const problems = [...plan.unrepairable];
  const run = async (what: string, act: () => Promise<unknown>): Promise<void> => {
    signal?.throwIfAborted();
    problems.push(...(await attempt(what, act)));
  };
  for (const ticket of plan.objects)
    await run(`${ticket.ticketId}: object not written`, () => repairs.writeObject(ticket));
  for (const ticket of plan.items) await run(`${ticket.ticketId}: item not added`, () => repairs.addItem(ticket));
  if (plan.loads.length > 0) await run("load", () => repairs.load(plan.loads));
  signal?.throwIfAborted();
  return problems;
};
