import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import { TIERS } from "../contracts/ticket-event.js";
import { CATEGORIES, PRIORITIES, TICKET_STATUSES } from "../contracts/ticket-record.js";
import { LATEST } from "../contracts/timestamp.js";
import { LANES } from "../lanes/lane.js";
import { BooleanAttribute, NumberAttribute, TextAttribute, type Item } from "../table/attributes.js";
import type { Attributes } from "../table/item-update.js";
import { shardOf, SHARDS } from "../table/shards.js";
import { subjectPreview } from "../table/subject-preview.js";
import { currentDeskStatus, DESK_STATUSES, type DeskStatus } from "./desk-status.js";
import type { Schedule } from "./schedule.js";
import type { SlaClock } from "./sla-clock.js";
import { nextDeadline, type TicketSla } from "./ticket-sla.js";

/** Queues of the desk: tickets that the pipeline failed to answer, and those of its lanes. */
export const DESK_QUEUES = ["failed", ...LANES] as const;
export type DeskQueue = (typeof DESK_QUEUES)[number];

/**
 * Partitions over which the tickets of one queue are spread. A list of a queue reads them all, so they are few. One
 * takes 1,000 write units a second, and an entry is two at most. A ticket that comes into the queue costs its entry,
 * and again when it leaves. So two take 500 tickets a second that all come into one queue and leave it; the default
 * quotas of Step Functions allow 214. The number can be raised at any time, since tickets of earlier shards are
 * still read. It cannot be lowered: a ticket of a shard that no list reads is found only by its id or its agent, until
 * it is changed.
 */
export const QUEUE_SHARDS = 2;

/** Statuses in which a ticket is listed in a queue and counts for its agent. */
const LISTED: readonly DeskStatus[] = ["OPEN", "PENDING", "ON_HOLD"];

/** Whether staff still have work with the ticket. */
export const isListed = (deskStatus: DeskStatus): boolean => LISTED.includes(deskStatus);

/** Who wrote the first public answer: the model alone, staff who sent the model's draft, or staff themselves. */
export const RESPONDERS = ["model", "draft-as-is", "draft-edited", "staff"] as const;
type Responder = (typeof RESPONDERS)[number];

/** The first public answer to a ticket. */
interface FirstResponse {
  /** ISO 8601. */
  readonly at: string;
  readonly by: Responder;
}

/** A time during which a clock ran before. */
const periodAttribute = z
  .object({ M: z.object({ since: NumberAttribute, consumed: NumberAttribute }) })
  .transform(({ M: period }) => period);

const clockAttribute = z
  .object({
    M: z.object({
      budget: NumberAttribute,
      consumed: NumberAttribute,
      running_since: NumberAttribute.optional(),
      earlier: z
        .object({ L: z.array(periodAttribute) })
        .transform(({ L: periods }) => periods)
        .optional(),
      done_at: NumberAttribute.optional(),
      warned_at: NumberAttribute.optional(),
      escalated_at: NumberAttribute.optional(),
      met_before: NumberAttribute.optional(),
      missed_before: NumberAttribute.optional(),
    }),
  })
  .transform(({ M: clock }): SlaClock => ({
    budget: clock.budget,
    consumed: clock.consumed,
    runningSince: clock.running_since,
    earlier: clock.earlier,
    doneAt: clock.done_at,
    warnedAt: clock.warned_at,
    escalatedAt: clock.escalated_at,
    metBefore: clock.met_before,
    missedBefore: clock.missed_before,
  }))
  .optional();

const SlaItemSchema = z.object({
  M: z.object({
    policy: TextAttribute.optional(),
    schedule: TextAttribute.optional(),
    first_response: clockAttribute,
    next_response: clockAttribute,
    resolution: clockAttribute,
  }),
});

const readSla = ({ M: sla }: z.output<typeof SlaItemSchema>): TicketSla => ({
  firstResponse: sla.first_response,
  nextResponse: sla.next_response,
  resolution: sla.resolution,
});

const oneOf = <const T extends readonly [string, ...string[]]>(values: T) => TextAttribute.pipe(z.enum(values));

/** What triage says of a ticket. Missing when the workflow failed before triage. */
const triageAttributes = {
  priority: oneOf(PRIORITIES).default("HIGH"),
  category: oneOf(CATEGORIES).default("OTHER"),
  language: TextAttribute.default("und"),
  lane: oneOf(LANES).default("priority"),
};

/** A ticket's triage, from its item. @throws ZodError when an attribute has a value that triage never gives */
export const readTriage = (item: Item) => z.object(triageAttributes).parse(item);

/** The attributes of a ticket's item that the desk reads. */
const DeskItemSchema = z
  .object({
    ticket_id: TextAttribute,
    version: NumberAttribute,
    status: oneOf(TICKET_STATUSES),
    desk_status: oneOf(DESK_STATUSES),
    submitted_at: TextAttribute,
    /** Missing when the workflow failed because its input was not that of a ticket. */
    tier: oneOf(TIERS).default("general"),
    ...triageAttributes,
    subject: TextAttribute.default(""),
    customer_id: TextAttribute.optional(),
    assignee: TextAttribute.optional(),
    tags: z
      .object({ SS: z.array(z.string()) })
      .transform(({ SS }) => SS.toSorted())
      .default([]),
    last_message_id: TextAttribute.optional(),
    last_reply_id: TextAttribute.optional(),
    message_count: NumberAttribute.default(0),
    solved_at: TextAttribute.optional(),
    has_response: BooleanAttribute.default(false),
    first_response_at: TextAttribute.optional(),
    first_response_by: oneOf(RESPONDERS).optional(),
    customer_waits: BooleanAttribute.default(true),
    sla: SlaItemSchema,
  })
  .transform(({ ticket_id, desk_status, submitted_at, customer_id, solved_at, sla, ...rest }) => {
    const { has_response: hasResponse, customer_waits: customerWaits, ...others } = rest;
    const { first_response_at: at, first_response_by: by, ...unanswered } = others;
    const { last_message_id, last_reply_id, message_count, ...same } = unanswered;
    const firstResponse: FirstResponse | undefined = at === undefined || by === undefined ? undefined : { at, by };
    return {
      ...same,
      ticketId: ticket_id,
      deskStatus: desk_status,
      submittedAt: submitted_at,
      customerId: customer_id,
      lastMessageId: last_message_id,
      lastReplyId: last_reply_id,
      messageCount: message_count,
      solvedAt: solved_at,
      hasResponse,
      firstResponse,
      customerWaits,
      policyId: sla.M.policy,
      scheduleId: sla.M.schedule,
      sla: readSla(sla),
    };
  });

/**
 * A ticket as the desk sees it. `status` says what the pipeline did, `deskStatus` where the conversation stands.
 * `version` grows by one with every change and is the ticket's ETag.
 */
export type DeskTicket = z.output<typeof DeskItemSchema>;

/**
 * Reads a ticket as it stands at `now` (milliseconds since 1970): one that was SOLVED long enough ago is CLOSED.
 * @throws ZodError when the item is not that of a ticket on the desk
 */
export const readDeskTicket = (item: Item, now: number): DeskTicket => {
  const ticket = DeskItemSchema.parse(item);
  return { ...ticket, deskStatus: currentDeskStatus(ticket.deskStatus, ticket.solvedAt, now) };
};

/** The shard of a ticket's queue: always the same for one ticket. */
const queueShardOf = (ticketId: string): number => SHARDS.indexOf(shardOf(ticketId)) % QUEUE_SHARDS;

/** The queue of a ticket. One that failed keeps its lane, and goes back to it when it is answered after all. */
const queueOf = ({ status, lane }: Pick<DeskTicket, "status" | "lane">): DeskQueue =>
  status === "FAILED" ? "failed" : lane;

/** Partition key of the index by-queue. */
export const queueKeyOf = (queue: DeskQueue, isAssigned: boolean, shard: number): string =>
  `${queue}#${isAssigned ? "assigned" : "unassigned"}#${shard}`;

/** The partition keys of queues in the index by-queue: of the tickets that somebody has, or of the others. */
export const queueKeysOf = (queues: readonly DeskQueue[], isAssigned: boolean): readonly string[] =>
  queues.flatMap((queue) => Array.from({ length: QUEUE_SHARDS }, (_, shard) => queueKeyOf(queue, isAssigned, shard)));

/** The key of a ticket in the index by-queue; undefined when staff have no work with it. */
export const queueKeyFor = (ticket: DeskTicket): string | undefined => {
  const { ticketId, assignee, deskStatus } = ticket;
  if (!isListed(deskStatus)) return undefined;
  return queueKeyOf(queueOf(ticket), assignee !== undefined, queueShardOf(ticketId));
};

/** Partition key of the index by-agent. */
export const agentKeyOf = (assignee: string): string => `AGENT#${assignee}`;

/** Sort key of both: the next deadline and the ticket. A ticket whose clocks do not run sorts last. */
const dueKeyOf = (ticketId: string, due: number | undefined): string =>
  `${new Date(due ?? LATEST).toISOString()}#${ticketId}`;

/** The next deadline in such a sort key, in milliseconds since 1970; undefined for a ticket whose clocks do not run. */
export const dueOfKey = (dueKey: string): number | undefined => {
  const due = Date.parse(dueKey.split("#", 1).join());
  return due < LATEST ? due : undefined;
};

const number = (value: number): AttributeValue => ({ N: String(value) });

const optionalNumber = (value: number | undefined): AttributeValue | undefined =>
  value === undefined ? undefined : number(value);

const text = (value: string | undefined): AttributeValue | undefined =>
  value === undefined ? undefined : { S: value };

const present = (attributes: Attributes): Record<string, AttributeValue> =>
  Object.fromEntries(
    Object.entries(attributes).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  );

const periodsItem = ({ earlier }: SlaClock): AttributeValue | undefined =>
  earlier && {
    L: earlier.map(({ since, consumed }) => ({ M: { since: number(since), consumed: number(consumed) } })),
  };

const clockItem = (clock: SlaClock): AttributeValue => ({
  M: present({
    budget: number(clock.budget),
    consumed: number(clock.consumed),
    running_since: optionalNumber(clock.runningSince),
    earlier: periodsItem(clock),
    done_at: optionalNumber(clock.doneAt),
    warned_at: optionalNumber(clock.warnedAt),
    escalated_at: optionalNumber(clock.escalatedAt),
    met_before: optionalNumber(clock.metBefore),
    missed_before: optionalNumber(clock.missedBefore),
  }),
});

const slaItem = ({
  policyId,
  scheduleId,
  sla,
}: Pick<DeskTicket, "policyId" | "scheduleId" | "sla">): AttributeValue => ({
  M: present({
    policy: text(policyId),
    schedule: text(scheduleId),
    first_response: sla.firstResponse && clockItem(sla.firstResponse),
    next_response: sla.nextResponse && clockItem(sla.nextResponse),
    resolution: sla.resolution && clockItem(sla.resolution),
  }),
});

/** The keys by which a ticket is listed; none when staff have no work with it. */
const listingKeys = (
  ticket: DeskTicket,
  schedule: Schedule,
): Readonly<Record<"queue_key" | "agent_key" | "due_key", AttributeValue | undefined>> => {
  const { ticketId, assignee, deskStatus, sla } = ticket;
  if (!isListed(deskStatus)) return { queue_key: undefined, agent_key: undefined, due_key: undefined };
  return {
    queue_key: text(queueKeyFor(ticket)),
    agent_key: text(assignee === undefined ? undefined : agentKeyOf(assignee)),
    due_key: text(dueKeyOf(ticketId, nextDeadline(sla, schedule)?.due)),
  };
};

/**
 * Everything of a ticket's item that the desk writes, from its state after a change. `schedule` is that of its SLA
 * policy. What the pipeline writes (`status`, the texts) is not among it.
 */
export const toDeskAttributes = (ticket: DeskTicket, schedule: Schedule): Attributes => ({
  version: number(ticket.version),
  desk_status: { S: ticket.deskStatus },
  priority: { S: ticket.priority },
  category: { S: ticket.category },
  language: { S: ticket.language },
  lane: { S: ticket.lane },
  subject: { S: ticket.subject },
  subject_preview: { S: subjectPreview(ticket.subject) },
  assignee: text(ticket.assignee),
  tags: ticket.tags.length === 0 ? undefined : { SS: [...ticket.tags] },
  last_message_id: text(ticket.lastMessageId),
  last_reply_id: text(ticket.lastReplyId),
  message_count: number(ticket.messageCount),
  has_response: { BOOL: ticket.hasResponse },
  first_response_at: text(ticket.firstResponse?.at),
  first_response_by: text(ticket.firstResponse?.by),
  customer_waits: { BOOL: ticket.customerWaits },
  solved_at: text(ticket.solvedAt),
  sla: slaItem(ticket),
  ...listingKeys(ticket, schedule),
});
