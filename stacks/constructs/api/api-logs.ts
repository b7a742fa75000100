import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group/index.js";
import { CloudwatchLogMetricFilter } from "@cdktf/provider-aws/lib/cloudwatch-log-metric-filter/index.js";
import { Construct } from "constructs";
import { STAGE_NAME } from "../../names.js";
import type { EncryptionKey } from "../data/encryption-key.js";
import { API_METRICS } from "../observability/metric-names.js";

export interface ApiLogsProps {
  /** The API's name. It ends the log group's name and is in each line. */
  readonly name: string;
  readonly apiId: string;
  readonly key: EncryptionKey;
  readonly retentionDays: number;
}

/**
 * Fields of an access log line. They contain no bodies, headers or query strings; the path is the route's, without
 * values. `subject` is the caller's id, needed to see whose requests are throttled; with the address it is personal
 * data, stored as long as the logs. Every field is text, because API Gateway writes `-` for a missing value.
 */
const ACCESS_LOG_FORMAT = {
  time: "$context.requestTimeEpoch",
  requestId: "$context.requestId",
  traceId: "$context.xrayTraceId",
  method: "$context.httpMethod",
  path: "$context.resourcePath",
  status: "$context.status",
  refusedAs: "$context.error.responseType",
  latencyMs: "$context.responseLatency",
  functionMs: "$context.integration.latency",
  authorizerMs: "$context.authorizer.latency",
  subject: "$context.authorizer.subject",
  ip: "$context.identity.sourceIp",
};

/** API Gateway chooses the name. */
const executionLogName = (apiId: string): string => `API-Gateway-Execution-Logs_${apiId}/${STAGE_NAME}`;

/** Log groups of the API: the access log, and API Gateway's own errors. Encrypted, with the retention of all logs. */
export class ApiLogs extends Construct {
  readonly accessLogArn: string;
  /** Format of an access log line, for the stage. */
  readonly format: string;
  /**
   * API Gateway's own errors. Must exist before the stage; otherwise API Gateway creates it, unencrypted and without an
   * expiry.
   */
  readonly executionLog: CloudwatchLogGroup;

  constructor(scope: Construct, id: string, props: ApiLogsProps) {
    super(scope, id);
    const access = this.#createGroup("access", `/aws/apigateway/${props.name}`, props);
    this.accessLogArn = access.arn;
    this.format = JSON.stringify({ service: props.name, ...ACCESS_LOG_FORMAT });
    this.#count("throttled", '{ $.status = "429" }', access.name, props);
    this.#count("failed", '{ $.status = "5*" }', access.name, props);
    // Of any API: the key cannot wait for this one's id, because the API needs the functions, which need the key.
    props.key.allowLogGroup("ApiFaultsEncrypt", executionLogName("*"));
    this.executionLog = this.#createGroup("faults", executionLogName(props.apiId), props);
  }

  #createGroup(id: string, name: string, { key, retentionDays }: ApiLogsProps): CloudwatchLogGroup {
    return new CloudwatchLogGroup(this, id, { name, retentionInDays: retentionDays, kmsKeyId: key.arn });
  }

  /** Counts by the status that clients get: API Gateway counts its own errors as 4XXError, whatever their status. */
  #count(what: keyof typeof API_METRICS, pattern: string, logGroupName: string, { name }: ApiLogsProps): void {
    new CloudwatchLogMetricFilter(this, what, {
      name: `${name}-${what}`,
      logGroupName,
      pattern,
      metricTransformation: {
        namespace: "TicketPipeline",
        name: API_METRICS[what],
        dimensions: { service: "$.service" },
        value: "1",
        unit: "Count",
      },
    });
  }
}
