import { isTicketId } from "../../shared/contracts/ticket-event.js";
import {
  type ChangedTicket,
  patchTicket,
  StatusChangeRefused,
  type TicketPatch,
} from "../../shared/desk/change-ticket.js";
import type { DeskRules } from "../../shared/desk/desk-rules.js";
import type { DeskTicket } from "../../shared/desk/desk-ticket.js";
import type {
  AuditAction,
  ChangeOrigin,
  TicketWrite,
  TicketWritten,
  WholeTicket,
} from "../../shared/desk/store/desk-tickets.js";
import { ApiProblem } from "../../shared/http/problem.js";
import type { DeskPorts } from "../ports.js";
import type { ModelPrices } from "./model-cost.js";
import { etagOf, toDeskTicketView } from "./ticket-view.js";

/** For an id that no ticket of the desk has, which is also one that the pipeline still works on. */
export const noTicket = (): ApiProblem => new ApiProblem("not-found", "The desk has no ticket with this id.");

/** @throws noTicket */
export const requireTicket = async (id: string, { tickets }: Pick<DeskPorts, "tickets">): Promise<WholeTicket> => {
  const whole = isTicketId(id) ? await tickets.findWhole(id) : undefined;
  if (whole === undefined) throw noTicket();
  return whole;
};

/** A request that changes a ticket. */
export interface ChangeRequest {
  readonly ticketId: string;
  /** The version that it changes; undefined for changes that need none. */
  readonly ifMatch?: string | undefined;
  readonly origin: ChangeOrigin;
  /** The ticket, when the caller has read it: then it is read again only if somebody else changes it meanwhile. */
  readonly read?: WholeTicket | undefined;
}

/** What a change makes of a ticket, and what is written with it. */
export interface PlannedChange extends Pick<TicketWrite, "message" | "discardDraftOf" | "notice" | "verdict"> {
  readonly changed: ChangedTicket;
}

/** A ticket after a change, and the change. */
interface ChangedOnDesk<Plan extends PlannedChange> {
  readonly whole: WholeTicket;
  readonly planned: Plan;
}

/** Somebody else changed the ticket between our read and our write: rare, and rarer the second time. */
const ATTEMPTS = 4;

/**
 * Reads a ticket, plans a change of it and writes it. Without `ifMatch` the change is planned again for the newer
 * ticket when somebody else was faster; then `plan` must check itself whether it still fits.
 * @throws ApiProblem not-found; precondition-failed for another version; conflict for a change that is not allowed
 */
export const changeOnDesk = async <Plan extends PlannedChange>(
  { ticketId, ifMatch, origin, read }: ChangeRequest,
  plan: (whole: WholeTicket, rules: DeskRules) => Plan,
  ports: Pick<DeskPorts, "tickets" | "rules" | "modelPrices">,
): Promise<ChangedOnDesk<Plan>> => {
  const rules = await ports.rules();
  for (let attempt = 1; ; attempt += 1) {
    const whole = attempt === 1 && read !== undefined ? read : await requireTicket(ticketId, ports);
    requireVersion(whole, ifMatch, rules, ports.modelPrices);
    const planned = allowed(() => plan(whole, rules));
    const { ticket } = planned.changed;
    if (ticket === whole.ticket) return { whole, planned };
    const written = await ports.tickets.write({ ...planned, before: whole.ticket, origin });
    if (written === "written") return { whole: { ...whole, ticket }, planned };
    if (written !== "conflict") throw agentProblem(written, ticket);
    if (attempt === ATTEMPTS) throw new ApiProblem("conflict", "The ticket is being changed by others. Try again.");
  }
};

/** What a patch is in the audit trail. */
export const actionOfPatch = (patch: TicketPatch): AuditAction =>
  Object.keys(patch).every((field) => field === "assignee") ? "assigned" : "changed";

/** Sets fields of a ticket. @throws as changeOnDesk */
export const patchOnDesk = async (
  request: ChangeRequest,
  patch: TicketPatch,
  ports: Pick<DeskPorts, "tickets" | "rules" | "modelPrices">,
): Promise<WholeTicket> => {
  const at = request.origin.at.getTime();
  const plan = ({ ticket }: WholeTicket, rules: DeskRules) => ({
    changed: patchTicket(ticket, patch, "staff", rules, at),
  });
  return (await changeOnDesk(request, plan, ports)).whole;
};

/** @throws ApiProblem precondition-failed, with the current state, unless the request names the current version */
export const requireVersion = (
  whole: WholeTicket,
  ifMatch: string | undefined,
  rules: DeskRules,
  prices: ModelPrices,
): void => {
  const etag = etagOf(whole.ticket);
  if (ifMatch === undefined || ifMatch === etag) return;
  throw new ApiProblem("precondition-failed", "Somebody has changed the ticket since you read it.", {
    current: toDeskTicketView(whole, rules, prices),
    etag,
  });
};

const allowed = <T>(plan: () => T): T => {
  try {
    return plan();
  } catch (error) {
    throw error instanceof StatusChangeRefused ? statusProblem(error) : error;
  }
};

const statusProblem = ({ from, to, allowed: statuses }: StatusChangeRefused): ApiProblem => {
  const detail = statuses.length === 0 ? "expected no change" : `expected one of ${statuses.join(", ")}`;
  const why = statuses.length === 0 ? `${from}, which is final` : `${from}, which cannot become ${to}`;
  return new ApiProblem("conflict", `The ticket is ${why}.`, { errors: [{ pointer: "#/deskStatus", detail }] });
};

const agentProblem = (written: Exclude<TicketWritten, "written" | "conflict">, { assignee = "" }: DeskTicket) => {
  const detail =
    written === "agent-missing"
      ? "expected the id of an active agent"
      : `expected an agent with room for one more ticket, not ${assignee}`;
  return new ApiProblem("conflict", "The ticket cannot be assigned to this agent.", {
    errors: [{ pointer: "#/assignee", detail }],
  });
};
