import { DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { RULE_KINDS } from "../../../../../functions/shared/desk/rules/rule-kinds.js";
import { queryRules, readRuleItem, toRuleItem } from "../../../../../functions/shared/desk/store/rule-item.js";
import { DependencyUnavailable } from "../../../../../functions/shared/lambda/errors.js";
import { anOfficeSchedule } from "../../../../fixtures/schedules.js";
import { serviceUnavailable } from "../../../../support/builders/sdk-errors.js";
import { FakeLog } from "../../../../support/fakes/start-workflow-fakes.js";

const { schedules } = RULE_KINDS;
const office = {
  id: "office",
  value: anOfficeSchedule,
  version: 2,
  updatedAt: "2026-11-21T08:30:00.000Z",
  updatedBy: "u-root",
};
const item = toRuleItem(schedules, office);

describe("the item of a rule", () => {
  it("is read as it was written", () => {
    expect(item).toMatchObject({ pk: { S: "SCHEDULES" }, sk: { S: "office" }, version: { N: "2" } });
    expect(readRuleItem(schedules, item)).toEqual(office);
  });

  it.each([
    ["an id that is none", { sk: { S: "Office!" } }],
    ["no JSON", { rule: { S: "{" } }],
    ["a rule of another kind", { rule: { S: '{"label":"x"}' } }],
    ["a zone that is none", { rule: { S: JSON.stringify({ ...anOfficeSchedule, timeZone: "Mars/Olympus" }) } }],
    ["a version of 0, which only defaults have", { version: { N: "0" } }],
    ["a version that is no number", { version: { N: "NaN" } }],
    ["no time", { updated_at: { S: "yesterday" } }],
  ])("is not valid with %s", (_what, change) => {
    expect(readRuleItem(schedules, { ...item, ...change })).toBeUndefined();
  });
});

describe("queryRules", () => {
  const dynamo = mockClient(DynamoDBClient);
  const log = new FakeLog();
  const settings = { client: new DynamoDBClient({ region: "us-east-1" }), tableName: "tickets", log, consistent: true };
  beforeEach(() => dynamo.reset());

  it("reads all pages, leaves out the revision, and logs invalid items by id only", async () => {
    const broken = { ...item, sk: { S: "broken" }, rule: { S: "a secret" } };
    const revision = { pk: { S: "SCHEDULES" }, sk: { S: "REVISION" }, revision: { N: "2" } };
    dynamo
      .on(QueryCommand)
      .resolvesOnce({ Items: [revision, broken], LastEvaluatedKey: { sk: { S: "broken" } } })
      .resolves({ Items: [item] });

    expect(await queryRules(schedules, settings)).toEqual([office]);
    expect(log.entries).toEqual([
      { level: "warn", message: "Rule is not valid", fields: { collection: "schedules", rule_id: "broken" } },
    ]);
    expect(dynamo.commandCalls(QueryCommand)[1]?.args[0].input).toMatchObject({
      ExclusiveStartKey: { sk: { S: "broken" } },
      ConsistentRead: true,
    });
  });

  it("translates the errors of DynamoDB", async () => {
    dynamo.on(QueryCommand).rejects(serviceUnavailable());

    await expect(queryRules(schedules, settings)).rejects.toBeInstanceOf(DependencyUnavailable);
  });
});
