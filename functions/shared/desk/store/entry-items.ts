import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import { BooleanAttribute, type Item, TextAttribute as text } from "../../table/attributes.js";
import { deskItemKey, draftKey, messageKey, noteKey, ticketAuditKey } from "../../table/ticket-table.js";
import {
  AUTHOR_ROLES,
  type AuditedChange,
  type AuditEntry,
  type ChangeOrigin,
  type Draft,
  NOTICE_KINDS,
  type Note,
  type Notice,
  type PublicMessage,
} from "./desk-tickets.js";

type NewItem = Record<string, AttributeValue>;

export const toMessageItem = (ticketId: string, { id, text: S, author, at, drafted }: PublicMessage): NewItem => ({
  ...messageKey(ticketId, id),
  message_id: { S: id },
  text: { S },
  author_role: { S: author.role },
  author_id: { S: author.id },
  at: { S: at },
  ...(drafted !== undefined && { drafted: { S: drafted } }),
});

const MessageSchema = z.object({
  message_id: text,
  text,
  author_role: text.pipe(z.enum(AUTHOR_ROLES)),
  author_id: text,
  at: text,
  drafted: text.pipe(z.enum(["as-is", "edited"])).optional(),
});

/** The attributes of a message's item, without its key. */
export const MESSAGE_ATTRIBUTES = Object.keys(MessageSchema.shape);

/** @returns undefined for an item that is no message, such as one that was edited by hand */
export const readMessageItem = (item: Item): PublicMessage | undefined => {
  const { data } = MessageSchema.safeParse(item);
  if (data === undefined) return undefined;
  const { message_id: id, author_role: role, author_id, ...same } = data;
  return { ...same, id, author: { role, id: author_id } };
};

export const toNoteItem = (ticketId: string, { id, text: S, author, at }: Note): NewItem => ({
  ...noteKey(ticketId, id),
  note_id: { S: id },
  text: { S },
  author: { S: author },
  at: { S: at },
});

const NoteSchema = z.object({ note_id: text, text, author: text, at: text });

export const readNoteItem = (item: Item): Note | undefined => {
  const { data } = NoteSchema.safeParse(item);
  if (data === undefined) return undefined;
  const { note_id: id, ...same } = data;
  return { ...same, id };
};

export const toDraftItem = (ticketId: string, { text: S, agent, at, lastMessageId, basedOnModel }: Draft): NewItem => ({
  ...draftKey(ticketId, agent),
  text: { S },
  agent: { S: agent },
  at: { S: at },
  based_on_model: { BOOL: basedOnModel },
  ...(lastMessageId !== undefined && { last_message_id: { S: lastMessageId } }),
});

const DraftSchema = z.object({
  text,
  agent: text,
  at: text,
  last_message_id: text.optional(),
  based_on_model: BooleanAttribute,
});

export const readDraftItem = (item: Item | undefined): Draft | undefined => {
  const { data } = DraftSchema.safeParse(item);
  if (data === undefined) return undefined;
  const { last_message_id: lastMessageId, based_on_model: basedOnModel, ...same } = data;
  return { ...same, lastMessageId, basedOnModel };
};

export const toNoticeItem = ({ id, kind, ticketId, text: S }: Notice): NewItem => ({
  ...deskItemKey("notices", id),
  kind: { S: kind },
  ticket_id: { S: ticketId },
  text: { S },
});

const NoticeSchema = z.object({ sk: text, kind: text.pipe(z.enum(NOTICE_KINDS)), ticket_id: text, text });

export const readNoticeItem = (item: Item): Notice | undefined => {
  const { data } = NoticeSchema.safeParse(item);
  if (data === undefined) return undefined;
  const { sk: id, ticket_id: ticketId, ...same } = data;
  return { ...same, id, ticketId };
};

type ChangedValue = AuditedChange["from"];

const toAttribute = (value: ChangedValue): AttributeValue => {
  if (value === null) return { NULL: true };
  return typeof value === "string" ? { S: value } : { L: value.map((S) => ({ S })) };
};

const ChangedValueSchema: z.ZodType<ChangedValue> = z.union([
  text,
  z.object({ NULL: z.literal(true) }).transform(() => null),
  z.object({ L: z.array(text) }).transform(({ L }) => L),
]);

/** An audit entry without its key: who did what to which fields, from what to what, when, and by which request. */
export const auditAttributes = (
  { at, who, what, requestId }: Omit<ChangeOrigin, "what"> & { readonly what: string },
  changes: readonly AuditedChange[],
): NewItem => ({
  at: { S: at.toISOString() },
  who: { S: who },
  what: { S: what },
  request_id: { S: requestId },
  changes: {
    L: changes.map(({ field, from, to }) => ({
      M: { field: { S: field }, from: toAttribute(from), to: toAttribute(to) },
    })),
  },
});

/** An entry of a ticket's audit trail as a new item. */
export const toAuditItem = (
  ticketId: string,
  origin: ChangeOrigin,
  changes: readonly AuditedChange[],
  entryId?: string,
): NewItem => ({
  ...ticketAuditKey(ticketId, origin.at.toISOString(), origin.requestId),
  ...auditAttributes(origin, changes),
  ...(entryId !== undefined && { entry_id: { S: entryId } }),
  ...(origin.reason !== undefined && { reason: { S: origin.reason } }),
});

const AuditSchema = z.object({
  at: text,
  who: text,
  what: text,
  request_id: text,
  changes: z.object({
    L: z.array(
      z
        .object({ M: z.object({ field: text, from: ChangedValueSchema, to: ChangedValueSchema }) })
        .transform(({ M }) => M),
    ),
  }),
  entry_id: text.optional(),
  reason: text.optional(),
});

export const readAuditItem = (item: Item): AuditEntry | undefined => {
  const { data } = AuditSchema.safeParse(item);
  if (data === undefined) return undefined;
  const { request_id, entry_id, changes, reason, ...same } = data;
  return { ...same, reason, requestId: request_id, entryId: entry_id, changes: changes.L };
};
