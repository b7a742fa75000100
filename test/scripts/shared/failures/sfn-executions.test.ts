import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  ExecutionNotRedrivable,
  ListExecutionsCommand,
  RedriveExecutionCommand,
  SFNClient,
  StartExecutionCommand,
} from "@aws-sdk/client-sfn";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { SfnExecutions } from "../../../../scripts/shared/failures/sfn-executions.js";

const sfn = mockClient(SFNClient);

beforeEach(() => sfn.reset());

const region = { region: "us-east-1" };

const answer = { message: "", $metadata: {} };

const named = (name: string): Error => Object.assign(new Error(name), { name });

const collect = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
};

describe("SfnExecutions", () => {
  const MACHINE = "arn:aws:states:us-east-1:111122223333:stateMachine:workflow";
  const ARN = "arn:aws:states:us-east-1:111122223333:execution:workflow:a";
  const executions = new SfnExecutions(new SFNClient(region), MACHINE);

  it("builds the ARN of an execution from its name", () => {
    expect(executions.arnOf("a")).toBe(ARN);
  });

  it("lists executions with a status that ended within a range, from all pages", async () => {
    const item = (name: string, at: string) => ({
      executionArn: `${ARN}${name}`,
      name,
      stateMachineArn: MACHINE,
      status: "TIMED_OUT" as const,
      startDate: new Date(0),
      stopDate: new Date(at),
      redriveCount: 2,
    });
    sfn
      .on(ListExecutionsCommand, { statusFilter: "TIMED_OUT", stateMachineArn: MACHINE })
      .resolvesOnce({ executions: [item("b", "2026-11-21T10:00:00Z")], nextToken: "2" })
      .resolves({ executions: [item("c", "2026-11-20T10:00:00Z")] });

    const ended = await collect(executions.listFailed("TIMED_OUT", { since: new Date("2026-11-21T00:00:00Z") }));

    expect(ended).toMatchObject([{ arn: `${ARN}b`, name: "b", status: "TIMED_OUT", redriveCount: 2 }]);
    expect(sfn.commandCalls(ListExecutionsCommand)).toHaveLength(2);
  });

  it("describes an execution, and returns undefined for one that has expired", async () => {
    sfn
      .on(DescribeExecutionCommand)
      .resolvesOnce({ status: "FAILED", input: "{}", error: "E", redriveStatus: "REDRIVABLE", redriveCount: 1 })
      .rejects(new ExecutionDoesNotExist(answer));

    expect(await executions.describe(ARN)).toMatchObject({
      status: "FAILED",
      input: "{}",
      isRedrivable: true,
      redriveCount: 1,
    });
    expect(await executions.describe(ARN)).toBeUndefined();
  });

  it("reports that an execution of this name was started before", async () => {
    sfn.on(StartExecutionCommand).resolvesOnce({}).rejects(new ExecutionAlreadyExists(answer));

    expect([await executions.start("a", "{}"), await executions.start("a", "{}")]).toEqual([
      "started",
      "already-started",
    ]);
    expect(sfn.commandCalls(StartExecutionCommand)[0]?.args[0].input).toEqual({
      stateMachineArn: MACHINE,
      name: "a",
      input: "{}",
    });
  });

  it.each([
    ["ExecutionDoesNotExist", true],
    ["InvalidAction", false],
    ["AccessDeniedException", false],
  ])(
    "concludes from %s for an execution that does not exist whether redrive is supported: %s",
    async (name, expected) => {
      sfn.on(RedriveExecutionCommand).rejects(named(name));

      expect(await executions.canRedrive()).toBe(expected);
    },
  );

  it("redrives with a token, so that a repeated call has no effect, and reports when it is too late", async () => {
    sfn.on(RedriveExecutionCommand).resolvesOnce({}).rejects(new ExecutionNotRedrivable(answer));

    expect([await executions.redrive(ARN, "t"), await executions.redrive(ARN, "t")]).toEqual([true, false]);
    expect(sfn.commandCalls(RedriveExecutionCommand)[0]?.args[0].input).toEqual({
      executionArn: ARN,
      clientToken: "t",
    });
  });
});
