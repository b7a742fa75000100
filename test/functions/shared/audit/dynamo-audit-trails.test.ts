import { DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { toAuditItem } from "../../../../functions/shared/audit/audit-item.js";
import { DynamoAuditTrails } from "../../../../functions/shared/audit/dynamo-audit-trails.js";
import { DependencyUnavailable } from "../../../../functions/shared/lambda/errors.js";
import { serviceUnavailable } from "../../../support/builders/sdk-errors.js";

const dynamo = mockClient(DynamoDBClient);
const trails = new DynamoAuditTrails(new DynamoDBClient({ region: "us-east-1" }), "tickets");
const AT = "2026-11-23T09:00:00.000Z";
const USER = { kind: "user", id: "u-ada" } as const;
const anEntry = (requestId: string) =>
  toAuditItem(USER, { who: "u-root", what: "changed", requestId, at: new Date(AT) }, []);

beforeEach(() => {
  dynamo.reset();
  dynamo.onAnyCommand().resolves({});
});

describe("an audit trail", () => {
  it("is read page by page, the oldest entry first", async () => {
    dynamo.on(QueryCommand).resolves({ Items: [anEntry("r-1"), anEntry("r-2")] });

    expect(await trails.read(USER, 1, `${AT}#r-0`)).toMatchObject({
      entries: [{ who: "u-root", at: AT, requestId: "r-1" }],
      last: `${AT}#r-1`,
    });
    expect(dynamo.commandCalls(QueryCommand)[0]?.args[0].input).toEqual({
      TableName: "tickets",
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": { S: "AUDIT#USER#u-ada" } },
      ExclusiveStartKey: { pk: { S: "AUDIT#USER#u-ada" }, sk: { S: `${AT}#r-0` } },
      Limit: 2,
      ConsistentRead: true,
    });
  });

  it("passes on a failure of the table", async () => {
    dynamo.on(QueryCommand).rejects(serviceUnavailable());

    await expect(trails.read(USER, 1, undefined)).rejects.toThrow(DependencyUnavailable);
  });
});
