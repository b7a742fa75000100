import type { Category, Priority, Sentiment } from "../contracts/ticket-record.js";
import { findCategory } from "./find-category.js";
import { foldText } from "./fold-text.js";
import { moreUrgent } from "./priority.js";
import { priorityFloor } from "./priority-floor.js";
import { URGENCY_WORDS } from "./urgency-words.js";
import { matchWords } from "./word-matcher.js";

export interface TicketText {
  readonly subject: string;
  readonly description: string;
}

export interface RuleTriage {
  readonly priority: Priority;
  /** Full sentences: what the priority rests on. */
  readonly reasoning: string;
  readonly category: Category;
}

const findUrgency = matchWords(URGENCY_WORDS);

const CALM: Readonly<Record<Sentiment, Priority>> = {
  NEGATIVE: "MEDIUM",
  MIXED: "MEDIUM",
  NEUTRAL: "NORMAL",
  POSITIVE: "NORMAL",
};

const PRESSING: Readonly<Record<Sentiment, Priority>> = {
  NEGATIVE: "HIGH",
  MIXED: "HIGH",
  NEUTRAL: "MEDIUM",
  POSITIVE: "NORMAL",
};

/**
 * Priority and category from words and sentiment alone: what a ticket gets when no model can be asked. Sentiment gives MEDIUM
 * or NORMAL, pressing words one step more, and the floor of the alarming words holds as it does under the model.
 */
export const triageByRules = ({
  subject,
  description,
  sentiment,
}: TicketText & { sentiment: Sentiment }): RuleTriage => {
  const foldedSubject = foldText(subject);
  const foldedDescription = foldText(description);
  const urgency = findUrgency(`${foldedSubject} | ${foldedDescription}`);
  const floor = priorityFloor(`${subject}\n${description}`);
  const byMood = (urgency === undefined ? CALM : PRESSING)[sentiment];
  const mood = `Rules: the sentiment is ${sentiment}${urgency === undefined ? "" : `, with pressing words ("${urgency}")`}.`;
  return {
    priority: floor === undefined ? byMood : moreUrgent(byMood, floor.priority),
    reasoning: floor === undefined ? mood : `${mood} ${floor.reason}`,
    category: floor?.category ?? findCategory(foldedSubject, foldedDescription),
  };
};
