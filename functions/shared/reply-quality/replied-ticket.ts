import { toCompatibilityForm } from "../contracts/text.js";
import type { TicketRecord } from "../contracts/ticket-record-schema.js";
import type { Category } from "../contracts/ticket-record.js";
import { readableTexts } from "../readable/readable-ticket.js";
import type { AllowedFacts } from "../reply-gate/outside-facts.js";
import { lettersOnly } from "../triage/fold-text.js";
import { languageOf, type ReplyLanguage, readLanguage } from "./language.js";

/** A ticket that was replied to, as far as a reply is assessed by it. */
export interface RepliedTicket {
  readonly ticketId: string;
  /** ISO 8601. */
  readonly submittedAt: string;
  /** The customer's own words. */
  readonly subject: string;
  readonly description: string;
  /** "" for none. */
  readonly product: string;
  readonly customerName: string;
  /** BCP 47 code, `und` when there is none. */
  readonly language: string;
  readonly category: Category;
  /** Everything that the ticket holds, also what its customer only quotes. */
  readonly everything: string;
}

/** The ticket of a record. */
export const repliedTicketOf = (record: TicketRecord): RepliedTicket => {
  const { subject, description } = readableTexts(record) ?? record;
  const everything = [
    record.ticket_id,
    record.subject,
    record.description,
    record.set_apart,
    record.product,
    record.issue_type,
    record.customer_first_name,
    record.customer_last_name,
    record.customer_full_name,
    record.customer_email,
    record.customer_company,
    record.customer_id,
  ];
  return {
    ticketId: record.ticket_id,
    submittedAt: record.submitted_at,
    subject,
    description,
    product: record.product?.trim() ?? "",
    customerName: record.customer_full_name?.trim() ?? "",
    language: record.language,
    category: record.category,
    everything: everything.flatMap((text) => text ?? []).join("\n"),
  };
};

/** A reply prepared for the rules. */
export interface PreparedReply {
  readonly ticket: RepliedTicket;
  /** What the reply may name besides what the ticket holds. */
  readonly allowed: AllowedFacts;
  /** The whole reply, in compatibility form and without invisible characters. */
  readonly text: string;
  /** The reply without what it quotes from the ticket. */
  readonly unquoted: string;
  /** The reply's own words: without what it quotes from the ticket, the product and the customer's name. */
  readonly own: string;
  /** Of the reply's own words; undefined if they are too few to say. */
  readonly language: ReplyLanguage | "other" | undefined;
  /** The ticket's language, if the rules read it. */
  readonly ticketLanguage: ReplyLanguage | undefined;
}

/** Invisible characters, but for the two that emoji are joined and coloured with. */
const INVISIBLE = /(?!\u200d|\ufe0f)[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** What is in quotation marks, in one line. */
const QUOTATION =
  /"[^"\n]{1,300}"|[“„][^“”„\n]{1,300}[”“]|«\s?[^«»\n]{1,300}?\s?»|»[^«»\n]{1,300}«|「[^「」\n]{1,300}」|『[^『』\n]{1,300}』/g;

/** Stands for what was left out, and ends no sentence. */
const LEFT_OUT = "“…”";

const withoutQuotations = (text: string, { everything }: RepliedTicket): string => {
  const known = lettersOnly(everything);
  return text.replace(QUOTATION, (quotation) => {
    const letters = lettersOnly(quotation);
    return letters !== "" && known.includes(letters) ? LEFT_OUT : quotation;
  });
};

/** A longer name is none, and no pattern can be made of a very long one. */
const NAME_MAX = 300;

const SYNTAX = /[\\^$.*+?()[\]{}|/]/g;

/** Removes a name wherever it stands as a word, in any case. Where words are not separated, it may stand anywhere. */
const withoutName = (text: string, name: string): string => {
  const plain = toCompatibilityForm(name).trim();
  if (plain === "" || plain.length > NAME_MAX) return text;
  const escaped = plain.replace(SYNTAX, String.raw`\$&`);
  const isSeparated = /\p{Script=Latin}/u.test(plain);
  const pattern = isSeparated ? String.raw`(?<![\p{L}\p{N}])${escaped}(?![\p{L}\p{N}])` : escaped;
  return text.replace(new RegExp(pattern, "giu"), LEFT_OUT);
};

/** Longest reply that is read: several times what a reply may have. */
const READ_MAX = 10_000;

/** Prepares a reply for the rules. @param allowed facts of the configuration */
export const prepareReply = (ticket: RepliedTicket, reply: string, allowed: AllowedFacts): PreparedReply => {
  const text = toCompatibilityForm(reply.slice(0, READ_MAX).toWellFormed().replace(INVISIBLE, ""));
  const unquoted = withoutQuotations(text, ticket);
  const own = withoutName(withoutName(unquoted, ticket.product), ticket.customerName);
  const ticketLanguage = readLanguage(ticket.language);
  return { ticket, allowed, text, unquoted, own, language: languageOf(own), ticketLanguage };
};
