import {
  CreateTableCommand,
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  type GlobalSecondaryIndex,
  type KeySchemaElement,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DynamoIntakeTable } from "../../functions/serve-api/intake/dynamo-intake-table.js";
import { DynamoTicketReader } from "../../functions/serve-api/reading/dynamo-ticket-reader.js";
import { DynamoUserTable } from "../../functions/serve-api/legacy/dynamo-user-table.js";
import { DynamoDeskCounters } from "../../functions/count-desk-changes/dynamo-desk-counters.js";
import { DynamoRuleTable } from "../../functions/serve-desk/rules/dynamo-rule-table.js";
import { DynamoCallerBudgets } from "../../functions/shared/budget/dynamo-caller-budgets.js";
import { INDEXES, QUEUE_INDEX, statsKey, TABLE_KEY, ticketItemKey } from "../../functions/shared/table/ticket-table.js";
import { listTickets } from "../../functions/serve-api/reading/list-tickets.js";
import { type Submission, submitTicket } from "../../functions/serve-api/intake/submit-ticket.js";
import { DESK_QUEUES, queueKeysOf, readDeskTicket } from "../../functions/shared/desk/desk-ticket.js";
import { startEmulator } from "../../scripts/local/emulator/start-emulator.js";
import { findFreePort } from "../../scripts/local/process/free-port.js";
import type { ManagedProcess } from "../../scripts/local/process/managed-process.js";
import { aDeskItem } from "../support/builders/desk-tickets.js";
import { stateNamed } from "../support/builders/state-machine.js";
import { evaluate } from "../support/builders/jsonata.js";
import { aTicket, aWorkflowInput } from "../support/builders/tickets.js";
import { aCaller, fakeTicketPorts } from "../support/fakes/ticket-api-ports.js";
import { BUDGET_UNDER_TEST, testCallerBudgets } from "../support/fakes/caller-budgets.contract.js";
import { newestFirst } from "../support/fakes/ticket-store-fake.js";
import { testDeskCounters } from "../support/fakes/desk-counters.contract.js";
import { testDeskTransactions } from "../support/fakes/desk-transactions.contract.js";
import { testRuleTable } from "../support/fakes/rule-table.contract.js";
import { FakeLog } from "../support/fakes/start-workflow-fakes.js";
import { testDeskOpening } from "../support/fakes/desk-opening.contract.js";
import { type TableUnderTest, testIntakeTable, testTicketReader } from "../support/fakes/ticket-store.contract.js";

const TableName = "tickets";
let emulator: ManagedProcess;
let folder: string;
let client: DynamoDBClient;
let dynamo: TableUnderTest;

const text = (AttributeName: string) => ({ AttributeName, AttributeType: "S" }) as const;
const keyOf = (partition: string, sort: string): KeySchemaElement[] => [
  { AttributeName: partition, KeyType: "HASH" },
  { AttributeName: sort, KeyType: "RANGE" },
];

/** The indexes of the stack's table. */
const GlobalSecondaryIndexes = Object.entries(INDEXES).map(
  ([IndexName, { partition, sort, columns }]): GlobalSecondaryIndex => ({
    IndexName,
    KeySchema: keyOf(partition, sort),
    Projection:
      columns.length === 0
        ? { ProjectionType: "KEYS_ONLY" }
        : { ProjectionType: "INCLUDE", NonKeyAttributes: [...columns] },
  }),
);

const KEYS = Object.values(INDEXES).flatMap(({ partition, sort }) => [partition, sort]);

/** A table with the keys and indexes of the stack's table. */
const createTable = () =>
  client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: [...new Set([...Object.values(TABLE_KEY), ...KEYS])].map(text),
      KeySchema: keyOf(TABLE_KEY.partition, TABLE_KEY.sort),
      GlobalSecondaryIndexes,
    }),
  );

/** Does the update with which the workflow opens a ticket, from the workflow's definition. */
const takeUp = async (ticketId: string): Promise<void> => {
  const input = aWorkflowInput({ ticket: aTicket({ ticketId }) });
  const state = (await evaluate(stateNamed("Open ticket")["Arguments"], { input, executionInput: input })) as object;
  await client.send(new UpdateItemCommand({ ...state, Key: ticketItemKey(ticketId), TableName }));
};

const put: TableUnderTest["put"] = async ({ ticketId, submittedAt, customerId = "", status }) => {
  const attributes = { ticket_id: ticketId, submitted_at: submittedAt, customer_id: customerId, status };
  const texts = Object.entries(attributes).map(([name, S]) => [name, { S }] as const);
  await client.send(
    new PutItemCommand({ TableName, Item: { ...ticketItemKey(ticketId), ...Object.fromEntries(texts) } }),
  );
};

const openTable = (): TableUnderTest["table"] => {
  const intake = new DynamoIntakeTable(client, TableName);
  const reader = new DynamoTicketReader(client, TableName);
  const users = new DynamoUserTable(client, TableName);
  return {
    open: intake.open.bind(intake),
    findKey: intake.findKey.bind(intake),
    accept: intake.accept.bind(intake),
    refuse: intake.refuse.bind(intake),
    reopen: intake.reopen.bind(intake),
    read: reader.read.bind(reader),
    readWithText: reader.readWithText.bind(reader),
    readMessage: reader.readMessage.bind(reader),
    list: reader.list.bind(reader),
    add: users.add.bind(users),
    find: users.find.bind(users),
    extend: users.extend.bind(users),
  };
};

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "ticket-table-"));
  const port = await findFreePort();
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  const env = { ...process.env, AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" };
  emulator = await startEmulator({ port, runFolder: folder, env, modelUrl: "http://127.0.0.1:9", enforceIam: false });
  client = new DynamoDBClient({ region: "us-east-1", endpoint: `http://127.0.0.1:${port}`, credentials });
  await createTable();
  dynamo = { table: openTable(), startProcessing: takeUp, put };
});

afterAll(async () => {
  client.destroy();
  await emulator.stop();
  await rm(folder, { recursive: true, force: true });
});

describe("the ticket table in DynamoDB", () => {
  testIntakeTable(() => dynamo);
  testTicketReader(() => dynamo);
});

describe("the counters of budgets in DynamoDB", () => {
  testCallerBudgets(
    () => new DynamoCallerBudgets(client, TableName, { general: BUDGET_UNDER_TEST, gold: BUDGET_UNDER_TEST }),
  );
});

describe("the opening of tickets on the desk in DynamoDB", () => {
  testDeskOpening({
    client: () => client,
    tableName: TableName,
    put: async (Item) => {
      await client.send(new PutItemCommand({ TableName, Item }));
    },
    get: async (ticketId) => {
      const command = new GetItemCommand({ TableName, Key: ticketItemKey(ticketId), ConsistentRead: true });
      return (await client.send(command)).Item;
    },
  });

  it("lists what staff have work with, each queue by the next deadline, and nothing else", async () => {
    const listed = await Promise.all(
      queueKeysOf(DESK_QUEUES, false).map(async (key) => {
        const query = { TableName, IndexName: QUEUE_INDEX, KeyConditionExpression: "queue_key = :key" };
        const command = new QueryCommand({ ...query, ExpressionAttributeValues: { ":key": { S: key } } });
        return (await client.send(command)).Items ?? [];
      }),
    );

    for (const items of listed) {
      const due = items.map((item) => item["due_key"]?.S);
      expect(due).toEqual(due.toSorted());
    }
    const statuses = new Set(listed.flat().map((item) => readDeskTicket(item, Date.now()).deskStatus));
    expect(statuses).toEqual(new Set(["OPEN"]));
  });
});

describe("the desk's transactions, in DynamoDB,", () => {
  testDeskTransactions(() => ({ client, tableName: TableName }));
});

describe("the rules' table in DynamoDB", () => {
  testRuleTable(() => new DynamoRuleTable(client, TableName, new FakeLog()));
});

describe("the counters of the desk in DynamoDB", () => {
  testDeskCounters(() => ({
    counters: new DynamoDeskCounters({ client, tableName: TableName, onUnreadable: () => undefined }),
    put: async (ticket) => {
      await client.send(new PutItemCommand({ TableName, Item: aDeskItem(ticket) }));
    },
    remove: async (ticketId) => {
      await client.send(new DeleteItemCommand({ TableName, Key: ticketItemKey(ticketId) }));
    },
    valueOf: async (_item, counter) => {
      const command = new GetItemCommand({ TableName, Key: statsKey("now", "OPEN"), ConsistentRead: true });
      return Number((await client.send(command)).Item?.[counter]?.N ?? 0);
    },
  }));
});

describe("intake and lists on DynamoDB", () => {
  /** Ports that use DynamoDB for everything except the stream. */
  const portsOnDynamo = () => {
    const { table } = dynamo;
    return { ...fakeTicketPorts(), randomBytes, intake: table, tickets: table, users: table };
  };

  const submission = (subject: string, idempotencyKey: string | undefined): Submission => ({
    operationId: "submitTicket",
    body: { type: "t", message: "m" },
    content: { subject: "t", description: "m" },
    caller: aCaller({ subject }),
    idempotencyKey,
  });

  it("creates one ticket and one record from fifty simultaneous equal requests", async () => {
    const ports = portsOnDynamo();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => submitTicket(submission("fifty", "key"), ports)),
    );

    expect(new Set(answers.map(({ ticketId, submittedAt }) => `${ticketId} ${submittedAt}`)).size).toBe(1);
    expect(new Set(ports.stream.records.map(({ json }) => json)).size).toBe(1);
    expect((await listTickets(aCaller({ subject: "fifty" }), { limit: 100 }, ports.tickets)).tickets).toHaveLength(1);
  });

  it("pages through every ticket once while others arrive", async () => {
    const ports = portsOnDynamo();
    const caller = aCaller({ subject: "pager" });
    const submitSome = (count: number) =>
      Promise.all(Array.from({ length: count }, () => submitTicket(submission("pager", undefined), ports)));
    const first = await submitSome(25);

    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await listTickets(
        caller,
        { limit: 4, cursor: cursor ?? undefined, status: "RECEIVED" },
        ports.tickets,
      );
      seen.push(...page.tickets.map(({ ticketId }) => ticketId));
      cursor = page.nextCursor;
      await submitSome(3);
    } while (cursor !== null);
    expect(seen).toEqual(first.toSorted(newestFirst).map(({ ticketId }) => ticketId));
  });
});
