import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import { API_CHANNEL, TIERS } from "../../shared/contracts/ticket-event.js";
import { TextAttribute as Text, ticketItemKey } from "../../shared/table/ticket-table.js";
import type { TicketStatus } from "../../shared/contracts/ticket-record.js";
import { intakeItemKey } from "../item-keys.js";
import type { EarlierIntake, IntakeKey, IntakeProgress, ReceivedTicket, TicketOrigin } from "../ports.js";

export type DynamoItem = Record<string, AttributeValue>;

export const RECEIVED: TicketStatus = "RECEIVED";
export const NOT_ACCEPTED: TicketStatus = "NOT_ACCEPTED";

/** A ticket's item as the intake leaves it to the workflow. The text is not in it: the record has that. */
export const toTicketItem = ({ ticketId, submittedAt, customerId, tier, subject }: ReceivedTicket): DynamoItem => ({
  ...ticketItemKey(ticketId),
  ticket_id: { S: ticketId },
  status: { S: RECEIVED },
  submitted_at: { S: submittedAt },
  customer_id: { S: customerId },
  tier: { S: tier },
  channel: { S: API_CHANNEL },
  subject: { S: subject },
});

/** What a key stands for. The table deletes it some time after `expires_at`. */
export const toIntakeItem = (key: IntakeKey, { ticketId, submittedAt, tier }: TicketOrigin): DynamoItem => ({
  ...intakeItemKey(key.id),
  request_hash: { S: key.requestHash },
  ticket_id: { S: ticketId },
  submitted_at: { S: submittedAt },
  tier: { S: tier },
  expires_at: { N: String(key.expiresAt) },
});

const IntakeItemSchema = z.object({
  request_hash: Text,
  ticket_id: Text,
  submitted_at: Text,
  tier: Text.pipe(z.enum(TIERS)),
});

export const readProgress = (item: DynamoItem | undefined): IntakeProgress => ({
  accepted: item?.["accepted_at"] !== undefined,
  refused: item?.["refused_at"] !== undefined,
});

/** @throws ZodError when the item is none of ours */
export const readIntakeItem = (item: DynamoItem | undefined): EarlierIntake => {
  const { request_hash, ticket_id, submitted_at, tier } = IntakeItemSchema.parse(item);
  return { requestHash: request_hash, ticketId: ticket_id, submittedAt: submitted_at, tier, ...readProgress(item) };
};
