import { setTimeout as wait } from "node:timers/promises";
import type { Caller } from "../../shared/auth/caller.js";
import type { DeskTicket } from "../../shared/desk/desk-ticket.js";
import { ApiProblem } from "../../shared/http/problem.js";
import { DependencyThrottled } from "../../shared/lambda/errors.js";
import type { TicketPorts } from "../ports.js";
import { isTicketId } from "../../shared/contracts/ticket-event.js";
import { readTicket } from "../reading/ticket-reader.js";

/** Others who change the same ticket are few: its agent, and the customer's own other requests. */
const ATTEMPTS = 8;
const LONGEST_WAIT_MS = 100;

/**
 * Reads one of the caller's tickets as the desk sees it.
 * @throws ApiProblem `not-found`; `conflict` while the pipeline works on the ticket
 */
export const findOwnTicket = async (
  caller: Caller,
  ticketId: string,
  { desk, tickets }: Pick<TicketPorts, "desk" | "tickets">,
): Promise<DeskTicket> => {
  const ticket = isTicketId(ticketId) ? await desk.find(ticketId) : undefined;
  if (ticket?.customerId === caller.subject) return ticket;
  await readTicket(caller, ticketId, tickets);
  throw new ApiProblem("conflict", "This ticket is still being processed. Try again when it has been answered.");
};

/**
 * Repeats a change that others got ahead of. Customers name no version: what they write holds for any.
 * @param change resolves with undefined if another change was first
 * @throws DependencyThrottled when that happens again and again
 */
export const repeatOnConflict = async <T>(change: () => Promise<T | undefined>): Promise<T> => {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const changed = await change();
    if (changed !== undefined) return changed;
    await wait(Math.random() * LONGEST_WAIT_MS);
  }
  throw new DependencyThrottled(`The ticket was changed by others, ${ATTEMPTS} times`);
};

/** What staff get for a ticket that is not their own. */
const useDesk = (path: string): ApiProblem =>
  new ApiProblem("forbidden", `Here everybody acts as the customer of a ticket. Staff use ${path}.`);

/** Runs what customers do. Staff who are not the ticket's customer learn where they do it instead. */
export const asCustomer = async <T>({ role }: Caller, work: Promise<T>, deskPath: string): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    const isForeign = error instanceof ApiProblem && error.kind === "not-found";
    throw isForeign && role !== "customer" ? useDesk(deskPath) : error;
  }
};
