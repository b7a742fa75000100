import * as z from "zod";
import { TIERS } from "../contracts/ticket-event.js";
import { PRIORITIES, TICKET_STATUSES, type TicketStatus } from "../contracts/ticket-record.js";
import { DESK_STATUSES } from "../desk/desk-status.js";
import { Cursor, pageSize } from "../http/list-query.js";

const Instant = z.iso.datetime();

/** Any text: an id that is not valid has no tickets. */
export const CustomerPathSchema = z.strictObject({
  id: z.string().meta({ description: "The customer's id: `customerId` of their tickets." }),
});

const PAGE_SIZE_DEFAULT = 25;

export const CustomerHistoryQuerySchema = z.strictObject({
  limit: pageSize(PAGE_SIZE_DEFAULT).meta({ description: "Maximum number of tickets on one page." }),
  cursor: Cursor,
});
export type CustomerHistoryQuery = z.output<typeof CustomerHistoryQuerySchema>;

/** A ticket in a customer's history. Values that only the pipeline can give are null until it has. */
const CustomerTicketSchema = z
  .strictObject({
    ticketId: z.string(),
    status: z.enum(TICKET_STATUSES).meta({ description: "What the pipeline did." }),
    deskStatus: z
      .enum(DESK_STATUSES)
      .nullable()
      .meta({ description: "Where the conversation stands; null while the pipeline works on the ticket." }),
    subject: z.string().nullable().meta({ description: "Its first 200 characters; a cut one ends with an ellipsis." }),
    priority: z.enum(PRIORITIES).nullable(),
    category: z.string().nullable(),
    tier: z.enum(TIERS).nullable(),
    assignee: z.string().nullable().meta({ description: "Id of the agent; null while nobody has the ticket." }),
    submittedAt: Instant,
    solvedAt: Instant.nullable(),
  })
  .meta({ id: "CustomerTicket" });

export const CustomerHistorySchema = z
  .strictObject({
    tickets: z.array(CustomerTicketSchema),
    nextCursor: z.string().nullable().meta({ description: "For the next page; null on the last." }),
  })
  .meta({ id: "CustomerHistory", description: "All tickets of a customer, open and closed, the newest first." });
export type CustomerHistory = z.input<typeof CustomerHistorySchema>;

const Count = z.int().min(0);

/** Who a customer is, as far as the table has it. */
export const CustomerCardSchema = z
  .strictObject({
    customerId: z.string(),
    name: z.string().nullable(),
    email: z.string().nullable(),
    company: z.string().nullable(),
    tier: z.enum(TIERS).nullable(),
    isUser: z.boolean().meta({ description: "Whether they have an account: then name and address are those of it." }),
    lastSubmittedAt: Instant.nullable(),
    tickets: z
      .strictObject({
        total: Count,
        byStatus: z.partialRecord(z.enum(TICKET_STATUSES), Count).meta({ description: "A missing status has none." }),
        isComplete: z.boolean().meta({ description: "Whether all tickets were counted, or only the newest." }),
      })
      .meta({ id: "CustomerTicketCounts" }),
  })
  .meta({ id: "CustomerCard" });
export type CustomerCard = z.input<typeof CustomerCardSchema>;
export type CountsByStatus = Partial<Record<TicketStatus, number>>;
