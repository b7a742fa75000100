import * as z from "zod";
import { TimestampSchema } from "./timestamp.js";

/** The only event name that starts a workflow; records with another name are ignored and counted. */
export const TICKET_SUBMITTED = "TicketSubmitted";

/** Channel of every ticket that was submitted through the HTTP API. */
export const API_CHANNEL = "api";

/**
 * Longest ticket id: with "-" and 16 digits of the content hash, an execution name has 80 characters, the AWS limit.
 */
const TICKET_ID_MAX_LENGTH = 63;

export const TIERS = ["general", "gold"] as const;
export type Tier = (typeof TIERS)[number];

const TicketIdSchema = z
  .string()
  .regex(
    new RegExp(`^[A-Za-z0-9_-]{1,${TICKET_ID_MAX_LENGTH}}$`),
    `expected 1 to ${TICKET_ID_MAX_LENGTH} characters of A-Z a-z 0-9 - _`,
  );

const ContactSchema = z.looseObject({
  first_name: z.string(),
  last_name: z.string(),
  full_name: z.string(),
  email: z.string(),
  company: z.string().optional(),
});

const ProductIssueSchema = z.looseObject({ product: z.string(), issue_type: z.string() });

const TicketDataSchema = z.looseObject({
  subject: z.string(),
  description: z.string(),
  customer_contact_information: ContactSchema.optional(),
  product_issue_information: ProductIssueSchema.optional(),
});

/** Parts that every producer but the API must send. */
const PARTS_REQUIRED_OUTSIDE_THE_API = ["customer_contact_information", "product_issue_information"] as const;

const HasDataSchema = z.object({ data: z.object({}) });

/**
 * Run as soon as `data` is an object, so that a missing part is reported together with other issues, not after they are
 * fixed.
 */
const hasData = ({ value }: { readonly value: unknown }): boolean => HasDataSchema.safeParse(value).success;

/**
 * A ticket as it arrives: the data of one Kinesis record, parsed from JSON.
 * Parsing normalises `submittedAt` to UTC and sets `tier` to `general` when absent; unknown fields are kept.
 */
export const TicketEventSchema = z
  .looseObject({
    eventName: z.literal(TICKET_SUBMITTED),
    ticketId: TicketIdSchema,
    submittedAt: TimestampSchema,
    data: TicketDataSchema,
    channel: z.string().min(1).max(64).optional(),
    customerId: z.string().min(1).max(256).optional(),
    tier: z.enum(TIERS).default("general"),
    company: z.string().optional(),
  })
  .superRefine(
    (event, context) => {
      if (event.channel === API_CHANNEL) return;
      for (const part of PARTS_REQUIRED_OUTSIDE_THE_API) {
        if (event.data[part] !== undefined) continue;
        context.addIssue({
          code: "custom",
          path: ["data", part],
          message: "expected an object; only tickets of channel api may leave it out",
        });
      }
    },
    { when: hasData },
  );
export type TicketEvent = z.infer<typeof TicketEventSchema>;

/** A ticket in the workflow: the event and, if its text was cut, the key of the original. */
export const TicketSchema = TicketEventSchema.safeExtend({ originalKey: z.string().optional() });
export type Ticket = z.infer<typeof TicketSchema>;
