import * as z from "zod";
import { TIERS } from "../contracts/ticket-event.js";
import { CATEGORIES, PRIORITIES, TICKET_STATUSES } from "../contracts/ticket-record.js";
import { DESK_STATUSES } from "../desk/desk-status.js";

/** Any text: an id that is not valid is not found. */
export const DeskTicketPathSchema = z.strictObject({ id: z.string() });

/** One ticket as staff see it. */
export const DeskTicketViewSchema = z
  .strictObject({
    ticketId: z.string(),
    status: z.enum(TICKET_STATUSES).meta({ description: "What the pipeline did." }),
    deskStatus: z.enum(DESK_STATUSES).meta({ description: "Where the conversation stands." }),
    subject: z.string(),
    priority: z.enum(PRIORITIES),
    category: z.enum(CATEGORIES),
    language: z.string().meta({ description: "BCP 47; `und` when it is not known." }),
    tier: z.enum(TIERS),
    lane: z.enum(["priority", "general"]),
    customerId: z.string().nullable(),
    assignee: z.string().nullable().meta({ description: "The agent's subject; null while nobody has the ticket." }),
    tags: z.array(z.string()),
    submittedAt: z.iso.datetime(),
    lastMessageId: z.string().nullable().meta({ description: "The newest public message; null before the first." }),
    hasResponse: z.boolean().meta({ description: "Whether the customer has ever got a reply." }),
    customerWaits: z.boolean().meta({ description: "Whether the customer wrote last." }),
  })
  .meta({ id: "DeskTicket" });
export type DeskTicketView = z.output<typeof DeskTicketViewSchema>;
