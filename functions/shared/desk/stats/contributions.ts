import { isPlausibleSubmission } from "../../contracts/timestamp.js";
import type { Item } from "../../table/attributes.js";
import { isListed, readDeskTicket, type DeskTicket } from "../desk-ticket.js";
import { roundsOf, type ClockRounds, type SlaClock } from "../sla-clock.js";
import { bucketOf } from "./duration-histogram.js";

/** The attributes of a ticket's item that are counted: no text of it, and nothing about its customer. */
export const COUNTED_ATTRIBUTES = [
  "pk",
  "sk",
  "ticket_id",
  "version",
  "status",
  "desk_status",
  "submitted_at",
  "processed_at",
  "failed_at",
  "priority",
  "lane",
  "assignee",
  "first_response_at",
  "first_response_by",
  "last_reply_id",
  "solved_at",
  "sla",
] as const;

/** A ticket on the desk, as it is counted. */
export interface CountedTicket extends Pick<
  DeskTicket,
  "status" | "deskStatus" | "priority" | "lane" | "assignee" | "firstResponse" | "lastReplyId" | "solvedAt" | "sla"
> {
  /** When it was submitted, ISO 8601. When the pipeline had done with it, if its own time is not plausible. */
  readonly arrivedAt: string;
}

/**
 * Reads a ticket from its item. One that has been SOLVED for long is SOLVED here: nobody writes that it is CLOSED.
 * @returns undefined for a ticket that is not on the desk (yet)
 * @throws ZodError when the item is not that of a ticket
 */
export const readCountedTicket = (item: Item): CountedTicket | undefined => {
  if (item["version"] === undefined) return undefined;
  const ticket = readDeskTicket(item, 0);
  const endedAt = item["processed_at"]?.S ?? item["failed_at"]?.S ?? ticket.submittedAt;
  return { ...ticket, arrivedAt: isPlausibleSubmission(ticket.submittedAt, endedAt) ? ticket.submittedAt : endedAt };
};

/** Who finished something: the model alone, or staff. */
export const FINISHERS = ["model", "staff"] as const;
export type Finisher = (typeof FINISHERS)[number];

/** What of a ticket is measured from its submission. */
export type Duration = "first" | "resolution";

/**
 * An item with counters, as `<kind>#<name>`: of the tickets that are open now, and of what is of one day (in UTC). What
 * is open has one item, and one for each month of submission, with a counter for each day.
 */
export type CounterItem = `${"now" | "days"}#${string}`;
export const OPEN_ITEM = "now#OPEN" satisfies CounterItem;

/** @param day `2026-11-29` */
const dayItem = (day: string): CounterItem => `days#${day}`;
const backlogItem = (day: string): CounterItem => `now#${day.slice(0, 7)}`;

/** Whether an item has counters of open tickets. */
export const isOfOpenTickets = (item: CounterItem): boolean => item.startsWith("now#");

/** A counter that a ticket is counted in: `<item>/<counter>`, such as `days#2026-11-29/created`. */
export type Contribution = string;

const counted = (item: CounterItem, ...counters: readonly string[]): Contribution[] =>
  counters.map((counter) => `${item}/${counter}`);

const CONTRIBUTION = /^(now|days)#([^/]*)\/(.*)$/;

/** The item and the counter of a contribution; undefined for another text. */
export const partsOf = (contribution: Contribution): readonly [item: CounterItem, counter: string] | undefined => {
  const [, kind, name = "", counter = ""] = CONTRIBUTION.exec(contribution) ?? [];
  if (kind !== "now" && kind !== "days") return undefined;
  return [`${kind}#${name}`, counter];
};

/** A day has hundreds of these, and a write costs by the size of the item: so their names are short. */
const SHORT = { first: "f", resolution: "r", model: "m", staff: "s" } as const;

/** The start of the names of the counters of a duration: one counter for each bucket, such as `fm12`. */
export const durationPrefix = (duration: Duration, by: Finisher): string => `${SHORT[duration]}${SHORT[by]}`;

const dayOf = (at: string): string => at.slice(0, 10);
const dayOfInstant = (at: number): string => dayOf(new Date(at).toISOString());

const ofOpen = ({ status, deskStatus, priority, lane, assignee, arrivedAt }: CountedTicket): Contribution[] => {
  if (!isListed(deskStatus)) return [];
  const day = dayOf(arrivedAt);
  return [
    ...counted(OPEN_ITEM, "total", `status_${deskStatus}`, `priority_${priority}`, `lane_${lane}`),
    ...(assignee === undefined ? counted(OPEN_ITEM, "unassigned") : []),
    ...(status === "FAILED" ? counted(OPEN_ITEM, "failed") : []),
    ...counted(backlogItem(day), `d${day.slice(8, 10)}`),
  ];
};

const ofDuration = (duration: Duration, by: Finisher, ticket: CountedTicket, at: string): Contribution[] => {
  const bucket = bucketOf(Date.parse(at) - Date.parse(ticket.arrivedAt));
  return counted(dayItem(dayOf(at)), `${durationPrefix(duration, by)}${bucket}`);
};

const ofFirstResponse = (ticket: CountedTicket): Contribution[] => {
  if (ticket.firstResponse === undefined) return [];
  const { at, by } = ticket.firstResponse;
  const finisher = by === "model" ? "model" : "staff";
  return [...counted(dayItem(dayOf(at)), `answered_${by}`), ...ofDuration("first", finisher, ticket, at)];
};

/** The model solved a ticket if it answered it, and no person ever has. */
const solverOf = ({ firstResponse, lastReplyId }: CountedTicket): Finisher =>
  firstResponse?.by === "model" && lastReplyId === undefined ? "model" : "staff";

const ofResolution = (ticket: CountedTicket): Contribution[] => {
  const { solvedAt } = ticket;
  if (solvedAt === undefined) return [];
  const by = solverOf(ticket);
  return [...counted(dayItem(dayOf(solvedAt)), `solved_${by}`), ...ofDuration("resolution", by, ticket, solvedAt)];
};

const ofClock = (name: Duration, clock: SlaClock | undefined): Contribution[] => {
  if (clock?.doneAt === undefined) return [];
  const ending = roundsOf(clock).met > 0 ? "met" : "missed";
  return counted(dayItem(dayOfInstant(clock.doneAt)), `sla_${name}_${ending}`);
};

/**
 * Everything that a ticket is counted in as it stands, each once. It follows from the ticket alone, so what was counted
 * before can be taken back. See nextResponses for what a ticket can be counted in several times.
 */
export const contributionsOf = (ticket: CountedTicket): readonly Contribution[] => [
  ...ofOpen(ticket),
  ...counted(dayItem(dayOf(ticket.arrivedAt)), "created", `outcome_${ticket.status}`),
  ...ofFirstResponse(ticket),
  ...ofResolution(ticket),
  ...ofClock("first", ticket.sla.firstResponse),
  ...ofClock("resolution", ticket.sla.resolution),
];

/** The waits for a next response that have ended, and the item of the day on which the last one did. */
export interface NextResponses extends ClockRounds {
  readonly item: CounterItem;
}

/** A ticket that waits again has forgotten when its last wait ended: then it is the day on which this one began. */
export const nextResponses = ({ sla: { nextResponse }, arrivedAt }: CountedTicket): NextResponses => {
  const at = nextResponse?.doneAt ?? nextResponse?.runningSince;
  return { ...roundsOf(nextResponse), item: dayItem(at === undefined ? dayOf(arrivedAt) : dayOfInstant(at)) };
};

/** The counters of the waits for a next response. */
export const NEXT_RESPONSE_COUNTERS = { met: "sla_next_met", missed: "sla_next_missed" } as const;
