import { type Ticket, textsToRead } from "../contracts/ticket-event-schema.js";
import { isAutomatic } from "./automatic-messages.js";
import { MENTION, moreUrgentFloor, ownReport, priorityFloor, type PriorityFloor } from "./priority-floor.js";

/** All that a model reads of a ticket and that its customer wrote. */
export interface ReportedTexts {
  readonly subject: string;
  readonly description: string;
  readonly setApart?: string;
  readonly issueType?: string | undefined;
  readonly product?: string | undefined;
  readonly customerName?: string | undefined;
  /** Words that set a floor, from text that was cut: see Ticket. */
  readonly alarmBeyondCut?: string | undefined;
}

/** The texts of a ticket in which words may set a floor. */
export const reportedTexts = (ticket: Ticket): ReportedTexts => ({
  ...textsToRead(ticket),
  issueType: ticket.data.product_issue_information?.issue_type,
  product: ticket.data.product_issue_information?.product,
  customerName: ticket.data.customer_contact_information?.full_name,
  alarmBeyondCut: ticket.alarmBeyondCut,
});

/** A name may well have the word "security" in it. A report in the field of a name counts as one anywhere else. */
const floorOfName = (name: string): PriorityFloor | undefined => {
  const floor = priorityFloor(name);
  return floor?.category === undefined ? undefined : floor;
};

const PERSON = "The ticket mentions";
const PROGRAM = "A program wrote the ticket, and mentions";

/**
 * The priority floor of a whole ticket: of its own words, of every other field that a model reads, and of the text that
 * was cut. The first of equally urgent ones counts. When a program wrote the ticket, all of these are at most a
 * mention: nobody chose its issue type and product, and its name may be "Data Breach Team".
 */
export const ticketFloor = (texts: ReportedTexts): PriorityFloor | undefined => {
  const isProgram = isAutomatic(texts);
  const located = (floor: PriorityFloor | undefined, place: string): PriorityFloor | undefined =>
    floor && { ...floor, reason: `${isProgram ? PROGRAM : PERSON} ${floor.danger}${place}.` };
  const floor = [
    located(priorityFloor(ownReport(texts)), ""),
    located(priorityFloor(texts.issueType ?? ""), " as its issue type"),
    located(floorOfName(texts.product ?? ""), " in the name of its product"),
    located(floorOfName(texts.customerName ?? ""), " in the name of its customer"),
    located(floorOfName(texts.alarmBeyondCut ?? ""), " in text that was cut"),
  ].reduce(moreUrgentFloor);
  return isProgram && floor !== undefined ? { ...floor, priority: MENTION, category: undefined } : floor;
};
