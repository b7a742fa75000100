import {
  CloudwatchMetricAlarm,
  type CloudwatchMetricAlarmConfig,
  type CloudwatchMetricAlarmMetricQuery,
} from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm/index.js";
import { Construct } from "constructs";
import type { AlarmConfig, AlarmThresholds } from "../../config/alarm-config.js";
import { apiWatches } from "./watches/api-watches.js";
import { budgetWatches } from "./watches/budget-watches.js";
import { deskWatches } from "./watches/desk-watches.js";
import { functionWatches, routingWatches, streamWatches, workflowWatches } from "./watches/pipeline-watches.js";
import { serviceWatches } from "./watches/service-watches.js";
import {
  isShare,
  isTotal,
  type Metric,
  type Share,
  type Total,
  totalExpression,
  type Watch,
  type WatchedResources,
} from "./watches/watch.js";

export interface AlarmsProps {
  /** Prefix of every alarm's name. */
  readonly prefix: string;
  /** Topic notified when an alarm enters ALARM and when it returns to OK. */
  readonly topicArn: string;
  /** What the alarms watch. */
  readonly resources: WatchedResources;
  readonly config: AlarmConfig;
}

/** The watches of everything except the load, which has its own alarm. */
const allWatches = (resources: WatchedResources, thresholds: AlarmThresholds): readonly Watch[] => [
  ...apiWatches(resources, thresholds),
  ...workflowWatches(resources, thresholds),
  ...streamWatches(resources, thresholds),
  ...functionWatches(resources, thresholds),
  ...serviceWatches(resources, thresholds),
  ...budgetWatches(resources, thresholds),
  ...routingWatches(resources, thresholds),
  ...deskWatches(resources),
];

const PERCENTILE = /^p\d/;

const ofMetric = ({ namespace, name, dimensions, statistic }: Metric, period: number) => ({
  namespace,
  metricName: name,
  dimensions: { ...dimensions },
  period,
  ...(PERCENTILE.test(statistic) ? { extendedStatistic: statistic } : { statistic }),
});

const query = (id: string, { namespace, name, dimensions, statistic: stat }: Metric, period: number) => ({
  id,
  metric: { namespace, metricName: name, dimensions: { ...dimensions }, period, stat },
});

/** `IF(part >= 5, 100 * part / (part + whole0 + whole1), 0)` and the metrics in it. */
const ofShare = ({ part, whole, smallestCount }: Share, period: number): CloudwatchMetricAlarmMetricQuery[] => {
  const others = whole.filter((metric) => metric !== part);
  const summands = [...(others.length < whole.length ? ["part"] : []), ...others.map((_, index) => `whole${index}`)];
  const expression = `IF(part >= ${smallestCount}, 100 * part / (${summands.join(" + ")}), 0)`;
  return [
    { id: "share", expression, label: "Percent", returnData: true },
    query("part", part, period),
    ...others.map((metric, index) => query(`whole${index}`, metric, period)),
  ];
};

const ofTotal = (total: Total, period: number): CloudwatchMetricAlarmMetricQuery[] => [
  { id: "total", expression: totalExpression(total), label: "Total", returnData: true },
  ...total.terms.map(({ metric }, index) => query(`m${index}`, metric, period)),
];

const valueOf = (value: Watch["value"], period: number) => {
  if (isShare(value)) return { metricQuery: ofShare(value, period) };
  return isTotal(value) ? { metricQuery: ofTotal(value, period) } : ofMetric(value, period);
};

const thresholdOf = (watch: Watch) =>
  "above" in watch
    ? { threshold: watch.above, comparisonOperator: "GreaterThanThreshold", treatMissingData: "notBreaching" }
    : { threshold: watch.below, comparisonOperator: "LessThanThreshold", treatMissingData: "breaching" };

/**
 * Notifies the failure topic when something is wrong, and when it is resolved. Most metrics exist only while
 * tickets arrive, so that missing data is not breaching.
 */
export class Alarms extends Construct {
  readonly names: readonly string[];
  readonly arns: readonly string[];

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    const watches = allWatches(props.resources, props.config);
    const alarms = watches.map((watch) => this.#createAlarm(watch, props));
    this.names = alarms.map(({ alarmName }) => alarmName);
    this.arns = alarms.map(({ arn }) => arn);
  }

  #createAlarm(watch: Watch, { prefix, topicArn, config }: AlarmsProps): CloudwatchMetricAlarm {
    const name = watch.of === undefined ? watch.runbook : `${watch.runbook}-${watch.of}`;
    return new CloudwatchMetricAlarm(this, name, {
      alarmName: `${prefix}-${name}`,
      alarmDescription: withRunbook(watch.description, config.runbooks, watch.runbook),
      ...this.#condition(watch),
      alarmActions: [topicArn],
      okActions: [topicArn],
    });
  }

  #condition(watch: Watch) {
    const { value, minutes = 5, inARow = 1 } = watch;
    const period = minutes * 60;
    return {
      ...valueOf(value, period),
      evaluationPeriods: inARow,
      datapointsToAlarm: inARow,
      ...thresholdOf(watch),
    } satisfies Partial<CloudwatchMetricAlarmConfig>;
  }
}

/** A description that ends with where its runbook is: `… Runbook: docs/operations.md#executions-failed`. */
export const withRunbook = (description: string, page: string, heading: string): string =>
  `${description} Runbook: ${page}#${heading}`;
