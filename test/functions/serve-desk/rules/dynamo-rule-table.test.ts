import { DynamoDBClient, GetItemCommand, QueryCommand, TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { DynamoRuleTable } from "../../../../functions/serve-desk/rules/dynamo-rule-table.js";
import type { RuleChange } from "../../../../functions/serve-desk/rules/rule-table.js";
import { RULE_KINDS } from "../../../../functions/shared/desk/rules/rule-kinds.js";
import { DependencyUnavailable } from "../../../../functions/shared/lambda/errors.js";
import { cancelledTransaction, serviceUnavailable } from "../../../support/builders/sdk-errors.js";
import { FakeLog } from "../../../support/fakes/start-workflow-fakes.js";

const dynamo = mockClient(DynamoDBClient);
const table = new DynamoRuleTable(new DynamoDBClient({ region: "us-east-1" }), "tickets", new FakeLog());
const { tags } = RULE_KINDS;
const AT = "2026-11-21T08:30:00.000Z";

beforeEach(() => {
  dynamo.reset();
  dynamo.onAnyCommand().resolves({});
});

const change = (part: Partial<RuleChange<{ label: string; description?: string }>> = {}) =>
  table.write(tags, {
    id: "vip",
    before: undefined,
    after: { label: "VIP" },
    revision: 0,
    seen: [],
    origin: { who: "u-root", requestId: "r-1", at: new Date(AT) },
    ...part,
  });
const written = () => dynamo.commandCalls(TransactWriteItemsCommand)[0]?.args[0].input.TransactItems ?? [];
describe("rules in the table", () => {
  it("are created in one transaction with the first revision and an audit entry", async () => {
    expect(await change()).toBe("written");

    expect(written()).toMatchObject([
      {
        Put: {
          Item: { pk: { S: "TAGS" }, sk: { S: "REVISION" }, revision: { N: "1" } },
          ConditionExpression: "attribute_not_exists(pk)",
        },
      },
      { Put: { Item: { pk: { S: "TAGS" }, sk: { S: "vip" }, rule: { S: '{"label":"VIP"}' }, version: { N: "1" } } } },
      {
        Put: {
          Item: {
            pk: { S: "AUDIT#RULES#TAGS#vip" },
            sk: { S: `${AT}#r-1` },
            who: { S: "u-root" },
            what: { S: "created" },
            at: { S: AT },
            request_id: { S: "r-1" },
            changes: { L: [{ M: { field: { S: "label" }, from: { NULL: true }, to: { S: '"VIP"' } } }] },
          },
          ConditionExpression: "attribute_not_exists(pk)",
        },
      },
    ]);
  });

  it("are changed and deleted at the revision that was read, and tell only what changed", async () => {
    await change({ before: { label: "VIP", description: "x" }, after: { label: "VIP" }, revision: 7 });
    expect(written()).toMatchObject([
      {
        Put: {
          Item: { revision: { N: "8" } },
          ConditionExpression: "revision = :revision",
          ExpressionAttributeValues: { ":revision": { N: "7" } },
        },
      },
      { Put: { Item: { version: { N: "8" } } } },
      {
        Put: {
          Item: {
            what: { S: "changed" },
            changes: { L: [{ M: { field: { S: "description" }, from: { S: '"x"' }, to: { NULL: true } } }] },
          },
        },
      },
    ]);

    dynamo.resetHistory();
    await change({ before: { label: "VIP" }, after: undefined, revision: 8 });
    expect(written()).toMatchObject([
      {},
      { Delete: { Key: { pk: { S: "TAGS" }, sk: { S: "vip" } } } },
      { Put: { Item: { what: { S: "deleted" } } } },
    ]);
  });

  it("are changed only while what the change depends on stays", async () => {
    await change({ seen: [{ collection: "schedules", revision: 4 }] });

    expect(written()[3]).toMatchObject({
      ConditionCheck: {
        Key: { pk: { S: "SCHEDULES" }, sk: { S: "REVISION" } },
        ConditionExpression: "revision = :revision",
        ExpressionAttributeValues: { ":revision": { N: "4" } },
      },
    });
  });

  it("are read after their revision, consistently", async () => {
    const order: string[] = [];
    dynamo.on(GetItemCommand).callsFake(() => {
      order.push("revision");
      return { Item: { revision: { N: "7" } } };
    });
    dynamo.on(QueryCommand).callsFake(({ ConsistentRead }) => {
      order.push(`rules ${String(ConsistentRead)}`);
      return {};
    });

    expect(await table.read(tags)).toEqual({ revision: 7, rules: [] });
    expect(order).toEqual(["revision", "rules true"]);
  });

  it.each([
    ["conflict", ["ConditionalCheckFailed", "None", "None"]],
    ["conflict", ["None", "None", "None", "ConditionalCheckFailed"]],
    ["conflict", ["TransactionConflict", "None", "None"]],
  ])("report a %s for %o", async (outcome, codes) => {
    dynamo.on(TransactWriteItemsCommand).rejects(cancelledTransaction(...codes));

    expect(await change()).toBe(outcome);
  });

  it("fail for a transaction that was cancelled for another reason, and translate errors", async () => {
    dynamo.on(TransactWriteItemsCommand).rejects(cancelledTransaction("ValidationError"));
    await expect(change()).rejects.toThrow("TransactWriteItems");

    dynamo.reset();
    dynamo.onAnyCommand().rejects(serviceUnavailable());
    for (const call of [table.read(tags), table.find(tags, "vip"), change()])
      await expect(call).rejects.toBeInstanceOf(DependencyUnavailable);
  });
});
