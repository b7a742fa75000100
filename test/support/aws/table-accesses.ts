import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  DynamoDBClient,
  type DynamoDBClientResolvedConfig,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type ServiceInputTypes,
  type ServiceOutputTypes,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { type AwsStub, mockClient } from "aws-sdk-client-mock";
import { DynamoPeoplesVerdicts } from "../../../functions/archive-verdicts/dynamo-peoples-verdicts.js";
import { DynamoRevocations } from "../../../functions/authorize-request/dynamo-revocations.js";
import { DynamoTokenStore } from "../../../functions/authorize-request/dynamo-token-store.js";
import { DynamoDeskCounters } from "../../../functions/count-desk-changes/dynamo-desk-counters.js";
import { planChange } from "../../../functions/count-desk-changes/plan-changes.js";
import { DynamoCountedProducts } from "../../../functions/count-tickets/dynamo-counted-products.js";
import { DynamoTicketCounts } from "../../../functions/count-tickets/dynamo-ticket-counts.js";
import { DynamoEvaluations } from "../../../functions/evaluate-response/dynamo-evaluations.js";
import { DynamoFailureTable } from "../../../functions/record-failure/dynamo-failure-table.js";
import { DynamoIntakeTable } from "../../../functions/serve-api/intake/dynamo-intake-table.js";
import { DynamoUserTable } from "../../../functions/serve-api/legacy/dynamo-user-table.js";
import { DynamoTicketReader } from "../../../functions/serve-api/reading/dynamo-ticket-reader.js";
import { DynamoAttempts } from "../../../functions/serve-identity/sign-in/dynamo-attempts.js";
import { DynamoSessionRevocations } from "../../../functions/serve-identity/sign-in/dynamo-session-revocations.js";
import { DynamoProfiles } from "../../../functions/serve-identity/users/dynamo-profiles.js";
import { DynamoAuditTrails } from "../../../functions/shared/audit/dynamo-audit-trails.js";
import type { Expense } from "../../../functions/shared/budget/daily-budget.js";
import { DynamoCallerBudgets } from "../../../functions/shared/budget/dynamo-caller-budgets.js";
import { DynamoLaneTable } from "../../../functions/shared/lanes/dynamo-lane-table.js";
import { recordCustomerMessage } from "../../../functions/shared/desk/change-ticket.js";
import { DEFAULT_RULES } from "../../../functions/shared/desk/desk-rules.js";
import { DynamoDeskRules } from "../../../functions/shared/desk/store/dynamo-desk-rules.js";
import { DynamoDeskTickets } from "../../../functions/shared/desk/store/dynamo-desk-tickets.js";
import { DynamoEntries } from "../../../functions/shared/desk/store/dynamo-entries.js";
import { onceForEachAnswer } from "../../../functions/shared/lanes/once.js";
import { setLane } from "../../../functions/shared/lanes/set-lane.js";
import { allStates } from "../../../scripts/proofs/mutations/state-machine.js";
import { aDeskTicket } from "../builders/desk-tickets.js";
import { evaluate } from "../builders/jsonata.js";
import { useDeadlines, useDesk } from "./desk-accesses.js";
import { anEvaluation } from "../builders/evaluations.js";
import { aProfile } from "../fakes/identity-fakes.js";
import { aContext, aRoutedTicket } from "../builders/queue-messages.js";

/** An access to the ticket table: action, index if any, and the partition keys that IAM sees as leading keys. */
export interface TableAccess {
  readonly action: string;
  readonly index: string | undefined;
  readonly keys: readonly string[];
  /** The transaction that the access is part of, if any. */
  readonly enclosing?: "TransactWriteItems";
}

type Stub = AwsStub<ServiceInputTypes, ServiceOutputTypes, DynamoDBClientResolvedConfig>;
type Attributes = Readonly<Record<string, { readonly S?: string | undefined } | undefined>> | undefined;

const TABLE = "tickets";
const AT = new Date("2026-11-21T08:30:00.000Z");
const TICKET_ID = "TKT-1";
const KEY_ID = "0f0f";

const access = (operation: string, key: string | undefined, index?: string): TableAccess => {
  if (key === undefined) throw new Error(`${operation} without a partition key.`);
  return { action: `dynamodb:${operation}`, index, keys: [key] };
};
const ofKey = (operation: string, attributes: Attributes): TableAccess => access(operation, attributes?.["pk"]?.S);

const ofQuery = ({ IndexName, KeyConditionExpression, ExpressionAttributeValues }: QueryCommand["input"]) => {
  const placeholder = /^\S+ = (?<value>:\w+)/.exec(KeyConditionExpression ?? "")?.groups?.["value"] ?? "";
  return access("Query", ExpressionAttributeValues?.[placeholder]?.S, IndexName);
};

/** AWS does not document whether each item is checked with its own key or with all keys: both must be allowed. */
const ofTransaction = ({ TransactItems = [] }: TransactWriteItemsCommand["input"]): TableAccess[] => {
  const own = TransactItems.map(({ Put, Update, Delete, ConditionCheck }) => {
    if (Put !== undefined) return ofKey("PutItem", Put.Item);
    if (Update !== undefined) return ofKey("UpdateItem", Update.Key);
    return Delete === undefined ? ofKey("ConditionCheckItem", ConditionCheck?.Key) : ofKey("DeleteItem", Delete.Key);
  });
  const keys = own.flatMap((item) => item.keys);
  return [...own, ...own.map((item) => ({ ...item, keys }))].map((item) => ({
    ...item,
    enclosing: "TransactWriteItems",
  }));
};

/** A batch names all of its keys. */
const ofBatch = ({ RequestItems = {} }: BatchGetItemCommand["input"]): TableAccess[] => {
  const keys = Object.values(RequestItems).flatMap(({ Keys = [] }) => Keys.map((key) => key["pk"]?.S ?? ""));
  return [{ action: "dynamodb:BatchGetItem", index: undefined, keys }];
};

const accessesOf = (stub: Stub): TableAccess[] =>
  stub.calls().flatMap(({ args: [command] }) => {
    if (command instanceof TransactWriteItemsCommand) return ofTransaction(command.input);
    if (command instanceof QueryCommand) return [ofQuery(command.input)];
    if (command instanceof BatchGetItemCommand) return ofBatch(command.input);
    if (command instanceof GetItemCommand) return [ofKey("GetItem", command.input.Key)];
    if (command instanceof PutItemCommand) return [ofKey("PutItem", command.input.Item)];
    if (command instanceof UpdateItemCommand) return [ofKey("UpdateItem", command.input.Key)];
    if (command instanceof DeleteItemCommand) return [ofKey("DeleteItem", command.input.Key)];
    throw new Error(`${command.constructor.name} is unknown here: say which keys it names.`);
  });

const nothing = () => undefined;
const failing = () => Promise.reject(new Error("the work failed"));

/** Tickets come onto the desk by the rules of the table. */
const readRules = (client: DynamoDBClient) =>
  new DynamoDeskRules({ client, tableName: TABLE, log: { warn: nothing }, now: () => 0 }).load();

/** A lane sets lanes, and remembers, reads and forgets which answers it has processed. */
const useLane = async (client: DynamoDBClient, stub: Stub, folder: string): Promise<void> => {
  await setLane(aRoutedTicket(), "general", await readRules(client), new DynamoLaneTable(client, TABLE));
  const options = { client, tableName: TABLE, folder };
  await onceForEachAnswer(() => Promise.resolve("Lane set"), options)(aRoutedTicket(), aContext());
  await onceForEachAnswer(failing, options)(aRoutedTicket(), aContext()).catch(nothing);
  // A table that does not return the item whose condition failed: Powertools reads it.
  stub.on(PutItemCommand).rejects(new ConditionalCheckFailedException({ message: "exists", $metadata: {} }));
  await onceForEachAnswer(failing, options)(aRoutedTicket(), aContext()).catch(nothing);
};

const BUDGET = { tickets: 1, characters: 1 };

/** Budgets are counted, given back and marked. */
const useBudgets = async (client: DynamoDBClient, counter: Expense["counter"]): Promise<void> => {
  const budgets = new DynamoCallerBudgets(client, TABLE, { general: BUDGET, gold: BUDGET });
  const expense = { counter, caller: "C-1", tier: "general", characters: 1, at: AT } as const;
  await budgets.spend(expense);
  await budgets.giveBack(expense);
  await budgets.markCounted(expense);
};

const useApi = async (client: DynamoDBClient): Promise<void> => {
  const intake = new DynamoIntakeTable(client, TABLE);
  const ticket = {
    ticketId: TICKET_ID,
    submittedAt: AT.toISOString(),
    tier: "general",
    customerId: "C-1",
    subject: "",
  } as const;
  await intake.open(ticket, undefined);
  await intake.open(ticket, { id: KEY_ID, requestHash: "", expiresAt: 1_800_000_000 });
  await intake.findKey(KEY_ID, AT);
  await intake.accept(TICKET_ID, KEY_ID, AT);
  await intake.refuse(TICKET_ID, KEY_ID, { error: "Error", at: AT });
  await intake.reopen(TICKET_ID);
  const reader = new DynamoTicketReader(client, TABLE);
  await reader.read(TICKET_ID);
  const all = { from: "1970", until: "9999", status: undefined, priority: undefined, after: undefined, limit: 1 };
  await reader.list({ customerId: "C-1", ...all });
  const users = new DynamoUserTable(client, TABLE);
  await users.add({ userId: "user_1", owner: "C-1", createdAt: AT, expiresAt: 1_800_000_000 });
  await users.find("user_1");
  await users.extend("user_1", 1_800_000_000);
  await useBudgets(client, "api");
  await useConversation(client);
};

/** A customer reads messages, and writes one that reopens a ticket of an agent. */
const useConversation = async (client: DynamoDBClient): Promise<void> => {
  const desk = new DynamoDeskTickets(client, TABLE);
  const before = aDeskTicket({ ticketId: TICKET_ID, deskStatus: "SOLVED", assignee: "u-ada" });
  const messageId = `${AT.toISOString()}-00000000`;
  const changed = recordCustomerMessage(before, { messageId, at: AT.getTime() }, DEFAULT_RULES);
  if (changed === undefined) throw new Error("The ticket is closed.");
  const at = AT.toISOString();
  await desk.find(TICKET_ID);
  await desk.write({
    before,
    changed,
    origin: { who: "C-1", what: "customer-replied", requestId: "r-1", at: AT },
    message: { id: messageId, text: "", author: { role: "customer", id: "C-1" }, at },
    key: { id: KEY_ID, requestHash: "", expiresAt: 1_800_000_000, tier: "general" },
  });
  await new DynamoEntries(client, TABLE).messages(TICKET_ID, 1);
  await new DynamoDeskRules({ client, tableName: TABLE, log: { warn: nothing }, now: Date.now }).load();
  const reader = new DynamoTicketReader(client, TABLE);
  await reader.readWithText(TICKET_ID);
  await reader.readMessage(TICKET_ID, messageId);
};

const useIdentity = async (client: DynamoDBClient): Promise<void> => {
  const profiles = new DynamoProfiles(client, TABLE);
  const admin = aProfile({ role: "admin" });
  const origin = { who: "u-root", requestId: "r-1", at: AT };
  await profiles.find("u-1");
  await profiles.list({ words: undefined, role: undefined, active: undefined }, 1, undefined);
  await profiles.touch("u-1", AT);
  await profiles.add(admin, origin);
  await profiles.change(admin, { ...admin, role: "customer", version: 2 }, origin);
  await new DynamoAuditTrails(client, TABLE).read({ kind: "user", id: "u-1" }, 1, undefined);
  const attempts = new DynamoAttempts(client, TABLE);
  await attempts.take("login-account", "ada@example.com", AT);
  await attempts.giveBack("login-account", "ada@example.com", AT);
  const revocations = new DynamoSessionRevocations(client, TABLE);
  await revocations.revokeSession("s-1", AT);
  await revocations.revokeUser("u-1", AT);
};

/** What each function does with the table, by its folder. */
const USES: Readonly<Record<string, (client: DynamoDBClient, stub: Stub) => Promise<unknown>>> = {
  "archive-verdicts": (client) => new DynamoPeoplesVerdicts(client, TABLE).find(TICKET_ID),
  "authorize-request": async (client) => {
    const tokens = new DynamoTokenStore(client, TABLE);
    await tokens.find("0123456789abcdef");
    await tokens.confirm("0123456789abcdef");
    await tokens.touch("0123456789abcdef", AT, AT);
    await new DynamoRevocations(client, TABLE).includes({ subject: "u-1", session: "s-1", issuedAt: 0 });
  },
  "count-tickets": async (client) => {
    const counter = { day: "2026-11-21", tier: "gold", priority: "HIGH", product: "Cloud Vault" } as const;
    await new DynamoCountedProducts(client, TABLE).admit(counter.day, counter.product);
    await new DynamoTicketCounts(client, TABLE, () => AT).add(TICKET_ID, counter);
  },
  "count-desk-changes": async (client) => {
    const counters = new DynamoDeskCounters({ client, tableName: TABLE, onUnreadable: nothing });
    const ticket = { ...aDeskTicket(), arrivedAt: AT.toISOString() };
    await counters.read([TICKET_ID]);
    const counted = planChange({ ticketId: TICKET_ID, before: undefined, ticket }, AT.getTime());
    const before = counted && { ...counted.after, revision: 1 };
    const gone = planChange({ ticketId: TICKET_ID, before, ticket: undefined }, AT.getTime());
    for (const change of [counted, gone])
      if (change !== undefined) await counters.write({ changes: [change], additions: change.additions });
  },
  "detect-sentiment": (client) => useBudgets(client, "workflow"),
  "evaluate-response": async (client) => {
    await new DynamoEvaluations(client, TABLE).save({ evaluation: anEvaluation(), answeredAt: AT.toISOString() });
    await useBudgets(client, "judge");
  },
  "record-failure": (client) =>
    new DynamoFailureTable(client, TABLE, () => readRules(client)).markFailed(
      {
        ticketId: TICKET_ID,
        contentHash: "0".repeat(64),
        error: "Error",
        cause: "",
        executionArn: "arn",
        failedAt: AT.toISOString(),
        key: "failed/1.json",
      },
      { submittedAt: AT.toISOString(), tier: "general", columns: {} },
    ),
  "serve-api": useApi,
  "serve-desk": useDesk,
  "serve-identity": useIdentity,
  "set-general-lane": (client, stub) => useLane(client, stub, "set-general-lane"),
  "set-priority-lane": (client, stub) => useLane(client, stub, "set-priority-lane"),
  "watch-deadlines": useDeadlines,
};

/** Every access of each function, by its folder: its own adapters, run against a client that finds nothing. */
export const functionAccesses = async (): Promise<[folder: string, accesses: TableAccess[]][]> => {
  const found: [string, TableAccess[]][] = [];
  for (const [folder, use] of Object.entries(USES)) {
    const client = new DynamoDBClient({ region: "us-east-1" });
    const stub = mockClient(client);
    stub.onAnyCommand().resolves({});
    stub.on(BatchGetItemCommand).resolves({ Responses: { [TABLE]: [] } });
    await use(client, stub);
    found.push([folder, accessesOf(stub)]);
  }
  return found;
};

const OF_STATE = /:dynamodb:(?<first>\w)(?<rest>\w+)$/;

/** Every access of the state machine, from its definition. */
export const workflowAccesses = async (): Promise<TableAccess[]> => {
  const scope = { executionInput: { ticket: { ticketId: TICKET_ID } } };
  const found = allStates.map(async ([, state]) => {
    const { first, rest } = OF_STATE.exec(state.Resource)?.groups ?? {};
    if (first === undefined || rest === undefined) return [];
    const { Key } = state["Arguments"] as { Key?: { pk: { S: string } } };
    return [access(`${first.toUpperCase()}${rest}`, (await evaluate(Key?.pk.S, scope)) as string)];
  });
  return (await Promise.all(found)).flat();
};

const COMMAND = /new (?<command>\w+)Command\(/g;

/** Names of the DynamoDB operations that the sources of a folder call. */
export const operationsInSource = (folder: string): string[] => {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  const sources = files.map((name) => readFileSync(join(folder, name), "utf8"));
  const usingTable = sources.filter((text) => text.includes("@aws-sdk/client-dynamodb"));
  const commands = usingTable.flatMap((text) => [...text.matchAll(COMMAND)].map(({ groups }) => groups?.["command"]));
  return [...new Set(commands.filter((command) => command !== undefined))];
};
