import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { DescribeExecutionCommand, GetExecutionHistoryCommand, SFNClient } from "@aws-sdk/client-sfn";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { DynamoExecutionNames } from "../../../../functions/serve-desk/executions/dynamo-execution-names.js";
import { SfnExecutions } from "../../../../functions/serve-desk/executions/sfn-executions.js";
import {
  DependencyRejected,
  DependencyThrottled,
  DependencyUnavailable,
} from "../../../../functions/shared/lambda/errors.js";
import { ticketItemKey } from "../../../../functions/shared/table/ticket-table.js";
import { at, awsHistory, entered, RETRIED_THEN_PARALLEL } from "../../../support/builders/histories.js";

const MACHINE = "arn:aws:states:us-east-1:123456789012:stateMachine:ticket-pipeline-dev";
const ARN = "arn:aws:states:us-east-1:123456789012:execution:ticket-pipeline-dev:TKT-1-0f0f";

const sfn = mockClient(SFNClient);
const dynamo = mockClient(DynamoDBClient);
beforeEach(() => {
  sfn.reset();
  dynamo.reset();
});
const executions = new SfnExecutions(MACHINE, { region: "us-east-1" });

const named = (name: string, status = 400) =>
  Object.assign(new Error("no"), { name, $metadata: { httpStatusCode: status } });
const described = { executionArn: ARN, stateMachineArn: MACHINE, status: "SUCCEEDED", startDate: at(0) } as const;

describe("an execution in Step Functions", () => {
  it("is read without any input or output", async () => {
    sfn.on(DescribeExecutionCommand).resolves({ ...described, stopDate: at(181) });
    sfn.on(GetExecutionHistoryCommand).resolves({ events: awsHistory(...RETRIED_THEN_PARALLEL) });

    expect(await executions.find(ARN)).toMatchObject({
      status: "SUCCEEDED",
      startedAt: at(0),
      stoppedAt: at(181),
      error: undefined,
      isWhole: true,
    });
    expect(sfn.commandCalls(DescribeExecutionCommand)[0]?.args[0].input).toMatchObject({
      includedData: "METADATA_ONLY",
    });
    expect(sfn.commandCalls(GetExecutionHistoryCommand)[0]?.args[0].input).toMatchObject({
      executionArn: ARN,
      includeExecutionData: false,
    });
  });

  it("has the error that it ended with", async () => {
    sfn.on(DescribeExecutionCommand).resolves({ ...described, status: "FAILED" });
    sfn.on(GetExecutionHistoryCommand).resolves({
      events: awsHistory(
        [0, "ExecutionStarted", 0],
        [9, "ExecutionFailed", 1, { executionFailedEventDetails: { error: "Gone" } }],
      ),
    });

    expect(await executions.find(ARN)).toMatchObject({ status: "FAILED", error: "Gone" });
  });

  it("is read page by page, up to a bound", async () => {
    sfn.on(DescribeExecutionCommand).resolves(described);
    const page = awsHistory([1, "TaskStateEntered", 0, entered("Poll")]);
    sfn.on(GetExecutionHistoryCommand).resolves({ events: page, nextToken: "more" });

    const found = await executions.find(ARN);

    expect(found).toMatchObject({ isWhole: false });
    expect(found?.visits).toHaveLength(3);
    expect(sfn.commandCalls(GetExecutionHistoryCommand).map(({ args }) => args[0].input.nextToken)).toEqual([
      undefined,
      "more",
      "more",
    ]);
  });

  it.each(["ExecutionDoesNotExist", "InvalidArn"])("is not found: %s", async (name) => {
    sfn.onAnyCommand().rejects(named(name));

    expect(await executions.find(ARN)).toBeUndefined();
  });

  it.each([
    ARN.replace("-dev:", "-prod:"),
    ARN.replace("123456789012", "210987654321"),
    "arn:aws:states:us-east-1:1:x",
    "",
  ])("is not asked for when it is of another state machine: %s", async (arn) => {
    sfn.onAnyCommand().rejects(named("AccessDeniedException"));

    await expect(executions.find(arn)).resolves.toBeUndefined();
    expect(sfn.calls()).toEqual([]);
  });

  it.each([
    ["ThrottlingException", 400, DependencyThrottled],
    ["InternalFailure", 500, DependencyUnavailable],
    ["AccessDeniedException", 400, DependencyRejected],
    ["KmsThrottlingException", 400, DependencyThrottled],
  ])("passes on %s", async (name, status, expected) => {
    sfn.onAnyCommand().rejects(named(name, status));

    await expect(executions.find(ARN)).rejects.toThrow(expected);
  });

  it("counts a response without a status as unavailable", async () => {
    sfn.onAnyCommand().resolves({});

    await expect(executions.find(ARN)).rejects.toThrow(DependencyUnavailable);
  });
});

describe("the execution that a ticket names", () => {
  it("is an attribute of its item", async () => {
    dynamo
      .on(GetItemCommand)
      .resolvesOnce({ Item: { ...ticketItemKey("TKT-1"), execution_arn: { S: ARN } } })
      .resolvesOnce({ Item: ticketItemKey("TKT-2") })
      .resolves({});
    const names = new DynamoExecutionNames(new DynamoDBClient({ region: "us-east-1" }), "tickets");

    expect(await names.find("TKT-1")).toEqual({ arn: ARN });
    expect(await names.find("TKT-2")).toEqual({ arn: undefined });
    expect(await names.find("TKT-3")).toBeUndefined();
  });
});
