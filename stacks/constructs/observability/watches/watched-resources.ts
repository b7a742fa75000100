import { METRICS } from "../../../../functions/shared/lambda/observability.js";
import type { FunctionName } from "../../../functions.js";
import type { Metric } from "./watch.js";

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
  /** Name of the REST API. */
  readonly apiName: string;
  /** Id of the model or inference profile that is called; Bedrock's metrics have it as dimension. */
  readonly modelId: string;
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

/** A metric that a function emits itself. */
export const businessMetric = (name: keyof typeof METRICS, functionName: string): Metric => ({
  namespace: "TicketPipeline",
  name: METRICS[name],
  dimensions: { service: functionName },
  statistic: "Sum",
});

/**
 * Finished tickets: calls of write-ticket-json, which counts the few retried ones twice. Unlike the counts of outcomes
 * it has a value whenever there is a ticket, and a sum with a missing operand is itself missing in CloudWatch.
 */
export const writtenTickets = ({ functionName }: WatchedResources): Metric =>
  lambdaMetric("Invocations", functionName("write-ticket-json"));
