import * as z from "zod";
import { SubjectSchema } from "../auth/caller.js";
import { TIERS } from "../contracts/ticket-event.js";
import { CATEGORIES, PRIORITIES, SENTIMENTS, TICKET_STATUSES } from "../contracts/ticket-record.js";
import { DESK_STATUSES, STAFF_STATUSES } from "../desk/desk-status.js";
import { LANES } from "../lanes/lane.js";
import { AUTHOR_ROLES } from "../desk/store/desk-tickets.js";
import { TagsSchema } from "../desk/tag.js";
import { writtenLine, writtenText } from "../http/text-schema.js";
import { NextCursor } from "./audit-schemas.js";

/** Longest reply, note or draft, in characters. At four bytes each it takes a fifth of DynamoDB's 400 KB. */
const TEXT_MAX_LENGTH = 20_000;
const SUBJECT_MAX_LENGTH = 500;

const Text = writtenText(TEXT_MAX_LENGTH);
const Instant = z.iso.datetime();
const AgentId = SubjectSchema.meta({ description: "Id of an agent: their subject." });

/** Any text: an id that is not valid is not found. */
export const DeskTicketPathSchema = z.strictObject({ id: z.string() });

const StaffStatusSchema = z.enum(STAFF_STATUSES);

/** A language code of BCP 47. */
export const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/;

/** Fields of a ticket that staff change; a missing one stays as it is. */
export const TicketPatchSchema = z
  .strictObject({
    deskStatus: StaffStatusSchema.optional(),
    priority: z.enum(PRIORITIES).optional(),
    category: z.enum(CATEGORIES).optional(),
    language: z
      .string()
      .regex(LANGUAGE, "expected a language code of BCP 47, such as de or pt-BR; und for none")
      .optional(),
    subject: writtenLine(SUBJECT_MAX_LENGTH).optional(),
    tags: TagsSchema.optional(),
    assignee: AgentId.nullable().optional().meta({ description: "Id of an agent; null to take it from everybody." }),
  })
  .meta({
    id: "TicketPatch",
    description: "Fields to change; a missing one stays as it is.",
    examples: [{ priority: "CRITICAL", tags: ["refund"] }],
  });

const ClockSchema = z
  .strictObject({
    budgetMinutes: z.number().meta({ description: "Business time that is promised." }),
    dueAt: Instant.nullable().meta({
      description: "When it is used up if the clock runs on, or was used up; null unless it runs.",
    }),
    atRiskAt: Instant.nullable().meta({
      description: "When four fifths of it are used up, or were; null unless it runs.",
    }),
    doneAt: Instant.nullable(),
    isLate: z.boolean().meta({ description: "Whether a clock that does not run has used up more than its budget." }),
  })
  .meta({ id: "SlaClock" });

const ContactSchema = z
  .strictObject({ name: z.string().nullable(), email: z.string().nullable(), company: z.string().nullable() })
  .meta({ id: "DeskContact" });

const ModelAnswerSchema = z
  .strictObject({
    text: z.string(),
    confidence: z.number().nullable(),
    heldReasons: z.array(z.string()).meta({ description: "Why a person must read it." }),
    priorityReasoning: z.string().nullable(),
    modelId: z.string().nullable().meta({ description: "Null when rules wrote it." }),
    inputTokens: z.int().nullable().meta({ description: "Tokens of all prompts for it; null when rules wrote it." }),
    outputTokens: z.int().nullable().meta({ description: "Tokens of all replies for it; null when rules wrote it." }),
    costUsd: z.number().nullable().meta({
      description: "What these tokens cost by the model's list price, in USD; null when the price is not known.",
    }),
  })
  .meta({ id: "ModelAnswer", description: "Sent when the ticket is ANSWERED, otherwise a draft." });

/** What lists and the view of a ticket both show. */
export const deskSummary = {
  ticketId: z.string(),
  version: z.int().meta({ description: "Grows with every change." }),
  status: z.enum(TICKET_STATUSES).meta({ description: "What the pipeline did." }),
  deskStatus: z.enum(DESK_STATUSES).meta({ description: "Where the conversation stands." }),
  subject: z.string(),
  priority: z.enum(PRIORITIES),
  category: z.enum(CATEGORIES),
  language: z.string().meta({ description: "BCP 47; `und` when it is not known." }),
  tier: z.enum(TIERS),
  lane: z.enum(LANES),
  customerId: z.string().nullable(),
  assignee: z.string().nullable().meta({ description: "Id of the agent; null while nobody has the ticket." }),
  tags: z.array(z.string()),
  submittedAt: Instant,
  lastMessageId: z.string().nullable().meta({ description: "The newest public message; null before the first." }),
  hasResponse: z.boolean().meta({ description: "Whether the customer has ever got a reply." }),
  customerWaits: z.boolean().meta({ description: "Whether the customer wrote last." }),
};

/** One ticket as staff see it. */
export const DeskTicketViewSchema = z
  .strictObject({
    ...deskSummary,
    allowedStatuses: z.array(StaffStatusSchema).meta({ description: "What `deskStatus` may become." }),
    solvedAt: Instant.nullable(),
    sla: z
      .strictObject({
        policy: z.string().nullable(),
        firstResponse: ClockSchema.nullable(),
        nextResponse: ClockSchema.nullable(),
        resolution: ClockSchema.nullable(),
      })
      .meta({ id: "TicketSla" }),
    description: z.string().nullable().meta({ description: "What the customer wrote; null when it was not stored." }),
    product: z.string().nullable(),
    sentiment: z.enum(SENTIMENTS).nullable(),
    contact: ContactSchema,
    modelAnswer: ModelAnswerSchema.nullable(),
    failure: z
      .strictObject({ error: z.string(), at: Instant.nullable() })
      .nullable()
      .meta({ description: "Why the pipeline failed; null unless it did." }),
    followUpOf: z.string().nullable().meta({ description: "The closed ticket that this one continues." }),
    submittedBy: z.string().nullable().meta({ description: "Who of staff submitted it for the customer." }),
  })
  .meta({ id: "DeskTicket" });
export type DeskTicketView = z.output<typeof DeskTicketViewSchema>;

const LastSeen = z
  .string()
  .max(100)
  .nullable()
  .meta({ description: "`lastMessageId` of the ticket that the writer has read; null for none." });

/** A public reply. `deskStatus` is the status in which it leaves the ticket. */
export const ReplySchema = z
  .strictObject({ text: Text, deskStatus: StaffStatusSchema.default("PENDING"), lastSeenMessageId: LastSeen })
  .meta({
    id: "Reply",
    examples: [{ text: "Please try again now.", deskStatus: "PENDING", lastSeenMessageId: null }],
  });

export const SentDraftSchema = z
  .strictObject({ deskStatus: StaffStatusSchema.default("PENDING"), lastSeenMessageId: LastSeen })
  .meta({ id: "SentDraft", description: "Sends the caller's draft, or the model's if the caller has none." });

export const NewNoteSchema = z
  .strictObject({ text: Text })
  .meta({ id: "NewNote", examples: [{ text: "Billing confirms that the second invoice is wrong." }] });

export const DraftSchema = z
  .strictObject({
    text: Text,
    basedOnModel: z.boolean().default(false).meta({ description: "Whether it began as the model's answer." }),
  })
  .meta({ id: "NewDraft" });

/** A message as staff see it. */
export const MessageSchema = z
  .strictObject({
    messageId: z.string(),
    at: Instant,
    author: z.strictObject({ role: z.enum(AUTHOR_ROLES), id: z.string() }).meta({ id: "MessageAuthor" }),
    text: z.string(),
    drafted: z
      .enum(["as-is", "edited"])
      .nullable()
      .meta({ description: "Whether the model wrote it, and whether a person changed it; null for neither." }),
  })
  .meta({ id: "DeskMessage" });

export const NoteSchema = z
  .strictObject({ noteId: z.string(), at: Instant, author: z.string(), text: z.string() })
  .meta({ id: "Note", description: "For staff: its customer never sees it." });

export const DraftViewSchema = z
  .strictObject({
    text: z.string(),
    origin: z.enum(["agent", "model"]).meta({ description: "The caller's own, or the model's." }),
    at: Instant.nullable(),
    isOutdated: z.boolean().meta({ description: "Whether a message is newer than the draft." }),
  })
  .meta({ id: "Draft" });

/** Any texts: ids that are not valid are not found. */
export const MacroPathSchema = DeskTicketPathSchema.extend({ macroId: z.string() });

export const AppliedMacroSchema = z
  .strictObject({ ticket: DeskTicketViewSchema, draft: DraftViewSchema.nullable() })
  .meta({ id: "AppliedMacro", description: "`draft` is null for a macro without a reply." });

export const MessageListSchema = z
  .strictObject({ messages: z.array(MessageSchema), nextCursor: NextCursor })
  .meta({ id: "DeskMessageList" });
export const NoteListSchema = z
  .strictObject({ notes: z.array(NoteSchema), nextCursor: NextCursor })
  .meta({ id: "NoteList" });

export const ViewersSchema = z
  .strictObject({
    others: z.array(z.strictObject({ agent: z.string(), seenAt: Instant })),
  })
  .meta({ id: "Viewers", description: "Who else has looked at the ticket within the last 30 seconds." });
