import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule/index.js";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target/index.js";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm/index.js";
import { Construct } from "constructs";
import type { LoadSchedule } from "../../config/parse-schedule.js";
import { withRunbook } from "../observability/alarms.js";
import { LOAD_METRICS } from "../observability/metric-names.js";
import type { NotificationTopic } from "../routing/notification-topic.js";

export interface LoadWatchProps {
  /** Prefix of the names of alarm and rule. */
  readonly prefix: string;
  /** Notified of failed and overdue loads. */
  readonly topic: NotificationTopic;
  readonly jobName: string;
  readonly schedule: LoadSchedule;
  /** The page with the runbooks. */
  readonly runbooks: string;
}

/** With periods under an hour, an alarm can evaluate at most a day; with longer ones, a week. */
const DAY_SECONDS = 24 * 60 * 60;

/** Notifies the failure topic when a load fails, or when none has succeeded for twice the schedule's longest gap. */
export class LoadWatch extends Construct {
  readonly alarmNames: readonly string[];
  readonly alarmArns: readonly string[];

  constructor(scope: Construct, id: string, props: LoadWatchProps) {
    super(scope, id);
    this.#notifyOfFailures(props);
    const overdue = this.#watchAge(props);
    this.alarmNames = [overdue.alarmName];
    this.alarmArns = [overdue.arn];
  }

  /** By event, not by metric: Glue has no metric for a failed run, and a killed run cannot emit one. */
  #notifyOfFailures({ prefix, topic, jobName, runbooks }: LoadWatchProps): void {
    const rule = new CloudwatchEventRule(this, "load-failed", {
      name: `${prefix}-load-failed`,
      description: withRunbook("A load into the warehouse failed.", runbooks, "load-failed"),
      eventPattern: JSON.stringify({
        source: ["aws.glue"],
        "detail-type": ["Glue Job State Change"],
        detail: { jobName: [jobName], state: ["FAILED", "TIMEOUT", "STOPPED", "ERROR"] },
      }),
    });
    topic.allowRule("FailedLoadsPublish", rule.arn);
    new CloudwatchEventTarget(this, "tell", {
      rule: rule.name,
      arn: topic.arn,
      inputTransformer: {
        inputPaths: { state: "$.detail.state", run: "$.detail.jobRunId", message: "$.detail.message" },
        inputTemplate: `"Load <run> of ${jobName} ended in state <state>: <message>"`,
      },
      dependsOn: [topic.policy],
    });
  }

  /** Missing data is breaching: it means that no load has succeeded. */
  #watchAge({ prefix, topic, jobName, schedule, runbooks }: LoadWatchProps): CloudwatchMetricAlarm {
    const seconds = 2 * schedule.longestGapMinutes * 60;
    const period = seconds <= DAY_SECONDS ? 300 : 3600;
    const periods = Math.ceil(seconds / period);
    return new CloudwatchMetricAlarm(this, "load-overdue", {
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
      alarmActions: [topic.arn],
      okActions: [topic.arn],
    });
  }
}
