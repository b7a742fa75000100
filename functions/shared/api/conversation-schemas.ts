import * as z from "zod";
import { optionalField } from "../contracts/optional-field.js";
import type { Priority, TicketStatus } from "../contracts/ticket-record.js";
import { Cursor, Moment, pageSize } from "../http/list-query.js";
import { boundedText, writtenLine, writtenText } from "../http/text-schema.js";
import { DESCRIPTION_MAX_LENGTH, LinksSchema, OfAnotherForm, SUBJECT_MAX_LENGTH } from "./ticket-schemas.js";

/** Longest message, in characters. At four bytes each it takes a fifth of DynamoDB's 400 KB. */
const MESSAGE_MAX_LENGTH = 20_000;
const SHORT_MAX_LENGTH = 256;
const PAGE_SIZE_DEFAULT = 20;

const Text = writtenText(MESSAGE_MAX_LENGTH);
const Instant = z.iso.datetime();

/** Who wrote a message, without names or ids: those of staff are their own. */
const MESSAGE_AUTHORS = ["you", "support", "model"] as const;

const message = {
  messageId: z.string().meta({ description: "Ids sort by time." }),
  author: z.enum(MESSAGE_AUTHORS).meta({
    description: "The customer, a person of the support team, or the model that answered without one.",
  }),
  text: z.string(),
  at: Instant,
};

const MessageSchema = z.strictObject(message).meta({ id: "Message" });
export type Message = z.output<typeof MessageSchema>;

export const MessageListSchema = z
  .strictObject({
    messages: z.array(MessageSchema),
    nextCursor: z.string().nullable().meta({ description: "For the next page; null on the last." }),
  })
  .meta({ id: "MessageList", description: "The oldest first, beginning with the ticket's own text." });

export const MessageQuerySchema = z.strictObject({
  limit: pageSize(PAGE_SIZE_DEFAULT).meta({ description: "Maximum number of messages on one page." }),
  cursor: Cursor,
});
export type MessageQuery = z.output<typeof MessageQuerySchema>;

export const NewMessageSchema = z
  .strictObject({ text: Text })
  .meta({ id: "NewMessage", examples: [{ text: "I have tried again, and it still fails." }] });

const Internal = optionalField(z.boolean()).meta({ description: "Internal notes are for staff: true is refused." });

const BodyFormSchema = z
  .strictObject({ body: Text, comment: OfAnotherForm, text: OfAnotherForm, internal: Internal })
  .meta({ id: "BodyComment" });
const TextFormSchema = z
  .strictObject({ text: Text, body: OfAnotherForm, comment: OfAnotherForm, internal: Internal })
  .meta({ id: "TextComment" });
const CommentFormSchema = z
  .strictObject({ comment: Text, body: OfAnotherForm, text: OfAnotherForm, internal: Internal })
  .meta({ id: "Comment", examples: [{ comment: "I have tried again, and it still fails." }] });

/** A message under the names that other systems give its text. */
export const NewCommentSchema = z.union([CommentFormSchema, TextFormSchema, BodyFormSchema]).meta({ id: "NewComment" });
export type NewComment = z.output<typeof NewCommentSchema>;

export const PostedMessageSchema = z
  .strictObject({
    ticketId: z.string().meta({ description: "The ticket that has the message: another one for a follow-up." }),
    ...message,
    followUpOf: z.string().nullable().meta({ description: "The closed ticket that the new ticket continues." }),
    links: LinksSchema,
  })
  .meta({ id: "PostedMessage" });
export type PostedMessage = z.output<typeof PostedMessageSchema>;

/** What a status of other systems asks for, by the name that it has there. */
export const WISHED_STATUSES = {
  open: "OPEN",
  reopened: "OPEN",
  in_progress: "OPEN",
  pending: "PENDING",
  resolved: "SOLVED",
  solved: "SOLVED",
  closed: "SOLVED",
} as const;
type WishedStatus = keyof typeof WISHED_STATUSES;

const isWishedStatus = (name: string): name is WishedStatus => name in WISHED_STATUSES;
const STATUS_NAMES = Object.keys(WISHED_STATUSES).filter(isWishedStatus);

const Short = boundedText(SHORT_MAX_LENGTH);

/** A whole ticket as other systems send it. What its customer may not set must be as it is, or missing. */
export const ChangedTicketSchema = z
  .strictObject({
    title: optionalField(writtenLine(SUBJECT_MAX_LENGTH)),
    description: optionalField(boundedText(DESCRIPTION_MAX_LENGTH)),
    status: optionalField(z.enum(STATUS_NAMES)).meta({
      description: "`resolved`, `solved` and `closed` say that the problem is solved; `open` and `reopened` reopen it.",
    }),
    priority: optionalField(Short),
    category: optionalField(Short),
    assigned_to: optionalField(Short),
    comments: optionalField(z.array(Short).max(100)),
  })
  .meta({
    id: "ChangedTicket",
    description: "A missing field, or null, stays as it is.",
    examples: [{ title: "Cannot sign in since Monday", status: "solved" }],
  });
export type TicketChange = z.output<typeof ChangedTicketSchema>;

const Count = z.int().min(0);

/** Filters of GET /tickets/stats, as those of GET /tickets. */
export const StatsQuerySchema = z.strictObject({
  from: Moment.optional().meta({ description: "Submitted at this time or later." }),
  to: Moment.optional().meta({ description: "Submitted before this time." }),
});
export type StatsQuery = z.output<typeof StatsQuerySchema>;

export const TicketStatsSchema = z
  .strictObject({
    total: Count,
    byStatus: z
      .strictObject({
        RECEIVED: Count,
        NOT_ACCEPTED: Count,
        PROCESSING: Count,
        ANSWERED: Count,
        NEEDS_HUMAN: Count,
        FAILED: Count,
      } satisfies Record<TicketStatus, z.ZodType>)
      .meta({ id: "CountsByStatus" }),
    byPriority: z
      .strictObject({ CRITICAL: Count, HIGH: Count, MEDIUM: Count, NORMAL: Count, NONE: Count } satisfies Record<
        Priority | "NONE",
        z.ZodType
      >)
      .meta({ id: "CountsByPriority", description: "NONE: not decided yet." }),
    isComplete: z.boolean().meta({
      description: "Whether all tickets were counted. If not, only the newest were: narrow `from` and `to`.",
    }),
  })
  .meta({ id: "TicketStats" });
export type TicketStats = z.output<typeof TicketStatsSchema>;
