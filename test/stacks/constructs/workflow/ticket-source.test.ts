import { describe, expect, it } from "vitest";
import { synthesizeStack } from "../../../support/aws/synthesized-stack.js";

const stack = synthesizeStack();
const mapping = stack.resource("aws_lambda_event_source_mapping", "source/");

describe("the event source mapping", () => {
  it("starts with the oldest record, so that records sent before the deployment are not lost", () => {
    expect(mapping).toMatchObject({ starting_position: "TRIM_HORIZON" });
  });

  it("retries only what the function hands back, split until a bad record is alone", () => {
    expect(mapping).toMatchObject({
      function_response_types: ["ReportBatchItemFailures"],
      bisect_batch_on_function_error: true,
    });
  });

  it("gives up after 20 retries, or a day, well before the stream's retention ends", () => {
    const { retention_period: hoursOnStream } = stack.resource("aws_kinesis_stream");

    expect(mapping).toMatchObject({ maximum_retry_attempts: 20, maximum_record_age_in_seconds: 24 * 60 * 60 });
    expect(24).toBeLessThan(Number(hoursOnStream));
  });

  it("stores the records that it gives up in the bucket", () => {
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

  it("reads batches, one of a shard at a time in a new account, several where the function has its own executions", () => {
    const large = synthesizeStack({ LAMBDA_CONCURRENCY_QUOTA: "1000" });

    expect(mapping).toMatchObject({
      batch_size: 200,
      maximum_batching_window_in_seconds: 1,
      parallelization_factor: 1,
    });
    expect(large.resource("aws_lambda_event_source_mapping", "source/")).toMatchObject({ parallelization_factor: 2 });
  });

  it("has no filter, which would silently drop what is not JSON", () => {
    expect(mapping).not.toHaveProperty("filter_criteria");
  });

  it("is created after the role's permissions, which AWS checks", () => {
    expect(mapping["depends_on"]).toEqual([
      expect.stringMatching(/^aws_iam_role_policy\.functions_start-workflow_role_policy/),
    ]);
  });
});
