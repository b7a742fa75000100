import { type Ticket, type TicketEvent, textsToRead } from "../contracts/ticket-event-schema.js";
import { moreUrgentFloor, priorityFloor, type PriorityFloor } from "../triage/priority-floor.js";

/** Marks, encoded files and quoted lines: what a text has besides the words of its writer. */
const NO_WORDS = /<[^<>]{0,500}>|(?<![\w+/=])[\w+/=]{200,}|^[ \t]{0,3}>.*$/gm;
/** The same for a text without ">", which marks and quoted lines have. */
const ENCODED_FILES = /(?<![\w+/=])[\w+/=]{200,}/g;

const withoutMarks = (text: string): string => text.replace(text.includes(">") ? NO_WORDS : ENCODED_FILES, " ");

/** Longest result: a rule has at most two phrases. */
const MAX_LENGTH = 200;

/** A phrase may begin in the text that was kept. */
const OVERLAP = 100;

/** No phrase goes on from one of the words to the next. */
const SEPARATOR = " . ";

const floorBeyond = (sent: string, kept: string): PriorityFloor | undefined =>
  sent.length <= kept.length ? undefined : priorityFloor(withoutMarks(beyond(sent, kept)));

/** What follows the text that was kept; the whole text when what was kept is not its beginning. */
const beyond = (sent: string, kept: string): string =>
  sent.startsWith(kept) ? sent.slice(Math.max(0, kept.length - OVERLAP)) : sent;

/**
 * The words beyond the cut that set a priority floor, for a ticket whose texts were cut; undefined for none. The
 * workflow sees only what was kept, and nobody should have to hide an alarm there, or be able to.
 * @param own the readable description before the cut, if the sent one was made readable
 */
export const alarmBeyondCut = (event: TicketEvent, ticket: Ticket, own?: string): string | undefined => {
  const kept = textsToRead(ticket);
  const { subject, description } = event.data;
  const isLong = description.length > LONG;
  const floor = [
    floorBeyond(isLong ? description : (own ?? description), kept.description),
    floorBeyond(subject, kept.subject),
  ].reduce(moreUrgentFloor);
  return floor?.category === undefined ? undefined : floor.words.join(SEPARATOR).slice(0, MAX_LENGTH);
};

/** The readable form of a longer text leaves out some of it, so that the sent one is searched. */
const LONG = 64 * 1024;
