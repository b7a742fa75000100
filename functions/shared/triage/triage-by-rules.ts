import type { Category, Priority, Sentiment } from "../contracts/ticket-record.js";
import { isAutomatic } from "./automatic-messages.js";
import { findCategory } from "./categories.js";
import { mentionInRest, moreUrgent } from "./priority-floor.js";
import { type ReportedTexts, ticketFloor } from "./ticket-floor.js";
import { foldText } from "./fold-text.js";
import { matchWords, wordsOf } from "./word-matcher.js";

export interface RuleTriage {
  readonly priority: Priority;
  /** Full sentences: the reasons for the priority. */
  readonly reasoning: string;
  readonly category: Category;
}

/** Words that claim urgency. Anyone can write them, so they raise the priority by one step and set no floor. */
const findUrgency = matchWords(
  wordsOf({
    en:
      "urgent, urgently, urgency, asap, as soon as possible, immediately, immediate, emergency, critical, deadline, " +
      "blocked, blocking us, blocker, cannot work, can't work, unable to work, losing money, losing customers, " +
      "legal action, lawyer, unacceptable",
    es: "urgente, inmediatamente, inaceptable",
    fr: "immédiatement, inacceptable",
    de: "dringend, sofort, inakzeptabel",
    it: "subito, inaccettabile",
    pt: "imediatamente, inaceitável",
    ja: "至急, 緊急",
    ko: "긴급, 급합니다",
    zh: "紧急, 緊急",
    hi: "तुरंत",
    ar: "عاجل",
  }),
);

const CALM: Readonly<Record<Sentiment, Priority>> = {
  NEGATIVE: "MEDIUM",
  MIXED: "MEDIUM",
  NEUTRAL: "NORMAL",
  POSITIVE: "NORMAL",
};

const URGENT: Readonly<Record<Sentiment, Priority>> = {
  NEGATIVE: "HIGH",
  MIXED: "HIGH",
  NEUTRAL: "MEDIUM",
  POSITIVE: "NORMAL",
};

/**
 * Priority and category from words and sentiment alone: what a ticket gets when the model is unavailable. The sentiment
 * sets MEDIUM or NORMAL, urgent words raise that by one step, and the priority floor applies as it does to the model's
 * answer.
 */
export const triageByRules = (ticket: ReportedTexts & { readonly sentiment: Sentiment }): RuleTriage => {
  const { subject, description, sentiment } = ticket;
  const foldedSubject = foldText(subject);
  const foldedDescription = foldText(description);
  const urgency = isAutomatic(ticket) ? undefined : findUrgency(`${foldedSubject} | ${foldedDescription}`);
  const floor = ticketFloor(ticket);
  const bySentiment = (urgency === undefined ? CALM : URGENT)[sentiment];
  const urgent = urgency === undefined ? "" : `, with urgent words ("${urgency}")`;
  const mention = floor === undefined ? mentionInRest(ticket) : "";
  const reasoning = `Rules: the sentiment is ${sentiment}${urgent}.${mention}`;
  return {
    priority: floor === undefined ? bySentiment : moreUrgent(bySentiment, floor.priority),
    reasoning: floor === undefined ? reasoning : `${reasoning} ${floor.reason}`,
    category: floor?.category ?? findCategory(foldedSubject, foldedDescription),
  };
};
