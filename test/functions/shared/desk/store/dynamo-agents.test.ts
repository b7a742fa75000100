import { DynamoDBClient, GetItemCommand, QueryCommand, TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { agentUpdateOf } from "../../../../../functions/shared/desk/store/agent-item.js";
import { activeAgents } from "../../../../../functions/shared/desk/store/agents.js";
import { DynamoAgents } from "../../../../../functions/shared/desk/store/dynamo-agents.js";
import { DependencyUnavailable } from "../../../../../functions/shared/lambda/errors.js";
import { anAgent, anAgentItem } from "../../../../support/builders/agents.js";
import { cancelledTransaction, serviceUnavailable } from "../../../../support/builders/sdk-errors.js";

const dynamo = mockClient(DynamoDBClient);
const agents = new DynamoAgents(new DynamoDBClient({ region: "us-east-1" }), "tickets");
const ORIGIN = { who: "u-root", requestId: "r-1", at: new Date("2026-11-23T08:00:00.000Z") };

beforeEach(() => {
  dynamo.reset();
  dynamo.onAnyCommand().resolves({});
});

const written = () => dynamo.commandCalls(TransactWriteItemsCommand)[0]?.args[0].input.TransactItems ?? [];
describe("the agents in the table", () => {
  it("are listed by one consistent query of all pages", async () => {
    const [ada, grace] = [anAgent({ openCount: 3 }), anAgent({ id: "u-grace", languages: ["de"], lead: true })];
    dynamo
      .on(QueryCommand)
      .resolvesOnce({
        Items: [anAgentItem(ada)],
        LastEvaluatedKey: { pk: { S: "AGENTS" }, sk: { S: "u-ada" } },
      })
      .resolves({ Items: [anAgentItem(grace)] });

    expect(await agents.list()).toEqual([ada, grace]);
    expect(dynamo.commandCalls(QueryCommand).map(({ args: [{ input }] }) => input)).toMatchObject([
      { ConsistentRead: true },
      { ConsistentRead: true, ExclusiveStartKey: { sk: { S: "u-ada" } } },
    ]);
  });

  it("are read by their key, and leave out what is no agent's item", async () => {
    const ada = anAgent({ lastAssignedAt: "2026-11-23T08:00:00.000Z", categories: ["BILLING"], tiers: ["gold"] });
    dynamo
      .on(GetItemCommand)
      .resolvesOnce({ Item: anAgentItem(ada) })
      .resolves({});
    dynamo.on(QueryCommand).resolves({ Items: [{ ...anAgentItem(), open_count: { S: "many" } }] });

    expect([await agents.find("u-ada"), await agents.find("u-eve")]).toEqual([ada, undefined]);
    expect(await agents.list()).toEqual([]);
  });

  it("translate the errors of DynamoDB", async () => {
    dynamo.onAnyCommand().rejects(serviceUnavailable());
    const calls = [agents.list(), agents.find("u"), agents.change(anAgent(), anAgent({ capacity: 3 }), ORIGIN)];

    for (const call of calls) await expect(call).rejects.toBeInstanceOf(DependencyUnavailable);
  });
});

describe("a change of an agent's settings", () => {
  it("writes what differs, under the settings from before, with an entry of the audit trail", async () => {
    const before = anAgent({ languages: ["de"] });

    expect(await agents.change(before, { ...before, available: false, languages: [], lead: true }, ORIGIN)).toBe(true);
    expect(written()).toMatchObject([
      {
        Update: {
          Key: { pk: { S: "AGENTS" }, sk: { S: "u-ada" } },
          UpdateExpression: "SET #available = :available, #lead = :lead, #languages = :languages",
          ConditionExpression:
            "attribute_exists(pk) AND #available = :old_available AND " +
            "(attribute_not_exists(#lead) OR #lead = :old_lead) AND #languages = :old_languages",
          ExpressionAttributeValues: { ":available": { BOOL: false }, ":old_languages": { L: [{ S: "de" }] } },
        },
      },
      {
        Put: {
          ConditionExpression: "attribute_not_exists(pk)",
          Item: {
            pk: { S: "AUDIT#USER#u-ada" },
            who: { S: "u-root" },
            what: { S: "agent-changed" },
            request_id: { S: "r-1" },
            changes: {
              L: [
                { M: { field: { S: "available" }, from: { S: "true" }, to: { S: "false" } } },
                { M: { field: { S: "lead" } } },
                { M: { field: { S: "languages" }, from: { L: [{ S: "de" }] }, to: { L: [] } } },
              ],
            },
          },
        },
      },
    ]);
  });

  it("never touches the load, which follows from the tickets", async () => {
    await agents.change(anAgent(), { ...anAgent({ openCount: 7 }), capacity: 3 }, ORIGIN);

    expect(JSON.stringify(written())).not.toContain("open_count");
  });

  it("writes nothing when nothing differs", async () => {
    expect(await agents.change(anAgent(), anAgent(), ORIGIN)).toBe(true);
    expect(written()).toEqual([]);
  });

  it.each([["ConditionalCheckFailed"], ["TransactionConflict"]])(
    "is not written when others are first: %s",
    async (code) => {
      dynamo.on(TransactWriteItemsCommand).rejects(cancelledTransaction(code, "None"));

      expect(await agents.change(anAgent(), anAgent({ capacity: 3 }), ORIGIN)).toBe(false);
    },
  );

  it("passes on a transaction that the table refuses for another reason", async () => {
    dynamo.on(TransactWriteItemsCommand).rejects(cancelledTransaction("ValidationError", "None"));

    await expect(agents.change(anAgent(), anAgent({ capacity: 3 }), ORIGIN)).rejects.toThrow("TransactWriteItems");
  });
});

describe("a user among the agents", () => {
  const user = { id: "u-ada", name: "Ada Byron", role: "customer", active: true } as const;
  const agent = { ...user, role: "agent" } as const;
  const admin = { ...user, role: "admin" } as const;
  const activeAfter = (before: typeof user | typeof agent | undefined, after: Parameters<typeof agentUpdateOf>[2]) =>
    agentUpdateOf("tickets", before, after)?.ExpressionAttributeValues?.[":active"]?.BOOL;

  it.each([
    ["is active as an agent", undefined, agent, true],
    ["is active as an admin", user, admin, true],
    ["is not active as a customer again", agent, user, false],
    ["is not active when deactivated", agent, { ...agent, active: false }, false],
    ["is active when reactivated", { ...agent, active: false }, agent, true],
    ["is none who never was staff", undefined, user, undefined],
    ["is none as a customer with another name", user, { ...user, name: "Ada" }, undefined],
  ])("%s", (_what, before, after, expected) => {
    expect(activeAfter(before as typeof agent | undefined, after)).toBe(expected);
  });

  it("keeps load, capacity and availability that are there, and gets defaults otherwise", () => {
    const { UpdateExpression, ExpressionAttributeValues } = agentUpdateOf("tickets", user, agent) ?? {};

    for (const name of ["available", "#capacity", "open_count"])
      expect(UpdateExpression).toContain(`${name} = if_not_exists(${name}, `);
    expect(ExpressionAttributeValues).toMatchObject({ ":capacity": { N: "10" }, ":zero": { N: "0" } });
  });

  it("keeps the role they had when they stop being one", () => {
    expect(agentUpdateOf("tickets", admin, user)?.ExpressionAttributeValues).toMatchObject({ ":role": { S: "admin" } });
  });

  it("gets no tickets while not active", () => {
    expect(activeAgents([anAgent({ active: false }), anAgent({ id: "u-grace" })]).map(({ id }) => id)).toEqual([
      "u-grace",
    ]);
  });
});
