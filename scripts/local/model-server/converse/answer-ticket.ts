import type { RuleTriage } from "../../../../functions/shared/triage/answer-without-model.js";
import { triageByRules } from "../../../../functions/shared/triage/triage-by-rules.js";
import { hashOf } from "./choose-by-hash.js";
import type { TicketToAnswer } from "./read-ticket.js";
import { writeReply } from "./write-reply.js";

export interface RuleReply extends RuleTriage {
  readonly reply: string;
  /** 0 to 1, two decimals. Below 0.5 when the ticket says too little. */
  readonly confidence: number;
}

/** A ticket with fewer letters says too little to answer, such as "help!!". */
const LETTERS_MIN = 12;

/** More letters than this do not increase the confidence further. */
const LETTERS_ENOUGH = 200;

const countLetters = (text: string): number => text.match(/\p{L}/gu)?.length ?? 0;

/** 0.15 to 0.45 for a ticket that is too short or in an unknown language, otherwise 0.7 to 0.95, rising with length. */
const estimateConfidence = ({ subject, description, language }: TicketToAnswer): number => {
  const words = `${subject}\n${description}`;
  const letters = countLetters(words);
  const spread = (hashOf(words) % 100) / 100;
  const unclear = letters < LETTERS_MIN || language === "und";
  const confidence = unclear ? 0.15 + 0.3 * spread : 0.7 + 0.2 * Math.min(1, letters / LETTERS_ENOUGH) + 0.05 * spread;
  return Math.round(confidence * 100) / 100;
};

/**
 * The model's answer to a ticket: the triage of the product's own rules, a reply from templates, and a confidence. The
 * same ticket always gets the same answer.
 */
export const answerTicket = (ticket: TicketToAnswer): RuleReply => {
  const triage = triageByRules(ticket);
  return { ...triage, reply: writeReply(ticket, triage), confidence: estimateConfidence(ticket) };
};
