import * as z from "zod";
import { dayFolder } from "./object-day.js";
import { EMAIL_CHECKS } from "./email-schema.js";
import { TIERS } from "./ticket-event.js";
import { CATEGORIES, OUTCOMES, PRIORITIES, SCHEMA_VERSION, SENTIMENTS } from "./ticket-record.js";

const Score = z.number().min(0).max(1);
const Instant = z.iso.datetime({ precision: 3 });

/**
 * A finished ticket: one line of JSON in S3, the attributes of the table item, the SNS message and one warehouse row.
 * Analysts query the first nineteen columns by name. `null` stands for what the event did not have.
 */
export const TicketRecordSchema = z.strictObject({
  ticket_id: z.string(),
  submitted_at: Instant,
  customer_first_name: z.string().nullable(),
  customer_last_name: z.string().nullable(),
  customer_full_name: z.string().nullable(),
  customer_email: z.string().nullable(),
  product: z.string().nullable(),
  issue_type: z.string().nullable(),
  subject: z.string(),
  description: z.string(),
  response_text: z.string(),
  sentiment: z.enum(SENTIMENTS),
  sentiment_score_mixed: Score,
  sentiment_score_negative: Score,
  sentiment_score_neutral: Score,
  sentiment_score_positive: Score,
  priority: z.enum(PRIORITIES),
  priority_reasoning: z.string(),
  processed_at: Instant,
  customer_company: z.string().nullable(),
  customer_id: z.string().nullable(),
  tier: z.enum(TIERS),
  channel: z.string().nullable(),
  /** BCP 47 code of the dominant language, `und` when there is none. */
  language: z.string(),
  category: z.enum(CATEGORIES),
  /** 0 to 1: how sure the model was of its answer; 0 when rules triaged. */
  confidence: Score,
  outcome: z.enum(OUTCOMES),
  /** Null when rules triaged. */
  model_id: z.string().nullable(),
  prompt_version: z.string().nullable(),
  input_tokens: z.int().min(0).nullable(),
  output_tokens: z.int().min(0).nullable(),
  execution_arn: z.string(),
  /** S3 key of the original event when its text was cut. */
  original_key: z.string().nullable(),
  schema_version: z.int().min(1).max(SCHEMA_VERSION),
  /**
   * What was separated from the description because it is not the customer's own report: quoted mails, signature and
   * disclaimers, in plain text. Null for none, and in records of version 1.
   */
  set_apart: z.string().nullable().default(null),
  /**
   * Why a person must read the reply, as codes separated by commas: LINK,REFUND. Null for a ticket that is ANSWERED,
   * and in records of version 1 and 2.
   */
  held_reasons: z.string().nullable().default(null),
  /**
   * Whether `customer_email` has the form of an address: tickets of the stream are accepted with any text. Null without
   * an address, and in records of version 1 to 3.
   */
  customer_email_check: z.enum(EMAIL_CHECKS).nullable().default(null),
});
export type TicketRecord = z.infer<typeof TicketRecordSchema>;

/** Input of Write ticket JSON. */
export const WriteTicketInputSchema = z.object({ record: TicketRecordSchema });

/** Key of a ticket's JSON object, dated by its submission in UTC: `tickets/2026/11/21/ticket_TKT-1.json`. */
export const ticketObjectKey = (record: Pick<TicketRecord, "ticket_id" | "submitted_at">): string =>
  `tickets/${dayFolder(record.submitted_at)}/ticket_${record.ticket_id}.json`;
