import * as z from "zod";
import { CATEGORIES, PRIORITIES } from "../contracts/ticket-record.js";
import { writtenName, writtenText } from "../http/text-schema.js";
import type { TicketPatch } from "./change-ticket.js";
import { STAFF_STATUSES } from "./desk-status.js";
import type { DeskTicket } from "./desk-ticket.js";
import { parseTemplate, PLACEHOLDER_NAMES, renderTemplate, type ReplyContext } from "./rules/reply-template.js";
import { addTags, TagsSchema } from "./tag.js";

const NAME_MAX_LENGTH = 80;

/** 200 macros with replies of this length, in the characters that JSON makes longest, fit into one response. */
const REPLY_MAX_LENGTH = 4_000;

const Reply = writtenText(REPLY_MAX_LENGTH)
  .pipe(z.string())
  .superRefine((text, context) => {
    for (const message of parseTemplate(text).issues) context.addIssue({ code: "custom", message });
  })
  .meta({
    description: `Text for the customer. Placeholders: ${PLACEHOLDER_NAMES.join(", ")}, each in two braces.`,
  });

const ActionsSchema = z.strictObject({
  deskStatus: z.enum(STAFF_STATUSES).optional(),
  priority: z.enum(PRIORITIES).optional(),
  category: z.enum(CATEGORIES).optional(),
  addTags: TagsSchema.default([]),
  assignToMe: z.boolean().default(false).meta({ description: "Whether the agent who uses the macro gets the ticket." }),
});
type Actions = z.output<typeof ActionsSchema>;

const NO_ACTIONS: Actions = { addTags: [], assignToMe: false };

const doesSomething = ({ deskStatus, priority, category, addTags: tags, assignToMe }: Actions): boolean =>
  deskStatus !== undefined || priority !== undefined || category !== undefined || tags.length > 0 || assignToMe;

/** What an agent does again and again, in one step: a reply to send or edit, and changes of the ticket. */
export const MacroSchema = z
  .strictObject({
    name: writtenName(NAME_MAX_LENGTH).pipe(z.string()),
    reply: Reply.optional(),
    actions: ActionsSchema.default(NO_ACTIONS),
  })
  .refine(({ reply, actions }) => reply !== undefined || doesSomething(actions), "expected a reply or an action");
export type Macro = z.output<typeof MacroSchema>;

/** What a macro makes of a ticket, before anything is sent or written. */
interface AppliedMacro {
  /** Undefined for a macro that only changes the ticket. */
  readonly reply: string | undefined;
  /** Empty for a macro that only replies. */
  readonly patch: TicketPatch;
}

/** @throws TooManyTags when the ticket would have more tags than it may */
export const applyMacro = (
  { reply, actions }: Macro,
  context: ReplyContext & { readonly ticket: Pick<DeskTicket, "tags"> },
): AppliedMacro => {
  const { deskStatus, priority, category, addTags: tags, assignToMe } = actions;
  return {
    reply: reply === undefined ? undefined : renderTemplate(reply, context),
    patch: {
      ...(deskStatus !== undefined && { deskStatus }),
      ...(priority !== undefined && { priority }),
      ...(category !== undefined && { category }),
      ...(tags.length > 0 && { tags: [...addTags(context.ticket.tags, tags)] }),
      ...(assignToMe && { assignee: context.agent.id }),
    },
  };
};
