import { GUARDRAIL_METRICS, METRICS } from "../../../../functions/shared/lambda/observability.js";
import type { GuardrailPrices, Prices } from "../../../config/model-prices.js";
import type { FunctionName } from "../../../functions.js";

/** A metric in CloudWatch, and how its values of one period become one. */
export interface Metric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  /** Sum, Maximum, or a percentile such as p99. */
  readonly statistic: string;
}

/** A part of a whole, in percent. */
export interface Share {
  readonly part: Metric;
  /** Their sum is the whole. */
  readonly whole: readonly Metric[];
  /** The share counts as 0 while the part is smaller than this. */
  readonly smallestCount: number;
}

/** A weighted sum of metrics. One without a value counts as 0. */
export interface Total {
  readonly terms: readonly { readonly metric: Metric; readonly times: number }[];
  /** What the sum is divided by. @default 1 */
  readonly per?: number;
}

/** `(FILL(m0, 0) * 0.8 + FILL(m1, 0) * 3.2) / 1000000`, of metrics with the ids m0, m1 and so on. */
export const totalExpression = ({ terms, per = 1 }: Total): string => {
  const sum = terms.map(({ times }, index) => `FILL(m${index}, 0)${times === 1 ? "" : ` * ${times}`}`).join(" + ");
  return per === 1 ? sum : `(${sum}) / ${per}`;
};

/**
 * The threshold of an alarm, which enters ALARM when the value is above it, or below it. Missing data is not above, and
 * it is below.
 */
type Threshold = { readonly above: number } | { readonly below: number };

/** What is watched, and the threshold of its alarm. */
export type Watch = WatchedValue & Threshold;

interface WatchedValue {
  /** Heading of its runbook in docs/operations.md, with which the alarm's name starts. */
  readonly runbook: string;
  /** End of the alarm's name, when several share a runbook. */
  readonly of?: string;
  /** One sentence: what is wrong when the alarm is in ALARM. */
  readonly description: string;
  readonly value: Metric | Share | Total;
  /** Minutes over which one value is taken. @default 5 */
  readonly minutes?: number;
  /** Values in a row that must be above, or below. @default 1 */
  readonly inARow?: number;
}

/** Three values of five minutes: what is still wrong after 15 minutes is not a burst. */
export const SUSTAINED = 3;

/** Minutes over which a share is taken: long enough for a sample even when traffic is low. */
export const SHARE_MINUTES = 15;

/** A day, in minutes. CloudWatch moves the window along with the time. */
export const A_DAY = 24 * 60;

export const isShare = (value: Watch["value"]): value is Share => "part" in value;

export const isTotal = (value: Watch["value"]): value is Total => "terms" in value;

/** Deployed names of what is watched. */
export interface WatchedResources {
  readonly stateMachineArn: string;
  readonly queueName: string;
  readonly tableName: string;
  /** The topic of finished tickets. */
  readonly topicName: string;
  /** The queue of a route, and that of its dead letters. */
  readonly routingQueue: (route: string) => string;
  readonly routingDeadLetters: (route: string) => string;
  /** The queue of the runs of watch-deadlines that failed. */
  readonly deadlineDeadLetters: string;
  /** The queue of the changes of the desk that could not be counted. */
  readonly deskCountingDeadLetters: string;
  /** The queue of the changes of people's verdicts that could not be archived. */
  readonly verdictDeadLetters: string;
  /** Name of the REST API. */
  readonly apiName: string;
  /** Id of the model or inference profile that is called; Bedrock's metrics have it as dimension. */
  readonly modelId: string;
  /** Concurrent executions that the account may have in the region. */
  readonly concurrencyQuota: number;
  /** What model and Comprehend cost. */
  readonly prices: Prices;
  /** What the judge costs; undefined without one. */
  readonly judgePrices: Prices | undefined;
  /** What the guardrail costs; undefined without one. */
  readonly guardrailPrices: GuardrailPrices | undefined;
  /** The deployed name of a function, by its folder. */
  readonly functionName: (folder: FunctionName) => string;
}

/** A metric of Lambda for a function. */
export const lambdaMetric = (name: string, functionName: string, statistic = "Sum"): Metric => ({
  namespace: "AWS/Lambda",
  name,
  dimensions: { FunctionName: functionName },
  statistic,
});

/** A metric of SQS for a queue. */
export const queueMetric = (name: string, queueName: string): Metric => ({
  namespace: "AWS/SQS",
  name,
  dimensions: { QueueName: queueName },
  statistic: "Maximum",
});

const BUSINESS_METRICS = { ...METRICS, ...GUARDRAIL_METRICS };

/** A metric that a function emits itself. */
export const businessMetric = (name: keyof typeof BUSINESS_METRICS, functionName: string): Metric => ({
  namespace: "TicketPipeline",
  name: BUSINESS_METRICS[name],
  dimensions: { service: functionName },
  statistic: "Sum",
});

/**
 * Finished tickets: calls of write-ticket-json, which counts the few retried ones twice. Unlike the counts of outcomes
 * it has a value whenever there is a ticket, and a sum with a missing operand is itself missing in CloudWatch.
 */
export const writtenTickets = ({ functionName }: WatchedResources): Metric =>
  lambdaMetric("Invocations", functionName("write-ticket-json"));
