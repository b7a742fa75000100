import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import { TIERS } from "../../shared/contracts/ticket-event.js";
import { TextAttribute as Text, ticketIdOf } from "../../shared/table/ticket-table.js";
import { PRIORITIES, SENTIMENTS, TICKET_STATUSES } from "../../shared/contracts/ticket-record.js";
import type { ListPosition, WholeTicket } from "./ticket-reader.js";

type Item = Record<string, AttributeValue>;

/** What this version does not know is left out, and an unknown status is one of work under way: one odd item must not hide a whole list. */
const oneOf = <const T extends readonly string[]>(values: T) => Text.pipe(z.enum(values)).optional().catch(undefined);

const ItemSchema = z.object({
  ticket_id: Text,
  submitted_at: Text,
  customer_id: Text.optional(),
  status: Text.pipe(z.enum(TICKET_STATUSES)).catch("PROCESSING"),
  subject: Text.optional(),
  category: Text.optional(),
  priority: oneOf(PRIORITIES),
  sentiment: oneOf(SENTIMENTS),
  tier: oneOf(TIERS),
  response_text: Text.optional(),
  processed_at: Text.optional(),
  answer_by: Text.optional(),
});

/** Attributes of a whole ticket that are read; the description is long, and not among them. */
export const READ_ATTRIBUTES = Object.keys(ItemSchema.shape);

/** @throws ZodError when the item is no ticket */
export const toStoredTicket = (item: Item): WholeTicket => {
  const { ticket_id, submitted_at, customer_id, response_text, processed_at, answer_by, ...same } =
    ItemSchema.parse(item);
  return {
    ...same,
    ticketId: ticket_id,
    submittedAt: submitted_at,
    customerId: customer_id,
    response: response_text,
    processedAt: processed_at,
    answerBy: answer_by,
  };
};

const PositionSchema = z.object({
  submitted_at: Text,
  pk: Text.transform(ticketIdOf),
});

/** The place in the list that a key of the index names. @throws ZodError when it is no ticket's */
export const toPosition = (key: Item): ListPosition => {
  const { submitted_at, pk } = PositionSchema.parse(key);
  return { submittedAt: submitted_at, ticketId: pk };
};
