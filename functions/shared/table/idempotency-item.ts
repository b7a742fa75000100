import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import { TIERS, type Tier } from "../contracts/ticket-event.js";
import { type Item, TextAttribute as text } from "./attributes.js";
import { intakeItemKey } from "./ticket-table.js";

/** What is stored about a caller's idempotency key: the request that came first, and its ticket. */
export interface ClaimedKey {
  /** SHA-256 of the operation and the parsed body. */
  readonly requestHash: string;
  readonly ticketId: string;
  /** ISO 8601 in UTC, with milliseconds. */
  readonly submittedAt: string;
  readonly tier: Tier;
  /** The message of a request that wrote one; then `submittedAt` is when it did. */
  readonly messageId?: string | undefined;
}

/** How far the ticket of a key is. */
export interface KeyProgress {
  /** Its record is on the stream. */
  readonly accepted: boolean;
  /** Some request could not put its record, and returned an error. */
  readonly refused: boolean;
}

/**
 * The item of an idempotency key. The table deletes it some time after it expires.
 * @param keyHash see intakeItemKey
 * @param expiresAt epoch seconds
 */
export const toIdempotencyItem = (
  keyHash: string,
  { requestHash, ticketId, submittedAt, tier, messageId }: ClaimedKey,
  expiresAt: number,
): Record<string, AttributeValue> => ({
  ...intakeItemKey(keyHash),
  request_hash: { S: requestHash },
  ticket_id: { S: ticketId },
  submitted_at: { S: submittedAt },
  tier: { S: tier },
  ...(messageId !== undefined && { message_id: { S: messageId } }),
  expires_at: { N: String(expiresAt) },
});

const ItemSchema = z.object({
  request_hash: text,
  ticket_id: text,
  submitted_at: text,
  tier: text.pipe(z.enum(TIERS)),
  message_id: text.optional(),
});

/** @param item the whole item, or its attributes from before an update; `undefined` when there were none */
export const readKeyProgress = (item: Item | undefined): KeyProgress => ({
  accepted: item?.["accepted_at"] !== undefined,
  refused: item?.["refused_at"] !== undefined,
});

/** Whether a key can be used again: its item may still be there, because the table deletes it later. */
export const hasExpired = (item: Item, now: Date): boolean =>
  Number(item["expires_at"]?.N) < Math.floor(now.getTime() / 1_000);

/** @throws ZodError when the item is not one of an idempotency key */
export const readIdempotencyItem = (item: Item | undefined): ClaimedKey & KeyProgress => {
  const { request_hash, ticket_id, submitted_at, tier, message_id } = ItemSchema.parse(item);
  const claimed = { requestHash: request_hash, ticketId: ticket_id, submittedAt: submitted_at, tier };
  return { ...claimed, ...(message_id !== undefined && { messageId: message_id }), ...readKeyProgress(item) };
};
