import * as z from "zod";
import { TIERS, type Tier } from "../contracts/ticket-event.js";
import {
  PRIORITIES,
  type Priority,
  SENTIMENTS,
  type Sentiment,
  TICKET_STATUSES,
  type TicketStatus,
} from "../contracts/ticket-record.js";
import { DESK_STATUSES, type DeskStatus } from "../desk/desk-status.js";
import { type Item, TextAttribute as text } from "./attributes.js";
import { ticketIdOf, ticketItemKey } from "./ticket-table.js";

/** What a ticket's item has for its customer; `undefined` for what the ticket does not have, or not yet. */
export interface CustomerTicket {
  readonly ticketId: string;
  readonly customerId?: string | undefined;
  readonly submittedAt: string;
  readonly status: TicketStatus;
  /** In a list its beginning only, if it is long. */
  readonly subject?: string | undefined;
  readonly category?: string | undefined;
  readonly priority?: Priority | undefined;
  readonly sentiment?: Sentiment | undefined;
  readonly tier?: Tier | undefined;
  readonly response?: string | undefined;
  readonly processedAt?: string | undefined;
  readonly answerBy?: string | undefined;
  /** Where the conversation stood when it last changed; undefined while the pipeline works on the ticket. */
  readonly deskStatus?: DeskStatus | undefined;
  readonly solvedAt?: string | undefined;
  readonly lastMessageId?: string | undefined;
  /** The newest message of a person who answered. */
  readonly lastReplyId?: string | undefined;
  /** The closed ticket that this one continues. */
  readonly followUpOf?: string | undefined;
}

/** A value that this version does not know is left out, so that one odd item does not hide a whole list. */
const oneOf = <const T extends readonly string[]>(values: T) => text.pipe(z.enum(values)).optional().catch(undefined);

const ItemSchema = z.object({
  ticket_id: text,
  submitted_at: text,
  customer_id: text.optional(),
  // A status that this version does not know is shown as one in progress.
  status: text.pipe(z.enum(TICKET_STATUSES)).catch("PROCESSING"),
  subject: text.optional(),
  category: text.optional(),
  priority: oneOf(PRIORITIES),
  sentiment: oneOf(SENTIMENTS),
  tier: oneOf(TIERS),
  response_text: text.optional(),
  processed_at: text.optional(),
  answer_by: text.optional(),
  desk_status: oneOf(DESK_STATUSES),
  solved_at: text.optional(),
  last_message_id: text.optional(),
  last_reply_id: text.optional(),
  follow_up_of: text.optional(),
});

/** The attributes that are read; not the description, which is long. */
export const CUSTOMER_TICKET_ATTRIBUTES = Object.keys(ItemSchema.shape);

/** Reads a ticket from its own item. @throws ZodError when the item is not a ticket's */
export const readCustomerTicket = (item: Item): CustomerTicket => {
  const { ticket_id, submitted_at, customer_id, response_text, processed_at, answer_by, ...rest } =
    ItemSchema.parse(item);
  const { desk_status, solved_at, last_message_id, last_reply_id, follow_up_of, ...same } = rest;
  return {
    ...same,
    deskStatus: desk_status,
    solvedAt: solved_at,
    lastMessageId: last_message_id,
    lastReplyId: last_reply_id,
    followUpOf: follow_up_of,
    ticketId: ticket_id,
    submittedAt: submitted_at,
    customerId: customer_id,
    response: response_text,
    processedAt: processed_at,
    answerBy: answer_by,
  };
};

const PreviewSchema = z.object({ subject_preview: text.optional() });

/** Reads a ticket from the index of customers. @throws ZodError when the item is not a ticket's */
export const readListedTicket = (item: Item): CustomerTicket => ({
  ...readCustomerTicket(item),
  subject: PreviewSchema.parse(item).subject_preview,
});

/** A position in a customer's list of tickets, which is sorted by submission: just after this ticket. */
export interface ListPosition {
  readonly submittedAt: string;
  readonly ticketId: string;
}

/** The key of a position in the index of customers, with which a query begins. */
export const indexKeyOf = (customerId: string, { submittedAt, ticketId }: ListPosition): Item => ({
  ...ticketItemKey(ticketId),
  customer_id: { S: customerId },
  submitted_at: { S: submittedAt },
});

const IndexKeySchema = z.object({ submitted_at: text, pk: text.transform(ticketIdOf) });

/** Reads a ticket's key in the index of customers. @throws ZodError when it is not a ticket's */
export const readIndexKey = (key: Item): ListPosition => {
  const { submitted_at, pk } = IndexKeySchema.parse(key);
  return { submittedAt: submitted_at, ticketId: pk };
};
