import { describe, expect, it } from "vitest";
import { statementsOf, synthesizeStack } from "../../../support/aws/synthesized-stack.js";
import { EXISTING } from "../../../support/aws/warehouses.js";
import { LOAD_METRICS } from "../../../../stacks/constructs/observability/metric-names.js";

const stack = synthesizeStack(EXISTING);

const overdueAlarm = (schedule: string) =>
  synthesizeStack({ ...EXISTING, LOAD_SCHEDULE: schedule }).resource(
    "aws_cloudwatch_metric_alarm",
    "load-watch/load-overdue",
  );

describe("a failed load", () => {
  const rule = stack.resource("aws_cloudwatch_event_rule", "load-watch/");

  it("covers every way in which this job can fail", () => {
    expect(JSON.parse(String(rule["event_pattern"]))).toEqual({
      source: ["aws.glue"],
      "detail-type": ["Glue Job State Change"],
      detail: {
        jobName: [expect.stringContaining("aws_glue_job.")],
        state: ["FAILED", "TIMEOUT", "STOPPED", "ERROR"],
      },
    });
  });

  it("is sent to the failure topic, with Glue's message", () => {
    expect(stack.resource("aws_cloudwatch_event_target", "load-watch/")).toMatchObject({
      arn: expect.stringMatching(/aws_sns_topic\.failure-topic/) as string,
      input_transformer: {
        input_template: expect.stringMatching(/^"Load <run> of .* ended in state <state>: <message>"$/) as string,
      },
    });
  });

  it("may be published by EventBridge without a condition, which it does not support in the policy of a topic", () => {
    const statements = statementsOf(stack.resource("aws_sns_topic_policy", "failure-topic/")["policy"]);
    const [publishing, ...others] = statements.filter(
      ({ Principal }) => Principal?.["Service"] === "events.amazonaws.com",
    );

    expect(others).toEqual([]);
    expect(publishing).toMatchObject({
      Action: ["sns:Publish"],
      Resource: [expect.stringMatching(/aws_sns_topic\.failure-topic/)],
    });
    expect(publishing).not.toHaveProperty("Condition");
  });

  it("may use the key for this topic; EventBridge does not send KMS a source", () => {
    const statements = statementsOf(stack.resource("aws_kms_key")["policy"]);

    expect(statements.filter(({ Principal }) => Principal?.["Service"] === "events.amazonaws.com")).toMatchObject([
      {
        Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
        Condition: {
          ArnEquals: {
            "kms:EncryptionContext:aws:sns:topicArn": expect.stringMatching(/:ticket-pipeline-dev-failures$/) as string,
          },
        },
      },
    ]);
    expect(JSON.stringify(statements.filter(({ Sid }) => Sid === "RulesPublish"))).not.toContain("aws:Source");
  });

  it("has no rule, and no access to the key for EventBridge, without a warehouse", () => {
    const without = synthesizeStack();
    const key = statementsOf(without.resource("aws_kms_key")["policy"]);

    expect(without.resources("aws_cloudwatch_event_rule").filter(([path]) => path.startsWith("load"))).toEqual([]);
    expect(JSON.stringify(key)).not.toContain("events.amazonaws.com");
    for (const [, { policy }] of without.resources("aws_sns_topic_policy"))
      expect(String(policy)).not.toContain("events.amazonaws.com");
  });
});

describe("a failed load that could not be announced", () => {
  const queue = stack.resource("aws_sqs_queue", "load-watch/");
  const alarmOf = (name: string) =>
    stack
      .resources("aws_cloudwatch_metric_alarm")
      .map(([, alarm]) => alarm)
      .find((alarm) => alarm["alarm_name"] === `ticket-pipeline-dev-${name}`);

  it("is stored for two weeks in the dead-letter queue of the rule's target", () => {
    expect(stack.resource("aws_cloudwatch_event_target", "load-watch/")).toMatchObject({
      dead_letter_config: { arn: expect.stringMatching(/aws_sqs_queue\.load-watch/) as string },
    });
    expect(queue).toMatchObject({ message_retention_seconds: 14 * 24 * 3600 });
  });

  it("is stored even if the stack's key is unusable", () => {
    expect(queue).toMatchObject({ sqs_managed_sse_enabled: true });
    expect(queue).not.toHaveProperty("kms_master_key_id");
  });

  it("may be put there by this rule only, and not over plain HTTP", () => {
    expect(statementsOf(queue["policy"])).toMatchObject([
      { Sid: "DenyPlainHttp", Effect: "Deny" },
      {
        Principal: { Service: "events.amazonaws.com" },
        Action: ["sqs:SendMessage"],
        Condition: {
          ArnEquals: { "aws:SourceArn": expect.stringMatching(/:rule\/ticket-pipeline-dev-load-failed$/) as string },
        },
      },
    ]);
  });

  it.each([
    ["load-failed-undelivered", "AWS/Events", "FailedInvocations", { RuleName: "ticket-pipeline-dev-load-failed" }],
    [
      "load-failed-undelivered-dead-letters",
      "AWS/SQS",
      "ApproximateNumberOfMessagesVisible",
      { QueueName: "ticket-pipeline-dev-load-failed-dead-letters" },
    ],
  ])("puts %s into ALARM, which CloudWatch publishes and not EventBridge", (name, namespace, metric, dimensions) => {
    expect(alarmOf(name)).toMatchObject({
      namespace,
      metric_name: metric,
      dimensions,
      threshold: 0,
      comparison_operator: "GreaterThanThreshold",
      treat_missing_data: "notBreaching",
      alarm_actions: [expect.stringMatching(/aws_sns_topic\.failure-topic/)],
      ok_actions: [expect.stringMatching(/aws_sns_topic\.failure-topic/)],
    });
  });
});

describe("the alarm load-overdue", () => {
  it("enters ALARM when no load has succeeded for twice the schedule, and treats missing data as breaching", () => {
    expect(overdueAlarm("cron(0 0/2 * * ? *)")).toMatchObject({
      alarm_name: "ticket-pipeline-dev-load-overdue",
      namespace: "TicketPipeline",
      metric_name: LOAD_METRICS.succeeded,
      dimensions: { service: expect.stringContaining("aws_glue_job.") as string },
      statistic: "Sum",
      threshold: 1,
      comparison_operator: "LessThanThreshold",
      treat_missing_data: "breaching",
      alarm_actions: [expect.stringMatching(/aws_sns_topic\.failure-topic/)],
      ok_actions: [expect.stringMatching(/aws_sns_topic\.failure-topic/)],
    });
  });

  it.each([
    ["cron(0/5 * * * ? *)", 10],
    ["cron(0 0/2 * * ? *)", 4 * 60],
    ["cron(0 0,12 * * ? *)", 24 * 60],
    ["cron(0 6 * * ? *)", 48 * 60],
    ["cron(0 6 ? * MON-FRI *)", 6 * 24 * 60],
  ])("evaluates twice the gap of %s: %d minutes, within what CloudWatch allows", (schedule, minutes) => {
    const { period, evaluation_periods: periods, datapoints_to_alarm: datapoints } = overdueAlarm(schedule);
    const seconds = Number(period) * Number(periods);

    expect(seconds).toBe(minutes * 60);
    expect(datapoints).toBe(periods);
    expect(seconds).toBeLessThanOrEqual((Number(period) < 3600 ? 1 : 7) * 24 * 3600);
  });
});
