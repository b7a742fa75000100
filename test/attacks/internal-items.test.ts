import {
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, expect, it } from "vitest";
import { DynamoIntakeTable } from "../../functions/serve-api/intake/dynamo-intake-table.js";
import { makeOperations, makeServiceOperations } from "../../functions/serve-api/operations.js";
import { DynamoTicketReader } from "../../functions/serve-api/reading/dynamo-ticket-reader.js";
import { PERSON_SCOPES } from "../../functions/shared/auth/caller.js";
import { TICKET_ROUTES, type TicketOperationId } from "../../functions/shared/api/ticket-routes.js";
import { TicketRecordSchema } from "../../functions/shared/contracts/ticket-record-schema.js";
import { toDeskAttributes } from "../../functions/shared/desk/desk-ticket.js";
import { AROUND_THE_CLOCK } from "../../functions/shared/desk/schedule.js";
import { DynamoDeskTickets } from "../../functions/shared/desk/store/dynamo-desk-tickets.js";
import { DynamoEntries } from "../../functions/shared/desk/store/dynamo-entries.js";
import { toMessageItem } from "../../functions/shared/desk/store/entry-items.js";
import { makeDispatcher } from "../../functions/shared/http/dispatch.js";
import type { Item } from "../../functions/shared/table/attributes.js";
import { ticketItemKey } from "../../functions/shared/table/ticket-table.js";
import { FakeRequestLog } from "../support/aws/api-under-test.js";
import { aRequestTo } from "../support/builders/api-events.js";
import { aDeskTicket } from "../support/builders/desk-tickets.js";
import { aCaller, fakeTicketPorts } from "../support/fakes/ticket-api-ports.js";

/**
 * A customer tries to read what staff keep among themselves. Every attribute that is not theirs holds a marker, the
 * table returns whole items whatever is asked for, and every endpoint of the customers' function is called.
 */
const MARK = "MARKER-";
const AT = "2026-11-21T08:30:00.000Z";
const ID = "TKT-1";
const SHOWN: readonly string[] = [
  "ticket_id",
  "status",
  "submitted_at",
  "customer_id",
  "subject",
  "subject_preview",
  "description",
];
const CHOICES = { category: "BILLING", priority: "HIGH", sentiment: "NEGATIVE", tier: "gold", language: "en" };

const marked = (names: readonly string[]): Item =>
  Object.fromEntries(names.map((name) => [name, { S: `${MARK}${name}` }]));

const aMarkedItem = (): Item => {
  const ticket = aDeskTicket({ assignee: `${MARK}assignee`, tags: [`${MARK}tag`], lastReplyId: `${AT}-abababab` });
  const { sla, ...desk } = toDeskAttributes({ ...ticket, policyId: `${MARK}policy` }, AROUND_THE_CLOCK);
  const present = Object.entries({ sla, ...desk }).filter(
    (entry): entry is [string, Item[string]] => entry[1] !== undefined,
  );
  const own = SHOWN.map((name) => [name, { S: `own ${name}` }] as const);
  return {
    ...marked(["intake_error", "execution_arn", "content_hash", "listing_key", "failure_error", "failure_key"]),
    ...marked(Object.keys(TicketRecordSchema.shape)),
    ...Object.fromEntries(own),
    ...Object.fromEntries(Object.entries(CHOICES).map(([name, S]) => [name, { S }])),
    ...Object.fromEntries(present),
    ...ticketItemKey(ID),
    ticket_id: { S: ID },
    customer_id: { S: "C-1" },
    submitted_at: { S: AT },
    processed_at: { S: AT },
    answer_by: { S: AT },
    status: { S: "NEEDS_HUMAN" },
  };
};

const aMarkedMessage = (id: string, role: "agent" | "customer"): Item => ({
  ...toMessageItem(ID, { id, text: "own text", author: { role, id: `${MARK}author` }, at: AT, drafted: "edited" }),
  note: { S: `${MARK}note` },
  reasoning: { S: `${MARK}reasoning` },
});

const dynamo = mockClient(DynamoDBClient);
const client = new DynamoDBClient({ region: "us-east-1" });

beforeEach(() => {
  dynamo.reset();
  dynamo.on(GetItemCommand).callsFake(({ Key }: { Key: { sk: { S: string }; pk: { S: string } } }) => {
    if (Key.pk.S !== `TICKET#${ID}`) return {};
    return { Item: Key.sk.S === "TICKET" ? aMarkedItem() : aMarkedMessage(`${AT}-abababab`, "agent") };
  });
  dynamo.on(QueryCommand).callsFake(({ IndexName }: { IndexName?: string }) => ({
    Items:
      IndexName === undefined
        ? [aMarkedMessage(`${AT}-abababab`, "agent"), aMarkedMessage(`${AT}-cdcdcdcd`, "customer")]
        : [aMarkedItem()],
  }));
  dynamo.on(PutItemCommand).resolves({});
  dynamo.on(TransactWriteItemsCommand).resolves({});
});

const path = { parameters: { id: ID } };
const REQUESTS: Record<TicketOperationId, readonly Parameters<typeof aRequestTo>[1][]> = {
  submitTicket: [{ body: { type: "t", message: "m" } }],
  submitForCustomer: [{ body: { type: "t", message: "m", customerId: "C-1" } }],
  listTickets: [{}],
  readTicket: [path],
  submitSupportRequest: [{ body: { content: "m", customerId: "c" } }],
  createUser: [{}],
  submitUserTicket: [{ body: { user_id: "USR-1", description: "m" } }],
  readUserTicket: [{ query: { ticket_id: [ID] } }],
  checkHealth: [{}],
  countTickets: [{}],
  changeTicket: [
    { ...path, body: { status: "solved" } },
    { ...path, body: { status: "pending" } },
    { ...path, body: { priority: "LOW", category: "x", assigned_to: "y", description: "z" } },
  ],
  listMessages: [path, { ...path, query: { limit: ["1"] } }],
  postMessage: [{ ...path, body: { text: "m" } }],
  postComment: [
    { ...path, body: { comment: "m" } },
    { ...path, body: { comment: "m", internal: true } },
  ],
};

const cases = TICKET_ROUTES.flatMap(({ operationId }) =>
  REQUESTS[operationId].map((request) => ({ operationId, request, sent: JSON.stringify(request?.body ?? "") })),
);

/** The dispatcher over the customers' operations, on a table that returns everything it has of the ticket. */
const anApi = () => {
  const table = "tickets";
  const reader = new DynamoTicketReader(client, table);
  const ports = {
    ...fakeTicketPorts(),
    intake: new DynamoIntakeTable(client, table),
    tickets: reader,
    desk: new DynamoDeskTickets(client, table, () => Date.parse(AT)),
    messages: new DynamoEntries(client, table),
  };
  const operations = { ...makeServiceOperations(), ...makeOperations(ports) };
  const log = new FakeRequestLog();
  return { log, send: makeDispatcher({ routes: TICKET_ROUTES, operations, allowedOrigins: new Set(), log }) };
};

it.each(cases)("$operationId $sent shows its customer nothing that is not theirs, nor does the log", async (one) => {
  const { log, send } = anApi();
  const answer = await send(aRequestTo(one.operationId, one.request));

  expect(answer.statusCode).not.toBe(500);
  expect(JSON.stringify(answer)).not.toContain(MARK);
  expect(JSON.stringify(answer)).not.toMatch(/drafted|assignee|reasoning|ON_HOLD/);
  expect(JSON.stringify(log.entries)).not.toContain(MARK);
});

/** Routes that name a ticket: what they say of a foreign one is what they say of none. */
const ofOneTicket = cases.filter(({ request }) => JSON.stringify(request ?? {}).includes(ID));
const STRANGERS = (["customer", "agent", "admin"] as const).map((role) =>
  aCaller({ subject: "C-2", role, scopes: PERSON_SCOPES }),
);

it.each(ofOneTicket.flatMap((one) => STRANGERS.map((caller) => ({ ...one, caller, role: caller.role }))))(
  "$operationId $sent says of another customer's ticket what it says of none, to the role $role",
  async ({ operationId, request, caller }) => {
    const ask = async (id: string) => {
      const sent = JSON.parse(JSON.stringify(request).replaceAll(ID, id)) as typeof request;
      const { log, send } = anApi();
      const { statusCode, headers, body } = await send(aRequestTo(operationId, { ...sent, caller }));
      expect(JSON.stringify(log.entries)).not.toContain(MARK);
      return { statusCode, headers, body: body.replaceAll(id, "<id>") };
    };
    const nobodys = await ask("TKT-2");

    expect([403, 404]).toContain(nobodys.statusCode);
    expect(await ask(ID)).toEqual(nobodys);
    expect(dynamo.commandCalls(PutItemCommand)).toEqual([]);
    expect(dynamo.commandCalls(TransactWriteItemsCommand)).toEqual([]);
  },
);

it("has cases for every route with a ticket in its path", () => {
  const inPath = TICKET_ROUTES.filter(({ path: route }) => route.includes("{id}")).map((route) => route.operationId);

  expect(new Set(ofOneTicket.map(({ operationId }) => operationId))).toEqual(new Set([...inPath, "readUserTicket"]));
});
