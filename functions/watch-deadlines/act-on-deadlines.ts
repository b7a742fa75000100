import {
  deadlineEvent,
  deadlineHorizon,
  warnOfTicket,
  type DeadlineEvent,
} from "../shared/desk/automation/deadlines.js";
import { escalate } from "../shared/desk/automation/escalate-ticket.js";
import type { DeskTicket } from "../shared/desk/desk-ticket.js";
import type { SlaClockName } from "../shared/desk/ticket-sla.js";
import type { Agent } from "../shared/desk/store/agents.js";
import type { ListedTicket } from "../shared/desk/store/desk-queues.js";
import { type ChangeOrigin, type Notice, SYSTEM } from "../shared/desk/store/desk-tickets.js";
import { newEntryId } from "../shared/desk/store/entry-id.js";
import { reportFailure } from "./report-failure.js";
import type { DeadlineFigures, Run } from "./ports.js";

/** Tickets listed of one partition of a queue. There are 12 partitions. */
const MOST_LISTED = 20_000;
/** Tickets that one run acts on. */
const MOST_ACTIONS = 500;

const NAMES: Readonly<Record<SlaClockName, string>> = {
  firstResponse: "first response",
  nextResponse: "next response",
  resolution: "resolution",
};

const namesOf = ({ clocks }: DeadlineEvent): string => clocks.map((clock) => NAMES[clock]).join(" and ");

const originAt = (at: Date, what: ChangeOrigin["what"], { id }: Run): ChangeOrigin => ({
  who: SYSTEM,
  what,
  requestId: id,
  at,
});

/** The agents in one run: read once, when a ticket is escalated, with the loads that the run itself changes. */
class AgentsOfRun {
  #agents: readonly Agent[] | undefined;

  constructor(private readonly agents: Run["agents"]) {}

  async list(): Promise<readonly Agent[]> {
    return (this.#agents ??= await this.agents.list());
  }

  /** A ticket has gone from one agent to another. */
  move(from: string | undefined, to: string | undefined, at: Date): void {
    if (from === to) return;
    this.#agents = this.#agents?.map((agent) => {
      if (agent.id === from) return { ...agent, openCount: agent.openCount - 1 };
      return agent.id === to ? { ...agent, openCount: agent.openCount + 1, lastAssignedAt: at.toISOString() } : agent;
    });
  }
}

interface DeadlineRun extends Run {
  readonly agentsOfRun: AgentsOfRun;
}

const escalateLate = async (ticket: DeskTicket, event: DeadlineEvent, at: Date, run: DeadlineRun): Promise<boolean> => {
  const escalation = {
    kind: "breached",
    cause: `its ${namesOf(event)} is overdue`,
    noticeId: newEntryId(at, run.randomBytes),
    origin: originAt(at, "escalated", run),
  } as const;
  const escalated = await escalate(ticket, await run.agentsOfRun.list(), escalation, run);
  if (escalated === "conflict") return false;
  run.agentsOfRun.move(ticket.assignee, escalated.ticket.assignee, at);
  return true;
};

const warn = async (before: DeskTicket, event: DeadlineEvent, at: Date, run: Run): Promise<boolean> => {
  const { ticketId, assignee = "nobody" } = before;
  const text = `Ticket ${ticketId} is at risk: most of the time for its ${namesOf(event)} is used up. It is with ${assignee}.`;
  const notice: Notice = { id: newEntryId(at, run.randomBytes), kind: "at-risk", ticketId, text };
  const changed = warnOfTicket(before, run.rules, at.getTime());
  return (await run.tickets.write({ before, changed, origin: originAt(at, "warned", run), notice })) === "written";
};

/** Reads the ticket itself: the index may lag behind it, and another run may have acted. */
const act = async (ticketId: string, run: DeadlineRun): Promise<void> => {
  const ticket = await run.tickets.find(ticketId);
  const at = run.now();
  const event = ticket && deadlineEvent(ticket, run.rules, at.getTime());
  if (ticket === undefined || event === undefined) return;
  const isBreached = event.kind === "breached";
  const isDone = await (isBreached ? escalateLate(ticket, event, at, run) : warn(ticket, event, at, run));
  if (isDone) run.count(isBreached ? "ticketsEscalated" : "ticketsAtRisk", 1);
};

/** How many deadlines have passed, whether or not they were acted on, and for how long. */
const figuresOf = (tickets: readonly ListedTicket[], now: number): DeadlineFigures => {
  const passed = tickets.flatMap(({ due }) => (due !== undefined && due < now ? [due] : []));
  return { due: passed.length, oldestSeconds: Math.floor((now - Math.min(now, ...passed)) / 1_000) };
};

/** Ids of tickets to act on: what is late first, and of that the earliest deadline. */
const dueTickets = async (run: Run): Promise<readonly string[]> => {
  const now = run.now().getTime();
  const listed = await run.queues.dueBefore(deadlineHorizon(run.rules, now) + 1, MOST_LISTED);
  for (const id of listed.unreadable) reportFailure(run, id, new Error("The item of the ticket cannot be read."));
  if (listed.isCut) run.count("deskWorkLeft", 1);
  run.measure(figuresOf(listed.tickets, now));
  const events = listed.tickets.map((ticket) => ({
    ticketId: ticket.ticketId,
    kind: deadlineEvent(ticket, run.rules, now)?.kind,
  }));
  const idsOf = (kind: DeadlineEvent["kind"]) =>
    events.flatMap((event) => (event.kind === kind ? [event.ticketId] : []));
  return [...idsOf("breached"), ...idsOf("at-risk")];
};

/**
 * Escalates tickets whose time is used up, and warns of those at risk: each clock once, because the clock is marked in
 * the same transaction. A run that is late, doubled or missed does no harm.
 */
export const actOnDeadlines = async (ports: Run): Promise<void> => {
  const run = { ...ports, agentsOfRun: new AgentsOfRun(ports.agents) };
  const due = await dueTickets(run);
  let done = 0;
  for (const ticketId of due) {
    if (done === MOST_ACTIONS || run.isOutOfTime()) break;
    done += 1;
    await act(ticketId, run).catch((error: unknown) => {
      reportFailure(run, ticketId, error);
    });
  }
  run.count("deskWorkLeft", due.length - done);
};
