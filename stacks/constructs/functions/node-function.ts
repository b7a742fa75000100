import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group/index.js";
import { LambdaFunction } from "@cdktf/provider-aws/lib/lambda-function/index.js";
import type { S3Object } from "@cdktf/provider-aws/lib/s3-object/index.js";
import { Lazy, Token } from "cdktf";
import { Construct } from "constructs";
import type { FunctionCode } from "../../assets/pack-files.js";
import type { FunctionSettings } from "../../functions.js";
import type { AwsAccount } from "../access/aws-account.js";
import { ServiceRole } from "../access/service-role.js";
import type { EncryptionKey } from "../data/encryption-key.js";
import { uploadFile } from "../data/uploaded-file.js";
import { explainFindings } from "../explain-findings.js";

export interface NodeFunctionProps extends FunctionSettings {
  /** Also the role's name, and the end of the log group's. At most 64 characters. */
  readonly name: string;
  readonly code: FunctionCode;
  /** Name of the bucket that stores the code, below `code/`. */
  readonly bucket: string;
  readonly account: AwsAccount;
  readonly key: EncryptionKey;
  readonly logRetentionDays: number;
  /** Concurrent executions that it has for itself, and at most; undefined: it shares what others leave. */
  readonly concurrency: number | undefined;
}

const FINDINGS = {
  CKV_AWS_115: "LAMBDA_CONCURRENCY_QUOTA decides: a new account has too small a quota to reserve anything.",
  CKV_AWS_116:
    "Stream, queues and workflow have their own places for failures; a schedule's function has a destination.",
  CKV_AWS_117: "It calls AWS services only. A VPC would need endpoints for each, and adds no check.",
  CKV_AWS_272: "Only the deployment's role writes the code's prefix. Signing needs a profile of the account.",
};

/** A Lambda function on Node 22 with its own role and log group, traced by X-Ray. */
export class NodeFunction extends Construct {
  readonly arn: string;
  /** The ARN by which API Gateway invokes the function. */
  readonly invokeArn: string;
  readonly name: string;
  readonly role: ServiceRole;
  readonly #environment: Record<string, string> = {};

  constructor(scope: Construct, id: string, props: NodeFunctionProps) {
    super(scope, id);
    this.name = props.name;
    this.role = this.#createRole(props);
    const logs = this.#createLogGroup(props);
    this.#setOwnEnvironment();
    props.key.grantEnvironment(this.role, props.name);
    const fn = this.#createFunction(props, logs, this.#upload(props));
    explainFindings(fn, FINDINGS);
    this.arn = fn.arn;
    this.invokeArn = fn.invokeArn;
  }

  /** Sets an environment variable of the function. */
  setEnvironment(variable: string, value: string): void {
    this.#environment[variable] = value;
  }

  #createRole({ name, account }: NodeFunctionProps): ServiceRole {
    const role = new ServiceRole(this, "role", {
      name,
      description: `Permissions of function ${name}`,
      service: "lambda.amazonaws.com",
      trustConditions: account.isSource(),
    });
    // These two actions do not support resource-level permissions.
    role.allow("Trace", ["xray:PutTelemetryRecords", "xray:PutTraceSegments"], ["*"]);
    return role;
  }

  #createLogGroup({ name, logRetentionDays, key }: NodeFunctionProps): CloudwatchLogGroup {
    const group = new CloudwatchLogGroup(this, "logs", {
      name: `/aws/lambda/${name}`,
      retentionInDays: logRetentionDays,
      kmsKeyId: key.arn,
    });
    this.role.allow("Log", ["logs:CreateLogStream", "logs:PutLogEvents"], [`${group.arn}:*`]);
    return group;
  }

  /** Uses the whole name as the service's, so that metrics and traces of two stages are separate. */
  #setOwnEnvironment(): void {
    this.setEnvironment("POWERTOOLS_SERVICE_NAME", this.name);
    this.setEnvironment("POWERTOOLS_METRICS_NAMESPACE", "TicketPipeline");
    this.setEnvironment("NODE_OPTIONS", "--enable-source-maps");
  }

  /**
   * Deploys the code from the bucket: the provider creates functions with a local file one after another, at 5 s each.
   */
  #upload({ name, code, bucket, key }: NodeFunctionProps): S3Object {
    const { path, hash } = code;
    const version = Buffer.from(hash, "base64").toString("hex").slice(0, 16);
    return uploadFile(this, "code-object", {
      bucket,
      key,
      path,
      hash,
      version,
      objectKey: `code/${version}/${name}.zip`,
    });
  }

  #createFunction(props: NodeFunctionProps, logs: CloudwatchLogGroup, code: S3Object): LambdaFunction {
    return new LambdaFunction(this, "function", {
      functionName: props.name,
      description: props.description,
      role: this.role.arn,
      s3Bucket: code.bucket,
      s3Key: code.key,
      sourceCodeHash: props.code.hash,
      handler: "index.handler",
      runtime: "nodejs22.x",
      architectures: ["arm64"],
      memorySize: props.memoryMb,
      timeout: props.timeoutSeconds,
      tracingConfig: { mode: "Active" },
      loggingConfig: { logFormat: "JSON", logGroup: logs.name },
      kmsKeyArn: props.key.arn,
      environment: { variables: Token.asStringMap(Lazy.anyValue({ produce: () => this.#environment })) },
      ...(props.concurrency === undefined ? {} : { reservedConcurrentExecutions: props.concurrency }),
    });
  }
}
