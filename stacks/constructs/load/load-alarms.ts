import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule/index.js";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target/index.js";
import {
  CloudwatchMetricAlarm,
  type CloudwatchMetricAlarmConfig,
} from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm/index.js";
import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue/index.js";
import { Construct } from "constructs";
import type { LoadSchedule } from "../../config/parse-schedule.js";
import type { AwsAccount } from "../access/aws-account.js";
import { denyPlainHttp, policyDocument, type Statement } from "../access/policy-statements.js";
import { withRunbook } from "../observability/alarms.js";
import { LOAD_METRICS } from "../observability/metric-names.js";
import type { NotificationTopic } from "../routing/notification-topic.js";

export interface LoadWatchProps {
  /** Prefix of the names of the alarms. */
  readonly prefix: string;
  readonly account: AwsAccount;
  /** Notified of failed and overdue loads. */
  readonly topic: NotificationTopic;
  readonly jobName: string;
  /** The rule that notifies of failed loads, and the queue of what it could not deliver. */
  readonly ruleName: string;
  readonly deadLetterName: string;
  readonly schedule: LoadSchedule;
  /** The page with the runbooks. */
  readonly runbooks: string;
}

/** With periods under an hour, an alarm can evaluate at most a day; with longer ones, a week. */
const DAY_SECONDS = 24 * 60 * 60;

/** Runbook of failed loads that notified nobody; two alarms share it. */
const UNDELIVERED = "load-failed-undelivered";

/**
 * Notifies the failure topic when a load fails, when that notification could not be delivered, and when no load has
 * succeeded for twice the schedule's longest gap.
 */
export class LoadWatch extends Construct {
  readonly alarmNames: readonly string[];
  readonly alarmArns: readonly string[];

  constructor(scope: Construct, id: string, props: LoadWatchProps) {
    super(scope, id);
    this.#notifyOfFailures(props);
    const alarms = [this.#watchAge(props), ...this.#watchDelivery(props)];
    this.alarmNames = alarms.map(({ alarmName }) => alarmName);
    this.alarmArns = alarms.map(({ arn }) => arn);
  }

  /** By event, not by metric: Glue has no metric for a failed run, and a killed run cannot emit one. */
  #notifyOfFailures(props: LoadWatchProps): void {
    const { topic, jobName, ruleName, runbooks } = props;
    const rule = new CloudwatchEventRule(this, "load-failed", {
      name: ruleName,
      description: withRunbook("A load into the warehouse failed.", runbooks, "load-failed"),
      eventPattern: JSON.stringify({
        source: ["aws.glue"],
        "detail-type": ["Glue Job State Change"],
        detail: { jobName: [jobName], state: ["FAILED", "TIMEOUT", "STOPPED", "ERROR"] },
      }),
    });
    topic.allowRules("FailedLoadsPublish");
    new CloudwatchEventTarget(this, "tell", {
      rule: rule.name,
      arn: topic.arn,
      deadLetterConfig: { arn: this.#createDeadLetterQueue(props).arn },
      inputTransformer: {
        inputPaths: { state: "$.detail.state", run: "$.detail.jobRunId", message: "$.detail.message" },
        inputTemplate: `"Load <run> of ${jobName} ended in state <state>: <message>"`,
      },
      dependsOn: [topic.policy],
    });
  }

  /**
   * Stores the events that the topic did not take. Encrypted by SQS and not with the stack's key: a fault of that key
   * is one of the reasons for which an event gets here.
   */
  #createDeadLetterQueue({ account, ruleName, deadLetterName }: LoadWatchProps): SqsQueue {
    const own = account.arn("sqs", deadLetterName);
    const delivery: Statement = {
      sid: "RuleDelivers",
      principal: { Service: "events.amazonaws.com" },
      actions: ["sqs:SendMessage"],
      resources: [own],
      conditions: { ArnEquals: { "aws:SourceArn": account.arn("events", `rule/${ruleName}`) } },
    };
    return new SqsQueue(this, "dead-letters", {
      name: deadLetterName,
      messageRetentionSeconds: 14 * DAY_SECONDS,
      sqsManagedSseEnabled: true,
      policy: policyDocument([denyPlainHttp("sqs:*", [own]), delivery]),
    });
  }

  /**
   * CloudWatch publishes with its own permission, so these arrive when EventBridge cannot publish. Two alarms, because
   * a sum of metrics in which one is missing is missing too.
   */
  #watchDelivery({ prefix, topic, ruleName, deadLetterName, runbooks }: LoadWatchProps): CloudwatchMetricAlarm[] {
    const about = (what: string): string => withRunbook(what, runbooks, UNDELIVERED);
    const above = { period: 300, evaluationPeriods: 1, threshold: 0, comparisonOperator: "GreaterThanThreshold" };
    return [
      this.#createAlarm(topic, UNDELIVERED, {
        ...above,
        alarmName: `${prefix}-${UNDELIVERED}`,
        alarmDescription: about("EventBridge could not tell the failure topic that a load failed."),
        namespace: "AWS/Events",
        metricName: "FailedInvocations",
        dimensions: { RuleName: ruleName },
        statistic: "Sum",
        treatMissingData: "notBreaching",
      }),
      this.#createAlarm(topic, `${UNDELIVERED}-dead-letters`, {
        ...above,
        alarmName: `${prefix}-${UNDELIVERED}-dead-letters`,
        alarmDescription: about("Notifications of failed loads wait in a dead-letter queue."),
        namespace: "AWS/SQS",
        metricName: "ApproximateNumberOfMessagesVisible",
        dimensions: { QueueName: deadLetterName },
        statistic: "Maximum",
        treatMissingData: "notBreaching",
      }),
    ];
  }

  /** Missing data is breaching: it means that no load has succeeded. */
  #watchAge({ prefix, topic, jobName, schedule, runbooks }: LoadWatchProps): CloudwatchMetricAlarm {
    const seconds = 2 * schedule.longestGapMinutes * 60;
    const period = seconds <= DAY_SECONDS ? 300 : 3600;
    const periods = Math.ceil(seconds / period);
    return this.#createAlarm(topic, "load-overdue", {
      alarmName: `${prefix}-load-overdue`,
      alarmDescription: withRunbook(
        "No load into the warehouse has succeeded for twice the scheduled interval.",
        runbooks,
        "load-overdue",
      ),
      namespace: "TicketPipeline",
      metricName: LOAD_METRICS.succeeded,
      dimensions: { service: jobName },
      statistic: "Sum",
      period,
      evaluationPeriods: periods,
      datapointsToAlarm: periods,
      threshold: 1,
      comparisonOperator: "LessThanThreshold",
      treatMissingData: "breaching",
    });
  }

  #createAlarm(topic: NotificationTopic, id: string, config: CloudwatchMetricAlarmConfig): CloudwatchMetricAlarm {
    return new CloudwatchMetricAlarm(this, id, { ...config, alarmActions: [topic.arn], okActions: [topic.arn] });
  }
}
