import type { Caller } from "../../shared/auth/caller.js";
import { ApiProblem } from "../contract/problem.js";
import { makeUserId } from "../intake/ids.js";
import { submitTicket } from "../intake/submit-ticket.js";
import { fromSupportRequest, fromUserTicket } from "../intake/ticket-content.js";
import type { TicketOperations } from "../operation.js";
import type { TicketPorts } from "../ports.js";
import { readTicket } from "../reading/ticket-reader.js";
import { toUserTicketView } from "../reading/ticket-view.js";

const RECEIVED_MESSAGE = "Your support request was received.";

type LegacyOperations = Pick<
  TicketOperations,
  "submitSupportRequest" | "createUser" | "submitUserTicket" | "readUserTicket"
>;

/** The operations for legacy clients: those of three older systems. */
export const legacyOperations = (ports: TicketPorts): LegacyOperations => ({
  submitSupportRequest: async ({ body, caller, idempotencyKey }) => {
    const content = fromSupportRequest(body);
    const submission = { operationId: "submitSupportRequest", body, content, caller, idempotencyKey };
    const { ticketId } = await submitTicket(submission, ports);
    return { body: { message: RECEIVED_MESSAGE, ticketId } };
  },
  createUser: async ({ caller }) => ({ body: { user_id: await createUser(caller, ports) } }),
  submitUserTicket: async ({ body, caller, idempotencyKey }) => {
    await requireUser(caller, body.user_id, ports);
    const content = fromUserTicket(body);
    const submission = { operationId: "submitUserTicket", body, content, caller, idempotencyKey };
    const { ticketId } = await submitTicket(submission, ports);
    return { body: { ticket_id: ticketId } };
  },
  readUserTicket: async ({ caller, query }) => ({
    body: toUserTicketView(await readTicket(caller, query.ticket_id, ports.tickets)),
  }),
});

/** Creates a user that belongs to the caller. @returns its id */
const createUser = async (
  { subject }: Caller,
  { users, now, randomBytes }: Pick<TicketPorts, "users" | "now" | "randomBytes">,
): Promise<string> => {
  const userId = makeUserId(randomBytes);
  await users.add({ userId, owner: subject, createdAt: now() });
  return userId;
};

/** @throws ApiProblem `not-found`, with the same message for an unknown user and for another caller's */
const requireUser = async (
  { subject }: Caller,
  userId: string,
  { users }: Pick<TicketPorts, "users">,
): Promise<void> => {
  if ((await users.ownerOf(userId)) === subject) return;
  throw new ApiProblem("not-found", "The caller has no user with this id.", {
    errors: [{ pointer: "#/user_id", detail: "expected a user_id that POST /user returned" }],
  });
};
