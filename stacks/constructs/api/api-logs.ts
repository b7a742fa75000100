import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group/index.js";
import { CloudwatchLogMetricFilter } from "@cdktf/provider-aws/lib/cloudwatch-log-metric-filter/index.js";
import { Construct } from "constructs";
import type { EncryptionKey } from "../data/encryption-key.js";
import { API_METRICS } from "../observability/metric-names.js";
import { ApiGatewayAccount } from "@cdktf/provider-aws/lib/api-gateway-account/index.js";
import { ServiceRole } from "../access/service-role.js";
import { STAGE_NAME } from "../../names.js";

export interface ApiLogsProps {
  /** The API's name: of its log group, and in each line. */
  readonly name: string;
  readonly apiId: string;
  readonly key: EncryptionKey;
  readonly retentionDays: number;
}

/**
 * A line of the access log. It holds neither bodies, nor headers, nor query strings: the path is the route's, without
 * values. `subject` is the caller's id, needed to see whose requests are throttled; with the address it is personal
 * data, kept as long as the logs. Every field is text, since API Gateway writes `-` for what a request does not have.
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

/**
 * Where API Gateway writes who asked for what, and why it could not answer; encrypted, and kept as long as all logs.
 */
export class ApiLogs extends Construct {
  readonly accessLogArn: string;
  /** Format of a line in the access log, as the stage takes it. */
  readonly format: string;
  /** Made before the stage, else API Gateway makes it, without key and end. */
  readonly faults: CloudwatchLogGroup;

  constructor(scope: Construct, id: string, props: ApiLogsProps) {
    super(scope, id);
    const access = this.#createGroup("access", `/aws/apigateway/${props.name}`, props);
    this.accessLogArn = access.arn;
    this.format = JSON.stringify({ service: props.name, ...ACCESS_LOG_FORMAT });
    this.#count("throttled", '{ $.status = "429" }', access.name, props);
    this.#count("failed", '{ $.status = "5*" }', access.name, props);
    const faultsName = `API-Gateway-Execution-Logs_${props.apiId}/${STAGE_NAME}`;
    props.key.allowLogGroup("ApiFaultsEncrypt", faultsName);
    this.faults = this.#createGroup("faults", faultsName, props);
  }

  #createGroup(id: string, name: string, { key, retentionDays }: ApiLogsProps): CloudwatchLogGroup {
    return new CloudwatchLogGroup(this, id, { name, retentionInDays: retentionDays, kmsKeyId: key.arn });
  }

  /**
   * By the status that clients get: API Gateway counts its own refusals as 4XXError, whatever status they are sent
   * with.
   */
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

/**
 * The role with which API Gateway writes the logs of every API in the account and region. There is one such setting, so
 * the last stack to set it wins, and API_LOGGING_ROLE=existing leaves it alone.
 */
export class ApiLoggingRole extends Construct {
  /** What a stage must wait for before it may log. */
  readonly setting: ApiGatewayAccount;

  constructor(scope: Construct, id: string, { name }: { readonly name: string }) {
    super(scope, id);
    const role = new ServiceRole(this, "role", {
      name,
      description: "Lets API Gateway write the logs of its APIs",
      service: "apigateway.amazonaws.com",
    });
    const reading = ["logs:DescribeLogGroups", "logs:DescribeLogStreams", "logs:FilterLogEvents", "logs:GetLogEvents"];
    const writing = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"];
    // The actions that API Gateway checks for when the role is set, on *, since it is the role of all APIs.
    role.allow("WriteLogs", [...reading, ...writing], ["*"]);
    this.setting = new ApiGatewayAccount(this, "setting", {
      cloudwatchRoleArn: role.arn,
      dependsOn: [role.policy],
    });
  }
}
