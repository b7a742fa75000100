import { describe, expect, it } from "vitest";
import { z } from "zod";
import { FUNCTIONS } from "../../../../stacks/functions.js";
import { statementsOf, synthesizeStack } from "../../../support/aws/synthesized-stack.js";

const stack = synthesizeStack();
const mapping = stack.resource("aws_lambda_event_source_mapping", "count-desk-changes/");
const queue = stack.resource("aws_sqs_queue", "count-desk-changes/");
const queueArn = expect.stringContaining("aws_sqs_queue.count-desk-changes_dead-letters") as string;

describe("count-desk-changes", () => {
  it("gets the changes of tickets from the table's stream, all that there are, in large batches", () => {
    expect(mapping).toMatchObject({
      event_source_arn: expect.stringMatching(/^\$\{aws_dynamodb_table\.store_table\w*\.stream_arn\}$/) as string,
      function_name: expect.stringContaining("aws_lambda_function.functions_count-desk-changes_function") as string,
      starting_position: "TRIM_HORIZON",
      batch_size: 1_000,
      maximum_batching_window_in_seconds: 1,
      parallelization_factor: 1,
      depends_on: [expect.stringContaining("aws_iam_role_policy.functions_count-desk-changes_role_policy")],
    });
  });

  it("gets no changes of other items, its own counters among them", () => {
    const { filter } = z
      .object({ filter: z.array(z.object({ pattern: z.string() })) })
      .parse(mapping["filter_criteria"]);

    expect(filter.map(({ pattern }) => JSON.parse(pattern) as unknown)).toEqual([
      { dynamodb: { Keys: { sk: { S: ["TICKET"] } } } },
    ]);
  });

  it("gets a batch that failed again, split, and it goes to a queue before the stream has lost it", () => {
    expect(mapping).toMatchObject({
      bisect_batch_on_function_error: true,
      maximum_retry_attempts: 100,
      destination_config: { on_failure: { destination_arn: queueArn } },
    });
    expect(mapping["maximum_record_age_in_seconds"]).toBeLessThan(24 * 60 * 60);
  });

  it("reports no single records, as a batch that is counted again changes nothing", () => {
    expect(mapping["function_response_types"]).toBeUndefined();
  });

  it("may follow the stream and send dead letters, and is called by nothing else", () => {
    const rights = stack.rolePolicy("functions/count-desk-changes/");

    expect(rights.find(({ Sid }) => Sid === "FollowChanges")).toMatchObject({
      Action: ["DescribeStream", "GetRecords", "GetShardIterator", "ListStreams"].map((name) => `dynamodb:${name}`),
      Resource: [expect.stringMatching(/aws_dynamodb_table\.store_table\w*\.arn\}\/stream\/\*$/)],
    });
    expect(rights.find(({ Sid }) => Sid === "SendDeadLetters")).toMatchObject({
      Action: ["sqs:SendMessage"],
      Resource: [queueArn],
    });
    expect(FUNCTIONS["count-desk-changes"].timeoutSeconds).toBeLessThanOrEqual(60);
  });
});

describe("its dead letters", () => {
  it("do not depend on the stack's key, stay for 14 days, and never come over plain HTTP", () => {
    expect(queue).toMatchObject({ sqs_managed_sse_enabled: true, message_retention_seconds: 14 * 24 * 60 * 60 });
    expect(queue["kms_master_key_id"]).toBeUndefined();
    expect(statementsOf(queue["policy"])).toMatchObject([{ Sid: "DenyPlainHttp", Effect: "Deny" }]);
  });
});
