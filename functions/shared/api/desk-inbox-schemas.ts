import * as z from "zod";
import { SubjectSchema } from "../auth/caller.js";
import { CUSTOMER_ID_MAX_LENGTH, TicketIdSchema, TIERS } from "../contracts/ticket-event.js";
import { CATEGORIES, PRIORITIES, TICKET_STATUSES } from "../contracts/ticket-record.js";
import { LANES } from "../lanes/lane.js";
import { TagSchema } from "../desk/tag.js";
import { SLA_CLOCKS } from "../desk/ticket-sla.js";
import { Cursor, Moment, pageSize } from "../http/list-query.js";
import { ProblemSchema } from "../http/problem.js";
import { boundedText } from "../http/text-schema.js";
import { deskSummary, LANGUAGE, TicketPatchSchema } from "./desk-ticket-schemas.js";

/** Lists of the desk. `at-risk` has tickets of which a clock that runs has used up most of its time, or all. */
export const DESK_VIEWS = ["mine", "unassigned", "at-risk", "failed", "all"] as const;
export type DeskView = (typeof DESK_VIEWS)[number];

/** Statuses of tickets that are in a queue: staff still have work with them. */
const OPEN_STATUSES = ["OPEN", "PENDING", "ON_HOLD"] as const;
const OPEN_ONLY =
  "expected OPEN, PENDING or ON_HOLD: the lists of the desk have open work; read a ticket that is SOLVED or CLOSED by" +
  " its id (GET /desk/tickets/{id}), or list its customer's (GET /desk/customers/{id}/tickets)";

const WORDS_MAX_LENGTH = 200;
const PAGE_SIZE_DEFAULT = 25;

/** Filters of GET /desk/tickets. `from` is inclusive and `to` exclusive; both refer to the submission. */
export const DeskListQuerySchema = z.strictObject({
  view: z
    .enum(DESK_VIEWS)
    .default("all")
    .meta({ description: "`mine`: the caller's. `at-risk`: an SLA clock has used up four fifths of its time." }),
  status: z.enum(TICKET_STATUSES).optional().meta({ description: "What the pipeline did." }),
  deskStatus: z.enum(OPEN_STATUSES, OPEN_ONLY).optional().meta({ description: "Where the conversation stands." }),
  priority: z.enum(PRIORITIES).optional(),
  category: z.enum(CATEGORIES).optional(),
  tier: z.enum(TIERS).optional(),
  lane: z.enum(LANES).optional(),
  language: z
    .string()
    .regex(LANGUAGE, "expected a language code of BCP 47, such as de or pt-BR")
    .optional()
    .meta({ description: "BCP 47; `de` finds de-CH, too. `und` finds tickets whose language is not known." }),
  tag: TagSchema.optional(),
  assignee: SubjectSchema.optional().meta({ description: "Id of an agent." }),
  customer: boundedText(CUSTOMER_ID_MAX_LENGTH)
    .refine((text) => text.length > 0 && text.isWellFormed(), `expected 1 to ${CUSTOMER_ID_MAX_LENGTH} characters`)
    .optional()
    .meta({ minLength: 1, maxLength: CUSTOMER_ID_MAX_LENGTH, description: "Id of a customer." }),
  from: Moment.optional().meta({ description: "Submitted at this time or later." }),
  to: Moment.optional().meta({ description: "Submitted before this time." }),
  q: boundedText(WORDS_MAX_LENGTH)
    .optional()
    .meta({
      description:
        "Words that must all occur in the first 200 characters of the subject, the ids of ticket and customer, or the" +
        " tags, in any case and with or without accents.",
    }),
  limit: pageSize(PAGE_SIZE_DEFAULT).meta({ description: "Maximum number of tickets on one page." }),
  cursor: Cursor,
});
export type DeskListQuery = z.output<typeof DeskListQuerySchema>;

/** How far the clocks of a ticket are that are not done; the worst of them. */
const SLA_STATES = ["running", "paused", "at-risk", "breached"] as const;

const Instant = z.iso.datetime();

const ListedTicketSchema = z
  .strictObject({
    ...deskSummary,
    version: deskSummary.version.meta({ description: "Its ETag." }),
    subject: deskSummary.subject.meta({ description: "Its first 200 characters; a cut one ends with an ellipsis." }),
    dueAt: Instant.nullable().meta({ description: "The next deadline; null while no clock runs." }),
    dueClock: z.enum(SLA_CLOCKS).nullable().meta({ description: "The clock whose deadline that is." }),
    slaState: z
      .enum(SLA_STATES)
      .nullable()
      .meta({ description: "The worst state of the clocks that are not done; null when there is none." }),
  })
  .meta({ id: "ListedTicket" });

export const DeskListSchema = z
  .strictObject({
    tickets: z.array(ListedTicketSchema),
    nextCursor: z
      .string()
      .nullable()
      .meta({ description: "For the next page, with the same view and filters; null on the last." }),
  })
  .meta({ id: "DeskTicketList" });
export type DeskList = z.input<typeof DeskListSchema>;

/** Tickets of one request. */
const BULK_MAX = 100;

/** The same change of many tickets. */
export const BulkChangeSchema = z
  .strictObject({
    ids: z
      .array(TicketIdSchema)
      .min(1)
      .max(BULK_MAX, `expected at most ${BULK_MAX} tickets`)
      .refine((ids) => new Set(ids).size === ids.length, "expected each ticket once")
      .meta({ uniqueItems: true }),
    change: TicketPatchSchema,
    versions: z.record(z.string(), z.string().max(100)).optional().meta({
      description: "By ticket, the ETag that the change is for; a ticket without one is changed in any case.",
    }),
  })
  .meta({ id: "BulkChange", examples: [{ ids: ["TKT-1"], change: { priority: "HIGH" }, versions: { "TKT-1": "7" } }] });
export type BulkChange = z.output<typeof BulkChangeSchema>;

const BulkResultSchema = z
  .strictObject({
    ticketId: z.string(),
    status: z.int().meta({ description: "What a PATCH of this ticket alone would have returned." }),
    version: z
      .string()
      .nullable()
      .meta({ description: "The ticket's ETag: after the change, or when the status is 412 the current one." }),
    problem: ProblemSchema.nullable().meta({ description: "Why it was not changed; null when it was." }),
  })
  .meta({ id: "BulkResult" });
export type BulkResult = z.input<typeof BulkResultSchema>;

export const BulkResultsSchema = z
  .strictObject({ results: z.array(BulkResultSchema).meta({ description: "In the order of the ids." }) })
  .meta({ id: "BulkResults" });
