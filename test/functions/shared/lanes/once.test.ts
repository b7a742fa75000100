import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  DynamoDBClient,
  PutItemCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { onceForEachAnswer } from "../../../../functions/shared/lanes/once.js";
import { aContext, aRoutedTicket } from "../../../support/builders/queue-messages.js";

const dynamo = mockClient(DynamoDBClient);
const runs: string[] = [];
let fault: Error | undefined;
const once = onceForEachAnswer(
  (ticket) => {
    runs.push(ticket.ticket_id);
    return fault === undefined ? Promise.resolve("Lane set") : Promise.reject(fault);
  },
  { client: new DynamoDBClient({ region: "us-east-1" }), tableName: "tickets", folder: "set-priority-lane" },
);

const remembered = (status: string) =>
  new ConditionalCheckFailedException({
    message: "The conditional request failed",
    $metadata: {},
    Item: {
      pk: { S: "PROCESSED#set-priority-lane#a" },
      sk: { S: "key" },
      idempotency_status: { S: status },
      expires_at: { N: String(Math.round(Date.now() / 1000) + 60) },
      in_progress_expiration: { N: String(Date.now() + 60_000) },
      data: { S: "Lane set" },
    },
  });

beforeEach(() => {
  dynamo.reset();
  runs.length = 0;
  fault = undefined;
});

describe("onceForEachAnswer", () => {
  it("remembers an answer for a day, under separate keys, with a status attribute that no index of tickets uses", async () => {
    const now = Date.now() / 1000;
    await once(aRoutedTicket(), aContext());

    expect(runs).toHaveLength(1);
    const put = dynamo.commandCalls(PutItemCommand)[0]?.args[0].input;
    expect(put).toMatchObject({
      TableName: "tickets",
      Item: {
        pk: { S: "PROCESSED#set-priority-lane#a" },
        sk: { S: expect.stringMatching(/^set-priority-lane#/) as string },
        idempotency_status: { S: "INPROGRESS" },
      },
    });
    expect(put?.Item).not.toHaveProperty("status");
    expect(Number(put?.Item?.["expires_at"]?.N) - now).toBeCloseTo(24 * 60 * 60, -1);
    expect(dynamo.commandCalls(UpdateItemCommand)[0]?.args[0].input.ExpressionAttributeValues).toMatchObject({
      ":status": { S: "COMPLETED" },
    });
  });

  it("identifies an answer by ticket and execution, so that a ticket answered again is processed again", async () => {
    await once(aRoutedTicket(), aContext());
    await once(aRoutedTicket({ priority: "HIGH" }), aContext());
    await once(aRoutedTicket({ execution_arn: "arn:aws:states:::execution:w:again" }), aContext());

    const [first, same, other] = dynamo.commandCalls(PutItemCommand).map(({ args }) => args[0].input.Item?.["sk"]?.S);
    expect(same).toBe(first);
    expect(other).not.toBe(first);
  });

  it("does nothing for an answer that it remembers, and says so", async () => {
    dynamo.on(PutItemCommand).rejects(remembered("COMPLETED"));

    expect(await once(aRoutedTicket(), aContext())).toBe("Lane set before");
    expect(runs).toEqual([]);
  });

  it("hands back an answer that another invocation is processing", async () => {
    dynamo.on(PutItemCommand).rejects(remembered("INPROGRESS"));

    await expect(once(aRoutedTicket(), aContext())).rejects.toMatchObject({
      name: "IdempotencyAlreadyInProgressError",
    });
    expect(runs).toEqual([]);
  });

  it("forgets an answer whose processing failed, and throws the original error", async () => {
    fault = new Error("no");

    await expect(once(aRoutedTicket(), aContext())).rejects.toBe(fault);
    expect(dynamo.commandCalls(DeleteItemCommand)).toHaveLength(1);
  });

  it("throws the table's error when it cannot remember", async () => {
    dynamo.on(PutItemCommand).rejects(Object.assign(new Error("Rate exceeded"), { name: "ThrottlingException" }));

    await expect(once(aRoutedTicket(), aContext())).rejects.toMatchObject({
      name: "DependencyThrottled",
      message: "DynamoDB idempotency: ThrottlingException: Rate exceeded",
    });
    expect(runs).toEqual([]);
  });
});
