import { describe, expect, it } from "vitest";
import { statementsOf, synthesizeStack } from "../../../support/aws/synthesized-stack.js";

const stack = synthesizeStack();
const queue = stack.resource("aws_sqs_queue", "watch-deadlines/");
const statements = statementsOf(queue["policy"]);

describe("watch-deadlines", () => {
  it("is called each minute, by its rule only", () => {
    expect(stack.resource("aws_cloudwatch_event_rule", "watch-deadlines/")).toMatchObject({
      name: "ticket-pipeline-dev-watch-deadlines",
      schedule_expression: "rate(1 minute)",
    });
    expect(stack.resource("aws_lambda_permission", "watch-deadlines/")).toMatchObject({
      principal: "events.amazonaws.com",
      action: "lambda:InvokeFunction",
      source_arn: expect.stringMatching(/^\$\{aws_cloudwatch_event_rule\.watch-deadlines_rule\w*\.arn\}$/) as string,
      function_name: expect.stringContaining("aws_lambda_function.functions_watch-deadlines_function") as string,
    });
  });

  it("is not called again for a run that failed, nor late", () => {
    expect(stack.resource("aws_cloudwatch_event_target", "watch-deadlines/")).toMatchObject({
      arn: expect.stringContaining("aws_lambda_function.functions_watch-deadlines_function") as string,
      retry_policy: { maximum_event_age_in_seconds: 60, maximum_retry_attempts: 0 },
      depends_on: [expect.stringContaining("aws_lambda_permission.watch-deadlines")],
    });
    expect(stack.resource("aws_lambda_function_event_invoke_config")).toMatchObject({
      maximum_event_age_in_seconds: 60,
      maximum_retry_attempts: 0,
      depends_on: [expect.stringContaining("aws_iam_role_policy.functions_watch-deadlines_role_policy")],
    });
  });

  it("has one queue for the runs that EventBridge could not start, and those that failed", () => {
    const arn = expect.stringContaining("aws_sqs_queue.watch-deadlines_dead-letters") as string;

    expect(stack.resource("aws_cloudwatch_event_target", "watch-deadlines/")).toMatchObject({
      dead_letter_config: { arn },
    });
    expect(stack.resource("aws_lambda_function_event_invoke_config")).toMatchObject({
      destination_config: { on_failure: { destination: arn } },
    });
    expect(stack.rolePolicy("functions/watch-deadlines/")).toContainEqual(
      expect.objectContaining({ Action: ["sqs:SendMessage"], Resource: [arn] }),
    );
  });
});

describe("its dead letters", () => {
  it("do not depend on the stack's key, and are gone after an hour", () => {
    expect(queue).toMatchObject({ sqs_managed_sse_enabled: true, message_retention_seconds: 3_600 });
    expect(queue["kms_master_key_id"]).toBeUndefined();
  });

  it("come from the rule, and never over plain HTTP", () => {
    expect(statements).toMatchObject([
      { Sid: "DenyPlainHttp", Effect: "Deny" },
      {
        Effect: "Allow",
        Principal: { Service: "events.amazonaws.com" },
        Action: ["sqs:SendMessage"],
        Condition: {
          ArnEquals: {
            "aws:SourceArn": expect.stringMatching(/:rule\/ticket-pipeline-dev-watch-deadlines$/) as string,
          },
        },
      },
    ]);
  });
});

describe("notices to staff", () => {
  it.each(["serve-desk", "watch-deadlines"])("are published by %s, which knows the topic", (folder) => {
    const topic = expect.stringContaining("aws_sns_topic.desk-notices_topic") as string;

    expect(stack.resource("aws_lambda_function", `functions/${folder}/`)["environment"]).toMatchObject({
      variables: { DESK_NOTICES_TOPIC: topic },
    });
    expect(stack.rolePolicy(`functions/${folder}/`)).toContainEqual(
      expect.objectContaining({ Action: ["sns:Publish"], Resource: [topic] }),
    );
  });

  it("reach the addresses of staff, and no others", () => {
    const subscribed = synthesizeStack({ DESK_NOTICE_EMAILS: "desk@example.com", NOTIFICATION_EMAILS: "a@example.com" })
      .resources("aws_sns_topic_subscription")
      .filter(([, { topic_arn: topic }]) => String(topic).includes("desk-notices"));

    expect(subscribed.map(([, { endpoint, protocol }]) => [protocol, endpoint])).toEqual([
      ["email", "desk@example.com"],
    ]);
  });
});
