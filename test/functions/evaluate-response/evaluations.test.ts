import { describe, expect, it } from "vitest";
import { DynamoDBClient, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { DynamoEvaluations } from "../../../functions/evaluate-response/dynamo-evaluations.js";
import { DependencyThrottled } from "../../../functions/shared/lambda/errors.js";
import { readEvaluationItem } from "../../../functions/shared/reply-quality/evaluation-item.js";
import { anEvaluation } from "../../support/builders/evaluations.js";
import { testEvaluations } from "../../support/fakes/evaluations.contract.js";
import { FakeEvaluations } from "../../support/fakes/fake-evaluations.js";
import { FakeItemTable } from "../../support/fakes/fake-item-table.js";

describe("Evaluations in memory", () => {
  testEvaluations(() => {
    const table = new FakeEvaluations();
    return { table, find: (ticketId) => table.stored.get(ticketId) };
  });
});

describe("DynamoEvaluations", () => {
  testEvaluations(() => {
    const items = new FakeItemTable();
    const find = (ticketId: string) => readEvaluationItem(items.get(`EVALUATION#${ticketId}`));
    return { table: new DynamoEvaluations(items.client, "tickets"), find };
  });

  it("throws DependencyThrottled when the table is throttled", async () => {
    const client = new DynamoDBClient({ region: "us-east-1" });
    mockClient(client)
      .on(UpdateItemCommand)
      .rejects(Object.assign(new Error("slow down"), { name: "ThrottlingException", $metadata: {} }));
    const saved = new DynamoEvaluations(client, "tickets").save({ evaluation: anEvaluation(), answeredAt: "2026" });

    await expect(saved).rejects.toThrow(DependencyThrottled);
  });
});

describe("readEvaluationItem", () => {
  it.each([
    ["no item", undefined],
    ["an item without an evaluation", { pk: { S: "EVALUATION#TKT-1" } }],
    ["an evaluation that is not JSON", { answered_at: { S: "2026" }, evaluation: { S: "{" } }],
    ["one of a later version", { answered_at: { S: "2026" }, evaluation: { S: '{"schema_version":99}' } }],
  ])("reads nothing from %s", (_name, item) => {
    expect(readEvaluationItem(item)).toBeUndefined();
  });
});
