import { METRICS } from "../../functions/shared/observability.js";
import { LOAD_METRICS } from "../load-metrics.js";
import type { FunctionName } from "../functions.js";

/** Where the numbers come from. */
export interface Source {
  readonly region: string;
  readonly stateMachineArn: string;
  readonly streamName: string;
  readonly queueName: string;
  /** The deployed name of a function, by its folder. */
  readonly functionName: (folder: FunctionName) => string;
  /** The job that loads the warehouse; undefined without one. */
  readonly loadName: string | undefined;
}

/** A graph: each metric is its namespace, its name, then pairs of dimension and value. */
export interface Panel {
  readonly title: string;
  readonly statistic: string;
  readonly metrics: readonly (readonly string[])[];
}

const business = (source: Source, folder: FunctionName, ...names: string[]) =>
  names.map((name) => ["TicketPipeline", name, "service", source.functionName(folder)]);

const ticketPanels = (source: Source): Panel[] => [
  {
    title: "Tickets in",
    statistic: "Sum",
    metrics: business(
      source,
      "start-workflow",
      METRICS.ticketsReceived,
      METRICS.eventsIgnored,
      METRICS.recordsQuarantined,
    ),
  },
  {
    title: "Tickets out",
    statistic: "Sum",
    metrics: [
      ...business(source, "write-ticket-json", METRICS.ticketsAnswered, METRICS.ticketsNeedingHuman),
      ...business(source, "triage-by-rules", METRICS.ticketsTriagedByRules, METRICS.sentimentsAssumed),
      ...business(source, "generate-response", METRICS.sentimentsAssumed),
      ...business(source, "record-failure", METRICS.ticketsFailed),
    ],
  },
  {
    title: "Model latency (ms, p95)",
    statistic: "p95",
    metrics: business(source, "generate-response", METRICS.modelLatency),
  },
  {
    title: "Model tokens",
    statistic: "Sum",
    metrics: business(source, "generate-response", METRICS.inputTokens, METRICS.outputTokens),
  },
];

const servicePanels = (source: Source): Panel[] => [
  {
    title: "Executions",
    statistic: "Sum",
    metrics: ["Started", "Succeeded", "Failed", "TimedOut", "Aborted"].map((end) => [
      "AWS/States",
      `Executions${end}`,
      "StateMachineArn",
      source.stateMachineArn,
    ]),
  },
  {
    title: "Longest wait on the stream (ms)",
    statistic: "Maximum",
    metrics: [["AWS/Kinesis", "GetRecords.IteratorAgeMilliseconds", "StreamName", source.streamName]],
  },
  {
    title: "Failed tickets waiting for replay",
    statistic: "Maximum",
    metrics: [["AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", source.queueName]],
  },
];

const loadPanels = ({ loadName }: Source): Panel[] => {
  if (loadName === undefined) return [];
  const load = (...names: string[]) => names.map((name) => ["TicketPipeline", name, "service", loadName]);
  return [
    { title: "Loads into the warehouse", statistic: "Sum", metrics: load(LOAD_METRICS.succeeded) },
    {
      title: "Rows loaded",
      statistic: "Sum",
      metrics: load(LOAD_METRICS.merged, LOAD_METRICS.unchanged, LOAD_METRICS.rejected),
    },
  ];
};

/** The dashboard's graphs, in reading order. */
export const panels = (source: Source): readonly Panel[] => [
  ...ticketPanels(source),
  ...servicePanels(source),
  ...loadPanels(source),
];
