import type { DeskAssignmentRoute } from "../../shared/api/desk-assignment-routes.js";
import { TO_ANYBODY, TO_ME } from "../../shared/api/desk-assignment-schemas.js";
import {
  assignAutomatically,
  type Assigned,
  assignTo,
  type AutomaticallyAssigned,
} from "../../shared/desk/automation/assign-ticket.js";
import { escalate } from "../../shared/desk/automation/escalate-ticket.js";
import type { DeskRules } from "../../shared/desk/desk-rules.js";
import { type DeskTicket, isListed } from "../../shared/desk/desk-ticket.js";
import { type NoticePorts, publishNow } from "../../shared/desk/notices/notices.js";
import type { Agents } from "../../shared/desk/store/agents.js";
import type { ChangeOrigin, WholeTicket } from "../../shared/desk/store/desk-tickets.js";
import { newEntryId } from "../../shared/desk/store/entry-id.js";
import type { OperationsOf } from "../../shared/http/operation.js";
import { ApiProblem } from "../../shared/http/problem.js";
import type { DeskPorts } from "../ports.js";
import { requireTicket, requireVersion } from "../tickets/change-on-desk.js";
import { etagOf, toDeskTicketView } from "../tickets/ticket-view.js";

/** What the operations need from outside. */
export interface AssignmentPorts
  extends Pick<DeskPorts, "tickets" | "rules" | "modelPrices" | "now" | "randomBytes">, NoticePorts {
  readonly agents: Pick<Agents, "list">;
}

type Refusal = Extract<Assigned | AutomaticallyAssigned, string>;

const REFUSALS: Readonly<Record<Exclude<Refusal, "conflict">, readonly [message: string, expected: string]>> = {
  "agent-missing": ["The assignee is not an active agent.", "expected the id of an active agent, `me` or `auto`"],
  "agent-full": [
    "The assignee has as many tickets as they may have.",
    "expected an agent with room for one more ticket, or `auto`",
  ],
  "nobody-free": [
    "No agent who can answer the ticket is free. It stays as it is, and is assigned when somebody becomes free.",
    "expected the id of an agent, or another time",
  ],
};

/** A ticket as a request has found it. */
interface Found {
  readonly whole: WholeTicket;
  readonly rules: DeskRules;
}

/** @throws ApiProblem not-found; precondition-failed for another version */
const findVersion = async (id: string, ifMatch: string, ports: AssignmentPorts): Promise<Found> => {
  const rules = await ports.rules();
  const whole = await requireTicket(id, ports);
  requireVersion(whole, ifMatch, rules, ports.modelPrices);
  return { whole, rules };
};

/** Somebody was faster: as if the request had come later. @throws ApiProblem */
const refuseStale = async (id: string, ifMatch: string, ports: AssignmentPorts): Promise<never> => {
  await findVersion(id, ifMatch, ports);
  throw new ApiProblem("conflict", "The ticket is being changed by others. Try again.");
};

const refusal = (reason: Exclude<Refusal, "conflict">): ApiProblem => {
  const [message, detail] = REFUSALS[reason];
  return new ApiProblem("conflict", message, { errors: [{ pointer: "#/to", detail }] });
};

const viewOf = ({ whole, rules }: Found, ticket: DeskTicket, { modelPrices }: AssignmentPorts) => ({
  body: toDeskTicketView({ ...whole, ticket }, rules, modelPrices),
  etag: etagOf(ticket),
});

/** @throws ApiProblem conflict for a ticket that staff have no work with */
const requireOpen = ({ whole: { ticket } }: Found, what: string): void => {
  if (isListed(ticket.deskStatus)) return;
  throw new ApiProblem("conflict", `The ticket is ${ticket.deskStatus}: only one that is open can be ${what}.`);
};

const assign = async (
  { whole: { ticket }, rules }: Found,
  to: string,
  origin: ChangeOrigin,
  { tickets, agents }: AssignmentPorts,
): Promise<Assigned | AutomaticallyAssigned> =>
  to === TO_ANYBODY
    ? assignAutomatically(ticket, await agents.list(), origin, { tickets, rules })
    : assignTo(ticket, to === TO_ME ? origin.who : to, origin, { tickets, rules });

/** The operations that decide who has a ticket. */
export const assignmentOperations = (ports: AssignmentPorts): OperationsOf<DeskAssignmentRoute> => ({
  assignTicket: async ({ parameters: { id }, body, ifMatch, caller, requestId }) => {
    const found = await findVersion(id, ifMatch, ports);
    requireOpen(found, "assigned");
    const origin = { who: caller.subject, what: "assigned", requestId, at: ports.now() } as const;
    const assigned = await assign(found, body.to, origin, ports);
    if (assigned === "conflict") return refuseStale(id, ifMatch, ports);
    if (typeof assigned === "string") throw refusal(assigned);
    return viewOf(found, assigned.ticket, ports);
  },

  escalateTicket: async ({ parameters: { id }, body, ifMatch, caller, requestId }) => {
    const found = await findVersion(id, ifMatch, ports);
    requireOpen(found, "escalated");
    const at = ports.now();
    const escalation = {
      kind: "escalated",
      cause: `${caller.subject} asked for it`,
      noticeId: newEntryId(at, ports.randomBytes),
      origin: { who: caller.subject, what: "escalated", requestId, at, reason: body?.reason },
    } as const;
    const { whole, rules } = found;
    const escalated = await escalate(whole.ticket, await ports.agents.list(), escalation, { ...ports, rules });
    if (escalated === "conflict") return refuseStale(id, ifMatch, ports);
    await publishNow(escalated.notice, ports);
    return viewOf(found, escalated.ticket, ports);
  },
});
