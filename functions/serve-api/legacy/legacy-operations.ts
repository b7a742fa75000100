import type { Caller } from "../../shared/auth/caller.js";
import { ApiProblem } from "../../shared/http/problem.js";
import { makeUserId } from "../intake/ids.js";
import { submitTicket } from "../intake/submit-ticket.js";
import { fromSupportRequest, fromUserTicket } from "../intake/ticket-content.js";
import type { TicketOperations } from "../operation.js";
import type { LegacyUser, TicketPorts } from "../ports.js";
import { readRepliedTicket } from "../reading/ticket-reader.js";
import { toUserTicketView } from "../reading/ticket-view.js";

const RECEIVED_MESSAGE = "Your support request was received.";

const DAY_SECONDS = 24 * 60 * 60;

/** A user expires this long after it was created or last used: anyone with a token can create any number of them. */
const UNUSED_SECONDS = 180 * DAY_SECONDS;

const secondsOf = (time: Date): number => Math.floor(time.getTime() / 1_000);

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
    body: toUserTicketView(await readRepliedTicket(caller, query.ticket_id, ports.tickets)),
  }),
});

/** Creates a user that belongs to the caller. @returns its id */
const createUser = async (
  { subject }: Caller,
  { users, now, randomBytes }: Pick<TicketPorts, "users" | "now" | "randomBytes">,
): Promise<string> => {
  const userId = makeUserId(randomBytes);
  const createdAt = now();
  await users.add({ userId, owner: subject, createdAt, expiresAt: secondsOf(createdAt) + UNUSED_SECONDS });
  return userId;
};

/** Extends a user that is used, at most once a day. Never fails the request: the ticket matters more than the user. */
const keepUser = async (
  userId: string,
  { expiresAt }: LegacyUser,
  { users, log, now }: Pick<TicketPorts, "users" | "log" | "now">,
): Promise<void> => {
  const extended = secondsOf(now()) + UNUSED_SECONDS;
  if (expiresAt !== undefined && expiresAt > extended - DAY_SECONDS) return;
  await users.extend(userId, extended).catch((error: unknown) => {
    log.warn("The user's last use was not written", { user_id: userId, reason: String(error) });
  });
};

/**
 * Requires one of the caller's users.
 * @throws ApiProblem `not-found`, with the same message for an unknown user, an expired one and another caller's
 */
const requireUser = async (
  { subject }: Caller,
  userId: string,
  ports: Pick<TicketPorts, "users" | "log" | "now">,
): Promise<void> => {
  const user = await ports.users.find(userId);
  const isUsable = user?.owner === subject && secondsOf(ports.now()) < (user.expiresAt ?? Infinity);
  if (isUsable) return keepUser(userId, user, ports);
  throw new ApiProblem("not-found", "The caller has no user with this id.", {
    errors: [{ pointer: "#/user_id", detail: "expected a user_id that POST /user returned" }],
  });
};
