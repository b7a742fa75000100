import {
  DynamodbTable,
  type DynamodbTableGlobalSecondaryIndex,
  type DynamodbTablePointInTimeRecovery,
} from "@cdktf/provider-aws/lib/dynamodb-table/index.js";
import { Construct } from "constructs";
import {
  AGENT_INDEX,
  CUSTOMER_INDEX,
  DESK_PARTITIONS,
  EXPIRY_ATTRIBUTE,
  INDEXES,
  type IndexName,
  LEADING_KEYS,
  processedPartition,
  QUEUE_INDEX,
  TABLE_KEY,
} from "../../../functions/shared/table/ticket-table.js";
import { COUNTED_ATTRIBUTES } from "../../../functions/shared/desk/stats/contributions.js";
import { VERDICT_ATTRIBUTES } from "../../../functions/shared/reply-quality/evaluation-item.js";
import { TIERS } from "../../../functions/shared/contracts/ticket-event.js";
import type { BudgetConfig } from "../../config/budget-config.js";
import type { FunctionName } from "../../functions.js";
import type { Conditions } from "../access/policy-statements.js";
import type { ServiceRole } from "../access/service-role.js";
import type { NodeFunction } from "../functions/node-function.js";
import type { EncryptionKey } from "./encryption-key.js";

export interface TicketStoreProps {
  readonly name: string;
  readonly key: EncryptionKey;
  readonly protectsData: boolean;
  /** Days to any second of which the table can be restored, at most 35. */
  readonly recoveryDays: number;
}

/** What AWS takes without a number. */
const DEFAULT_RECOVERY_DAYS = 35;

const recoveryOf = (days: number): DynamodbTablePointInTimeRecovery =>
  days === DEFAULT_RECOVERY_DAYS ? { enabled: true } : { enabled: true, recoveryPeriodInDays: days };

/**
 * Only items whose partition key matches a pattern: the table also stores the hashes of API tokens. A ForAllValues
 * condition holds for a request without keys, such as a Scan, so the keys must also be there.
 */
const withKeys = (...patterns: readonly string[]): Conditions => ({
  "ForAllValues:StringLike": { "dynamodb:LeadingKeys": patterns },
  Null: { "dynamodb:LeadingKeys": "false" },
});

/**
 * Only these attributes of the items. Whoever names none asks for all of them, which DynamoDB tells by
 * `dynamodb:Select`.
 */
const onlyAttributes = (names: readonly string[]): Conditions => ({
  "ForAllValues:StringEquals": { "dynamodb:Attributes": names },
  StringEqualsIfExists: { "dynamodb:Select": "SPECIFIC_ATTRIBUTES" },
});

/** Only as part of a transaction that writes: such a write returns nothing. */
const ONLY_IN_TRANSACTIONS: Conditions = {
  "ForAnyValue:StringEquals": { "dynamodb:EnclosingOperation": ["TransactWriteItems"] },
};

/** A condition that fails may return the item that failed it, unless this is refused. */
const RETURNS_NO_ITEM: Conditions = { StringEqualsIfExists: { "dynamodb:ReturnValues": "NONE" } };

/** Partition keys that the API reads and writes. Those of API tokens are not among them. */
const KEYS_OF_API = [LEADING_KEYS.tickets, LEADING_KEYS.idempotencyKeys, LEADING_KEYS.users];

/** All that staff see, without the audit trail, which is only listed. */
const KEYS_OF_DESK = [
  LEADING_KEYS.tickets,
  LEADING_KEYS.notes,
  LEADING_KEYS.presence,
  ...Object.values(DESK_PARTITIONS),
];

/** The audit trails that staff add to. */
const DESK_AUDIT = [LEADING_KEYS.ticketAudit, LEADING_KEYS.ruleAudit];

const isIndexName = (name: string): name is IndexName => name in INDEXES;
const INDEX_NAMES = Object.keys(INDEXES).filter(isIndexName);

/** The attributes of the keys of table and indexes. */
const KEY_ATTRIBUTES = [
  ...new Set([
    ...Object.values(TABLE_KEY),
    ...INDEX_NAMES.flatMap((name) => [INDEXES[name].partition, INDEXES[name].sort]),
  ]),
];

const toIndex = (name: IndexName): DynamodbTableGlobalSecondaryIndex => {
  const { partition, sort, columns } = INDEXES[name];
  const index = { name, hashKey: partition, rangeKey: sort };
  return columns.length === 0
    ? { ...index, projectionType: "KEYS_ONLY" }
    : { ...index, projectionType: "INCLUDE", nonKeyAttributes: [...columns] };
};

/** The table of tickets. Users, counters and other items share it under their own keys. */
export class TicketStore extends Construct {
  readonly arn: string;
  readonly name: string;
  /** The stream of its changes, which has their keys. */
  readonly streamArn: string;
  readonly #key: EncryptionKey;

  constructor(scope: Construct, id: string, props: TicketStoreProps) {
    super(scope, id);
    this.#key = props.key;
    this.name = props.name;
    const table = this.#createTable(props);
    this.arn = table.arn;
    this.streamArn = table.streamArn;
  }

  /** Lets `role` change the items of tickets. */
  grantUpdate(role: ServiceRole): void {
    role.allow("UpdateTickets", ["dynamodb:UpdateItem"], [this.arn], withKeys(LEADING_KEYS.tickets));
    this.#key.grantTableWrite(role);
  }

  /** Lets `role` read a ticket's item by its key. */
  grantLookUp(role: ServiceRole): void {
    role.allow("LookUpTickets", ["dynamodb:GetItem"], [this.arn], withKeys(LEADING_KEYS.tickets));
  }

  /** Lets `role` read the SLA policies and schedules by which a ticket comes onto the desk. */
  grantRules(role: ServiceRole): void {
    const keys = withKeys(LEADING_KEYS.slaPolicies, LEADING_KEYS.schedules);
    role.allow("ReadRules", ["dynamodb:Query"], [this.arn], keys);
  }

  /** Lets `fn` change the items of tickets, and sets TICKET_TABLE to the table's name. */
  bindUpdater(fn: NodeFunction): void {
    fn.setEnvironment("TICKET_TABLE", this.name);
    this.grantUpdate(fn.role);
  }

  /**
   * Lets `fn` mark tickets as counted, add to counters and list the products that have some, and sets TICKET_TABLE to
   * the table's name. Mark and counter are written in one transaction. AWS does not document whether it checks each
   * action with its own keys or with all of them, so both actions are allowed for all.
   */
  bindCounter(fn: NodeFunction): void {
    fn.setEnvironment("TICKET_TABLE", this.name);
    const keys = withKeys(LEADING_KEYS.tickets, LEADING_KEYS.counters, LEADING_KEYS.countedProducts);
    fn.role.allow("Count", ["dynamodb:PutItem", "dynamodb:UpdateItem"], [this.arn], keys);
    this.#key.grantTableWrite(fn.role);
  }

  /** Lets `fn` count what callers use up; sets TICKET_TABLE to the table's name, and BUDGET_… to the budgets. */
  bindBudgets(fn: NodeFunction, budgets: BudgetConfig["tiers"]): void {
    fn.setEnvironment("TICKET_TABLE", this.name);
    for (const tier of TIERS) {
      fn.setEnvironment(`BUDGET_${tier.toUpperCase()}_TICKETS`, String(budgets[tier].tickets));
      fn.setEnvironment(`BUDGET_${tier.toUpperCase()}_CHARACTERS`, String(budgets[tier].characters));
    }
    fn.role.allow("CountBudgets", ["dynamodb:UpdateItem"], [this.arn], withKeys(LEADING_KEYS.budgets));
    this.#key.grantTableWrite(fn.role);
  }

  /** Lets `fn` store how good replies are, and sets TICKET_TABLE to the table's name. */
  bindEvaluator(fn: NodeFunction): void {
    fn.setEnvironment("TICKET_TABLE", this.name);
    fn.role.allow("StoreEvaluations", ["dynamodb:UpdateItem"], [this.arn], withKeys(LEADING_KEYS.evaluations));
    this.#key.grantTableWrite(fn.role);
  }

  /**
   * Lets `fn` follow the changes of people's verdicts on drafts and read them, but not who decided; sets TICKET_TABLE
   * to the table's name.
   */
  bindVerdictArchive(fn: NodeFunction): void {
    fn.setEnvironment("TICKET_TABLE", this.name);
    this.#allowFollowing(fn);
    fn.role.allow("ReadVerdicts", ["dynamodb:GetItem"], [this.arn], {
      ...withKeys(LEADING_KEYS.evaluations),
      ...onlyAttributes([...Object.values(TABLE_KEY), ...VERDICT_ATTRIBUTES]),
    });
    // DynamoDB documents the same actions of a key for all that use a table.
    this.#key.grantTableWrite(fn.role);
  }

  /** Lets `fn` count the replies that the judge reads in a day: JUDGE_REPLIES_A_DAY. */
  bindJudgeBudget(fn: NodeFunction, repliesADay: number): void {
    fn.setEnvironment("JUDGE_REPLIES_A_DAY", String(repliesADay));
    fn.role.allow("CountJudged", ["dynamodb:UpdateItem"], [this.arn], withKeys(LEADING_KEYS.judgeBudget));
  }

  /**
   * Lets `fn` set lanes and record the tickets it has processed under `PROCESSED#<folder>#…`, and sets TICKET_TABLE to
   * the table's name.
   */
  bindLane(fn: NodeFunction, folder: FunctionName): void {
    const remember = ["dynamodb:DeleteItem", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"];
    fn.setEnvironment("TICKET_TABLE", this.name);
    fn.role.allow("SetLanes", ["dynamodb:UpdateItem"], [this.arn], withKeys(LEADING_KEYS.tickets));
    fn.role.allow("RememberTickets", remember, [this.arn], withKeys(processedPartition(folder, "*")));
    this.grantRules(fn.role);
    this.#key.grantTableWrite(fn.role);
  }

  /**
   * Lets the API's `fn` store tickets, users and the responses to repeated requests, and list a customer's tickets;
   * sets TICKET_TABLE to the table's name. It can neither read nor list notes, audit trails and agents.
   *
   * A customer's message is one transaction of its ticket, the message, its idempotency key, an audit entry, and the
   * load of the ticket's agent. Both actions are allowed for all of these keys, because AWS does not document with
   * which keys it checks an action of a transaction (see bindCounter), but only in transactions: by itself, the
   * function cannot write to an audit trail or an agent.
   */
  bindApi(fn: NodeFunction): void {
    fn.setEnvironment("TICKET_TABLE", this.name);
    const actions = ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"];
    fn.role.allow("KeepTickets", actions, [this.arn], withKeys(...KEYS_OF_API));
    fn.role.allow("ListMessages", ["dynamodb:Query"], [this.arn], withKeys(LEADING_KEYS.tickets));
    this.grantRules(fn.role);
    fn.role.allow("ConverseInTransactions", ["dynamodb:PutItem", "dynamodb:UpdateItem"], [this.arn], {
      ...withKeys(LEADING_KEYS.tickets, LEADING_KEYS.idempotencyKeys, LEADING_KEYS.ticketAudit, LEADING_KEYS.agents),
      ...ONLY_IN_TRANSACTIONS,
    });
    this.#keepAudit(fn);
    // Without leading keys: AWS does not document whether a query of an index has them, and would refuse it if not.
    // Only tickets are in an index, and a query always names one partition of it: here the caller's subject.
    fn.role.allow("ListTickets", ["dynamodb:Query"], [`${this.arn}/index/${CUSTOMER_INDEX}`]);
    this.#key.grantTableWrite(fn.role);
  }

  /**
   * Lets `fn` look up API tokens and record their use, look up revoked sessions, and nothing else; sets TICKET_TABLE to
   * the table's name.
   */
  bindAuthorizer(fn: NodeFunction): void {
    fn.setEnvironment("TICKET_TABLE", this.name);
    const actions = ["dynamodb:GetItem", "dynamodb:UpdateItem"];
    fn.role.allow("LookUpTokens", actions, [this.arn], withKeys(LEADING_KEYS.tokens));
    fn.role.allow("LookUpRevoked", ["dynamodb:GetItem"], [this.arn], withKeys(LEADING_KEYS.revocations));
    this.#key.grantTableWrite(fn.role);
  }

  /**
   * Lets `fn` do what staff do: read everything about every ticket, change tickets, notes and the desk's own
   * collections, read the counters, and list tickets by queue, agent and customer; sets TICKET_TABLE to the table's
   * name. It can neither delete tickets nor change or delete what is in an audit trail.
   */
  bindDesk(fn: NodeFunction): void {
    fn.setEnvironment("TICKET_TABLE", this.name);
    fn.role.allow("ReadDesk", ["dynamodb:GetItem", "dynamodb:Query"], [this.arn], withKeys(...KEYS_OF_DESK));
    fn.role.allow("ListAudit", ["dynamodb:Query"], [this.arn], withKeys(...DESK_AUDIT));
    const write = ["ConditionCheckItem", "DeleteItem", "PutItem", "UpdateItem"].map((name) => `dynamodb:${name}`);
    fn.role.allow("ChangeDesk", write, [this.arn], withKeys(...KEYS_OF_DESK, ...DESK_AUDIT));
    fn.role.deny("KeepTickets", ["dynamodb:DeleteItem"], [this.arn], withKeys(LEADING_KEYS.tickets, ...DESK_AUDIT));
    fn.role.allow("ReadEvaluations", ["dynamodb:GetItem"], [this.arn], withKeys(LEADING_KEYS.evaluations));
    this.#allowVerdicts(fn, write);
    const stats = withKeys(LEADING_KEYS.deskStatsNow, LEADING_KEYS.deskStatsDays);
    fn.role.allow("ReadStats", ["dynamodb:Query"], [this.arn], stats);
    this.#allowCustomers(fn);
    this.#allowAgentSettings(fn);
    this.#keepAudit(fn);
    this.#allowDeskLists(fn, QUEUE_INDEX, AGENT_INDEX, CUSTOMER_INDEX);
    this.#key.grantTableWrite(fn.role);
  }

  /**
   * What became of the model's draft is put in the transaction of a reply or of an audit entry. Their actions are
   * allowed for all of their keys (see bindCounter). With its own key alone, an evaluation can only be put.
   */
  #allowVerdicts(fn: NodeFunction, write: readonly string[]): void {
    const { evaluations, tickets, notes, agents, ticketAudit } = LEADING_KEYS;
    const conditions = { ...withKeys(evaluations, tickets, notes, agents, ticketAudit), ...ONLY_IN_TRANSACTIONS };
    fn.role.allow("StoreVerdicts", write, [this.arn], conditions);
    fn.role.deny("KeepEvaluations", ["dynamodb:DeleteItem", "dynamodb:UpdateItem"], [this.arn], withKeys(evaluations));
  }

  /** A customer's history, besides the list of their tickets: these tickets, and the account of whoever signs in. */
  #allowCustomers(fn: NodeFunction): void {
    fn.role.allow("ReadHistories", ["dynamodb:BatchGetItem"], [this.arn], withKeys(LEADING_KEYS.tickets));
    fn.role.allow("ReadAccounts", ["dynamodb:GetItem"], [this.arn], withKeys(LEADING_KEYS.people));
  }

  /** An agent's settings are written in one transaction with an entry of the audit trail of the user who they are. */
  #allowAgentSettings(fn: NodeFunction): void {
    const keys = withKeys(LEADING_KEYS.agents, LEADING_KEYS.userAudit);
    fn.role.allow("ChangeAgents", ["dynamodb:PutItem", "dynamodb:UpdateItem"], [this.arn], keys);
  }

  /**
   * Lets `fn` do what a deadline needs: change tickets with an entry in their audit trail and the load of agents, keep
   * notices until they are published, and read policies and schedules; sets TICKET_TABLE to the table's name.
   */
  bindDeadlines(fn: NodeFunction): void {
    fn.setEnvironment("TICKET_TABLE", this.name);
    const { tickets, ticketAudit, agents, notices, slaPolicies, schedules } = LEADING_KEYS;
    const listed = withKeys(agents, notices, slaPolicies, schedules);
    const written = withKeys(tickets, ticketAudit, agents, notices);
    fn.role.allow("ReadTickets", ["dynamodb:GetItem"], [this.arn], withKeys(tickets));
    fn.role.allow("ListRules", ["dynamodb:Query"], [this.arn], listed);
    fn.role.allow("ChangeTickets", ["dynamodb:PutItem", "dynamodb:UpdateItem"], [this.arn], written);
    fn.role.allow("DeleteNotices", ["dynamodb:DeleteItem"], [this.arn], withKeys(notices));
    this.#keepAudit(fn);
    this.#allowDeskLists(fn, QUEUE_INDEX, AGENT_INDEX);
    this.#key.grantTableWrite(fn.role);
  }

  /**
   * Keeps `fn` from changing entries of audit trails. An entry is put in the transaction that updates its ticket, and
   * AWS does not document whether each action is checked with its own key or with those of all items: so an update must
   * be allowed for both. This denial applies when *all* keys are those of audit trails (ForAllValues): to every update
   * of an entry by itself, and in a transaction if own keys are checked. If it applied when *any* key is (ForAnyValue),
   * and all keys are checked together, no ticket could be changed. That a put replaces no entry is up to its condition,
   * which no policy can require.
   */
  #keepAudit(fn: NodeFunction): void {
    const keys = withKeys(...DESK_AUDIT, LEADING_KEYS.userAudit);
    fn.role.deny("KeepAudit", ["dynamodb:UpdateItem"], [this.arn], keys);
  }

  /** Without leading keys, as bindApi lists: staff may see every ticket anyway. */
  #allowDeskLists(fn: NodeFunction, ...indexes: readonly IndexName[]): void {
    const arns = indexes.map((index) => `${this.arn}/index/${index}`);
    fn.role.allow("ListDesk", ["dynamodb:Query"], arns);
  }

  /**
   * Lets `fn` store users, the agents among them, their audit trail, revoked sessions and counters of attempts; sets
   * TICKET_TABLE to the table's name. Neither tickets nor tokens are among the keys. A user, the list of admins, the
   * agent, the audit entry and the revocation are written in one transaction, so its actions are allowed for all of
   * them: see bindCounter.
   */
  bindIdentity(fn: NodeFunction): void {
    fn.setEnvironment("TICKET_TABLE", this.name);
    const { people, admins, agents, userAudit, revocations, attempts } = LEADING_KEYS;
    const written = withKeys(people, admins, agents, userAudit, revocations);
    fn.role.allow("KeepUsers", ["dynamodb:PutItem", "dynamodb:UpdateItem"], [this.arn], written);
    fn.role.allow("ReadUsers", ["dynamodb:GetItem", "dynamodb:Query"], [this.arn], withKeys(people));
    fn.role.allow("ListAudit", ["dynamodb:Query"], [this.arn], withKeys(userAudit));
    fn.role.allow("CountAttempts", ["dynamodb:UpdateItem"], [this.arn], withKeys(attempts));
    this.#key.grantTableWrite(fn.role);
  }

  /**
   * Lets `fn` follow the changes of tickets, and count them: read what is counted of a ticket, which is none of its
   * texts and nothing about its customer, and write counters with what was counted of each ticket; sets TICKET_TABLE to
   * the table's name. Counters and marks are written in one transaction, and not otherwise. One that counts a ticket as
   * gone also checks that it is, so its actions are allowed for tickets, too: see bindCounter. The denial applies when
   * all keys are those of tickets, as in KeepAudit.
   */
  bindDeskCounter(fn: NodeFunction): void {
    fn.setEnvironment("TICKET_TABLE", this.name);
    this.#allowFollowing(fn);
    fn.role.allow("ReadCounted", ["dynamodb:BatchGetItem"], [this.arn], withKeys(LEADING_KEYS.deskStats));
    fn.role.allow("ReadTickets", ["dynamodb:BatchGetItem"], [this.arn], {
      ...withKeys(LEADING_KEYS.tickets),
      ...onlyAttributes(COUNTED_ATTRIBUTES),
    });
    const write = ["dynamodb:PutItem", "dynamodb:UpdateItem"];
    const keys = withKeys(LEADING_KEYS.deskStats, LEADING_KEYS.tickets);
    const conditions = { ...keys, ...ONLY_IN_TRANSACTIONS, ...RETURNS_NO_ITEM };
    fn.role.allow("Count", [...write, "dynamodb:ConditionCheckItem"], [this.arn], conditions);
    fn.role.deny("KeepTickets", write, [this.arn], withKeys(LEADING_KEYS.tickets));
    this.#key.grantTableWrite(fn.role);
  }

  /** Of the table's stream, which has two followers: AWS lets no more read from one shard without throttling. */
  #allowFollowing(fn: NodeFunction): void {
    const follow = ["DescribeStream", "GetRecords", "GetShardIterator", "ListStreams"].map(
      (name) => `dynamodb:${name}`,
    );
    fn.role.allow("FollowChanges", follow, [`${this.arn}/stream/*`]);
  }

  #createTable({ name, key, protectsData, recoveryDays }: TicketStoreProps): DynamodbTable {
    return new DynamodbTable(this, "table", {
      name,
      billingMode: "PAY_PER_REQUEST",
      hashKey: TABLE_KEY.partition,
      rangeKey: TABLE_KEY.sort,
      attribute: KEY_ATTRIBUTES.map((attribute) => ({ name: attribute, type: "S" })),
      globalSecondaryIndex: INDEX_NAMES.map(toIndex),
      pointInTimeRecovery: recoveryOf(recoveryDays),
      streamEnabled: true,
      streamViewType: "KEYS_ONLY",
      ttl: { enabled: true, attributeName: EXPIRY_ATTRIBUTE },
      serverSideEncryption: { enabled: true, kmsKeyArn: key.arn },
      deletionProtectionEnabled: protectsData,
      lifecycle: { preventDestroy: protectsData },
    });
  }
}
