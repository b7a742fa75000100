import type { PostedMessage } from "../../shared/api/conversation-schemas.js";
import type { Caller } from "../../shared/auth/caller.js";
import { hasRoomForMessage, MESSAGES_MAX, recordCustomerMessage } from "../../shared/desk/change-ticket.js";
import type { DeskTicket } from "../../shared/desk/desk-ticket.js";
import { newEntryId, openingEntryId } from "../../shared/desk/store/entry-id.js";
import type { PublicMessage, TicketWrite } from "../../shared/desk/store/desk-tickets.js";
import { ApiProblem } from "../../shared/http/problem.js";
import { makeIntakeKey } from "../intake/ids.js";
import { requireSameRequest, submitTicket } from "../intake/submit-ticket.js";
import { NO_SUBJECT } from "../intake/ticket-content.js";
import type { EarlierIntake, IntakeKey, TicketPorts } from "../ports.js";
import { findOwnTicket, repeatOnConflict } from "./own-desk-ticket.js";

/** A message to write to a ticket, and the request that brings it. */
export interface Posting {
  readonly operationId: string;
  readonly ticketId: string;
  readonly text: string;
  readonly caller: Caller;
  readonly requestId: string;
  readonly idempotencyKey: string | undefined;
}

/** A message that is written, without its links. */
type Posted = Omit<PostedMessage, "links">;

const bodyOf = ({ ticketId, text }: Posting) => ({ ticketId, text });

const keyOf = (posting: Posting, now: Date): IntakeKey | undefined => {
  const { operationId, caller, idempotencyKey: key } = posting;
  return key === undefined
    ? undefined
    : makeIntakeKey({ operationId, body: bodyOf(posting), subject: caller.subject, key }, now);
};

const toPosted = ({ ticketId, text }: Posting, messageId: string, at: string): Posted => ({
  ticketId,
  messageId,
  author: "you",
  text,
  at,
  followUpOf: null,
});

const requireRoom = (ticket: DeskTicket): void => {
  if (hasRoomForMessage(ticket)) return;
  throw new ApiProblem("conflict", `A ticket has at most ${MESSAGES_MAX} messages. Submit another ticket.`);
};

interface MessageWrite extends TicketWrite {
  readonly message: PublicMessage;
}

/**
 * The message as a change of its ticket; undefined for a ticket that is CLOSED.
 * @throws ApiProblem `conflict` for one that is full
 */
const toWrite = async (
  before: DeskTicket,
  { caller, text, requestId }: Posting,
  key: IntakeKey | undefined,
  ports: TicketPorts,
): Promise<MessageWrite | undefined> => {
  const at = ports.now();
  const id = newEntryId(at, ports.randomBytes);
  const changed = recordCustomerMessage(before, { messageId: id, at: at.getTime() }, await ports.rules());
  if (changed === undefined) return undefined;
  requireRoom(before);
  return {
    before,
    changed,
    origin: { who: caller.subject, what: "customer-replied", requestId, at },
    message: { id, text, author: { role: "customer", id: caller.subject }, at: at.toISOString() },
    key: key && { ...key, tier: caller.tier },
  };
};

/** Submits a ticket that continues a closed one, with its subject. The same key finds the same new ticket. */
const followUp = async (posting: Posting, closed: DeskTicket, ports: TicketPorts): Promise<Posted> => {
  const { operationId, text, caller, idempotencyKey } = posting;
  const subject = closed.subject === "" ? NO_SUBJECT : closed.subject;
  const content = { subject, description: text, followUpOf: closed.ticketId };
  const submission = { operationId, body: bodyOf(posting), content, caller, idempotencyKey };
  const { ticketId, submittedAt } = await submitTicket(submission, ports);
  const posted = toPosted(posting, openingEntryId(submittedAt, 0), submittedAt);
  return { ...posted, ticketId, followUpOf: closed.ticketId };
};

const findEarlier = async (
  key: IntakeKey | undefined,
  now: Date,
  { intake }: TicketPorts,
): Promise<EarlierIntake | undefined> => {
  const earlier = key === undefined ? undefined : await intake.findKey(key.id, now);
  if (earlier !== undefined) requireSameRequest(earlier, key);
  return earlier;
};

/** @returns undefined if another change of the ticket, or another request with the key, was first */
const tryToPost = async (posting: Posting, ports: TicketPorts): Promise<Posted | undefined> => {
  const now = ports.now();
  const key = keyOf(posting, now);
  const [ticket, earlier] = await Promise.all([
    findOwnTicket(posting.caller, posting.ticketId, ports),
    findEarlier(key, now, ports),
  ]);
  if (earlier?.messageId !== undefined) return toPosted(posting, earlier.messageId, earlier.submittedAt);
  const write = earlier === undefined ? await toWrite(ticket, posting, key, ports) : undefined;
  if (write === undefined) return followUp(posting, ticket, ports);
  const written = await ports.desk.write(write);
  return written === "written" ? toPosted(posting, write.message.id, write.message.at) : undefined;
};

/**
 * Writes a customer's message to their ticket, which reopens one that is PENDING or SOLVED. A CLOSED one is continued
 * by a new ticket.
 * @throws ApiProblem `not-found`; `conflict` while the pipeline works on the ticket, and when it is full;
 * `idempotency-key-reused`; as submitTicket for a ticket that is closed
 */
export const postMessage = (posting: Posting, ports: TicketPorts): Promise<Posted> =>
  repeatOnConflict(() => tryToPost(posting, ports));
