import { DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { toDeskAttributes } from "../../../functions/shared/desk/desk-ticket.js";
import { AROUND_THE_CLOCK } from "../../../functions/shared/desk/schedule.js";
import { DependencyThrottled } from "../../../functions/shared/lambda/errors.js";
import { DynamoDueTickets } from "../../../functions/watch-deadlines/dynamo-due-tickets.js";
import { aDeskTicket } from "../../support/builders/desk-tickets.js";

const dynamo = mockClient(DynamoDBClient);
const tickets = new DynamoDueTickets(new DynamoDBClient({ region: "us-east-1" }), "tickets");
const AT = new Date("2026-11-24T08:30:00.000Z");
const inputs = () => dynamo.commandCalls(QueryCommand).map(({ args: [{ input }] }) => input);
const keyOf = ({ ExpressionAttributeValues }: ReturnType<typeof inputs>[number]) =>
  ExpressionAttributeValues?.[":queue"]?.S;

beforeEach(() => {
  dynamo.reset();
  dynamo.on(QueryCommand).resolves({});
});

describe("the tickets that are due", () => {
  it("are read from every partition of the queues, each once", async () => {
    expect(await tickets.before(AT)).toEqual([]);

    const keys = inputs().map(keyOf);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toHaveLength(3 * 2 * 4);
    expect(keys).toEqual(expect.arrayContaining(["failed#assigned#0", "general#unassigned#3", "priority#assigned#2"]));
  });

  it.each([undefined, "u-1"])("are where a ticket lists itself, assigned to %s", async (assignee) => {
    const { queue_key: queueKey, due_key: dueKey } = toDeskAttributes(aDeskTicket({ assignee }), AROUND_THE_CLOCK);
    const item = { ticket_id: { S: "TKT-1" }, due_key: dueKey ?? { S: "" } };
    dynamo.on(QueryCommand).callsFake((input: { ExpressionAttributeValues: Record<string, { S: string }> }) => {
      const { ":queue": queue, ":now": now } = input.ExpressionAttributeValues;
      const isIn = queue?.S === queueKey?.S && (dueKey?.S ?? "") < (now?.S ?? "");
      return isIn ? { Items: [item] } : {};
    });

    expect(await tickets.before(AT)).toEqual([{ ticketId: "TKT-1", due: new Date("2026-11-23T12:00:00.000Z") }]);
    expect(await tickets.before(new Date("2026-11-23T11:59:59.000Z"))).toEqual([]);
  });

  it("are at most a page of a partition, in the order of the index", async () => {
    await tickets.before(AT);

    for (const input of inputs()) {
      expect(input).toMatchObject({ TableName: "tickets", IndexName: "by-queue", Limit: 100 });
      expect(input.ScanIndexForward).not.toBe(false);
    }
  });

  it("are not known while the table throttles", async () => {
    dynamo.on(QueryCommand).rejects(Object.assign(new Error("slow down"), { name: "ThrottlingException" }));

    await expect(tickets.before(AT)).rejects.toThrow(DependencyThrottled);
  });
});
