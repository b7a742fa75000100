import { describe, expect, it } from "vitest";
import { synthesizeStack } from "../../../support/aws/synthesized-stack.js";

const stack = synthesizeStack();
const mapping = stack.resource("aws_lambda_event_source_mapping", "source/");

describe("the event source mapping", () => {
  it("starts with the oldest record, so that none sent before the deployment is lost", () => {
    expect(mapping).toMatchObject({ starting_position: "TRIM_HORIZON" });
  });

  it("retries only what the function hands back, split until a bad record is alone", () => {
    expect(mapping).toMatchObject({
      function_response_types: ["ReportBatchItemFailures"],
      bisect_batch_on_function_error: true,
    });
  });

  it("gives up after 20 retries, or a day, well before the stream forgets", () => {
    const { retention_period: hoursOnStream } = stack.resource("aws_kinesis_stream");

    expect(mapping).toMatchObject({ maximum_retry_attempts: 20, maximum_record_age_in_seconds: 24 * 60 * 60 });
    expect(24).toBeLessThan(Number(hoursOnStream));
  });

  it("keeps the records it gives up in the bucket", () => {
    expect(mapping).toMatchObject({
      destination_config: {
        on_failure: { destination_arn: expect.stringMatching(/aws_s3_bucket\.\w+\.arn/) as string },
      },
    });
    expect(stack.rolePolicy("functions/start-workflow/")).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          Action: ["s3:PutObject"],
          Resource: [expect.stringMatching(/arn\}\/aws\/lambda\/\*$/)],
        }),
        expect.objectContaining({
          Action: ["s3:ListBucket"],
          Resource: [expect.stringMatching(/aws_s3_bucket\.\w+\.arn\}$/)],
        }),
      ]),
    );
  });

  it("takes batches, several of a shard at a time", () => {
    expect(mapping).toMatchObject({
      batch_size: 200,
      maximum_batching_window_in_seconds: 1,
      parallelization_factor: 2,
    });
  });

  it("loses no record to a filter, which drops what is not JSON without a trace", () => {
    expect(mapping).not.toHaveProperty("filter_criteria");
  });

  it("waits for the role's permissions, which AWS checks when it is made", () => {
    expect(mapping["depends_on"]).toEqual([
      expect.stringMatching(/^aws_iam_role_policy\.functions_start-workflow_role_policy/),
    ]);
  });
});
