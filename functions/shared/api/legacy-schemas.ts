import * as z from "zod";
import { optionalField } from "../contracts/optional-field.js";
import { DESCRIPTION_MAX_LENGTH } from "./ticket-schemas.js";
import { boundedText, optionalText, writtenLine, writtenText } from "../http/text-schema.js";

/** What clients of three older systems send and expect, under the names that they use. */

const CustomerReference = writtenLine(256).meta({ description: "The customer, as the caller identifies them." });

export const SupportRequestSchema = z
  .strictObject({ content: writtenText(DESCRIPTION_MAX_LENGTH), customerId: CustomerReference })
  .meta({
    id: "SupportRequest",
    examples: [{ content: "Where do I find the invoices of last year?", customerId: "customer-7" }],
  });
export type SupportRequest = z.output<typeof SupportRequestSchema>;

export const SupportRequestResponseSchema = z
  .strictObject({ message: z.string(), ticketId: z.string() })
  .meta({ id: "SupportRequestAnswer" });

export const NewUserSchema = z.strictObject({}).meta({ id: "NewUser" });

export const UserResponseSchema = z.strictObject({ user_id: z.string() }).meta({ id: "User" });

export const UserTicketSchema = z
  .strictObject({ user_id: writtenLine(256), description: optionalField(optionalText(DESCRIPTION_MAX_LENGTH)) })
  .meta({
    id: "UserTicket",
    examples: [{ user_id: "USR-7ZK3M0WQ9D5C8VEB", description: "How do I add a colleague to our account?" }],
  });
export type UserTicket = z.output<typeof UserTicketSchema>;

export const UserTicketResponseSchema = z.strictObject({ ticket_id: z.string() }).meta({ id: "UserTicketAnswer" });

export const UserTicketQuerySchema = z.strictObject({ ticket_id: boundedText(256) });

/** `processing` until the ticket has an answer, which a person may have to write; then `finished`. */
const UserTicketStates = ["processing", "finished", "failed"] as const;

const Instant = z.iso.datetime();

export const UserTicketViewSchema = z
  .strictObject({
    ticket_id: z.string(),
    state: z.enum(UserTicketStates),
    time_created: Instant,
    response: z.string().optional(),
    time_finished: Instant.optional(),
  })
  .meta({ id: "UserTicketView" });
export type UserTicketView = z.output<typeof UserTicketViewSchema>;
