import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { describe, expect, it } from "vitest";
import { DynamoPeoplesVerdicts } from "../../../functions/archive-verdicts/dynamo-peoples-verdicts.js";
import { DependencyThrottled } from "../../../functions/shared/lambda/errors.js";
import { evaluationAttributes } from "../../../functions/shared/reply-quality/evaluation-item.js";
import { evaluationKey, personVerdictKey } from "../../../functions/shared/table/ticket-table.js";
import { anEvaluation, aPersonsVerdict } from "../../support/builders/evaluations.js";
import { FakeDeskTable } from "../../support/fakes/fake-desk-table.js";
import { FakePeoplesVerdicts } from "../../support/fakes/fake-peoples-verdicts.js";
import { testPeoplesVerdicts } from "../../support/fakes/peoples-verdicts.contract.js";

const STORED = { answeredAt: "2026-11-21T08:30:04.000Z", decidedBy: "u-ada" };

describe("people's verdicts in memory", () => {
  testPeoplesVerdicts(() => {
    const verdicts = new FakePeoplesVerdicts();
    return {
      verdicts,
      put: (evaluation) => verdicts.stored.set(evaluation.ticket_id, evaluation),
      putUnreadable: (ticketId) => verdicts.stored.set(ticketId, "unreadable"),
    };
  });
});

describe("DynamoPeoplesVerdicts", () => {
  testPeoplesVerdicts(() => {
    const table = new FakeDeskTable();
    table.put({ ...evaluationKey("TKT-1"), ...evaluationAttributes({ evaluation: anEvaluation(), ...STORED }) });
    return {
      verdicts: new DynamoPeoplesVerdicts(table.client, "tickets"),
      put: (evaluation) => {
        table.put({
          ...personVerdictKey(evaluation.ticket_id),
          ...evaluationAttributes({ evaluation, ...STORED }),
        });
      },
      putUnreadable: (ticketId) => {
        const later = JSON.stringify({ ...aPersonsVerdict(), schema_version: 99 });
        table.put({ ...personVerdictKey(ticketId), evaluation: { S: later } });
      },
    };
  });

  it("asks for the evaluation alone, as it is at this moment", async () => {
    const client = new DynamoDBClient({ region: "us-east-1" });
    const stub = mockClient(client);
    stub.on(GetItemCommand).resolves({});
    await new DynamoPeoplesVerdicts(client, "tickets").find("TKT-1");

    const { input } = stub.commandCalls(GetItemCommand)[0]?.args[0] ?? expect.fail("no call");
    expect(input).toMatchObject({ ConsistentRead: true, ExpressionAttributeNames: { "#evaluation": "evaluation" } });
    expect(input.ProjectionExpression).toBe("#evaluation");
  });

  it("throws DependencyThrottled when the table is throttled", async () => {
    const client = new DynamoDBClient({ region: "us-east-1" });
    mockClient(client)
      .on(GetItemCommand)
      .rejects(Object.assign(new Error("slow down"), { name: "ThrottlingException", $metadata: {} }));

    await expect(new DynamoPeoplesVerdicts(client, "tickets").find("TKT-1")).rejects.toThrow(DependencyThrottled);
  });
});
