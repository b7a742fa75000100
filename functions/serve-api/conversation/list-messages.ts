import type { Message, MessageQuery } from "../../shared/api/conversation-schemas.js";
import type { Caller } from "../../shared/auth/caller.js";
import { openingEntryId } from "../../shared/desk/store/entry-id.js";
import type { PublicMessage } from "../../shared/desk/store/desk-tickets.js";
import { readListCursor, writeListCursor } from "../../shared/http/list-cursor.js";
import type { EntryPage } from "../../shared/table/entry-page.js";
import type { TicketPorts } from "../ports.js";
import { type DescribedTicket, readDescribedTicket } from "../reading/ticket-reader.js";
import { modelAnswerIn } from "../reading/ticket-view.js";

type ReadingPorts = Pick<TicketPorts, "tickets" | "messages">;

/** A cursor names the message after which its page begins. */
const CURSOR_PARTS = [/^[\w:.-]{1,100}$/];

const AUTHORS = { customer: "you", agent: "support", model: "model" } as const satisfies Readonly<
  Record<PublicMessage["author"]["role"], Message["author"]>
>;

/** A message as its customer sees it. Who of the staff wrote it, and whether from a draft, is left out. */
const toMessage = ({ id, author, text, at }: PublicMessage): Message => ({
  messageId: id,
  author: AUTHORS[author.role],
  text,
  at,
});

/**
 * What belongs to the conversation and is kept with the ticket itself: its own text, if the item has it, and the
 * model's answer, if it was sent.
 */
const openingMessages = (ticket: DescribedTicket): readonly Message[] => {
  const { description, submittedAt } = ticket;
  const { response, finishedAt } = modelAnswerIn(ticket);
  return [
    ...(description === undefined
      ? []
      : [{ messageId: openingEntryId(submittedAt, 0), author: "you" as const, text: description, at: submittedAt }]),
    ...(response === undefined || finishedAt === undefined
      ? []
      : [{ messageId: openingEntryId(finishedAt, 1), author: "model" as const, text: response, at: finishedAt }]),
  ];
};

const byId = (one: Message, other: Message): number => (one.messageId < other.messageId ? -1 : 1);

interface MessagePage {
  readonly messages: readonly Message[];
  /** The message after which the next page begins; undefined on the last. */
  readonly last: string | undefined;
}

/**
 * Puts opening messages where they belong by time. Of those after the end of the page that was read nothing is known
 * yet: they come with a later one.
 */
const merge = (
  opening: readonly Message[],
  { entries, last }: EntryPage<PublicMessage>,
  { after = "", limit }: { readonly after: string | undefined; readonly limit: number },
): MessagePage => {
  const inReach = opening.filter(({ messageId }) => after < messageId && (last === undefined || messageId <= last));
  const merged = [...inReach, ...entries.map(toMessage)].toSorted(byId);
  const messages = merged.slice(0, limit);
  return { messages, last: merged.length > limit ? messages.at(-1)?.messageId : last };
};

/**
 * One page of the messages of one of the caller's tickets, the oldest first.
 * @throws ApiProblem `not-found`, or `invalid-request` for a cursor of another ticket
 */
export const listMessages = async (
  caller: Caller,
  ticketId: string,
  { limit, cursor }: MessageQuery,
  { tickets, messages }: ReadingPorts,
): Promise<{ readonly messages: readonly Message[]; readonly nextCursor: string | null }> => {
  const ticket = await readDescribedTicket(caller, ticketId, tickets);
  const scope = { messagesOf: ticketId };
  const [after] = cursor === undefined ? [] : readListCursor(cursor, scope, CURSOR_PARTS);
  const page = merge(openingMessages(ticket), await messages.messages(ticketId, limit, after), { after, limit });
  return {
    messages: page.messages,
    nextCursor: page.last === undefined ? null : writeListCursor([page.last], scope),
  };
};
