import { type TicketChange, WISHED_STATUSES } from "../../shared/api/conversation-schemas.js";
import type { Caller } from "../../shared/auth/caller.js";
import { patchTicket, StatusChangeRefused, type TicketPatch } from "../../shared/desk/change-ticket.js";
import type { DeskTicket } from "../../shared/desk/desk-ticket.js";
import { ApiProblem, type FieldError } from "../../shared/http/problem.js";
import type { TicketPorts } from "../ports.js";
import { type DescribedTicket, readDescribedTicket } from "../reading/ticket-reader.js";
import { toConversation } from "../reading/ticket-view.js";
import { findOwnTicket, repeatOnConflict } from "./own-desk-ticket.js";

/** A change of a ticket by its customer, and the request that brings it. */
export interface OwnChange {
  readonly ticketId: string;
  readonly change: TicketChange;
  readonly caller: Caller;
  readonly requestId: string;
}

/** Whether a field is missing, empty, or as the ticket has it: clients of other systems send all fields. */
const isAsItIs = (sent: string | undefined, has: string | undefined): boolean =>
  sent === undefined || sent.trim() === "" || sent.trim().toUpperCase() === has?.trim().toUpperCase();

/** What of a change only staff may do, or is done elsewhere. */
const refusedFields = (change: TicketChange, ticket: DescribedTicket): readonly FieldError[] => {
  const ofStaff = { pointer: "", detail: "expected what the ticket has, or null: only staff change it" };
  return [
    ...(isAsItIs(change.description, ticket.description)
      ? []
      : [{ pointer: "#/description", detail: "expected what the ticket has, or null: write a message instead" }]),
    ...(isAsItIs(change.priority, ticket.priority) ? [] : [{ ...ofStaff, pointer: "#/priority" }]),
    ...(isAsItIs(change.category, ticket.category) ? [] : [{ ...ofStaff, pointer: "#/category" }]),
    ...(isAsItIs(change.assigned_to, undefined) ? [] : [{ ...ofStaff, pointer: "#/assigned_to" }]),
    ...((change.comments ?? []).length === 0
      ? []
      : [{ pointer: "#/comments", detail: "expected none: write one by POST /tickets/{id}/comments" }]),
  ];
};

/** The status that the customer asks for; undefined for the one that they see. */
const wishedStatus = (
  { status }: TicketChange,
  { deskStatus }: DeskTicket,
): Exclude<TicketPatch["deskStatus"], "CLOSED"> => {
  const wished = status === undefined ? undefined : WISHED_STATUSES[status];
  const current = toConversation(deskStatus);
  const isSeen =
    wished !== undefined && (toConversation(wished) === current || (wished === "SOLVED" && current === "closed"));
  return isSeen ? undefined : wished;
};

const titleRefused = (ticket: DeskTicket): ApiProblem =>
  new ApiProblem("conflict", `The title stays while the conversation is ${toConversation(ticket.deskStatus)}.`, {
    errors: [{ pointer: "#/title", detail: "expected what the ticket has; reopen the ticket to change it" }],
  });

const FINAL: readonly (DeskTicket["deskStatus"] | undefined)[] = ["SOLVED", "CLOSED"];

/** @throws ApiProblem `conflict` for another title of a ticket that is solved and stays so */
const toPatch = (change: TicketChange, ticket: DeskTicket): TicketPatch => {
  const deskStatus = wishedStatus(change, ticket);
  const subject = change.title === ticket.subject ? undefined : change.title;
  if (subject !== undefined && FINAL.includes(ticket.deskStatus) && deskStatus !== "OPEN") throw titleRefused(ticket);
  return { ...(deskStatus !== undefined && { deskStatus }), ...(subject !== undefined && { subject }) };
};

/** A refused change of status in the words that customers know. */
const statusRefused = ({ from, to, allowed }: StatusChangeRefused): ApiProblem => {
  const possible =
    allowed.length === 0
      ? "Write a message: it makes a new ticket that continues this one."
      : `It can become ${allowed.map(toConversation).join(" or ")}.`;
  const detail = `The conversation is ${toConversation(from)} and cannot become ${toConversation(to)}. ${possible}`;
  return new ApiProblem("conflict", detail, {
    errors: [{ pointer: "#/status", detail: `expected ${[from, ...allowed].map(toConversation).join(" or ")}` }],
    current: { conversation: toConversation(from) },
  });
};

const applyChange = async (before: DeskTicket, change: TicketChange, at: Date, { rules }: TicketPorts) => {
  try {
    return patchTicket(before, toPatch(change, before), "customer", await rules(), at.getTime());
  } catch (error) {
    throw error instanceof StatusChangeRefused ? statusRefused(error) : error;
  }
};

const tryToChange = async (
  { ticketId, change, caller, requestId }: OwnChange,
  ports: TicketPorts,
): Promise<true | undefined> => {
  const before = await findOwnTicket(caller, ticketId, ports);
  const at = ports.now();
  const changed = await applyChange(before, change, at, ports);
  if (changed.changes.length === 0) return true;
  const origin = { who: caller.subject, what: "changed", requestId, at } as const;
  return (await ports.desk.write({ before, changed, origin })) === "written" ? true : undefined;
};

/**
 * Does what a customer may: solve or reopen their ticket, and change its title while it is not solved.
 * @throws ApiProblem `not-found`; `forbidden` naming each field that is not theirs to set; `conflict` for a status that
 * cannot follow the current one, and while the pipeline works on the ticket
 */
export const changeOwnTicket = async (own: OwnChange, ports: TicketPorts): Promise<void> => {
  const ticket = await readDescribedTicket(own.caller, own.ticketId, ports.tickets);
  const errors = refusedFields(own.change, ticket);
  if (errors.length > 0)
    throw new ApiProblem("forbidden", "See errors for what a customer may not change.", { errors });
  await repeatOnConflict(() => tryToChange(own, ports));
};
