import * as z from "zod";
import { SubjectSchema } from "../auth/caller.js";
import { PRIORITIES, SENTIMENTS, TICKET_STATUSES } from "../contracts/ticket-record.js";
import { optionalField } from "../contracts/optional-field.js";
import { TIERS } from "../contracts/ticket-event.js";
import { EmailSchema } from "../contracts/email-schema.js";
import { Cursor, Moment, pageSize } from "../http/list-query.js";
import { writtenLine, writtenText } from "../http/text-schema.js";

/**
 * Longest description, in characters. At four bytes each it would take 400 KB, but the whole body is limited to 256
 * KiB.
 */
export const DESCRIPTION_MAX_LENGTH = 100_000;
export const SUBJECT_MAX_LENGTH = 500;
const NAME_MAX_LENGTH = 200;

const Description = writtenText(DESCRIPTION_MAX_LENGTH);
const Name = writtenLine(NAME_MAX_LENGTH);

/** Whom to answer. Only the format of the e-mail address is checked. */
const ContactSchema = z
  .strictObject({
    firstName: optionalField(Name),
    lastName: optionalField(Name),
    email: EmailSchema,
    company: optionalField(Name),
  })
  .meta({ id: "Contact" });

/** A field of another form. null is its absence, since some clients send null for all fields that they do not use. */
export const OfAnotherForm = z
  .null()
  .optional()
  .transform((): undefined => undefined)
  .optional();

/** The short form: the kind of issue, and the text. */
const ShortTicketSchema = z
  .strictObject({
    type: Name,
    message: Description,
    subject: OfAnotherForm,
    title: OfAnotherForm,
    description: OfAnotherForm,
    category: OfAnotherForm,
    product: OfAnotherForm,
    contact: OfAnotherForm,
  })
  .meta({
    id: "ShortTicket",
    description: "A ticket in two fields.",
    examples: [{ type: "Login", message: "Since this morning I cannot sign in." }],
  });

const details = {
  description: Description,
  category: optionalField(Name),
  product: optionalField(Name),
  contact: optionalField(ContactSchema),
  type: OfAnotherForm,
  message: OfAnotherForm,
};

const Heading = writtenLine(SUBJECT_MAX_LENGTH);

/** The full form. Its heading is `subject`, which some clients call `title`. */
const FullTicketSchema = z.strictObject({ subject: Heading, title: OfAnotherForm, ...details }).meta({
  id: "FullTicket",
  examples: [
    {
      subject: "Cannot sign in",
      description: "Since this morning the page says that my password is wrong.",
      category: "Login",
      product: "Cloud Vault",
      contact: { firstName: "Ada", lastName: "Byron", email: "ada@example.com" },
    },
  ],
});
const TitledTicketSchema = z.strictObject({ title: Heading, subject: OfAnotherForm, ...details }).meta({
  id: "TitledTicket",
  description: "FullTicket with its subject named title.",
  examples: [{ title: "Cannot sign in", description: "Since this morning the page says that my password is wrong." }],
});

export const NewTicketSchema = z
  .union([ShortTicketSchema, FullTicketSchema, TitledTicketSchema])
  .meta({ id: "NewTicket" });
export type NewTicket = z.output<typeof NewTicketSchema>;

/** For whom staff submit a ticket. The customer owns it: it counts for their budget, and they read it. */
const onBehalf = {
  customerId: SubjectSchema.meta({ description: "Subject of the customer, who owns the ticket." }),
  tier: z.enum(TIERS).default("general").meta({ description: "The customer's tier." }),
};

export const TicketForCustomerSchema = z
  .union([
    ShortTicketSchema.extend(onBehalf).meta({ id: "ShortTicketForCustomer" }),
    FullTicketSchema.extend(onBehalf).meta({
      id: "FullTicketForCustomer",
      examples: [
        { subject: "Cannot sign in", description: "The customer called: no mail arrives.", customerId: "C-1" },
      ],
    }),
    TitledTicketSchema.extend(onBehalf).meta({ id: "TitledTicketForCustomer" }),
  ])
  .meta({ id: "TicketForCustomer" });

export const LinksSchema = z
  .strictObject({ self: z.string() })
  .meta({ id: "Links", description: "Absolute paths: resolve them against the address of the request." });
const TicketId = z.string();
const Instant = z.iso.datetime();

/** Response of POST /tickets: the ticket is on the stream. */
export const AcceptedTicketSchema = z
  .strictObject({ ticketId: TicketId, status: z.literal("RECEIVED"), submittedAt: Instant, links: LinksSchema })
  .meta({ id: "AcceptedTicket", description: "The ticket was accepted. Poll `links.self` for its answer." });
export type AcceptedTicket = z.output<typeof AcceptedTicketSchema>;

const summary = {
  ticketId: TicketId,
  status: z.enum(TICKET_STATUSES),
  subject: z.string().nullable(),
  category: z.string().nullable(),
  priority: z.enum(PRIORITIES).nullable(),
  sentiment: z.enum(SENTIMENTS).nullable(),
  tier: z.enum(TIERS).nullable(),
  submittedAt: Instant,
  links: LinksSchema,
};

const TicketSummarySchema = z
  .strictObject({
    ...summary,
    subject: summary.subject.meta({ description: "Its first 200 characters; a cut one ends with an ellipsis." }),
  })
  .meta({ id: "TicketSummary" });
export type TicketSummary = z.output<typeof TicketSummarySchema>;

/** Where the conversation about a ticket stands, as its customer sees it. */
const CONVERSATIONS = ["open", "pending", "solved", "closed"] as const;
const ConversationSchema = z.enum(CONVERSATIONS);
export type ConversationStatus = z.output<typeof ConversationSchema>;

/**
 * One ticket. `response` is the newest reply to the customer: null until it exists, also while a person has yet to
 * write it.
 */
export const TicketViewSchema = z
  .strictObject({
    ...summary,
    response: z.string().nullable().meta({
      description: "The newest reply to the customer: the model's, until a person writes one; null until it exists.",
    }),
    finishedAt: Instant.nullable().meta({ description: "When that reply was written." }),
    answerBy: Instant.nullable().meta({
      description: "By when the tier and the priority promise an answer, by a person if necessary.",
    }),
    conversation: ConversationSchema.nullable().meta({
      description: "Where the conversation stands: `pending` waits for the customer; null while the pipeline works.",
    }),
    lastMessageAt: Instant.nullable().meta({ description: "When the newest message was written; null before any." }),
    followUpOf: TicketId.nullable().meta({ description: "The closed ticket that this one continues." }),
  })
  .meta({ id: "Ticket" });
export type TicketView = z.output<typeof TicketViewSchema>;

export const TicketListSchema = z
  .strictObject({
    tickets: z.array(TicketSummarySchema),
    nextCursor: z
      .string()
      .nullable()
      .meta({ description: "For the next page, with the same filters; null on the last." }),
  })
  .meta({ id: "TicketList" });

const PAGE_SIZE_DEFAULT = 20;

/** Filters of GET /tickets. `from` is inclusive and `to` exclusive; both refer to the submission. */
export const TicketQuerySchema = z.strictObject({
  status: z.enum(TICKET_STATUSES).optional(),
  priority: z.enum(PRIORITIES).optional(),
  from: Moment.optional().meta({ description: "Submitted at this time or later." }),
  to: Moment.optional().meta({ description: "Submitted before this time." }),
  limit: pageSize(PAGE_SIZE_DEFAULT).meta({ description: "Maximum number of tickets on one page." }),
  cursor: Cursor,
});
export type TicketQuery = z.output<typeof TicketQuerySchema>;

/** Any text: an id that is not valid is not found. */
export const TicketPathSchema = z.strictObject({ id: z.string() });
