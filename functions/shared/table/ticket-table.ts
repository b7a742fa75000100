import type { Outcome, TicketStatus } from "../contracts/ticket-record.js";

/**
 * The design of the ticket table: its keys, its indexes and the kinds of items in it. Policies, functions, scripts and
 * the state machine take them from here.
 *
 * | item                              | pk                     | sk                            |
 * | --------------------------------- | ---------------------- | ----------------------------- |
 * | ticket                            | `TICKET#<ticket id>`   | `TICKET`                      |
 * | mark of a counted ticket          | `TICKET#<ticket id>`   | `COUNTED`                     |
 * | counter of tickets                | `COUNTS#<day>`         | `<tier>#<priority>#<product>` |
 * | products of a day with counters    | `PRODUCTS#<day>`       | `PRODUCTS`                    |
 * | mark of an answer that a lane saw | `PROCESSED#<function>#<shard>` | set by Powertools      |
 * | idempotency key of the API        | `IDEMPOTENCY#<hash>`   | `IDEMPOTENCY`                 |
 * | user of a legacy client           | `USER#<user id>`       | `USER`                        |
 * | budget of a caller on a day       | `BUDGET#<counter>#<caller>` | `<day>`                  |
 * | API token                         | `TOKENS`               | `<token id>`                  |
 * | user who signs in                 | `USERS`                | `<user id>`                   |
 * | the active admins                 | `ADMINS`               | `ADMINS`                      |
 * | entry of a user's audit trail     | `AUDIT#USER#<user id>` | `<time>#<request id>`         |
 * | revoked session, or user          | `REVOKED`              | `JTI#<session>`, `SUB#<user>` |
 * | public message of a ticket        | `TICKET#<ticket id>`   | `MSG#<message id>`            |
 * | note of staff                     | `NOTES#<ticket id>`    | `NOTE#<note id>`              |
 * | draft of an agent                 | `NOTES#<ticket id>`    | `DRAFT#<agent id>`            |
 * | evaluation of a ticket's reply    | `EVALUATION#<ticket id>` | `REPLY`                     |
 * | a person's verdict on its draft   | `EVALUATION#<ticket id>` | `PERSON`                    |
 * | entry of a ticket's audit trail   | `AUDIT#TICKET#<ticket id>` | `<time>#<request id>`     |
 * | agent who looks at a ticket       | `PRESENCE#<ticket id>` | `<agent id>`                  |
 * | agent                             | `AGENTS`               | `<agent id>`                  |
 * | macro, category, tag              | `MACROS`, `CATEGORIES`, `TAGS` | `<id>`                |
 * | SLA policy, schedule              | `SLA`, `SCHEDULES`     | `<id>`                        |
 * | changes of a collection of rules  | as the rules           | `REVISION`                    |
 * | entry of a rule's audit trail     | `AUDIT#RULES#<partition>#<id>` | `<time>#<request id>` |
 * | notice that is not yet published  | `NOTICES`              | `<time>#<id>`                 |
 * | counters of the desk, now         | `STATS#NOW`            | `OPEN`, `<month>`             |
 * | counters of the desk, of a day    | `STATS#DAYS`           | `<day>`                       |
 * | what is counted of a ticket there | `STATS#TICKET#<ticket id>` | `COUNTED`                 |
 * | attempts to sign in or register   | `ATTEMPTS#<kind>#<hash>` | `<start of the quarter hour>` |
 */
export const TABLE_KEY = { partition: "pk", sort: "sk" } as const;

/** Epoch seconds at which DynamoDB deletes an item, within days. Readers treat an expired item as absent. */
export const EXPIRY_ATTRIBUTE = "expires_at";

/** An index of the table: it has the items that have both of its keys. */
interface TableIndex {
  /** No key may be the same for all tickets, or for all tickets of a status: see SHARDS. */
  readonly partition: string;
  readonly sort: string;
  /**
   * What it has of a ticket, besides the keys of table and index; the rest is read by the ticket's key. Every change of
   * one of these is another write, which counts by the size of the whole entry: short values only. DynamoDB allows 20
   * for one index and 100 for all of them, and cannot change them: another list makes another index.
   */
  readonly columns: readonly string[];
}

const SUBMITTED_AT = "submitted_at";

/** What a list of the desk shows, sorts and filters by, and what a deadline acts on. */
const DESK_COLUMNS = [
  "ticket_id",
  "subject_preview",
  "status",
  "desk_status",
  "priority",
  "category",
  "tier",
  "language",
  "lane",
  "customer_id",
  SUBMITTED_AT,
  "assignee",
  "tags",
  "version",
  "sla",
  "has_response",
  "customer_waits",
  "last_message_id",
  "solved_at",
];

const CUSTOMER_COLUMNS = ["ticket_id", "subject_preview", "priority", "category", "sentiment", "tier", "status"];

/** The indexes by customer and listing sort tickets by time of submission; those of the desk by next deadline. */
export const INDEXES = {
  "by-customer": { partition: "customer_id", sort: SUBMITTED_AT, columns: CUSTOMER_COLUMNS },
  "by-listing": { partition: "listing_key", sort: SUBMITTED_AT, columns: [] },
  "by-queue": { partition: "queue_key", sort: "due_key", columns: DESK_COLUMNS },
  "by-agent": { partition: "agent_key", sort: "due_key", columns: DESK_COLUMNS },
} as const satisfies Readonly<Record<string, TableIndex>>;
export type IndexName = keyof typeof INDEXES;

/** The index by which the API lists a customer's tickets. */
export const CUSTOMER_INDEX = "by-customer" satisfies IndexName;

/** The index by which commands find the tickets of a status. */
export const LISTING_INDEX = "by-listing" satisfies IndexName;

/** The index of the tickets that staff have work with, by queue. */
export const QUEUE_INDEX = "by-queue" satisfies IndexName;

/** The index of an agent's tickets. */
export const AGENT_INDEX = "by-agent" satisfies IndexName;

/**
 * Statuses that commands list tickets by. A ticket in another status has no `listing_key`: what is in progress for a
 * moment would only cost writes, and failed tickets are found by their queue.
 */
export type ListedStatus = Extract<TicketStatus, "RECEIVED" | Outcome>;

/** The attribute `listing_key`: whatever sets a listed status sets it, and whatever sets another one removes it. */
export const listingKey = (status: ListedStatus, shard: string): string => `${status}#${shard}`;

/** The key of an item. */
export type ItemKey = Readonly<Record<"pk" | "sk", { readonly S: string }>>;

/** An attribute of a key, as the table's stream has it. */
interface KeyAttribute {
  readonly S?: string | undefined;
}

const itemKey = (pk: string, sk: string): ItemKey => ({ pk: { S: pk }, sk: { S: sk } });

/** Start of the partition key of every item about one ticket. */
const TICKET_PREFIX = "TICKET#";

/** Sort key of a ticket's item. */
export const TICKET_SORT_KEY = "TICKET";

/** Sort key of the item of an idempotency key. */
export const IDEMPOTENCY_SORT_KEY = "IDEMPOTENCY";

/** The key of a ticket's item for the state machine: placeholders of its definition and their values. */
export const TICKET_KEY_PLACEHOLDERS = { TicketPrefix: TICKET_PREFIX, TicketSortKey: TICKET_SORT_KEY } as const;

/** Partition key of every API token. */
export const TOKENS_PARTITION = "TOKENS";

/** Partition key of every user who signs in. Not to be confused with the users of legacy clients. */
export const PEOPLE_PARTITION = "USERS";

const ADMINS_PARTITION = "ADMINS";
const REVOKED_PARTITION = "REVOKED";

/** Partition key of each collection of the desk: few items, which are listed together. */
export const DESK_PARTITIONS = {
  agents: "AGENTS",
  macros: "MACROS",
  categories: "CATEGORIES",
  tags: "TAGS",
  slaPolicies: "SLA",
  schedules: "SCHEDULES",
  notices: "NOTICES",
} as const;
export type DeskCollection = keyof typeof DESK_PARTITIONS;

/** Start of the partition key of every mark of an answer. */
export const PROCESSED_PREFIX = "PROCESSED#";

/** Partition key of the marks of the answers that a lane's function has processed, one for each shard. */
export const processedPartition = (functionName: string, shard: string): string =>
  `${PROCESSED_PREFIX}${functionName}#${shard}`;

/** Partition keys of the counters of the desk: of the tickets that are open now, and of each day. */
export const STATS_PARTITIONS = { now: "STATS#NOW", days: "STATS#DAYS" } as const;

/** Patterns of partition keys for the condition `dynamodb:LeadingKeys` of a policy. */
export const LEADING_KEYS = {
  tickets: "TICKET#*",
  counters: "COUNTS#*",
  countedProducts: "PRODUCTS#*",
  idempotencyKeys: "IDEMPOTENCY#*",
  users: "USER#*",
  budgets: "BUDGET#*",
  judgeBudget: "BUDGET#judge#*",
  tokens: TOKENS_PARTITION,
  people: PEOPLE_PARTITION,
  admins: ADMINS_PARTITION,
  userAudit: "AUDIT#USER#*",
  revocations: REVOKED_PARTITION,
  attempts: "ATTEMPTS#*",
  notes: "NOTES#*",
  evaluations: "EVALUATION#*",
  ticketAudit: "AUDIT#TICKET#*",
  presence: "PRESENCE#*",
  ruleAudit: "AUDIT#RULES#*",
  deskStats: "STATS#*",
  deskStatsNow: STATS_PARTITIONS.now,
  deskStatsDays: STATS_PARTITIONS.days,
  ...DESK_PARTITIONS,
} as const;

export const ticketItemKey = (ticketId: string): ItemKey => itemKey(`${TICKET_PREFIX}${ticketId}`, TICKET_SORT_KEY);

/** The ticket that a partition key belongs to. */
export const ticketIdOf = (partitionKey: string): string => partitionKey.slice(TICKET_PREFIX.length);

export const countedMarkKey = (ticketId: string): ItemKey => itemKey(`${TICKET_PREFIX}${ticketId}`, "COUNTED");

/** @param day `2026-11-21` */
export const counterKey = (day: string, tier: string, priority: string, product: string): ItemKey =>
  itemKey(`COUNTS#${day}`, `${tier}#${priority}#${product}`);

/** The products of a day that have counters of their own. */
export const countedProductsKey = (day: string): ItemKey => itemKey(`PRODUCTS#${day}`, "PRODUCTS");

/**
 * The counter of what a caller has used up on a day.
 * @param counter what counts: `api` or `workflow`
 * @param day `2026-11-21`
 */
export const budgetKey = (counter: string, caller: string, day: string): ItemKey =>
  itemKey(`BUDGET#${counter}#${caller}`, day);

/** @param keyHash see IntakeKey */
export const intakeItemKey = (keyHash: string): ItemKey => itemKey(`IDEMPOTENCY#${keyHash}`, IDEMPOTENCY_SORT_KEY);

export const userItemKey = (userId: string): ItemKey => itemKey(`USER#${userId}`, "USER");

/** All tokens have one partition key, so that they can be listed; a partition serves 3,000 reads per second. */
export const tokenKey = (tokenId: string): ItemKey => itemKey(TOKENS_PARTITION, tokenId);

/** A user who signs in. @param userId the `sub` of its JWTs */
export const personKey = (userId: string): ItemKey => itemKey(PEOPLE_PARTITION, userId);

/** The ids of all active admins, in one item, so that a condition can require that one is left. */
export const adminsKey = (): ItemKey => itemKey(ADMINS_PARTITION, ADMINS_PARTITION);

/** A session that has ended. @param session `origin_jti`, which all JWTs of one sign-in share */
export const revokedSessionKey = (session: string): ItemKey => itemKey(REVOKED_PARTITION, `JTI#${session}`);

/** A user whose sessions up to a time have ended. */
export const revokedUserKey = (userId: string): ItemKey => itemKey(REVOKED_PARTITION, `SUB#${userId}`);

/** @param window start of the time for which attempts are counted: ISO 8601 */
export const attemptsKey = (kind: string, hash: string, window: string): ItemKey =>
  itemKey(`ATTEMPTS#${kind}#${hash}`, window);

/** Partition key of a ticket's notes and drafts, which its customer must not see. */
const notesPartition = (ticketId: string): string => `NOTES#${ticketId}`;

/** Partition key of the agents who look at a ticket. */
const presencePartition = (ticketId: string): string => `PRESENCE#${ticketId}`;

/** Start of the sort key of each kind of item that shares its partition with another. */
const SORT_PREFIXES = { message: "MSG#", note: "NOTE#", draft: "DRAFT#" } as const;

/** A public message of a ticket. @param messageId sorts by time */
export const messageKey = (ticketId: string, messageId: string): ItemKey =>
  itemKey(`${TICKET_PREFIX}${ticketId}`, `${SORT_PREFIXES.message}${messageId}`);

/** @param noteId sorts by time */
export const noteKey = (ticketId: string, noteId: string): ItemKey =>
  itemKey(notesPartition(ticketId), `${SORT_PREFIXES.note}${noteId}`);

/** An agent's draft of a reply: at most one of each agent. */
export const draftKey = (ticketId: string, agentId: string): ItemKey =>
  itemKey(notesPartition(ticketId), `${SORT_PREFIXES.draft}${agentId}`);

/** Start of the partition key of every evaluation of a reply. */
export const EVALUATION_PREFIX = "EVALUATION#";

/** Sort key of what a person did with the model's draft of a reply. */
export const PERSON_SORT_KEY = "PERSON";

/** How good the model's reply to a ticket is: nothing for its customer, so that it is not among the ticket's items. */
export const evaluationKey = (ticketId: string): ItemKey => itemKey(`${EVALUATION_PREFIX}${ticketId}`, "REPLY");

/** What a person did with the model's draft of a reply. */
export const personVerdictKey = (ticketId: string): ItemKey =>
  itemKey(`${EVALUATION_PREFIX}${ticketId}`, PERSON_SORT_KEY);

/** The ticket that the key of a person's verdict belongs to; undefined for the key of another item. */
export const ticketIdOfVerdict = (key: Partial<Readonly<Record<string, KeyAttribute>>> = {}): string | undefined => {
  const { pk, sk } = key;
  if (sk?.S !== PERSON_SORT_KEY || pk?.S?.startsWith(EVALUATION_PREFIX) !== true) return undefined;
  return pk.S.slice(EVALUATION_PREFIX.length);
};

export const presenceKey = (ticketId: string, agentId: string): ItemKey =>
  itemKey(presencePartition(ticketId), agentId);

/** An item of one of the desk's collections. */
export const deskItemKey = (collection: DeskCollection, id: string): ItemKey =>
  itemKey(DESK_PARTITIONS[collection], id);

/** Sort key of the item that counts the changes of a collection of rules. Ids of rules have no capital letters. */
export const REVISION_SORT_KEY = "REVISION";

export const revisionKey = (collection: DeskCollection): ItemKey => deskItemKey(collection, REVISION_SORT_KEY);

/** What an audit trail is about. */
export type AuditSubject =
  | { readonly kind: "ticket" | "user"; readonly id: string }
  | { readonly kind: "rule"; readonly collection: DeskCollection; readonly id: string };

const auditPartition = (subject: AuditSubject): string => {
  switch (subject.kind) {
    case "ticket":
      return `AUDIT#TICKET#${subject.id}`;
    case "user":
      return `AUDIT#USER#${subject.id}`;
    case "rule":
      return `AUDIT#RULES#${DESK_PARTITIONS[subject.collection]}#${subject.id}`;
  }
};

/** An entry of an audit trail: entries sort by time. @param at ISO 8601 in UTC, with milliseconds */
export const auditKey = (subject: AuditSubject, at: string, requestId: string): ItemKey =>
  itemKey(auditPartition(subject), `${at}#${requestId}`);

/** The partition of an audit trail, with what all of its sort keys begin with: nothing. */
export const auditPartitionKey = (subject: AuditSubject): ItemKey => itemKey(auditPartition(subject), "");

/** An item of counters. */
export const statsKey = (kind: keyof typeof STATS_PARTITIONS, name: string): ItemKey =>
  itemKey(STATS_PARTITIONS[kind], name);

/** Start of the partition key of what is counted of a ticket. */
const STATS_TICKET_PREFIX = "STATS#TICKET#";

/** What is counted of a ticket in the counters of the desk. */
export const countedTicketKey = (ticketId: string): ItemKey => itemKey(`${STATS_TICKET_PREFIX}${ticketId}`, "COUNTED");
