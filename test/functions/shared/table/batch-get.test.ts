import { BatchGetItemCommand, type BatchGetItemCommandOutput, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { DependencyThrottled, DependencyUnavailable } from "../../../../functions/shared/lambda/errors.js";
import { getItems } from "../../../../functions/shared/table/batch-get.js";
import { ticketItemKey } from "../../../../functions/shared/table/ticket-table.js";

const client = mockClient(DynamoDBClient);
const [ONE, TWO] = [ticketItemKey("TKT-1"), ticketItemKey("TKT-2")];

beforeEach(() => {
  client.reset();
});

type Reply = Omit<BatchGetItemCommandOutput, "$metadata">;

/** Reads both tickets from a table with these replies, the last one again and again. */
const read = (...replies: readonly Reply[]) => {
  const call = client.on(BatchGetItemCommand);
  for (const reply of replies) call.resolvesOnce(reply);
  call.resolves(replies.at(-1) ?? {});
  return getItems({ client: new DynamoDBClient({}), tableName: "tickets", keys: [ONE, TWO], names: ["pk"] });
};

describe("items of a batch", () => {
  it("are all that the table has, and none of what it has not", async () => {
    expect(await read({ Responses: { tickets: [ONE] }, UnprocessedKeys: {} })).toEqual([ONE]);
    expect(await read({ Responses: { tickets: [] } })).toEqual([]);
  });

  it("are asked for again when the response leaves out their keys, also all of them", async () => {
    const left = (...Keys: (typeof ONE)[]) => ({ UnprocessedKeys: { tickets: { Keys } } });
    const items = await read(
      left(ONE, TWO),
      { Responses: { tickets: [TWO] }, ...left(ONE) },
      { Responses: { tickets: [ONE] } },
    );

    expect(items).toEqual([TWO, ONE]);
    expect(client.commandCalls(BatchGetItemCommand).at(-1)?.args[0].input.RequestItems?.["tickets"]?.Keys).toEqual([
      ONE,
    ]);
  });

  it("are not missing because their keys are left out each time: the table is throttled", async () => {
    const reply = { Responses: { tickets: [TWO] }, UnprocessedKeys: { tickets: { Keys: [ONE] } } };

    await expect(read(reply)).rejects.toThrow(DependencyThrottled);
  });

  it.each<[string, Reply]>([
    ["is empty", {}],
    ["has no table", { Responses: {}, UnprocessedKeys: {} }],
    ["is of another table", { Responses: { others: [] } }],
    ["leaves out one key of two", { UnprocessedKeys: { tickets: { Keys: [ONE] } } }],
  ])("are not missing because a response %s", async (_what, reply) => {
    await expect(read(reply)).rejects.toThrow(DependencyUnavailable);
  });
});
