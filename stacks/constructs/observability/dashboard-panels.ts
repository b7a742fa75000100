import { TIERS } from "../../../functions/shared/contracts/ticket-event.js";
import { PRIORITIES } from "../../../functions/shared/contracts/ticket-record.js";
import { GUARDED_SECRETS, GUARDRAIL_TOPICS } from "../../../functions/generate-response/guardrail.js";
import { GUARDRAIL_METRICS, METRICS } from "../../../functions/shared/lambda/observability.js";
import { PII_KINDS } from "../../../functions/shared/pii/span.js";
import { FUNCTION_NAMES, type FunctionName } from "../../functions.js";
import { STAGE_NAME } from "../../names.js";
import { TICKET_ROUTE_NAMES } from "../routing/routes.js";
import { API_METRICS, LOAD_METRICS } from "./metric-names.js";
import { API_FUNCTION_NAMES } from "./watches/api-watches.js";
import { spendOf, tokensOf } from "./watches/budget-watches.js";
import { A_DAY, type Total, totalExpression, type WatchedResources } from "./watches/watch.js";

/** The resources whose metrics the dashboard shows. */
export interface DashboardSource extends WatchedResources {
  readonly region: string;
  readonly streamName: string;
  /** The API's firewall; undefined without one. */
  readonly firewallName: string | undefined;
  /** The console's distribution; undefined without one. */
  readonly distributionId: string | undefined;
  /** The job that loads the warehouse, and the rule and the dead letters of its failures; undefined without one. */
  readonly load: { readonly jobName: string; readonly ruleName: string; readonly deadLetterName: string } | undefined;
}

/** A graph: each metric is its namespace, its name, then pairs of dimension and value. */
export interface Panel {
  readonly title: string;
  readonly statistic: string;
  readonly metrics: readonly PanelMetric[];
  /** Seconds of one value. @default 60 */
  readonly period?: number;
  /** Region of the metrics. @default the stack's own */
  readonly region?: string;
}

/** A metric may end with how it is shown; a formula is that alone. */
type PanelMetric = readonly (string | Readonly<Record<string, string | boolean>>)[];

/** The metrics of a formula, hidden, with the ids that it has for them. */
const hidden = (metrics: readonly (readonly string[])[]): readonly PanelMetric[] =>
  metrics.map((metric, index) => [...metric, { id: `m${index}`, visible: false }]);

const formula = (
  expression: string,
  label: string,
  metrics: readonly (readonly string[])[],
): readonly PanelMetric[] => [[{ expression, label, id: "value" }], ...hidden(metrics)];

const A_DAY_SECONDS = A_DAY * 60;

const formulaOf = (label: string, total: Total): readonly PanelMetric[] =>
  formula(
    totalExpression(total),
    label,
    total.terms.map(({ metric: { namespace, name, dimensions } }) => [
      namespace,
      name,
      ...Object.entries(dimensions).flat(),
    ]),
  );

const evaluationPanels = (source: DashboardSource): readonly Panel[] => [
  {
    title: "Evaluated replies: all, bad, not judged, and the judge's invalid verdicts",
    statistic: "Sum",
    metrics: business(
      source,
      "evaluate-response",
      METRICS.repliesEvaluated,
      METRICS.repliesBad,
      METRICS.repliesNotJudged,
      METRICS.verdictsInvalid,
    ),
  },
  {
    title: "People's verdicts on drafts: archived, and not readable",
    statistic: "Sum",
    metrics: business(source, "archive-verdicts", METRICS.verdictsArchived, METRICS.verdictsNotArchived),
  },
  {
    title: "Age of people's verdicts that are not archived yet (ms)",
    statistic: "Maximum",
    metrics: [["AWS/Lambda", "IteratorAge", "FunctionName", source.functionName("archive-verdicts")]],
  },
  {
    title: "Tokens of the judge",
    statistic: "Sum",
    metrics: business(source, "evaluate-response", METRICS.judgeInputTokens, METRICS.judgeOutputTokens),
  },
];

/** Names of what the guardrail stops: filters, topics and kinds of data. */
const FINDINGS = ["PROMPT_ATTACK", ...GUARDRAIL_TOPICS, ...GUARDED_SECRETS];

const guardrailPanels = (source: DashboardSource): readonly Panel[] =>
  source.guardrailPrices === undefined
    ? []
    : [
        {
          title: "Guardrail: what it stopped, by name, and replies that it did not check",
          statistic: "Sum",
          metrics: [
            ...FINDINGS.map((finding) => [
              ...["TicketPipeline", GUARDRAIL_METRICS.guardrailStops, "service"],
              ...[source.functionName("generate-response"), "finding", finding],
            ]),
            ...business(source, "generate-response", GUARDRAIL_METRICS.repliesUnchecked),
          ],
        },
      ];

const budgetPanels = (source: DashboardSource): readonly Panel[] => [
  {
    title: "Replies held for a person (%)",
    statistic: "Sum",
    metrics: formula(
      "100 * m0 / m1",
      "Held",
      business(source, "generate-response", METRICS.repliesHeld, METRICS.repliesChecked),
    ),
    period: 900,
  },
  { title: "Tokens a day", statistic: "Sum", metrics: formulaOf("Tokens", tokensOf(source)), period: A_DAY_SECONDS },
  {
    title: "Estimated spend a day (USD)",
    statistic: "Sum",
    metrics: formulaOf("USD", spendOf(source)),
    period: A_DAY_SECONDS,
  },
  {
    title: "Tickets over budget, and tickets that could not be counted",
    statistic: "Sum",
    metrics: [
      ...business(source, "triage-by-rules", METRICS.ticketsOverBudget),
      ...business(source, "serve-api", METRICS.ticketsOverBudget, METRICS.budgetsNotCounted),
      ...business(source, "detect-sentiment", METRICS.budgetsNotCounted),
    ],
  },
];

const business = (source: DashboardSource, folder: FunctionName, ...names: string[]) =>
  names.map((name) => ["TicketPipeline", name, "service", source.functionName(folder)]);

const ticketPanels = (source: DashboardSource): Panel[] => [
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
    title: "Model latency (ms, p90)",
    statistic: "p90",
    metrics: [
      ...business(source, "generate-response", METRICS.modelLatency),
      ["AWS/Bedrock", "InvocationLatency", "ModelId", source.modelId],
    ],
  },
  {
    title: "Model tokens",
    statistic: "Sum",
    metrics: business(source, "generate-response", METRICS.inputTokens, METRICS.outputTokens),
  },
  {
    title: "Personal data: replaced values by kind, and tickets that Comprehend did not read",
    statistic: "Sum",
    metrics: [
      ...PII_KINDS.filter((kind) => kind !== "TEXT").map((kind) => [
        ...["TicketPipeline", METRICS.personalDataReplaced, "service", source.functionName("generate-response")],
        ...["kind", kind],
      ]),
      ...business(source, "generate-response", METRICS.personalDataUndetected),
    ],
  },
  {
    title: "Replies of the model, and those held for a person",
    statistic: "Sum",
    metrics: business(source, "generate-response", METRICS.repliesChecked, METRICS.repliesHeld),
  },
  {
    title: "Requests refused by the authorizer",
    statistic: "Sum",
    metrics: business(source, "authorize-request", METRICS.callsRefused),
  },
];

const servicePanels = (source: DashboardSource): Panel[] => [
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
    title: "Throttled state transitions and starts of the account",
    statistic: "Sum",
    metrics: [
      ["AWS/States", "ThrottledEvents", "ServiceMetric", "StateTransition"],
      ["AWS/States", "ThrottledEvents", "APIName", "StartExecution"],
    ],
  },
  {
    title: "Age of the oldest record on the stream (ms)",
    statistic: "Maximum",
    metrics: [
      ["AWS/Kinesis", "GetRecords.IteratorAgeMilliseconds", "StreamName", source.streamName],
      ["AWS/Lambda", "IteratorAge", "FunctionName", source.functionName("start-workflow")],
    ],
  },
  {
    title: "Failed tickets waiting for replay",
    statistic: "Maximum",
    metrics: [["AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", source.queueName]],
  },
  {
    title: "Oldest failed ticket (s)",
    statistic: "Maximum",
    metrics: [["AWS/SQS", "ApproximateAgeOfOldestMessage", "QueueName", source.queueName]],
  },
  {
    title: "Throttled by Bedrock and DynamoDB",
    statistic: "Sum",
    metrics: [
      ["AWS/Bedrock", "InvocationThrottles", "ModelId", source.modelId],
      ...["UpdateItem", "GetItem"].map((operation) => [
        "AWS/DynamoDB",
        "ThrottledRequests",
        "TableName",
        source.tableName,
        "Operation",
        operation,
      ]),
    ],
  },
];

const functionPanels = ({ functionName }: DashboardSource): Panel[] => {
  const ofAll = (name: string) =>
    FUNCTION_NAMES.map((folder) => ["AWS/Lambda", name, "FunctionName", functionName(folder)]);
  const lost = ["AWS/Lambda", "DestinationDeliveryFailures", "FunctionName", functionName("start-workflow")];
  return [
    { title: "Function calls", statistic: "Sum", metrics: ofAll("Invocations") },
    { title: "Function errors, records lost", statistic: "Sum", metrics: [...ofAll("Errors"), lost] },
    { title: "Throttled functions", statistic: "Sum", metrics: ofAll("Throttles") },
    {
      title: "Concurrent executions of the account: claimed, and running",
      statistic: "Maximum",
      metrics: [
        ["AWS/Lambda", "ClaimedAccountConcurrency"],
        ["AWS/Lambda", "ConcurrentExecutions"],
      ],
    },
    { title: "Function duration (ms, p99)", statistic: "p99", metrics: ofAll("Duration") },
  ];
};

const loadPanels = ({ load: source }: DashboardSource): Panel[] => {
  if (source === undefined) return [];
  const load = (...names: string[]) => names.map((name) => ["TicketPipeline", name, "service", source.jobName]);
  return [
    { title: "Loads into the warehouse", statistic: "Sum", metrics: load(LOAD_METRICS.succeeded) },
    {
      title: "Rows loaded",
      statistic: "Sum",
      metrics: load(LOAD_METRICS.merged, LOAD_METRICS.unchanged, LOAD_METRICS.rejected),
    },
    {
      title: "Failed loads that notified nobody",
      statistic: "Maximum",
      metrics: [
        ["AWS/Events", "FailedInvocations", "RuleName", source.ruleName],
        ["AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", source.deadLetterName],
      ],
    },
  ];
};

/** The dashboard's graphs, in reading order. */
export const panels = (source: DashboardSource): readonly Panel[] => [
  ...apiPanels(source),
  ...ticketPanels(source),
  ...evaluationPanels(source),
  ...guardrailPanels(source),
  ...budgetPanels(source),
  ...servicePanels(source),
  ...routingPanels(source),
  ...functionPanels(source),
  ...loadPanels(source),
];

const ofStage = ({ apiName }: DashboardSource, ...names: string[]) =>
  names.map((name) => ["AWS/ApiGateway", name, "ApiName", apiName, "Stage", STAGE_NAME]);

const firewallPanels = ({ firewallName, region }: DashboardSource): Panel[] =>
  firewallName === undefined
    ? []
    : [
        {
          title: "Requests blocked and allowed by WAF",
          statistic: "Sum",
          metrics: ["BlockedRequests", "AllowedRequests"].map((name) => [
            "AWS/WAFV2",
            name,
            "WebACL",
            firewallName,
            "Region",
            region,
            "Rule",
            "ALL",
          ]),
        },
      ];

/** CloudFront's metrics are in this region, wherever it is used. */
const CLOUDFRONT_REGION = "us-east-1";

const consolePanels = ({ distributionId }: DashboardSource): Panel[] => {
  if (distributionId === undefined) return [];
  const ofDistribution = (name: string): PanelMetric => [
    ...["AWS/CloudFront", name, "Region", "Global"],
    ...["DistributionId", distributionId],
  ];
  const region = CLOUDFRONT_REGION;
  return [
    {
      title: "Console and its API: responses with 4xx and 5xx (%)",
      statistic: "Average",
      metrics: ["4xxErrorRate", "5xxErrorRate"].map(ofDistribution),
      region,
    },
    { title: "Console and its API: requests", statistic: "Sum", metrics: [ofDistribution("Requests")], region },
  ];
};

/** The dashboard's graphs of the API, in reading order. */
const apiPanels = (source: DashboardSource): readonly Panel[] => [
  {
    title: "Requests to the API",
    statistic: "Sum",
    metrics: [
      ...ofStage(source, "Count", "4XXError", "5XXError"),
      ...Object.values(API_METRICS).map((name) => ["TicketPipeline", name, "service", source.apiName]),
    ],
  },
  {
    title: "Requests that a function of the API did not serve",
    statistic: "Sum",
    metrics: API_FUNCTION_NAMES.flatMap((folder) => business(source, folder, METRICS.requestsNotServed)),
  },
  { title: "API latency (ms, p99)", statistic: "p99", metrics: ofStage(source, "Latency", "IntegrationLatency") },
  {
    title: "Tickets from the API",
    statistic: "Sum",
    metrics: [METRICS.ticketsAccepted, METRICS.ticketsNotAccepted].map((name) => [
      "TicketPipeline",
      name,
      "service",
      source.functionName("serve-api"),
    ]),
  },
  {
    title: "Sign-ins failed, and attempts refused",
    statistic: "Sum",
    metrics: business(source, "serve-identity", METRICS.signInsFailed, METRICS.signInsThrottled),
  },
  {
    title: "Tickets on the desk whose deadline has passed",
    statistic: "Maximum",
    metrics: business(source, "watch-deadlines", METRICS.deskTicketsDue),
  },
  {
    title: "Oldest deadline that has passed (s)",
    statistic: "Maximum",
    metrics: business(source, "watch-deadlines", METRICS.deskOldestDue),
  },
  {
    title: "What watch-deadlines did",
    statistic: "Sum",
    metrics: business(
      source,
      "watch-deadlines",
      METRICS.ticketsEscalated,
      METRICS.ticketsAtRisk,
      METRICS.ticketsAssigned,
      METRICS.noticesPublished,
    ),
  },
  {
    title: "What watch-deadlines could not do",
    statistic: "Sum",
    metrics: business(source, "watch-deadlines", METRICS.deskWorkFailed, METRICS.deskWorkLeft),
  },
  {
    title: "Tickets that the desk's statistics lack",
    statistic: "Sum",
    metrics: business(source, "count-desk-changes", METRICS.deskTicketsNotCounted),
  },
  {
    title: "Age of the desk's statistics (ms)",
    statistic: "Maximum",
    metrics: [["AWS/Lambda", "IteratorAge", "FunctionName", source.functionName("count-desk-changes")]],
  },
  ...firewallPanels(source),
  ...consolePanels(source),
];

const ticketsCounted = ({ functionName }: DashboardSource): Panel => ({
  title: "Tickets counted, by tier and priority",
  statistic: "Sum",
  metrics: TIERS.flatMap((tier) =>
    PRIORITIES.map((priority) => [
      ...["TicketPipeline", METRICS.ticketsCounted, "service", functionName("count-tickets")],
      ...["tier", tier, "priority", priority],
    ]),
  ),
});

const ofQueues = (name: string, queueName: DashboardSource["routingQueue"]) =>
  TICKET_ROUTE_NAMES.map((route) => ["AWS/SQS", name, "QueueName", queueName(route)]);

/** The dashboard's graphs of routing, in reading order. */
const routingPanels = (source: DashboardSource): readonly Panel[] => [
  ticketsCounted(source),
  {
    title: "Oldest ticket in the routing queues (s)",
    statistic: "Maximum",
    metrics: ofQueues("ApproximateAgeOfOldestMessage", source.routingQueue),
  },
  {
    title: "Dead letters of routing, and tickets that reached no queue",
    statistic: "Maximum",
    metrics: [
      ...ofQueues("ApproximateNumberOfMessagesVisible", source.routingDeadLetters),
      ["AWS/SNS", "NumberOfNotificationsFailedToRedriveToDlq", "TopicName", source.topicName],
    ],
  },
];
