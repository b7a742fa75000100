import * as z from "zod";
import { InvalidInput } from "../lambda/errors.js";
import { parseInput } from "../lambda/parse-input.js";
import { TicketSchema } from "./ticket-event.js";
import { TicketRecordSchema } from "./ticket-record.js";

const columns = TicketRecordSchema.shape;

/** What the processors read of a ticket record. No more, so that a record of the next version, with more columns, passes too. */
export const RoutedTicketSchema = z.object({
  ticket_id: TicketSchema.shape.ticketId,
  submitted_at: columns.submitted_at,
  processed_at: columns.processed_at,
  execution_arn: columns.execution_arn,
  tier: columns.tier,
  priority: columns.priority,
  product: columns.product,
});
export type RoutedTicket = z.infer<typeof RoutedTicketSchema>;

/** The parser's own message would quote the text. */
const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new InvalidInput(`expected JSON, got ${text.length} characters that are none`);
  }
};

/**
 * Reads a message of the tickets' topic, delivered raw.
 * @throws InvalidInput naming the fields at fault, never their values.
 */
export const readRoutedTicket = (body: string): RoutedTicket => parseInput(RoutedTicketSchema, parseJson(body));
