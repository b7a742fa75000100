import { foldLetters } from "../../shared/triage/fold-text.js";
import type { QueuedTicket } from "./desk-lists.js";

/** The words of a search, without case and accents. */
export const wordsOf = (q: string): readonly string[] => foldLetters(q).split(/\s+/u).filter(Boolean);

/** Whether each word occurs in what a list has of the ticket's text: the start of its subject, its ids and its tags. */
export const hasWords = (
  { subject, ticketId, customerId = "", tags }: QueuedTicket,
  words: readonly string[],
): boolean => {
  if (words.length === 0) return true;
  const searched = foldLetters([subject, ticketId, customerId, ...tags].join("\n"));
  return words.every((word) => searched.includes(word));
};
