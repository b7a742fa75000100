import type { DeskList, DeskListQuery, DeskView } from "../../shared/api/desk-inbox-schemas.js";
import type { Caller } from "../../shared/auth/caller.js";
import { LATEST } from "../../shared/contracts/timestamp.js";
import { deadlineHorizon } from "../../shared/desk/automation/deadlines.js";
import type { DeskRules } from "../../shared/desk/desk-rules.js";
import { agentKeyOf, DESK_QUEUES, type DeskQueue, queueKeysOf } from "../../shared/desk/desk-ticket.js";
import { withVersion } from "../../shared/http/etag.js";
import { readListCursor, writeListCursor } from "../../shared/http/list-cursor.js";
import { toTimeWindow } from "../../shared/http/list-query.js";
import { AGENT_INDEX, QUEUE_INDEX } from "../../shared/table/ticket-table.js";
import { toSummary } from "../tickets/ticket-view.js";
import type { DeskLists, DeskPartition, QueuedTicket, TicketFilter } from "./desk-lists.js";
import { type MergedPage, mergePartitions } from "./merge-partitions.js";
import { isAtRisk, slaOfTicket } from "./sla-of-ticket.js";
import { findsWords } from "./words.js";

/** What the lists need from outside. */
export interface ListPorts {
  readonly lists: DeskLists;
  /** The SLA policies and schedules that hold now. */
  readonly rules: () => Promise<DeskRules>;
  readonly now: () => Date;
}

const BOTH = [true, false];

const queues = (names: readonly DeskQueue[], assigned: readonly boolean[]): readonly DeskPartition[] =>
  assigned.flatMap((isAssigned) => queueKeysOf(names, isAssigned).map((key) => ({ index: QUEUE_INDEX, key })));

const ofAgent = (id: string): readonly DeskPartition[] => [{ index: AGENT_INDEX, key: agentKeyOf(id) }];

/** Where the tickets of a view are. */
const partitionsOf = ({ view, assignee }: DeskListQuery, caller: Caller): readonly DeskPartition[] => {
  switch (view) {
    case "mine":
      return ofAgent(caller.subject);
    case "unassigned":
      return queues(DESK_QUEUES, [false]);
    case "failed":
      return queues(["failed"], assignee === undefined ? BOTH : [true]);
    case "at-risk":
    case "all":
      return assignee === undefined ? queues(DESK_QUEUES, BOTH) : ofAgent(assignee);
  }
};

const POSITION = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z#[A-Za-z0-9_-]{1,63}$/;

/** The list that a cursor belongs to: it is not valid for another view, nor for other filters. */
const scopeOf = (query: DeskListQuery, { subject }: Caller) => ({
  ...query,
  cursor: undefined,
  limit: undefined,
  caller: query.view === "mine" ? subject : undefined,
});

/** What the table compares; undefined when no ticket can have been submitted within the times. */
const filterOf = (query: DeskListQuery): TicketFilter | undefined => {
  const { from, to } = query;
  if (from === undefined && to === undefined) return query;
  const submitted = toTimeWindow(from, to);
  return submitted === undefined ? undefined : { ...query, submitted };
};

interface ReadContext {
  readonly lists: DeskLists;
  readonly rules: DeskRules;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The last deadline that tickets of a view have: ISO 8601. */
const lastDeadline = (view: DeskView, { rules, now }: ReadContext): string | undefined =>
  view === "at-risk" ? new Date(Math.min(LATEST, deadlineHorizon(rules, now))).toISOString() : undefined;

/** Reads one page of a view. Words and clocks are compared here, everything else by the table. */
const readPage = async (
  query: DeskListQuery,
  caller: Caller,
  after: string | undefined,
  context: ReadContext,
): Promise<MergedPage<QueuedTicket>> => {
  const filter = filterOf(query);
  if (filter === undefined) return { rows: [], next: undefined };
  const { lists, rules, now } = context;
  const until = lastDeadline(query.view, context);
  const hasWords = await findsWords(query.q);
  const isWanted = (ticket: QueuedTicket): boolean =>
    hasWords(ticket) && (query.view !== "at-risk" || isAtRisk(ticket, rules, now));
  return mergePartitions(partitionsOf(query, caller), { limit: query.limit, after }, async (partition, from, limit) => {
    const { rows, readUpTo } = await lists.read(partition, { after: from, until, limit }, filter);
    return { rows: rows.filter(isWanted), readUpTo };
  });
};

const toListed = (ticket: QueuedTicket, rules: DeskRules, now: number): DeskList["tickets"][number] => ({
  ...toSummary(ticket),
  ...slaOfTicket(ticket, rules, now),
});

/**
 * One page of a view, the next deadline first; tickets whose clocks stand still come last. Between pages, tickets may
 * be added, changed and solved: one whose deadline stays is neither left out nor listed twice.
 * @throws ApiProblem invalid-request for a cursor of another list
 */
export const listDeskTickets = async (
  query: DeskListQuery,
  caller: Caller,
  ports: ListPorts,
): Promise<{ readonly body: DeskList; readonly etag: string }> => {
  const scope = scopeOf(query, caller);
  const [after] = query.cursor === undefined ? [] : readListCursor(query.cursor, scope, [POSITION]);
  const context = { lists: ports.lists, rules: await ports.rules(), now: ports.now().getTime() };
  const { rows, next } = await readPage(query, caller, after, context);
  return withVersion<DeskList>({
    tickets: rows.map((ticket) => toListed(ticket, context.rules, context.now)),
    nextCursor: next === undefined ? null : writeListCursor([next], scope),
  });
};
