import { DeleteItemCommand, DynamoDBClient, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { expect, it } from "vitest";
import { DynamoDrafts } from "../../../../functions/serve-desk/tickets/dynamo-drafts.js";
import { toDraftItem } from "../../../../functions/shared/desk/store/entry-items.js";

const dynamo = mockClient(DynamoDBClient);
const drafts = new DynamoDrafts(new DynamoDBClient({ region: "us-east-1" }), "tickets");
const draft = {
  text: "Dear customer",
  agent: "u-ada",
  at: "2026-11-23T09:00:00.000Z",
  lastMessageId: "m-1",
  basedOnModel: true,
};
const KEY = { pk: { S: "NOTES#T-1" }, sk: { S: "DRAFT#u-ada" } };

it("drafts are kept beside the notes, one of each agent", async () => {
  dynamo.reset();
  dynamo.onAnyCommand().resolves({});
  dynamo.on(GetItemCommand).resolves({ Item: toDraftItem("T-1", draft) });

  await drafts.save("T-1", draft);
  expect(await drafts.find("T-1", "u-ada")).toEqual(draft);
  await drafts.discard("T-1", "u-ada");

  expect(dynamo.commandCalls(PutItemCommand)[0]?.args[0].input.Item).toMatchObject(KEY);
  expect(dynamo.commandCalls(GetItemCommand)[0]?.args[0].input).toMatchObject({ Key: KEY, ConsistentRead: true });
  expect(dynamo.commandCalls(DeleteItemCommand)[0]?.args[0].input.Key).toEqual(KEY);
});
