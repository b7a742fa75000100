import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group/index.js";
import { RedshiftserverlessNamespace } from "@cdktf/provider-aws/lib/redshiftserverless-namespace/index.js";
import { RedshiftserverlessUsageLimit } from "@cdktf/provider-aws/lib/redshiftserverless-usage-limit/index.js";
import { RedshiftserverlessWorkgroup } from "@cdktf/provider-aws/lib/redshiftserverless-workgroup/index.js";
import { Construct } from "constructs";
import type { NetworkConfig, ServerlessWarehouseConfig } from "../../config/warehouse-config.js";
import type { AwsAccount } from "../access/aws-account.js";
import type { ServiceRole } from "../access/service-role.js";
import type { EncryptionKey } from "../data/encryption-key.js";
import type { TicketBucket } from "../data/ticket-bucket.js";
import { allowStatements, createCopyRole, type LoadWarehouse } from "./warehouse.js";

export interface ServerlessWarehouseProps {
  /** Name of namespace and workgroup. */
  readonly name: string;
  readonly copyRoleName: string;
  readonly config: ServerlessWarehouseConfig;
  /** Undefined: the default VPC. */
  readonly network: NetworkConfig | undefined;
  readonly account: AwsAccount;
  readonly bucket: TicketBucket;
  readonly key: EncryptionKey;
  readonly protectsData: boolean;
  readonly logRetentionDays: number;
}

/** What Redshift logs. Queries, in the last, contain texts of tickets. */
const LOGS = ["userlog", "connectionlog", "useractivitylog"];

/** Redshift processing units; the minimum. A load of an hour's tickets needs no more. */
const BASE_CAPACITY = 8;

/** Redshift Serverless. Redshift manages the administrator's password in a secret and rotates it. */
export class ServerlessWarehouse extends Construct implements LoadWarehouse {
  readonly options: Readonly<Record<string, string>>;
  readonly copyRoleArn: string;
  readonly #workgroupArn: string;

  constructor(scope: Construct, id: string, props: ServerlessWarehouseProps) {
    super(scope, id);
    const copyRole = this.#createCopyRole(props);
    this.copyRoleArn = copyRole.arn;
    const workgroup = this.#createWorkgroup(props, this.#createNamespace(props, copyRole));
    this.#workgroupArn = workgroup.arn;
    this.#limitUse(props);
    this.options = {
      "--redshift-workgroup": workgroup.workgroupName,
      "--redshift-database": props.config.database,
    };
  }

  grantLoad(role: ServiceRole): void {
    allowStatements(role, this.#workgroupArn);
    role.allow("LogIn", ["redshift-serverless:GetCredentials"], [this.#workgroupArn]);
  }

  /**
   * Trusts any workgroup of this account: the workgroup's id is unknown until the namespace exists, which needs the
   * role.
   */
  #createCopyRole({ copyRoleName, account, bucket, key }: ServerlessWarehouseProps): ServiceRole {
    const warehouse = `serverless-${account.id}-*`;
    return createCopyRole(this, "copy-role", { name: copyRoleName, account, bucket, key, warehouse });
  }

  #createNamespace(props: ServerlessWarehouseProps, copyRole: ServiceRole): RedshiftserverlessNamespace {
    const { name, config, key, protectsData } = props;
    return new RedshiftserverlessNamespace(this, "namespace", {
      namespaceName: name,
      dbName: config.database,
      manageAdminPassword: true,
      adminPasswordSecretKmsKeyId: key.arn,
      kmsKeyId: key.arn,
      iamRoles: [copyRole.arn],
      logExports: LOGS,
      lifecycle: { preventDestroy: protectsData },
      dependsOn: [copyRole.policy, ...this.#createLogGroups(props)],
    });
  }

  /** Before the namespace, or Redshift would create them itself: without an expiry, and not with our key. */
  #createLogGroups({ name, key, logRetentionDays }: ServerlessWarehouseProps): CloudwatchLogGroup[] {
    return LOGS.map(
      (log) =>
        new CloudwatchLogGroup(this, log, {
          name: `/aws/redshift/${name}/${log}`,
          retentionInDays: logRetentionDays,
          kmsKeyId: key.arn,
        }),
    );
  }

  /** New workgroups refuse connections without TLS by default. */
  #createWorkgroup(
    { name, network }: ServerlessWarehouseProps,
    namespace: RedshiftserverlessNamespace,
  ): RedshiftserverlessWorkgroup {
    return new RedshiftserverlessWorkgroup(this, "workgroup", {
      workgroupName: name,
      namespaceName: namespace.namespaceName,
      baseCapacity: BASE_CAPACITY,
      publiclyAccessible: false,
      ...(network === undefined
        ? {}
        : { subnetIds: [...network.subnetIds], securityGroupIds: [network.securityGroupId] }),
    });
  }

  /** Outside prod, the limit stops a runaway query. In prod, queries continue and a metric reports it. */
  #limitUse({ config, protectsData }: ServerlessWarehouseProps): void {
    new RedshiftserverlessUsageLimit(this, "usage-limit", {
      resourceArn: this.#workgroupArn,
      usageType: "serverless-compute",
      period: "monthly",
      amount: config.monthlyRpuHours,
      breachAction: protectsData ? "emit-metric" : "deactivate",
    });
  }
}
