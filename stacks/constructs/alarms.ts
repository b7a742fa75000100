import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm/index.js";
import { Construct } from "constructs";
import { METRICS } from "../../functions/shared/observability.js";

/** What is watched, and from what on it is wrong. */
interface Watch {
  readonly description: string;
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: "Sum" | "Maximum";
  /** Alarm when the statistic over five minutes is above it. */
  readonly above: number;
}

export interface AlarmsProps {
  /** Starts every alarm's name. */
  readonly prefix: string;
  /** Topic that hears of an alarm and of its end. */
  readonly topicArn: string;
  readonly stateMachineArn: string;
  /** The function that reads the stream. */
  readonly consumerName: string;
  /** The function that triages what the model did not answer. */
  readonly triageName: string;
}

/** Milliseconds a record may wait on the stream before someone should look. */
const LONGEST_WAIT = 15 * 60 * 1000;

/** Tickets in five minutes without the model's answer. A few are single replies gone wrong; more is the model itself. */
const FEW_WITHOUT_MODEL = 10;

const workflow = (metric: string, stateMachineArn: string, description: string): Watch => ({
  description,
  namespace: "AWS/States",
  metric,
  dimensions: { StateMachineArn: stateMachineArn },
  statistic: "Sum",
  above: 0,
});

const watches = ({ stateMachineArn, consumerName, triageName }: AlarmsProps): Readonly<Record<string, Watch>> => ({
  "executions-failed": workflow("ExecutionsFailed", stateMachineArn, "A ticket ended in the failed-tickets queue."),
  "executions-timed-out": workflow("ExecutionsTimedOut", stateMachineArn, "A ticket was not done within a day."),
  "executions-aborted": workflow("ExecutionsAborted", stateMachineArn, "Someone stopped a ticket's execution."),
  "records-waiting": {
    description: "Records wait on the stream: start-workflow is down or too slow.",
    namespace: "AWS/Lambda",
    metric: "IteratorAge",
    dimensions: { FunctionName: consumerName },
    statistic: "Maximum",
    above: LONGEST_WAIT,
  },
  "triaged-by-rules": {
    description: "The model does not answer: tickets are triaged by rules and left to people.",
    namespace: "TicketPipeline",
    metric: METRICS.ticketsTriagedByRules,
    dimensions: { service: triageName },
    statistic: "Sum",
    above: FEW_WITHOUT_MODEL,
  },
});

/** Tells the failure topic when tickets fail, wait or miss the model. No data is no fault: the metrics exist only while tickets come. */
export class Alarms extends Construct {
  readonly names: readonly string[];

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    this.names = Object.entries(watches(props)).map(([name, watch]) => this.#createAlarm(name, watch, props));
  }

  #createAlarm(name: string, watch: Watch, { prefix, topicArn }: AlarmsProps): string {
    return new CloudwatchMetricAlarm(this, name, {
      alarmName: `${prefix}-${name}`,
      alarmDescription: watch.description,
      namespace: watch.namespace,
      metricName: watch.metric,
      dimensions: { ...watch.dimensions },
      statistic: watch.statistic,
      period: 300,
      evaluationPeriods: 1,
      threshold: watch.above,
      comparisonOperator: "GreaterThanThreshold",
      treatMissingData: "notBreaching",
      alarmActions: [topicArn],
      okActions: [topicArn],
    }).alarmName;
  }
}
