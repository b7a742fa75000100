import { DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { describe, expect, it } from "vitest";
import { QUEUE_SHARDS } from "../../../../../functions/shared/desk/desk-ticket.js";
import { DynamoDeskQueues } from "../../../../../functions/shared/desk/store/dynamo-desk-queues.js";
import { DependencyUnavailable } from "../../../../../functions/shared/lambda/errors.js";
import { aDeskTicket, SUBMITTED_AT } from "../../../../support/builders/desk-tickets.js";
import { serviceUnavailable } from "../../../../support/builders/sdk-errors.js";
import { FakeDesk } from "../../../../support/fakes/fake-desk.js";

const HOUR = 60 * 60 * 1000;
const ticket = (ticketId: string, hours: number, change: Parameters<typeof aDeskTicket>[0] = {}) =>
  aDeskTicket({
    ticketId,
    sla: { firstResponse: { budget: hours * HOUR, consumed: 0, runningSince: SUBMITTED_AT } },
    ...change,
  });
const idsOf = ({ tickets }: { readonly tickets: readonly { readonly ticketId: string }[] }) =>
  tickets.map(({ ticketId }) => ticketId);

const aDesk = () => {
  const desk = new FakeDesk();
  desk.add(
    ticket("b", 2),
    ticket("a", 1, { lane: "general" }),
    ticket("failed", 3, { status: "FAILED" }),
    ticket("of-ada", 4, { assignee: "u-ada" }),
    ticket("solved", 1, { deskStatus: "SOLVED" }),
  );
  return desk;
};

describe("the queues of the desk", () => {
  it("list unassigned tickets of every queue, the next deadline first", async () => {
    const listed = await aDesk().queues.unassigned(10);

    expect(idsOf(listed)).toEqual(["a", "b", "failed"]);
    expect(listed).toMatchObject({ unreadable: [], isCut: false });
    expect(listed.tickets[0]).toMatchObject({ category: "BILLING", language: "en", tier: "gold", version: 1 });
  });

  it("list what is due before a time, whoever has it", async () => {
    const { queues } = aDesk();

    expect(idsOf(await queues.dueBefore(SUBMITTED_AT + 4 * HOUR + 1, 10))).toEqual(["a", "b", "failed", "of-ada"]);
    expect(idsOf(await queues.dueBefore(SUBMITTED_AT + 2 * HOUR - 1, 10))).toEqual(["a"]);
  });

  it("leave out the earliest of too many, which were acted on long ago, and say so", async () => {
    const desk = new FakeDesk();
    // The shard follows from the id: with one and the same id in front, many tickets share it.
    desk.add(...Array.from({ length: 40 }, (_, index) => ticket(`t-${index}`, index + 1)));
    const listed = await desk.queues.dueBefore(SUBMITTED_AT + 100 * HOUR, 3);

    expect(listed.isCut).toBe(true);
    expect(idsOf(listed)).toContain("t-39");
    expect(idsOf(listed)).not.toContain("t-0");
    expect(listed.tickets).toHaveLength(3 * QUEUE_SHARDS);
  });

  it("list the tickets of one agent", async () => {
    const { queues } = aDesk();

    expect(idsOf(await queues.ofAgent("u-ada", 10))).toEqual(["of-ada"]);
    expect(idsOf(await queues.ofAgent("u-grace", 10))).toEqual([]);
  });

  it("name items that cannot be read, and list the others", async () => {
    const desk = aDesk();
    for (const [key, item] of desk.table.items)
      if (key.startsWith("TICKET#b ")) desk.table.items.set(key, { ...item, version: { S: "one" } });
    const listed = await desk.queues.unassigned(10);

    expect([idsOf(listed), listed.unreadable]).toEqual([["a", "failed"], ["TICKET#b"]]);
  });

  it("read on until a partition ends, or the limit is reached", async () => {
    const client = new DynamoDBClient({ region: "us-east-1" });
    const stub = mockClient(client);
    const page = { Items: [{}], LastEvaluatedKey: { pk: { S: "TICKET#t" }, sk: { S: "TICKET" } } };
    stub.on(QueryCommand).resolvesOnce(page).resolvesOnce(page).resolves({ Items: [] });

    expect(await new DynamoDeskQueues(client, "tickets").ofAgent("u-ada", 2)).toMatchObject({ isCut: true });
    expect(stub.commandCalls(QueryCommand).map(({ args: [{ input }] }) => input.Limit)).toEqual([2, 1]);
  });

  it("translate the errors of DynamoDB", async () => {
    const client = new DynamoDBClient({ region: "us-east-1" });
    mockClient(client).onAnyCommand().rejects(serviceUnavailable());

    await expect(new DynamoDeskQueues(client, "t").unassigned(1)).rejects.toBeInstanceOf(DependencyUnavailable);
  });
});
