import { DynamoDBClient, GetItemCommand, TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { patchTicket, recordReply, type TicketPatch } from "../../../../../functions/shared/desk/change-ticket.js";
import { DEFAULT_RULES } from "../../../../../functions/shared/desk/desk-rules.js";
import { toDeskAttributes } from "../../../../../functions/shared/desk/desk-ticket.js";
import { AROUND_THE_CLOCK } from "../../../../../functions/shared/desk/schedule.js";
import type { TicketWrite } from "../../../../../functions/shared/desk/store/desk-tickets.js";
import { DynamoDeskTickets } from "../../../../../functions/shared/desk/store/dynamo-desk-tickets.js";
import { DependencyThrottled, DependencyUnavailable } from "../../../../../functions/shared/lambda/errors.js";
import { aDeskTicket, SUBMITTED_AT } from "../../../../support/builders/desk-tickets.js";
import { cancelledTransaction, serviceUnavailable } from "../../../../support/builders/sdk-errors.js";

const dynamo = mockClient(DynamoDBClient);
const tickets = new DynamoDeskTickets(new DynamoDBClient({ region: "us-east-1" }), "tickets");
const AT = new Date(SUBMITTED_AT + 60_000);
const ORIGIN = { who: "u-ada", what: "changed", requestId: "r-1", at: AT } as const;

beforeEach(() => {
  dynamo.reset();
  dynamo.onAnyCommand().resolves({});
});

const patched = (patch: TicketPatch, before = aDeskTicket()): TicketWrite => ({
  before,
  changed: patchTicket(before, patch, "staff", DEFAULT_RULES, AT.getTime()),
  origin: ORIGIN,
});
const written = () => dynamo.commandCalls(TransactWriteItemsCommand)[0]?.args[0].input.TransactItems ?? [];
const NONE = { Code: "None" };
const FAILED = { Code: "ConditionalCheckFailed" };
const loadsIn = () =>
  written().flatMap(({ Update }) =>
    Update?.Key?.["pk"]?.S === "AGENTS"
      ? [
          {
            agent: Update.Key["sk"]?.S,
            by: Update.ExpressionAttributeValues?.[":by"]?.N,
            isBounded: Update.ConditionExpression !== undefined,
          },
        ]
      : [],
  );

describe("a change of a ticket on the desk", () => {
  it("is one transaction of the ticket under its version, and an audit entry that is never written over", async () => {
    expect(await tickets.write(patched({ priority: "CRITICAL" }))).toBe("written");

    expect(written()).toMatchObject([
      {
        Update: {
          Key: { pk: { S: "TICKET#TKT-1" }, sk: { S: "TICKET" } },
          ConditionExpression: "#version = :before",
          ExpressionAttributeValues: { ":before": { N: "1" }, ":version": { N: "2" }, ":priority": { S: "CRITICAL" } },
        },
      },
      {
        Put: {
          ConditionExpression: "attribute_not_exists(pk)",
          Item: {
            pk: { S: "AUDIT#TICKET#TKT-1" },
            sk: { S: `${AT.toISOString()}#r-1` },
            who: { S: "u-ada" },
            changes: { L: [{ M: { field: { S: "priority" }, from: { S: "HIGH" }, to: { S: "CRITICAL" } } }] },
          },
        },
      },
    ]);
  });

  it("names every attribute once, in its expression and in its values", async () => {
    await tickets.write(patched({ deskStatus: "SOLVED", tags: ["vip"] }, aDeskTicket({ assignee: "u-ada" })));

    const {
      UpdateExpression = "",
      ExpressionAttributeNames = {},
      ExpressionAttributeValues = {},
    } = written()[0]?.Update ?? {};
    const named = [...UpdateExpression.matchAll(/#\w+/g)].map(([name]) => name);
    expect(named.toSorted()).toEqual(Object.keys(ExpressionAttributeNames).toSorted());
    const valued = [...`${UpdateExpression} :before`.matchAll(/:\w+/g)].map(([name]) => name);
    expect(valued.toSorted()).toEqual(Object.keys(ExpressionAttributeValues).toSorted());
    expect(UpdateExpression).toMatch(/ REMOVE .*#queue_key/);
  });

  it("holds a reply's message, and ends the draft that it was", async () => {
    const before = aDeskTicket();
    const message = {
      id: "m-1",
      text: "Solved.",
      author: { role: "agent", id: "u-ada" },
      at: AT.toISOString(),
    } as const;
    const reply = { messageId: "m-1", at: AT.getTime(), deskStatus: "SOLVED" } as const;
    await tickets.write({
      before,
      changed: recordReply(before, reply, DEFAULT_RULES),
      origin: { ...ORIGIN, what: "replied" },
      message,
      discardDraftOf: "u-ada",
      notice: { id: "n-1", kind: "escalated", ticketId: "TKT-1", text: "t" },
    });

    expect(written().slice(1)).toMatchObject([
      { Put: { Item: { pk: { S: "AUDIT#TICKET#TKT-1" }, entry_id: { S: "m-1" } } } },
      { Put: { Item: { pk: { S: "TICKET#TKT-1" }, sk: { S: "MSG#m-1" } }, ConditionExpression: expect.anything() } },
      { Put: { Item: { pk: { S: "NOTICES" }, sk: { S: "n-1" } } } },
      { Delete: { Key: { pk: { S: "NOTES#TKT-1" }, sk: { S: "DRAFT#u-ada" } } } },
    ]);
  });

  it("finds another version by now when the ticket's condition fails", async () => {
    dynamo.on(TransactWriteItemsCommand).rejects(cancelledTransaction(FAILED, NONE));

    expect(await tickets.write(patched({ priority: "CRITICAL" }))).toBe("conflict");
  });

  it("counts an audit entry of the same request and time as a conflict, too", async () => {
    dynamo.on(TransactWriteItemsCommand).rejects(cancelledTransaction(NONE, FAILED));

    expect(await tickets.write(patched({ priority: "CRITICAL" }))).toBe("conflict");
  });

  it("is tried again while another transaction is in the way", async () => {
    dynamo
      .on(TransactWriteItemsCommand)
      .rejectsOnce(cancelledTransaction({ Code: "TransactionConflict" }, NONE))
      .resolves({});

    expect(await tickets.write(patched({ priority: "CRITICAL" }))).toBe("written");
    expect(dynamo.commandCalls(TransactWriteItemsCommand)).toHaveLength(2);
  });

  it("gives up as throttled when others stay in the way", async () => {
    dynamo.on(TransactWriteItemsCommand).rejects(cancelledTransaction({ Code: "TransactionConflict" }, NONE));

    await expect(tickets.write(patched({ priority: "CRITICAL" }))).rejects.toThrow(DependencyThrottled);
  });

  it("passes on a failure of the table", async () => {
    dynamo.on(TransactWriteItemsCommand).rejects(serviceUnavailable());

    await expect(tickets.write(patched({ priority: "CRITICAL" }))).rejects.toThrow(DependencyUnavailable);
  });

  it("passes on a transaction that the table refuses for another reason", async () => {
    dynamo.on(TransactWriteItemsCommand).rejects(cancelledTransaction({ Code: "ValidationError" }, NONE));

    await expect(tickets.write(patched({ priority: "CRITICAL" }))).rejects.toThrow("TransactionCanceledException");
  });
});

describe("the loads of agents", () => {
  const assigned = aDeskTicket({ assignee: "u-ada" });
  it.each([
    ["an assignment adds one, within capacity", aDeskTicket(), { assignee: "u-ada" }, [["u-ada", "1", true]]],
    [
      "a reassignment moves one",
      assigned,
      { assignee: "u-bob" },
      [
        ["u-ada", "-1", false],
        ["u-bob", "1", true],
      ],
    ],
    ["a solved ticket counts no more", assigned, { deskStatus: "SOLVED" }, [["u-ada", "-1", false]]],
    [
      "a ticket that reopens returns to its agent, even beyond capacity",
      aDeskTicket({ assignee: "u-ada", deskStatus: "SOLVED" }),
      { deskStatus: "OPEN" },
      [["u-ada", "1", false]],
    ],
    [
      "a solved ticket is assigned without a load",
      aDeskTicket({ deskStatus: "SOLVED" }),
      { assignee: "u-ada" },
      [["u-ada", "0", true]],
    ],
    ["the end of an assignment takes one off", assigned, { assignee: null }, [["u-ada", "-1", false]]],
    ["a change of another field leaves them alone", assigned, { priority: "CRITICAL" }, []],
  ] as const)("%s", async (_what, before, patch, expected) => {
    await tickets.write(patched(patch, before));

    expect(loadsIn()).toEqual(expected.map(([agent, by, isBounded]) => ({ agent, by, isBounded })));
  });

  it("refuse an agent without room, and one who is not there or not active", async () => {
    const write = patched({ assignee: "u-ada" });
    dynamo
      .on(TransactWriteItemsCommand)
      .rejects(cancelledTransaction(NONE, { ...FAILED, Item: { active: { BOOL: true } } }, NONE));
    expect(await tickets.write(write)).toBe("agent-full");
    dynamo
      .on(TransactWriteItemsCommand)
      .rejects(cancelledTransaction(NONE, { ...FAILED, Item: { active: { BOOL: false } } }));
    expect(await tickets.write(write)).toBe("agent-missing");
    dynamo.on(TransactWriteItemsCommand).rejects(cancelledTransaction(NONE, FAILED, NONE));
    expect(await tickets.write(write)).toBe("agent-missing");
  });

  it("say nothing about an agent when the ticket itself has changed", async () => {
    dynamo.on(TransactWriteItemsCommand).rejects(cancelledTransaction(FAILED, FAILED, NONE));

    expect(await tickets.write(patched({ assignee: "u-ada" }))).toBe("conflict");
  });
});

describe("a note", () => {
  const note = { id: "n-1", text: "Ask billing.", author: "u-ada", at: AT.toISOString() };

  it("is added with its audit entry, and leaves the ticket's version alone", async () => {
    expect(await tickets.addNote("TKT-1", note, { ...ORIGIN, what: "noted" })).toBe(true);

    expect(written()).toMatchObject([
      { ConditionCheck: { Key: { pk: { S: "TICKET#TKT-1" } }, ConditionExpression: "attribute_exists(version)" } },
      { Put: { Item: { pk: { S: "NOTES#TKT-1" }, sk: { S: "NOTE#n-1" } } } },
      { Put: { Item: { pk: { S: "AUDIT#TICKET#TKT-1" }, entry_id: { S: "n-1" } } } },
    ]);
  });

  it("needs a ticket that is on the desk", async () => {
    dynamo.on(TransactWriteItemsCommand).rejects(cancelledTransaction(FAILED, NONE, NONE));

    expect(await tickets.addNote("TKT-1", note, ORIGIN)).toBe(false);
  });
});

describe("a ticket is found", () => {
  it("as it was written, by a consistent read", async () => {
    const ticket = aDeskTicket({ assignee: "u-ada", tags: ["vip"] });
    const { version, ...attributes } = toDeskAttributes(ticket, AROUND_THE_CLOCK);
    const present = Object.entries({ version, ...attributes }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    );
    dynamo.on(GetItemCommand).resolves({
      Item: {
        ...Object.fromEntries(present),
        ticket_id: { S: ticket.ticketId },
        status: { S: ticket.status },
        submitted_at: { S: ticket.submittedAt },
        tier: { S: ticket.tier },
        customer_id: { S: "C-1" },
      },
    });

    expect(await tickets.find("TKT-1")).toEqual(ticket);
    expect(dynamo.commandCalls(GetItemCommand)[0]?.args[0].input.ConsistentRead).toBe(true);
  });

  it("only once it is on the desk", async () => {
    expect(await tickets.find("TKT-1")).toBeUndefined();
    dynamo.on(GetItemCommand).resolves({ Item: { ticket_id: { S: "TKT-1" }, status: { S: "PROCESSING" } } });
    expect(await tickets.find("TKT-1")).toBeUndefined();
  });
});

describe("an idempotency key of a change", () => {
  const key = { id: "0f0f", requestHash: "abcd", expiresAt: 1_800_000_000, tier: "gold" } as const;
  const message = {
    id: `${AT.toISOString()}-0a0b0c0d`,
    text: "It still fails.",
    author: { role: "customer", id: "C-1" },
    at: AT.toISOString(),
  } as const;
  const keyed: TicketWrite = { ...patched({ priority: "CRITICAL" }), message, key };

  it("is claimed in the same transaction, unless another request has it and it has not expired", async () => {
    expect(await tickets.write(keyed)).toBe("written");

    const claim = written().find(({ Put }) => Put?.Item?.["pk"]?.S === "IDEMPOTENCY#0f0f")?.Put;
    expect(claim).toMatchObject({
      Item: {
        request_hash: { S: "abcd" },
        ticket_id: { S: "TKT-1" },
        message_id: { S: message.id },
        submitted_at: { S: AT.toISOString() },
        tier: { S: "gold" },
        expires_at: { N: "1800000000" },
      },
      ConditionExpression: "attribute_not_exists(pk) OR expires_at < :now",
      ExpressionAttributeValues: { ":now": { N: String(Math.floor(AT.getTime() / 1_000)) } },
    });
  });

  it("that another request has claimed is a conflict", async () => {
    dynamo.on(TransactWriteItemsCommand).rejects(cancelledTransaction(NONE, NONE, NONE, FAILED));

    expect(await tickets.write(keyed)).toBe("conflict");
  });
});
