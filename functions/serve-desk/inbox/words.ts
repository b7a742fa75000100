import type { QueuedTicket } from "./desk-lists.js";

/** What a list has of a ticket's text: the start of its subject, its ids and its tags. */
const searchedOf = ({ subject, ticketId, customerId = "", tags }: QueuedTicket): string =>
  [subject, ticketId, customerId, ...tags].join("\n");

/**
 * Whether each word of a search occurs in what a list has of a ticket's text, without case and accents. The tables of
 * letters are read with the first search: most lists have none.
 */
export const findsWords = async (q: string | undefined): Promise<(ticket: QueuedTicket) => boolean> => {
  if (q === undefined) return () => true;
  const { foldLetters } = await import("../../shared/triage/fold-text.js");
  const words = foldLetters(q).split(/\s+/u).filter(Boolean);
  return (ticket) => {
    const searched = foldLetters(searchedOf(ticket));
    return words.every((word) => searched.includes(word));
  };
};
