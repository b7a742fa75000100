import {
  DeleteItemCommand,
  type DynamoDBClient,
  type DynamoDBClientResolvedConfig,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type ServiceInputTypes,
  type ServiceOutputTypes,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import type { AwsStub } from "aws-sdk-client-mock";
import { DynamoCustomers } from "../../../functions/serve-desk/customers/dynamo-customers.js";
import { DynamoStoredEvaluations } from "../../../functions/serve-desk/evaluations/dynamo-stored-evaluations.js";
import { DynamoExecutionNames } from "../../../functions/serve-desk/executions/dynamo-execution-names.js";
import { DynamoDeskStats } from "../../../functions/serve-desk/stats/dynamo-desk-stats.js";
import { DynamoDrafts } from "../../../functions/serve-desk/tickets/dynamo-drafts.js";
import { DynamoPresence } from "../../../functions/serve-desk/tickets/dynamo-presence.js";
import { DynamoDeskLists } from "../../../functions/serve-desk/inbox/dynamo-desk-lists.js";
import { DynamoAuditTrails } from "../../../functions/shared/audit/dynamo-audit-trails.js";
import { patchTicket, recordReply } from "../../../functions/shared/desk/change-ticket.js";
import { DEFAULT_RULES } from "../../../functions/shared/desk/desk-rules.js";
import { agentKeyOf, queueKeyOf } from "../../../functions/shared/desk/desk-ticket.js";
import { DynamoRuleTable } from "../../../functions/serve-desk/rules/dynamo-rule-table.js";
import { RULE_KINDS } from "../../../functions/shared/desk/rules/rule-kinds.js";
import { AROUND_THE_CLOCK } from "../../../functions/shared/desk/schedule.js";
import { DynamoDeskRules } from "../../../functions/shared/desk/store/dynamo-desk-rules.js";
import { DynamoNotices } from "../../../functions/shared/desk/notices/dynamo-notices.js";
import type { ChangeOrigin } from "../../../functions/shared/desk/store/desk-tickets.js";
import { DynamoAgents } from "../../../functions/shared/desk/store/dynamo-agents.js";
import { DynamoDeskQueues } from "../../../functions/shared/desk/store/dynamo-desk-queues.js";
import { DynamoDeskTickets } from "../../../functions/shared/desk/store/dynamo-desk-tickets.js";
import { DynamoEntries } from "../../../functions/shared/desk/store/dynamo-entries.js";
import {
  AGENT_INDEX,
  CUSTOMER_INDEX,
  DESK_PARTITIONS,
  deskItemKey,
  QUEUE_INDEX,
  ticketItemKey,
} from "../../../functions/shared/table/ticket-table.js";
import { anAgent } from "../builders/agents.js";
import { aDeskTicket } from "../builders/desk-tickets.js";
import { anEvaluation } from "../builders/evaluations.js";

type Stub = AwsStub<ServiceInputTypes, ServiceOutputTypes, DynamoDBClientResolvedConfig>;

const TableName = "tickets";
const AT = "2026-11-21T08:30:00.000Z";
const ORIGIN = { who: "u-1", what: "replied", requestId: "r-1", at: new Date(AT) } as const satisfies ChangeOrigin;

const VERDICT = { evaluation: anEvaluation(), answeredAt: AT, decidedBy: "u-1" };

/** What staff do with a ticket, all in one transaction: a reply that solves it, from a draft of its agent. */
const replyToTicket = async (tickets: DynamoDeskTickets): Promise<void> => {
  const before = aDeskTicket({ assignee: "u-1" });
  const reply = { messageId: "m-1", at: Date.parse(AT), deskStatus: "SOLVED" } as const;
  await tickets.write({
    before,
    changed: recordReply(before, reply, DEFAULT_RULES),
    origin: ORIGIN,
    message: { id: "m-1", text: "", author: { role: "agent", id: "u-1" }, at: AT },
    discardDraftOf: "u-1",
    verdict: VERDICT,
  });
};

/** What a deadline, or staff, do with a ticket. */
const escalate = async (tickets: DynamoDeskTickets): Promise<void> => {
  const before = aDeskTicket({ assignee: "u-1" });
  await tickets.write({
    before,
    changed: patchTicket(before, { assignee: "u-2" }, "system", DEFAULT_RULES, Date.parse(AT)),
    origin: { ...ORIGIN, who: "system", what: "escalated" },
    notice: { id: "n-1", kind: "escalated", ticketId: before.ticketId, text: "" },
  });
};

const query = (attribute: string, value: string): QueryCommand =>
  new QueryCommand({
    TableName,
    KeyConditionExpression: `${attribute} = :key`,
    ExpressionAttributeValues: { ":key": { S: value } },
  });

const listTickets = async (client: DynamoDBClient): Promise<void> => {
  const now = () => new Date(AT);
  const lists = new DynamoDeskLists({ client, tableName: TableName, now, log: { warn: () => undefined } });
  const range = { after: undefined, until: undefined, limit: 1 };
  await lists.read({ index: QUEUE_INDEX, key: queueKeyOf("priority", false, 0) }, range, {});
  await lists.read({ index: AGENT_INDEX, key: agentKeyOf("u-1") }, range, {});
};

/** What the design lets staff do that has no adapter yet: the desk's collections. */
const useDesignedItems = async (client: DynamoDBClient): Promise<void> => {
  for (const Key of COLLECTED) {
    await client.send(new GetItemCommand({ TableName, Key }));
    await client.send(new PutItemCommand({ TableName, Item: Key }));
    await client.send(new DeleteItemCommand({ TableName, Key }));
  }
  for (const Key of COLLECTED) {
    await client.send(query("pk", Key.pk.S));
    await client.send(new UpdateItemCommand({ TableName, Key, UpdateExpression: "SET a = :a" }));
  }
};

const isCollection = (name: string): name is keyof typeof DESK_PARTITIONS => name in DESK_PARTITIONS;
const COLLECTED = Object.keys(DESK_PARTITIONS)
  .filter(isCollection)
  .map((name) => deskItemKey(name, "1"));

/** What admins do with rules, and the reading of rules that clocks run by. */
const useRules = async (client: DynamoDBClient): Promise<void> => {
  const log = { warn: () => undefined };
  const rules = new DynamoRuleTable(client, TableName, log);
  const change = { id: "office", revision: 0, origin: { who: "u-1", requestId: "r-1", at: new Date(AT) } };
  const seen = [{ collection: "slaPolicies", revision: 0 }] as const;
  await rules.read(RULE_KINDS.schedules);
  await rules.find(RULE_KINDS.schedules, "office");
  await rules.write(RULE_KINDS.schedules, { ...change, before: undefined, after: AROUND_THE_CLOCK, seen });
  await rules.write(RULE_KINDS.schedules, { ...change, before: AROUND_THE_CLOCK, after: undefined, seen });
  await new DynamoDeskRules({ client, tableName: TableName, log, now: () => 0 }).load();
};

/** Whom staff answer. */
const readCustomers = async (client: DynamoDBClient, stub: Stub): Promise<void> => {
  stub.on(QueryCommand, { IndexName: CUSTOMER_INDEX }).resolves({ Items: [ticketItemKey("TKT-1")] });
  const customers = new DynamoCustomers({ client, tableName: TableName, log: { warn: () => undefined } });
  await customers.history("C-1", 1, undefined);
  await customers.summarize("C-1");
  await customers.account("C-1");
};

/** What serve-desk does with the table. */
export const useDesk = async (client: DynamoDBClient, stub: Stub): Promise<void> => {
  const tickets = new DynamoDeskTickets(client, TableName);
  await tickets.find("TKT-1");
  await replyToTicket(tickets);
  await escalate(tickets);
  await tickets.discardModelDraft("TKT-1", VERDICT, { ...ORIGIN, what: "draft-discarded" });
  await tickets.addNote("TKT-1", { id: "n-1", text: "", author: "u-1", at: AT }, ORIGIN);
  const entries = new DynamoEntries(client, TableName);
  await entries.messages("TKT-1", 1);
  await entries.notes("TKT-1", 1);
  const trails = new DynamoAuditTrails(client, TableName);
  await trails.read({ kind: "ticket", id: "TKT-1" }, 1, undefined);
  for (const collection of ["macros", "categories", "tags", "slaPolicies", "schedules"] as const)
    await trails.read({ kind: "rule", collection, id: "any" }, 1, undefined);
  const drafts = new DynamoDrafts(client, TableName);
  await drafts.find("TKT-1", "u-1");
  await drafts.save("TKT-1", { text: "", agent: "u-1", at: AT, lastMessageId: undefined, basedOnModel: false });
  await drafts.discard("TKT-1", "u-1");
  await new DynamoPresence(client, TableName).announce("TKT-1", "u-1", new Date(AT));
  const agents = new DynamoAgents(client, TableName);
  await agents.list();
  await agents.find("u-1");
  await agents.change(anAgent(), anAgent({ capacity: 3 }), ORIGIN);
  const queues = new DynamoDeskQueues(client, TableName);
  await queues.unassigned(1);
  await queues.ofAgent("u-1", 1);
  await listTickets(client);
  const stats = new DynamoDeskStats(client, TableName);
  await stats.now();
  await stats.days("2026-11-01", "2026-11-21");
  await readCustomers(client, stub);
  await new DynamoExecutionNames(client, TableName).find("TKT-1");
  await new DynamoStoredEvaluations(client, TableName).find("TKT-1");
  await new DynamoStoredEvaluations(client, TableName).findOfPerson("TKT-1");
  await useRules(client);
  await useDesignedItems(client);
};

/** What watch-deadlines does with the table. */
export const useDeadlines = async (client: DynamoDBClient): Promise<void> => {
  const queues = new DynamoDeskQueues(client, TableName);
  await queues.dueBefore(Date.parse(AT), 1);
  await queues.unassigned(1);
  await queues.ofAgent("u-1", 1);
  const tickets = new DynamoDeskTickets(client, TableName);
  await tickets.find("TKT-1");
  await escalate(tickets);
  await new DynamoAgents(client, TableName).list();
  const notices = new DynamoNotices(client, TableName);
  await notices.list(1);
  await notices.remove("n-1");
  const log = { warn: () => undefined };
  await new DynamoDeskRules({ client, tableName: TableName, log, now: () => 0 }).load();
};
