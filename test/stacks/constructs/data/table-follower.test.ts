import { describe, expect, it } from "vitest";
import { z } from "zod";
import { FUNCTIONS } from "../../../../stacks/functions.js";
import { statementsOf, synthesizeStack } from "../../../support/aws/synthesized-stack.js";

const stack = synthesizeStack();
const FOLLOWERS = ["count-desk-changes", "archive-verdicts"] as const;

const mappingOf = (fn: string) => stack.resource("aws_lambda_event_source_mapping", `${fn}/`);
const queueOf = (fn: string) => stack.resource("aws_sqs_queue", `${fn}/`);
const arnOfQueue = (fn: string) => expect.stringContaining(`aws_sqs_queue.${fn}_dead-letters`) as string;

const filtersOf = (fn: string) =>
  z
    .object({ filter: z.array(z.object({ pattern: z.string() })) })
    .parse(mappingOf(fn)["filter_criteria"])
    .filter.map(({ pattern }) => JSON.parse(pattern) as unknown);

describe.each(FOLLOWERS)("%s", (fn) => {
  it("gets changes from the table's stream, all that there are, one batch of a shard at a time", () => {
    expect(mappingOf(fn)).toMatchObject({
      event_source_arn: expect.stringMatching(/^\$\{aws_dynamodb_table\.store_table\w*\.stream_arn\}$/) as string,
      function_name: expect.stringContaining(`aws_lambda_function.functions_${fn}_function`) as string,
      starting_position: "TRIM_HORIZON",
      maximum_batching_window_in_seconds: 1,
      parallelization_factor: 1,
      depends_on: [expect.stringContaining(`aws_iam_role_policy.functions_${fn}_role_policy`)],
    });
  });

  it("gets a batch that failed again, split, and it goes to a queue before the stream has lost it", () => {
    expect(mappingOf(fn)).toMatchObject({
      bisect_batch_on_function_error: true,
      maximum_retry_attempts: 100,
      destination_config: { on_failure: { destination_arn: arnOfQueue(fn) } },
    });
    expect(mappingOf(fn)["maximum_record_age_in_seconds"]).toBeLessThan(24 * 60 * 60);
  });

  it("may follow the stream and send dead letters, and is called by nothing else", () => {
    const rights = stack.rolePolicy(`functions/${fn}/`);

    expect(rights.find(({ Sid }) => Sid === "FollowChanges")).toMatchObject({
      Action: ["DescribeStream", "GetRecords", "GetShardIterator", "ListStreams"].map((name) => `dynamodb:${name}`),
      Resource: [expect.stringMatching(/aws_dynamodb_table\.store_table\w*\.arn\}\/stream\/\*$/)],
    });
    expect(rights.find(({ Sid }) => Sid === "SendDeadLetters")).toMatchObject({
      Action: ["sqs:SendMessage"],
      Resource: [arnOfQueue(fn)],
    });
    expect(FUNCTIONS[fn].timeoutSeconds).toBeLessThanOrEqual(60);
  });

  it("has dead letters that do not depend on the stack's key, stay for 14 days, and never come over plain HTTP", () => {
    const queue = queueOf(fn);

    expect(queue).toMatchObject({ sqs_managed_sse_enabled: true, message_retention_seconds: 14 * 24 * 60 * 60 });
    expect(queue["kms_master_key_id"]).toBeUndefined();
    expect(statementsOf(queue["policy"])).toMatchObject([{ Sid: "DenyPlainHttp", Effect: "Deny" }]);
  });
});

describe("the table's stream", () => {
  it("has no more than two followers, which is what AWS lets read from one shard", () => {
    const sources = stack
      .resources("aws_lambda_event_source_mapping")
      .map(([, { event_source_arn: source }]) => String(source))
      .filter((source) => source.includes("aws_dynamodb_table"));

    expect(sources).toHaveLength(FOLLOWERS.length);
    expect(sources.length).toBeLessThanOrEqual(2);
  });
});

describe("count-desk-changes", () => {
  it("gets changes of tickets alone, not its own counters, in large batches", () => {
    expect(filtersOf("count-desk-changes")).toEqual([{ dynamodb: { Keys: { sk: { S: ["TICKET"] } } } }]);
    expect(mappingOf("count-desk-changes")["batch_size"]).toBe(1_000);
  });

  it("reports no single records, as a batch that is counted again changes nothing", () => {
    expect(mappingOf("count-desk-changes")["function_response_types"]).toBeUndefined();
  });
});

describe("archive-verdicts", () => {
  it("gets changes of people's verdicts alone, neither evaluations nor other items", () => {
    expect(filtersOf("archive-verdicts")).toEqual([
      { dynamodb: { Keys: { pk: { S: [{ prefix: "EVALUATION#" }] }, sk: { S: ["PERSON"] } } } },
    ]);
  });

  it("reports where it stopped, so that what is archived of a batch is not sent again", () => {
    expect(mappingOf("archive-verdicts")).toMatchObject({
      batch_size: 100,
      function_response_types: ["ReportBatchItemFailures"],
    });
  });
});
