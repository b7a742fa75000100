import type { Quota, RegionalValue } from "./quota.js";

/**
 * The page has the value, but it could not be opened when the value was noted: it is as remembered. Compare it with
 * your account's own (`npm run preflight`, or the command that `npm run capacity` prints).
 */
const UNREAD = "not looked up again on 2026-11-28";

const states = (page: string): string => `Step Functions Developer Guide, "Service quotas", ${page}, ${UNREAD}`;
const listed = (service: string): string => `Service Quotas, defaults of ${service} in us-east-1, read 2026-11-28`;

/** The three regions to which Step Functions gives more. */
const inLargest = (value: number, otherwise: number): RegionalValue => ({
  otherwise,
  regions: { "us-east-1": value, "us-west-2": value, "eu-west-1": value },
});

/** Messages a second by region: three large regions, some medium ones, and 300 in every other. */
const snsPublishes: RegionalValue = {
  otherwise: 300,
  regions: {
    "us-east-1": 30_000,
    "us-west-2": 9_000,
    "eu-west-1": 9_000,
    ...Object.fromEntries(
      ["us-east-2", "us-west-1", "ap-south-1", "ap-northeast-1", "ap-northeast-2", "ap-southeast-1"].map(
        (region) => [region, 1_500] as const,
      ),
    ),
    "ap-southeast-2": 1_500,
    "eu-central-1": 1_500,
  },
};

/** The two regions to which Bedrock Guardrails gives more than the 25 of all others. */
const inTwoRegions = (value: number): RegionalValue => ({
  otherwise: 25,
  regions: { "us-east-1": value, "us-west-2": value },
});

const TEXT_UNITS = "text units/s";

const guardrailQuota = (key: string, what: string, code: string, unit: string, value: RegionalValue): Quota => ({
  key,
  service: "bedrock",
  name: `(Guardrails) On-demand ApplyGuardrail ${what} per second`,
  code,
  unit,
  adjustable: true,
  value,
  source: 'AWS General Reference, "Amazon Bedrock endpoints and quotas", by a published copy, read 2026-11-29',
});

/** Every quota of the pipeline's services that its load uses up, the models' own apart. */
export const SERVICE_QUOTAS = {
  lambdaConcurrency: {
    key: "lambda-concurrency",
    service: "lambda",
    name: "Concurrent executions",
    code: "L-B99A9384",
    unit: "executions",
    adjustable: true,
    value: { otherwise: 1_000 },
    newAccount: 10,
    source: `AWS Lambda Developer Guide, "Lambda quotas", ${UNREAD}`,
  },
  startExecutions: {
    key: "start-executions",
    service: "states",
    name: "StartExecution throttle token refill rate per second",
    unit: "starts/s",
    adjustable: true,
    value: inLargest(300, 150),
    source: states("quotas related to API action throttling"),
  },
  stateTransitions: {
    key: "state-transitions",
    service: "states",
    name: "StateTransition throttle token refill rate per second",
    unit: "transitions/s",
    adjustable: true,
    value: inLargest(1_500, 500),
    source: states("quotas related to state throttling; new accounts have less"),
  },
  openExecutions: {
    key: "open-executions",
    service: "states",
    name: "Maximum open executions",
    unit: "executions",
    adjustable: true,
    value: { otherwise: 1_000_000 },
    source: states("quotas related to accounts"),
  },
  expressStarts: {
    key: "express-starts",
    service: "states",
    name: "StartExecution (Express) throttle token refill rate per second",
    unit: "starts/s",
    adjustable: true,
    value: { otherwise: 6_000 },
    source: states("quotas related to API action throttling, Express workflows"),
  },
  detectSentiment: {
    key: "detect-sentiment",
    service: "comprehend",
    name: "DetectSentiment throttle limit in transactions per second",
    code: "L-370FF492",
    unit: "calls/s",
    adjustable: true,
    value: { otherwise: 20 },
    source: listed("Comprehend"),
  },
  detectLanguage: {
    key: "detect-language",
    service: "comprehend",
    name: "DetectDominantLanguage throttle limit in transactions per second",
    code: "L-1F3990DA",
    unit: "calls/s",
    adjustable: true,
    value: { otherwise: 40 },
    source: listed("Comprehend"),
  },
  guardrailCalls: guardrailQuota("guardrail-calls", "requests", "L-9072D6F0", "calls/s", inTwoRegions(50)),
  guardrailTopics: guardrailQuota(
    "guardrail-topics",
    "Denied topic policy text units",
    "L-124DCF3D",
    TEXT_UNITS,
    inTwoRegions(50),
  ),
  guardrailFilters: guardrailQuota(
    "guardrail-filters",
    "Content filter policy text units",
    "L-01F3CD81",
    TEXT_UNITS,
    inTwoRegions(200),
  ),
  guardrailSecrets: guardrailQuota(
    "guardrail-secrets",
    "Sensitive information filter policy text units",
    "L-CFCAAB0E",
    TEXT_UNITS,
    inTwoRegions(200),
  ),
  streamRecords: {
    key: "stream-records",
    service: "kinesis",
    name: "Write capacity of a new on-demand stream (doubles with its peak of 30 days)",
    unit: "records/s",
    adjustable: false,
    value: { otherwise: 4_000 },
    source: `Kinesis Data Streams Developer Guide, "Choose the data stream capacity mode", ${UNREAD}`,
  },
  tableWrites: {
    key: "table-writes",
    service: "dynamodb",
    name: "Table-level write throughput limit",
    code: "L-AB614373",
    unit: "WRU/s",
    adjustable: true,
    value: { otherwise: 40_000 },
    source: 'AWS General Reference, "Amazon DynamoDB endpoints and quotas", as of 2026-09-26',
  },
  partitionWrites: {
    key: "partition-writes",
    service: "dynamodb",
    name: "Write capacity of a partition, of a table or an index",
    unit: "WRU/s",
    adjustable: false,
    value: { otherwise: 1_000 },
    source: `DynamoDB Developer Guide, "Designing partition keys", ${UNREAD}`,
  },
  publishes: {
    key: "sns-publishes",
    service: "sns",
    name: "Messages Published per Second",
    code: "L-F8E2BA85",
    unit: "messages/s",
    adjustable: true,
    value: snsPublishes,
    source: `AWS General Reference, "Amazon SNS endpoints and quotas", ${UNREAD}`,
  },
  inFlight: {
    key: "sqs-in-flight",
    service: "sqs",
    name: "In-flight messages of a standard queue",
    unit: "messages",
    adjustable: true,
    value: { otherwise: 120_000 },
    source: `Amazon SQS Developer Guide, "Amazon SQS standard queue quotas", ${UNREAD}`,
  },
  bucketPuts: {
    key: "s3-puts",
    service: "s3",
    name: "PUT requests of a partitioned prefix",
    unit: "requests/s",
    adjustable: false,
    value: { otherwise: 3_500 },
    source: `Amazon S3 User Guide, "Best practices design patterns", ${UNREAD}`,
  },
  apiRequests: {
    key: "api-requests",
    service: "apigateway",
    name: "Throttle rate",
    code: "L-8A5B8E43",
    unit: "requests/s",
    adjustable: true,
    value: { otherwise: 10_000 },
    source: `Amazon API Gateway Developer Guide, "Quotas", ${UNREAD}; some newer regions have 2,500`,
  },
} as const satisfies Readonly<Record<string, Quota>>;
