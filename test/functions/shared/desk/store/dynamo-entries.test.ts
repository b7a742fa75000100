import { DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { DynamoEntries } from "../../../../../functions/shared/desk/store/dynamo-entries.js";
import { toMessageItem, toNoteItem } from "../../../../../functions/shared/desk/store/entry-items.js";
import { DependencyUnavailable } from "../../../../../functions/shared/lambda/errors.js";
import { serviceUnavailable } from "../../../../support/builders/sdk-errors.js";

const dynamo = mockClient(DynamoDBClient);
const entries = new DynamoEntries(new DynamoDBClient({ region: "us-east-1" }), "tickets");
const AT = "2026-11-23T09:00:00.000Z";
const aMessage = (id: string) => ({ id, text: "Hello", author: { role: "agent", id: "u-ada" }, at: AT }) as const;
const query = () => dynamo.commandCalls(QueryCommand)[0]?.args[0].input;

beforeEach(() => {
  dynamo.reset();
  dynamo.onAnyCommand().resolves({});
});

describe("the entries of a ticket", () => {
  it("are messages of its own partition, read one beyond the page", async () => {
    dynamo.on(QueryCommand).resolves({ Items: ["m-1", "m-2", "m-3"].map((id) => toMessageItem("T-1", aMessage(id))) });

    expect(await entries.messages("T-1", 2)).toEqual({ entries: [aMessage("m-1"), aMessage("m-2")], last: "m-2" });
    expect(query()).toMatchObject({
      KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
      ExpressionAttributeValues: { ":pk": { S: "TICKET#T-1" }, ":prefix": { S: "MSG#" } },
      Limit: 3,
      ConsistentRead: true,
    });
  });

  it("continue after the last of the page before", async () => {
    await entries.messages("T-1", 2, "m-2");

    expect(query()?.ExclusiveStartKey).toEqual({ pk: { S: "TICKET#T-1" }, sk: { S: "MSG#m-2" } });
  });

  it("are notes of another partition", async () => {
    const note = { id: "n-1", text: "Ask billing.", author: "u-ada", at: AT };
    dynamo.on(QueryCommand).resolves({ Items: [toNoteItem("T-1", note)] });
    expect(await entries.notes("T-1", 2)).toEqual({ entries: [note], last: undefined });
    expect(query()).toMatchObject({ ExpressionAttributeValues: { ":pk": { S: "NOTES#T-1" } } });
  });

  it("leave out what is no entry, without losing the place", async () => {
    dynamo.on(QueryCommand).resolves({
      Items: [{ pk: { S: "TICKET#T-1" }, sk: { S: "MSG#odd" } }, toMessageItem("T-1", aMessage("p"))],
    });

    expect(await entries.messages("T-1", 1)).toEqual({ entries: [], last: "odd" });
  });

  it("continue where DynamoDB cut a page at 1 MB", async () => {
    const items = [toMessageItem("T-1", aMessage("m-1"))];
    dynamo
      .on(QueryCommand)
      .resolves({ Items: items, LastEvaluatedKey: { pk: { S: "TICKET#T-1" }, sk: { S: "MSG#m-1" } } });

    expect((await entries.messages("T-1", 5)).last).toBe("m-1");
  });

  it("pass on a failure of the table", async () => {
    dynamo.on(QueryCommand).rejects(serviceUnavailable());

    await expect(entries.notes("T-1", 2)).rejects.toThrow(DependencyUnavailable);
  });
});
