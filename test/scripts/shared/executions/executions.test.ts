import {
  DescribeExecutionCommand,
  ExecutionDoesNotExist,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  SFNClient,
} from "@aws-sdk/client-sfn";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { openExecutions, StateMachineNotFound } from "../../../../scripts/shared/executions/executions.js";
import { at, entered } from "../../../support/builders/histories.js";

const MACHINE = "arn:aws:states:us-east-1:123456789012:stateMachine:workflow";
const client = mockClient(SFNClient);

const open = () => openExecutions(new SFNClient({}), "workflow");

const collect = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
};

describe("Executions", () => {
  beforeEach(() => {
    client.reset();
    client
      .on(ListStateMachinesCommand)
      .resolvesOnce({
        stateMachines: [{ stateMachineArn: "other", name: "other", type: "STANDARD", creationDate: at(0) }],
        nextToken: "2",
      })
      .resolves({
        stateMachines: [{ stateMachineArn: MACHINE, name: "workflow", type: "STANDARD", creationDate: at(0) }],
      });
  });

  it("lists the executions of the state machine from all pages", async () => {
    const item = (name: string) => ({
      executionArn: name,
      stateMachineArn: MACHINE,
      name,
      status: "FAILED" as const,
      startDate: at(0),
    });
    client
      .on(ListExecutionsCommand, { stateMachineArn: MACHINE, statusFilter: "FAILED" })
      .resolvesOnce({ executions: [item("a")], nextToken: "2" })
      .resolves({ executions: [item("b")] });

    const list = await collect((await open()).list("FAILED"));

    expect(list.map(({ name }) => name)).toEqual(["a", "b"]);
    expect(client.commandCalls(ListExecutionsCommand).at(-1)?.args[0].input).toMatchObject({ nextToken: "2" });
  });

  it("reads all pages of a history", async () => {
    client
      .on(GetExecutionHistoryCommand)
      .resolvesOnce({ events: [{ id: 1, type: "ExecutionStarted", timestamp: at(0) }], nextToken: "2" })
      .resolves({ events: [{ id: 2, type: "TaskStateEntered", timestamp: at(5), ...entered("Open ticket") }] });
    const execution = { arn: "x", name: "x", status: "RUNNING", startedAt: at(0), stoppedAt: undefined };

    const report = await (await open()).report(execution);

    expect(report.states).toMatchObject([{ name: "Open ticket" }]);
  });

  it("returns undefined for an execution that does not exist, and throws any other error", async () => {
    const executions = await open();
    client
      .on(DescribeExecutionCommand, { executionArn: "arn:none" })
      .rejects(new ExecutionDoesNotExist({ message: "", $metadata: {} }))
      .on(DescribeExecutionCommand, { executionArn: "arn:secret" })
      .rejects(new Error("AccessDenied"));

    expect(await executions.find("arn:none")).toBeUndefined();
    await expect(executions.find("arn:secret")).rejects.toThrow("AccessDenied");
  });

  it("reports the name of a state machine that does not exist", async () => {
    await expect(openExecutions(new SFNClient({}), "none")).rejects.toThrow(StateMachineNotFound);
    client.reset();
    client.on(ListStateMachinesCommand).resolves({ stateMachines: [] });
    await expect(openExecutions(new SFNClient({}), "none")).rejects.toThrow("State machine none not found");
  });
});
