import { describe, expect, it } from "vitest";
import { statementsOf, synthesizeStack } from "../../../support/aws/synthesized-stack.js";
import { EXISTING } from "../../../support/aws/warehouses.js";
import { LOAD_METRICS } from "../../../../stacks/constructs/observability/metric-names.js";

const stack = synthesizeStack(EXISTING);

const overdueAlarm = (schedule: string) =>
  synthesizeStack({ ...EXISTING, LOAD_SCHEDULE: schedule }).resource("aws_cloudwatch_metric_alarm", "load-watch/");

describe("a failed load", () => {
  const rule = stack.resource("aws_cloudwatch_event_rule");

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
    expect(stack.resource("aws_cloudwatch_event_target")).toMatchObject({
      arn: expect.stringMatching(/aws_sns_topic\.failure-topic/) as string,
      input_transformer: {
        input_template: expect.stringMatching(/^"Load <run> of .* ended in state <state>: <message>"$/) as string,
      },
    });
  });

  it("may be published only by this rule", () => {
    const statements = statementsOf(stack.resource("aws_sns_topic_policy", "failure-topic/")["policy"]);

    expect(statements.filter(({ Principal }) => Principal?.["Service"] === "events.amazonaws.com")).toMatchObject([
      {
        Action: ["sns:Publish"],
        Condition: {
          ArnEquals: { "aws:SourceArn": expect.stringMatching(/aws_cloudwatch_event_rule\..*arn/) as string },
        },
      },
    ]);
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
    expect(synthesizeStack().text).not.toContain("events.amazonaws.com");
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
