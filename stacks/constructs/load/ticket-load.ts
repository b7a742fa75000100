import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group/index.js";
import { GlueJob } from "@cdktf/provider-aws/lib/glue-job/index.js";
import { GlueSecurityConfiguration } from "@cdktf/provider-aws/lib/glue-security-configuration/index.js";
import { GlueTrigger } from "@cdktf/provider-aws/lib/glue-trigger/index.js";
import type { S3Object } from "@cdktf/provider-aws/lib/s3-object/index.js";
import { Construct } from "constructs";
import type { LoadCode } from "../../assets/load-package.js";
import type { LoadConfig } from "../../config/load-config.js";
import type { AwsAccount } from "../access/aws-account.js";
import { ServiceRole } from "../access/service-role.js";
import type { EncryptionKey } from "../data/encryption-key.js";
import type { TicketBucket } from "../data/ticket-bucket.js";
import { uploadFile } from "../data/uploaded-file.js";
import { LoadNetwork } from "./load-network.js";
import { allowLoading, LOAD_PREFIXES } from "./load-storage.js";
import type { LoadWarehouse } from "./warehouse.js";

export interface TicketLoadProps {
  /** Name of the job, its role, schedule, connection and security configuration. At most 64 characters. */
  readonly name: string;
  readonly config: LoadConfig;
  readonly code: LoadCode;
  readonly warehouse: LoadWarehouse;
  readonly account: AwsAccount;
  readonly bucket: TicketBucket;
  readonly key: EncryptionKey;
  readonly logRetentionDays: number;
}

/** Even the largest loads take minutes, so a longer run hangs. The lease on the warehouse lasts as long. */
const TIMEOUT_MINUTES = 60;

/** The Glue job that loads finished tickets and evaluations into the warehouse, on its schedule. */
export class TicketLoad extends Construct {
  readonly jobName: string;
  readonly role: ServiceRole;
  readonly #network: LoadNetwork | undefined;

  constructor(scope: Construct, id: string, props: TicketLoadProps) {
    super(scope, id);
    this.role = createLoadRole(this, "role", props.name, props.account);
    allowLoading(this.role, props.bucket, props.key);
    props.warehouse.grantLoad(this.role);
    this.#network = this.#joinNetwork(props);
    const groups = this.#createLogGroups(props);
    this.jobName = this.#createJob(props, new LoadAssets(this, "code", props), groups).name;
    this.#schedule(props);
  }

  #joinNetwork({ name, config: { network }, account }: TicketLoadProps): LoadNetwork | undefined {
    if (network === undefined) return undefined;
    const joined = new LoadNetwork(this, "network", { name, network, account });
    joined.grantJoin(this.role);
    return joined;
  }

  /**
   * Creates the log groups under the names that Glue uses with a security configuration, so that they are encrypted and
   * expire.
   */
  #createLogGroups({ name, logRetentionDays, key }: TicketLoadProps): CloudwatchLogGroup[] {
    return ["error", "output"].map(
      (stream) =>
        new CloudwatchLogGroup(this, `${stream}-logs`, {
          name: `${GLUE_LOGS}/${name}/${name}-role/${name}/${stream}`,
          retentionInDays: logRetentionDays,
          kmsKeyId: key.arn,
        }),
    );
  }

  /** Encrypts everything that Glue itself writes with our key. */
  #encrypt({ name, key }: TicketLoadProps): string {
    return new GlueSecurityConfiguration(this, "encryption", {
      name,
      encryptionConfiguration: {
        cloudwatchEncryption: { cloudwatchEncryptionMode: "SSE-KMS", kmsKeyArn: key.arn },
        jobBookmarksEncryption: { jobBookmarksEncryptionMode: "CSE-KMS", kmsKeyArn: key.arn },
        s3Encryption: { s3EncryptionMode: "SSE-KMS", kmsKeyArn: key.arn },
      },
    }).name;
  }

  /** Not retried: the next run loads what this one did not, and a failure is reported at once. */
  #createJob(props: TicketLoadProps, code: LoadAssets, groups: readonly CloudwatchLogGroup[]): GlueJob {
    const { name, config } = props;
    return new GlueJob(this, "job", {
      name,
      description: "Loads finished tickets and the evaluations of their replies into Redshift.",
      roleArn: this.role.arn,
      glueVersion: "5.0",
      command: { name: "glueetl", pythonVersion: "3", scriptLocation: code.scriptUri },
      workerType: config.workerType,
      numberOfWorkers: config.workers,
      executionClass: config.flex ? "FLEX" : "STANDARD",
      timeout: TIMEOUT_MINUTES,
      maxRetries: 0,
      executionProperty: { maxConcurrentRuns: 1 },
      securityConfiguration: this.#encrypt(props),
      defaultArguments: { ...this.#glueArguments(props, code), ...this.#loadOptions(props) },
      ...(this.#network === undefined ? {} : { connections: [this.#network.connectionName] }),
      dependsOn: [this.role.policy, ...groups, ...code.objects],
    });
  }

  #glueArguments({ name, bucket }: TicketLoadProps, code: LoadAssets): Record<string, string> {
    return {
      "--extra-py-files": code.archiveUri,
      "--TempDir": `s3://${bucket.name}/${LOAD_PREFIXES.temporary}`,
      // The load stores its own watermark in the warehouse, with the data.
      "--job-bookmark-option": "job-bookmark-disable",
      "--enable-metrics": "true",
      "--enable-continuous-cloudwatch-log": "true",
      "--custom-logGroup-prefix": `${GLUE_LOGS}/${name}`,
    };
  }

  #loadOptions({ name, config, warehouse, bucket }: TicketLoadProps): Record<string, string> {
    const at = (prefix: string): string => `s3://${bucket.name}/${prefix.slice(0, -1)}`;
    return {
      "--source": at(LOAD_PREFIXES.tickets),
      "--evaluations": at(LOAD_PREFIXES.evaluations),
      "--rejects": at(LOAD_PREFIXES.rejected),
      "--staging": at(LOAD_PREFIXES.staging),
      "--warehouse": "redshift",
      "--schema": config.schema,
      "--lease-minutes": String(TIMEOUT_MINUTES),
      "--min-rejected": String(config.minRejectedRows),
      "--metrics-service": name,
      "--redshift-copy-role-arn": warehouse.copyRoleArn,
      ...warehouse.options,
    };
  }

  #schedule({ name, config }: TicketLoadProps): void {
    new GlueTrigger(this, "schedule", {
      name,
      description: "Starts the load of tickets into Redshift.",
      type: "SCHEDULED",
      schedule: config.schedule.expression,
      startOnCreation: true,
      actions: [{ jobName: this.jobName }],
    });
  }
}

/** Prefix of the log groups of Glue jobs. */
const GLUE_LOGS = "/aws-glue/jobs";

/** Namespaces of Glue's own metrics and of the pipeline's. */
const NAMESPACES = ["Glue", "TicketPipeline"];

/** The role of the Glue job. It may write logs and metrics; the rest is granted to it. */
const createLoadRole = (scope: Construct, id: string, name: string, account: AwsAccount): ServiceRole => {
  const role = new ServiceRole(scope, id, {
    name,
    description: `Permissions of job ${name}`,
    service: "glue.amazonaws.com",
    // Glue does not document that it sends the source account. A role cannot be passed to another account's job anyway.
    trustConditions: { StringEqualsIfExists: { "aws:SourceAccount": account.id } },
  });
  const groups = account.arn("logs", `log-group:${GLUE_LOGS}/${name}/*`);
  role.allow(
    "Log",
    ["logs:AssociateKmsKey", "logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
    [groups],
  );
  // This action does not support resource-level permissions.
  role.allow("Measure", ["cloudwatch:PutMetricData"], ["*"], { StringEquals: { "cloudwatch:namespace": NAMESPACES } });
  return role;
};

export interface LoadAssetsProps {
  readonly code: LoadCode;
  readonly bucket: TicketBucket;
  readonly key: EncryptionKey;
}

/**
 * The load's code in the bucket, below `glue/`. Each version has its own keys, and is deleted only after the job uses
 * the next one, so that no run mixes the script of one version with the archive of another.
 */
export class LoadAssets extends Construct {
  readonly scriptUri: string;
  readonly archiveUri: string;
  /** What the job must wait for before its first run. */
  readonly objects: readonly S3Object[];

  constructor(scope: Construct, id: string, props: LoadAssetsProps) {
    super(scope, id);
    const script = this.#upload("script", props.code.script, "load_tickets_job.py", props);
    const archive = this.#upload("archive", props.code.archive, "ticket_etl.zip", props);
    this.objects = [script, archive];
    this.scriptUri = `s3://${script.bucket}/${script.key}`;
    this.archiveUri = `s3://${archive.bucket}/${archive.key}`;
  }

  #upload(id: string, path: string, name: string, { code: { hash }, bucket, key }: LoadAssetsProps): S3Object {
    const version = hash.slice(0, 16);
    return uploadFile(this, id, {
      bucket: bucket.name,
      key,
      path,
      hash,
      version,
      objectKey: `glue/${version}/${name}`,
    });
  }
}
