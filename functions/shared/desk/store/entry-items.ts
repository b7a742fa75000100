import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import { BooleanAttribute, type Item, TextAttribute as text } from "../../table/attributes.js";
import { deskItemKey, draftKey, messageKey, noteKey } from "../../table/ticket-table.js";
import { AUTHOR_ROLES, type Draft, NOTICE_KINDS, type Note, type Notice, type PublicMessage } from "./desk-tickets.js";

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
