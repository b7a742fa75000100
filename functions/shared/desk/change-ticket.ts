import type { DeskRules, SlaTerms } from "./desk-rules.js";
import { scheduleUntilNow, termsFor } from "./desk-rules.js";
import { ALLOWED_CHANGES, effectOfCustomerMessage, mayChange, type DeskActor, type DeskStatus } from "./desk-status.js";
import type { DeskTicket } from "./desk-ticket.js";
import { advanceSla, retargetSla } from "./ticket-sla.js";

/** Fields of a ticket that staff may set. */
const FIELDS = ["deskStatus", "priority", "category", "language", "subject", "tags", "assignee"] as const;
export type Field = (typeof FIELDS)[number];

/** New values; a missing field stays as it is. An `assignee` of null unassigns the ticket. */
export type TicketPatch = { readonly [F in Exclude<Field, "assignee">]?: DeskTicket[F] | undefined } & {
  readonly assignee?: string | null | undefined;
};

/** One line of the audit trail. `null` stands for no value. */
interface FieldChange {
  readonly field: Field;
  readonly from: string | readonly string[] | null;
  readonly to: string | readonly string[] | null;
}

/** A ticket after a change, and what changed. Without changes the ticket is the same, and so is its version. */
export interface ChangedTicket {
  readonly ticket: DeskTicket;
  readonly changes: readonly FieldChange[];
  /** The terms that the ticket's clocks are measured by from now on. */
  readonly terms: SlaTerms;
}

/** A change of the desk status that the table of allowed changes does not have. */
export class StatusChangeRefused extends Error {
  override readonly name = "StatusChangeRefused";
  constructor(
    readonly from: DeskStatus,
    readonly to: DeskStatus,
    readonly allowed: readonly DeskStatus[],
  ) {
    super(
      allowed.length === 0
        ? `a ticket that is ${from} cannot be changed`
        : `cannot change from ${from} to ${to}; allowed: ${allowed.join(", ")}`,
    );
  }
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const changesBetween = (before: DeskTicket, after: DeskTicket): readonly FieldChange[] =>
  FIELDS.flatMap((field) => {
    const [from, to] = [before[field] ?? null, after[field] ?? null];
    return isSame(from, to) ? [] : [{ field, from, to }];
  });

/** When the ticket became SOLVED; undefined for one that is not. */
const solvedAtOf = (before: DeskTicket, { deskStatus }: DeskTicket, at: number): string | undefined => {
  if (deskStatus !== "SOLVED") return undefined;
  return before.deskStatus === "SOLVED" ? before.solvedAt : new Date(at).toISOString();
};

/** Measures the clocks until `at`, and has them run from then on as the changed ticket needs. */
const withClocks = (before: DeskTicket, after: DeskTicket, rules: DeskRules, at: number): ChangedTicket => {
  const terms = termsFor(rules, after);
  const retargeted = retargetSla(before.sla, scheduleUntilNow(rules, before), terms, at);
  const sla = advanceSla(retargeted, terms.schedule, terms.targets, after, at);
  const ticket = {
    ...after,
    sla,
    solvedAt: solvedAtOf(before, after, at),
    policyId: terms.policyId,
    scheduleId: terms.scheduleId,
    version: before.version + 1,
  };
  return { ticket, changes: changesBetween(before, after), terms };
};

const checkStatus = (actor: DeskActor, from: DeskStatus, to: DeskStatus): void => {
  if (!mayChange(actor, from, to)) throw new StatusChangeRefused(from, to, ALLOWED_CHANGES[actor][from]);
};

/** Tags as a set: each once, in an order that does not depend on who added them. */
const tidyTags = (tags: readonly string[]): string[] => [...new Set(tags)].toSorted();

/**
 * Sets fields of a ticket. The SLA policy follows from priority and category; what its clocks have consumed stays.
 * A customer who reopens a ticket waits for an answer.
 * @param at milliseconds since 1970
 * @throws StatusChangeRefused
 */
export const patchTicket = (
  before: DeskTicket,
  patch: TicketPatch,
  actor: DeskActor,
  rules: DeskRules,
  at: number,
): ChangedTicket => {
  const { assignee, tags } = patch;
  const reopens = actor === "customer" && patch.deskStatus === "OPEN" && before.deskStatus !== "OPEN";
  const after: DeskTicket = {
    ...before,
    deskStatus: patch.deskStatus ?? before.deskStatus,
    priority: patch.priority ?? before.priority,
    category: patch.category ?? before.category,
    language: patch.language ?? before.language,
    subject: patch.subject ?? before.subject,
    customerWaits: before.customerWaits || reopens,
    tags: tags === undefined ? before.tags : tidyTags(tags),
    assignee: assignee === undefined ? before.assignee : (assignee ?? undefined),
  };
  checkStatus(actor, before.deskStatus, after.deskStatus);
  if (changesBetween(before, after).length === 0)
    return { ticket: before, changes: [], terms: termsFor(rules, before) };
  if (before.deskStatus === "CLOSED") throw new StatusChangeRefused("CLOSED", "CLOSED", []);
  return withClocks(before, after, rules, at);
};

/** Public messages that a ticket can have, of customer and staff together. */
export const MESSAGES_MAX = 10_000;

/** Whether another public message may be written. */
export const hasRoomForMessage = ({ messageCount }: Pick<DeskTicket, "messageCount">): boolean =>
  messageCount < MESSAGES_MAX;

interface PublicMessage {
  readonly messageId: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** A public reply of staff. */
interface Reply extends PublicMessage {
  /** The status in which it leaves the ticket: PENDING to wait for the customer, SOLVED when it is the solution. */
  readonly deskStatus: DeskStatus;
  /** How much of it the model wrote; undefined when staff wrote it themselves. */
  readonly drafted?: "as-is" | "edited" | undefined;
}

/** A ticket that somebody answered before keeps its first response. What older versions wrote does not have one. */
const firstResponseOf = ({ hasResponse, firstResponse }: DeskTicket, { at, drafted }: Reply) =>
  hasResponse
    ? firstResponse
    : {
        at: new Date(at).toISOString(),
        by: drafted === undefined ? ("staff" as const) : (`draft-${drafted}` as const),
      };

/**
 * A public reply of staff: the customer no longer waits.
 * @throws StatusChangeRefused, also for a ticket that is CLOSED
 */
export const recordReply = (before: DeskTicket, reply: Reply, rules: DeskRules): ChangedTicket => {
  const { messageId, at, deskStatus } = reply;
  checkStatus("staff", before.deskStatus, deskStatus);
  if (before.deskStatus === "CLOSED") throw new StatusChangeRefused("CLOSED", deskStatus, []);
  const after = {
    ...before,
    deskStatus,
    hasResponse: true,
    firstResponse: firstResponseOf(before, reply),
    customerWaits: false,
    lastMessageId: messageId,
    lastReplyId: messageId,
    messageCount: before.messageCount + 1,
  };
  return withClocks(before, after, rules, at);
};

/**
 * A message of the customer: reopens a ticket that was PENDING or SOLVED.
 * @returns undefined for a ticket that is CLOSED: the message belongs to a follow-up ticket
 */
export const recordCustomerMessage = (
  before: DeskTicket,
  { messageId, at }: PublicMessage,
  rules: DeskRules,
): ChangedTicket | undefined => {
  const { kind, deskStatus } = effectOfCustomerMessage(before.deskStatus);
  if (kind === "follow-up") return undefined;
  const messageCount = before.messageCount + 1;
  const after = { ...before, deskStatus, customerWaits: true, lastMessageId: messageId, messageCount };
  return withClocks(before, after, rules, at);
};
