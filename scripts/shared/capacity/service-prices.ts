/**
 * What services cost in USD, besides models and Comprehend (stacks/config/model-prices.ts): list prices on demand in
 * us-east-1, without the free tier.
 */
export const SERVICE_PRICES_OF = "2026-11-21";

const MILLION = 1_000_000;

/** USD for one. */
export const SERVICE_PRICES = {
  /** Step Functions, Standard. */
  transition: 0.025 / 1_000,
  /** Step Functions, Express: a start, and a GB-second in chunks of 64 MB. */
  expressStart: 1 / MILLION,
  expressGbSecond: 0.00001667,
  lambdaRequest: 0.2 / MILLION,
  lambdaGbSecond: 0.0000166667,
  /** DynamoDB on demand. */
  writeUnit: 0.625 / MILLION,
  readUnit: 0.125 / MILLION,
  s3Put: 0.005 / 1_000,
  snsPublish: 0.5 / MILLION,
  sqsRequest: 0.4 / MILLION,
  apiRequest: 3.5 / MILLION,
  /** CloudWatch Logs, a GB taken in. */
  logsGb: 0.5,
  kmsRequest: 0.03 / 10_000,
  /** Kinesis on demand: an hour of the stream, a GB in and a GB out. */
  streamHour: 0.04,
  streamGbIn: 0.08,
  streamGbOut: 0.04,
  /** CloudWatch, a month: a metric of an alarm, a custom metric, a dashboard. */
  alarmMetric: 0.1,
  customMetric: 0.3,
  dashboard: 3,
  /** KMS, a key for a month. */
  key: 1,
  /** Glue, an hour of a DPU; the same with Flex. */
  glueDpuHour: 0.44,
  glueFlexDpuHour: 0.29,
  /** Redshift Serverless, an hour of an RPU. */
  rpuHour: 0.375,
  /** WAF: the web ACL and a rule for a month, and a request. */
  webAcl: 5,
  webAclRule: 1,
  webAclRequest: 0.6 / MILLION,
} as const;
