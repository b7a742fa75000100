import * as z from "zod";
import { OUTCOMES } from "../contracts/ticket-record.js";
import { type Item, NumberAttribute as number, TextAttribute as text } from "./attributes.js";

/** Items with another status do not match. */
const ItemSchema = z.object({
  ticket_id: text,
  submitted_at: text,
  status: text.pipe(z.enum(OUTCOMES)),
  sentiment: text,
  sentiment_score_mixed: number,
  sentiment_score_negative: number,
  sentiment_score_neutral: number,
  sentiment_score_positive: number,
  priority: text,
  category: text,
  language: text,
  confidence: number,
  execution_arn: text,
});

/** A finished ticket's outcome and triage, under the names of the record's columns. */
export type FinishedTicket = Readonly<z.infer<typeof ItemSchema>>;

/** @returns undefined for any other item, such as that of a ticket in progress */
export const readFinishedTicket = (item: Item): FinishedTicket | undefined => ItemSchema.safeParse(item).data;
