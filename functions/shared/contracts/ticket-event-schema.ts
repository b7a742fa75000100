import * as z from "zod";
import { optionalField } from "./optional-field.js";
import { isBlank } from "./text.js";
import { API_CHANNEL, CUSTOMER_ID_MAX_LENGTH, TicketIdSchema, TIERS, type Tier } from "./ticket-event.js";
import { TimestampSchema } from "./timestamp.js";

/** The only event name that starts a workflow; records with another name are ignored and counted. */
export const TICKET_SUBMITTED = "TicketSubmitted";

const DEFAULT_TIER: Tier = "general";

/** Case and surrounding blanks are the producer's style: ` Gold` can only mean gold. */
const readTier = (tier: string | null): unknown => {
  if (tier === null) return DEFAULT_TIER;
  return typeof tier === "string" ? tier.trim().toLowerCase() : tier;
};

const TierSchema = z.preprocess(readTier, z.enum(TIERS)).default(DEFAULT_TIER);

/**
 * Names that the paths of the API have where others have a ticket's id, as in `/tickets/stats`: a ticket with such an
 * id could be read by no request.
 */
export const RESERVED_TICKET_IDS: readonly string[] = ["bulk", "stats"];

/** The id of a new ticket. Ids that the API looks up may be reserved ones, which find nothing. */
const NewTicketIdSchema = TicketIdSchema.refine(
  (id) => !RESERVED_TICKET_IDS.includes(id),
  `expected an id other than ${RESERVED_TICKET_IDS.join(" and ")}, which are names in the paths of the API`,
);

/** Fields of a contact, any one of which says who the customer is. */
const WHO = ["first_name", "last_name", "full_name", "email"] as const;

const ContactFieldsSchema = z.looseObject({
  first_name: optionalField(z.string()),
  last_name: optionalField(z.string()),
  full_name: optionalField(z.string()),
  email: optionalField(z.string()),
  company: optionalField(z.string()),
});
type ContactFields = z.output<typeof ContactFieldsSchema>;

const saysWho = (contact: ContactFields): boolean => WHO.some((name) => contact[name] !== undefined);

const fillFullName = (contact: ContactFields): ContactFields => {
  const { first_name = "", last_name = "", full_name = "" } = contact;
  const names = [first_name, last_name].filter((name) => !isBlank(name));
  return isBlank(full_name) && names.length > 0 ? { ...contact, full_name: names.join(" ") } : contact;
};

/**
 * Who the customer is. No single name is needed, because nothing is decided by it: the reply greets by the full name if
 * there is one, and the columns of the others may be null. A contact in which all of them are missing or null says
 * nothing, as if there were none. A blank or missing `full_name` is filled from first and last name; these are not
 * guessed from it, because which part of a name is which depends on the country.
 */
const ContactSchema = ContactFieldsSchema.refine(saysWho, `expected at least one of ${WHO.join(", ")}`).transform(
  fillFullName,
);

const ProductIssueSchema = z.looseObject({ product: z.string(), issue_type: z.string() });

const TicketDataSchema = z.looseObject({
  subject: z.string(),
  description: z.string(),
  customer_contact_information: optionalField(ContactSchema),
  product_issue_information: optionalField(ProductIssueSchema),
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
 * Parsing normalises `submittedAt` to UTC, sets `tier` to `general` when absent, and leaves out optional fields that
 * are null; unknown fields are kept.
 */
export const TicketEventSchema = z
  .looseObject({
    eventName: z.literal(TICKET_SUBMITTED),
    ticketId: NewTicketIdSchema,
    submittedAt: TimestampSchema,
    data: TicketDataSchema,
    channel: optionalField(z.string().min(1).max(64)),
    customerId: optionalField(z.string().min(1).max(CUSTOMER_ID_MAX_LENGTH)),
    tier: TierSchema,
    company: optionalField(z.string()),
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

/** A ticket's texts without mark-up, quoted mails, signature and disclaimers: see readableTexts. */
const ReadableTextsSchema = z.object({ subject: z.string(), description: z.string(), setApart: z.string() });
export type ReadableTexts = z.infer<typeof ReadableTextsSchema>;

/**
 * A ticket in the workflow: the event, the key of the original if its texts were cut or made readable, the readable
 * texts if they differ from those that were sent, and what was found in the part that was cut.
 */
export const TicketSchema = TicketEventSchema.safeExtend({
  originalKey: z.string().optional(),
  readable: ReadableTextsSchema.optional(),
  /** Words that set a priority floor, from the part of the texts that was cut. */
  alarmBeyondCut: z.string().optional(),
});
export type Ticket = z.infer<typeof TicketSchema>;

/** The texts that rules, sentiment and model read. */
export const textsToRead = ({ data, readable }: Ticket): ReadableTexts =>
  readable ?? { subject: data.subject, description: data.description, setApart: "" };
