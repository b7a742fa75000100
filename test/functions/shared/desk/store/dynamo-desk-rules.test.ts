import { DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { TIERS } from "../../../../../functions/shared/contracts/ticket-event.js";
import { PRIORITIES } from "../../../../../functions/shared/contracts/ticket-record.js";
import { DEFAULT_RULES, termsFor } from "../../../../../functions/shared/desk/desk-rules.js";
import { RULE_KINDS } from "../../../../../functions/shared/desk/rules/rule-kinds.js";
import { HOURS_TO_ANSWER } from "../../../../../functions/shared/desk/sla-policy.js";
import { DynamoDeskRules } from "../../../../../functions/shared/desk/store/dynamo-desk-rules.js";
import { toRuleItem } from "../../../../../functions/shared/desk/store/rule-item.js";
import { nextDeadline, openSla } from "../../../../../functions/shared/desk/ticket-sla.js";
import { DependencyUnavailable } from "../../../../../functions/shared/lambda/errors.js";
import { anOfficeSchedule } from "../../../../fixtures/schedules.js";
import { serviceUnavailable } from "../../../../support/builders/sdk-errors.js";
import { FakeLog } from "../../../../support/fakes/start-workflow-fakes.js";

const dynamo = mockClient(DynamoDBClient);
const MINUTE_MS = 60_000;
beforeEach(() => {
  dynamo.reset();
  dynamo.on(QueryCommand).resolves({});
});

const aLoader = () => {
  const log = new FakeLog();
  const clock = { now: 1_000 };
  const client = new DynamoDBClient({ region: "us-east-1" });
  const loader = new DynamoDeskRules({ client, tableName: "tickets", log, now: () => clock.now });
  return { loader, log, clock };
};
const queries = () => dynamo.commandCalls(QueryCommand).length;
const office = toRuleItem(RULE_KINDS.schedules, {
  id: "office",
  value: anOfficeSchedule,
  version: 1,
  updatedAt: "2026-11-21T08:30:00.000Z",
  updatedBy: "u-root",
});
const withOffice = () =>
  dynamo
    .on(QueryCommand, { ExpressionAttributeValues: { ":collection": { S: "SCHEDULES" } } })
    .resolves({ Items: [office] });

describe("the rules of an empty table", () => {
  it("are the defaults", async () => {
    expect(await aLoader().loader.load()).toEqual(DEFAULT_RULES);
  });

  it("promise every ticket the hours of the table, around the clock", async () => {
    const rules = await aLoader().loader.load();
    const anInstant = fc.integer({ min: 0, max: Date.parse("2100-01-01T00:00:00.000Z") });

    fc.assert(
      fc.property(fc.constantFrom(...TIERS), fc.constantFrom(...PRIORITIES), anInstant, (tier, priority, at) => {
        const { targets, schedule } = termsFor(rules, { tier, priority });
        const due = nextDeadline(openSla(targets, at), schedule)?.due;

        expect(due).toBe(at + HOURS_TO_ANSWER[tier][priority] * 60 * MINUTE_MS);
      }),
    );
  });
});

describe("the loader of rules", () => {
  it("reads both partitions once a minute, also for many who ask at once", async () => {
    const { loader, clock } = aLoader();
    await Promise.all([loader.load(), loader.load(), loader.load()]);
    clock.now += MINUTE_MS - 1;
    await loader.load();
    expect(queries()).toBe(2);

    withOffice();
    clock.now += 1;
    expect((await loader.load()).schedules.get("office")).toEqual(anOfficeSchedule);
    expect(queries()).toBe(4);
  });

  it("leaves out an item that is not valid, and goes on with the default that it would replace", async () => {
    const policy = { ...office, pk: { S: "SLA" }, sk: { S: "gold-high" }, rule: { S: "{}" } };
    dynamo
      .on(QueryCommand, { ExpressionAttributeValues: { ":collection": { S: "SLA" } } })
      .resolves({ Items: [policy] });
    const { loader, log } = aLoader();

    expect(await loader.load()).toEqual(DEFAULT_RULES);
    expect(log.entries).toMatchObject([{ fields: { collection: "slaPolicies", rule_id: "gold-high" } }]);
  });

  it("uses the last known rules for a quarter of an hour while reading fails, and asks again every ten seconds", async () => {
    withOffice();
    const { loader, log, clock } = aLoader();
    await loader.load();
    dynamo.reset();
    dynamo.on(QueryCommand).rejects(serviceUnavailable());

    clock.now += MINUTE_MS;
    expect((await loader.load()).schedules.has("office")).toBe(true);
    expect(log.entries).toMatchObject([{ level: "warn", fields: { seconds: 60 } }]);
    const tries = queries();
    clock.now += 9_999;
    await loader.load();
    expect(queries()).toBe(tries);
    clock.now += 1;
    await loader.load();
    expect(queries()).toBeGreaterThan(tries);

    clock.now = 1_000 + 15 * MINUTE_MS - 1;
    expect((await loader.load()).schedules.has("office")).toBe(true);
    clock.now += 1;
    await expect(loader.load()).rejects.toBeInstanceOf(DependencyUnavailable);
  });

  it("fails when it has never read any, and recovers", async () => {
    dynamo.on(QueryCommand).rejects(serviceUnavailable());
    const { loader } = aLoader();
    await expect(loader.load()).rejects.toBeInstanceOf(DependencyUnavailable);

    dynamo.reset();
    dynamo.on(QueryCommand).resolves({});
    expect(await loader.load()).toEqual(DEFAULT_RULES);
  });
});
