import * as z from "zod";

/** Channel of every ticket that was submitted through the HTTP API. */
export const API_CHANNEL = "api";

/**
 * Longest ticket id: with "-" and 16 digits of the content hash, an execution name has 80 characters, the AWS limit.
 */
const TICKET_ID_MAX_LENGTH = 63;

/** Longest customer id. */
export const CUSTOMER_ID_MAX_LENGTH = 256;

export const TIERS = ["general", "gold"] as const;
export type Tier = (typeof TIERS)[number];

export const TicketIdSchema = z
  .string()
  .regex(
    new RegExp(`^[A-Za-z0-9_-]{1,${TICKET_ID_MAX_LENGTH}}$`),
    `expected 1 to ${TICKET_ID_MAX_LENGTH} characters of A-Z a-z 0-9 - _`,
  );

/** Whether a text may be a ticket's id, so that what cannot be one is not looked for. */
export const isTicketId = (text: string): boolean => TicketIdSchema.safeParse(text).success;
