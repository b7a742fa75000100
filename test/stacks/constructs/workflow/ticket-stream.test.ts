import { describe, expect, it } from "vitest";
import { synthesizeStack } from "../../../support/aws/synthesized-stack.js";

const stack = synthesizeStack();

describe("the ticket stream", () => {
  it("is on-demand, encrypted with our key, and stores records for a week", () => {
    expect(stack.resource("aws_kinesis_stream")).toMatchObject({
      name: "ticket-pipeline-dev-tickets",
      stream_mode_details: { stream_mode: "ON_DEMAND" },
      encryption_type: "KMS",
      kms_key_id: expect.stringContaining("aws_kms_key") as string,
      retention_period: 7 * 24,
    });
  });

  it("lets start-workflow do what an event source mapping needs, only on this stream", () => {
    const reading = stack.rolePolicy("functions/start-workflow/").find(({ Sid }) => Sid === "ReadTickets");

    expect(reading).toMatchObject({
      Action: [
        "kinesis:DescribeStream",
        "kinesis:DescribeStreamSummary",
        "kinesis:GetRecords",
        "kinesis:GetShardIterator",
        "kinesis:ListShards",
      ],
      Resource: [expect.stringMatching(/aws_kinesis_stream\.\w+\.arn/)],
    });
  });

  it("lets serve-api put one ticket at a time, and passes it the stream's name", () => {
    const putting = stack.rolePolicy("functions/serve-api/").find(({ Sid }) => Sid === "PutTickets");

    expect(putting).toMatchObject({
      Action: ["kinesis:PutRecord"],
      Resource: [expect.stringMatching(/aws_kinesis_stream\.\w+\.arn/)],
    });
    expect(stack.resource("aws_lambda_function", "functions/serve-api/")["environment"]).toMatchObject({
      variables: { TICKET_STREAM: expect.stringContaining("ticket-pipeline-dev-tickets") as string },
    });
  });

  it("lets nothing else read it", () => {
    const readers = stack
      .resources("aws_iam_role_policy")
      .filter(([, { policy }]) => String(policy).includes("kinesis:GetRecords"));

    expect(readers.map(([path]) => path)).toEqual(["functions/start-workflow/role/policy"]);
  });
});
