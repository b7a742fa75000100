import {
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  DynamoDBClient,
  PutItemCommand,
  ScanCommand,
} from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { planItems, restoreItem, type Item } from "../../../../scripts/commands/restore/restore-items.js";

const dynamodb = mockClient(DynamoDBClient);
const client = new DynamoDBClient({});
const anItem = (pk: string, sk: string, subject = "x"): Item => ({
  pk: { S: pk },
  sk: { S: sk },
  subject: { S: subject },
});

beforeEach(() => {
  dynamodb.reset();
});

const planned = async (former: readonly Item[], present: readonly Item[]) => {
  dynamodb.on(ScanCommand, { TableName: "copy" }).resolves({ Items: [...former] });
  dynamodb.on(BatchGetItemCommand).callsFake((input: { RequestItems: Record<string, { Keys: Item[] }> }) => {
    const asked = input.RequestItems["table"]?.Keys.map(({ pk, sk }) => `${pk?.S ?? ""} ${sk?.S ?? ""}`) ?? [];
    return { Responses: { table: present.filter(({ pk, sk }) => asked.includes(`${pk?.S ?? ""} ${sk?.S ?? ""}`)) } };
  });
  return planItems(client, { from: "copy", to: "table" });
};

describe("what is restored from a former table", () => {
  it("is what is missing and what is another now", async () => {
    const former = ["1", "2", "3"].map((id) => anItem(`TICKET#${id}`, "TICKET"));
    const restores = await planned(former, [
      anItem("TICKET#1", "TICKET"),
      anItem("TICKET#2", "TICKET", "y"),
      anItem("TICKET#9", "TICKET"),
    ]);

    expect(restores.map(({ item, was }) => [item["pk"]?.S, was])).toEqual([
      ["TICKET#2", "changed"],
      ["TICKET#3", "deleted"],
    ]);
  });

  it("is no API token, which may have been revoked since, and nothing that expires in a day", async () => {
    const kinds = ["TICKET#1", "USER#1", "COUNTS#2026-11-28", "PRODUCTS#2026-11-28"];
    const others = ["TOKENS", "IDEMPOTENCY#1", "BUDGET#a#b", "PROCESSED#f"];
    const restores = await planned(
      [...others, ...kinds].map((pk) => anItem(pk, "x")),
      [],
    );

    expect(restores.map(({ item }) => item["pk"]?.S)).toEqual(kinds);
  });

  it("is found however many items there are", async () => {
    const former = Array.from({ length: 250 }, (_, index) => anItem(`TICKET#${index}`, "TICKET"));

    expect(await planned(former, former.slice(0, 249))).toHaveLength(1);
    expect(dynamodb.commandCalls(BatchGetItemCommand)).toHaveLength(3);
  });

  it("is not guessed if DynamoDB leaves keys out", async () => {
    dynamodb.on(ScanCommand).resolves({ Items: [anItem("TICKET#1", "TICKET")] });
    dynamodb.on(BatchGetItemCommand).resolves({ UnprocessedKeys: { table: { Keys: [] } } });

    await expect(planItems(client, { from: "copy", to: "table" })).rejects.toThrow("too busy");
  });
});

describe("a restored item", () => {
  it("does not replace one that somebody has written meanwhile", async () => {
    const error = new ConditionalCheckFailedException({ message: "no", $metadata: {} });
    dynamodb.on(PutItemCommand).rejects(error);

    expect(await restoreItem(client, "table", { item: anItem("TICKET#1", "TICKET"), was: "deleted" })).toBe(false);
    expect(dynamodb.commandCalls(PutItemCommand)[0]?.args[0].input.ConditionExpression).toBe(
      "attribute_not_exists(pk)",
    );
  });

  it("replaces one that was changed", async () => {
    dynamodb.on(PutItemCommand).resolves({});

    expect(await restoreItem(client, "table", { item: anItem("TICKET#1", "TICKET"), was: "changed" })).toBe(true);
    expect(dynamodb.commandCalls(PutItemCommand)[0]?.args[0].input.ConditionExpression).toBeUndefined();
  });
});
