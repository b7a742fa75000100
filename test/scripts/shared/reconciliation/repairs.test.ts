import { DescribeExecutionCommand, ExecutionDoesNotExist, SFNClient } from "@aws-sdk/client-sfn";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { executionHashes, UNKNOWN_HASH } from "../../../../scripts/shared/reconciliation/repairs.js";
import { aTicketRecord, aWorkflowInput } from "../../../support/builders/tickets.js";

const sfn = mockClient(SFNClient);

beforeEach(() => sfn.reset());

const region = { region: "us-east-1" };

describe("executionHashes", () => {
  const hashOf = () => executionHashes(new SFNClient(region))(aTicketRecord());

  it("reads the hash with which the ticket's execution was started", async () => {
    sfn
      .on(DescribeExecutionCommand, { executionArn: aTicketRecord().execution_arn })
      .resolves({ input: JSON.stringify(aWorkflowInput()) });

    expect(await hashOf()).toBe("ab".repeat(32));
  });

  it("returns a hash that equals no event's if the execution has expired", async () => {
    sfn.on(DescribeExecutionCommand).rejects(new ExecutionDoesNotExist({ message: "gone", $metadata: {} }));

    expect(await hashOf()).toBe(UNKNOWN_HASH);
  });
});
