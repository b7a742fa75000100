import { DynamoDBClient, ScanCommand, type AttributeValue } from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { readAnswers } from "../../../../scripts/shared/journey/answers.js";
import type { Deployment } from "../../../../scripts/shared/deployment/clients.js";
import { resourceNames } from "../../../../stacks/names.js";
import { aTicketRecord } from "../../../support/builders/tickets.js";

const client = mockClient(DynamoDBClient);
const names = resourceNames({ projectName: "p", stage: "dev" });
const read = () => readAnswers({ dynamo: new DynamoDBClient({}), names } as Deployment);

const toAttribute = (value: string | number): AttributeValue =>
  typeof value === "number" ? { N: String(value) } : { S: value };

/** The item the workflow makes of a record. */
const anItem = (changes: Parameters<typeof aTicketRecord>[0] = {}, status?: string): Record<string, AttributeValue> => {
  const record = aTicketRecord(changes);
  const columns = Object.entries({ ...record, status: status ?? record.outcome });
  return Object.fromEntries(columns.flatMap(([name, value]) => (value === null ? [] : [[name, toAttribute(value)]])));
};

describe("readAnswers", () => {
  beforeEach(() => {
    client.reset();
  });

  it("reads the item of each finished ticket, from all pages", async () => {
    client
      .on(ScanCommand)
      .resolvesOnce({
        Items: [anItem({ ticket_id: "a", submitted_at: "2026-11-21T08:30:00.000Z", execution_arn: "arn:x:a-1" })],
        LastEvaluatedKey: { pk: { S: "a" } },
      })
      .resolves({ Items: [anItem({ ticket_id: "b", outcome: "NEEDS_HUMAN", confidence: 0 })] });

    const answers = await read();

    expect([...answers.keys()]).toEqual(["a", "b"]);
    expect(answers.get("a")).toMatchObject({ key: "tickets/2026/11/21/ticket_a.json", executionName: "a-1" });
    expect(answers.get("b")).toMatchObject({ outcome: "NEEDS_HUMAN", triage: { confidence: 0 } });
    expect(client.commandCalls(ScanCommand).at(-1)?.args[0].input.ExclusiveStartKey).toEqual({ pk: { S: "a" } });
  });

  it("reads why a ticket was triaged so, for the summary", async () => {
    client.on(ScanCommand).resolves({ Items: [anItem({ ticket_id: "a", priority_reasoning: "Rules: no danger." })] });

    expect((await read()).get("a")).toMatchObject({ reasoning: "Rules: no danger." });
  });

  it("reads only ticket items: the table also has counters, marks and tokens", async () => {
    client.on(ScanCommand).resolves({ Items: [] });
    await read();

    expect(client.commandCalls(ScanCommand)[0]?.args[0].input).toMatchObject({
      FilterExpression: "sk = :ticket",
      ExpressionAttributeValues: { ":ticket": { S: "TICKET" } },
    });
  });

  it("ignores tickets that are not finished", async () => {
    client
      .on(ScanCommand)
      .resolves({ Items: [anItem({}, "PROCESSING"), anItem({}, "FAILED"), { pk: { S: "other" } }] });

    expect(await read()).toEqual(new Map());
  });
});
