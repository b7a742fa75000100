import * as z from "zod";
import { InvalidInput } from "../lambda/errors.js";
import { parseInput } from "../lambda/parse-input.js";
import { TicketSchema } from "./ticket-event-schema.js";
import { type TicketRecord, TicketRecordSchema } from "./ticket-record-schema.js";

const columns = TicketRecordSchema.shape;

/**
 * The columns that the processors read. Only these, so that a record of a later version, with more columns, is valid,
 * too.
 */
const RoutedTicketSchema = z.object({
  ticket_id: TicketSchema.shape.ticketId,
  submitted_at: columns.submitted_at,
  processed_at: columns.processed_at,
  execution_arn: columns.execution_arn,
  tier: columns.tier,
  priority: columns.priority,
  product: columns.product,
  subject: columns.subject,
  customer_id: columns.customer_id,
  category: columns.category,
  language: columns.language,
  outcome: columns.outcome,
});
export type RoutedTicket = z.infer<typeof RoutedTicketSchema>;

/** The parser's own message is not passed on, because it quotes the text. */
const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new InvalidInput(`expected JSON, got ${text.length} characters that are not JSON`);
  }
};

/**
 * Reads a message of the ticket topic, which SQS gets without an SNS envelope.
 * @throws InvalidInput naming the invalid fields, never their values
 */
export const readRoutedTicket = (body: string): RoutedTicket => parseInput(RoutedTicketSchema, parseJson(body));

/** Every column of this version. Those that a later one adds are left out. */
const PublishedRecordSchema = z.object({
  ...columns,
  ticket_id: TicketSchema.shape.ticketId,
  schema_version: z.int().min(1),
});

/**
 * Reads a message of the ticket topic with everything that it has, texts included.
 * @throws InvalidInput naming the invalid fields, never their values
 */
export const readPublishedRecord = (body: string): TicketRecord => parseInput(PublishedRecordSchema, parseJson(body));
