import type { Construct } from "constructs";
import type { AwsAccount } from "../access/aws-account.js";
import type { Conditions } from "../access/policy-statements.js";
import { ServiceRole } from "../access/service-role.js";
import type { EncryptionKey } from "../data/encryption-key.js";
import type { TicketBucket } from "../data/ticket-bucket.js";
import { allowCopying } from "./load-storage.js";

/** A Redshift database as the load sees it. */
export interface LoadWarehouse {
  /** The load's options that name the warehouse and the login. */
  readonly options: Readonly<Record<string, string>>;
  /** The role with which COPY reads. It must be attached to the warehouse. */
  readonly copyRoleArn: string;
  /** Lets `role` log in and run statements. */
  grantLoad(role: ServiceRole): void;
}

/** `$${` is how Terraform escapes the `${` of IAM's variable. */
const OWN_STATEMENTS: Conditions = {
  StringEquals: { "redshift-data:statement-owner-iam-userid": "$${aws:userid}" },
};

/**
 * Lets `role` run batches on the warehouse through the Data API and read only its own statements, which have no ARN.
 */
export const allowStatements = (role: ServiceRole, warehouseArn: string): void => {
  role.allow("RunBatches", ["redshift-data:BatchExecuteStatement"], [warehouseArn]);
  const reading = ["redshift-data:DescribeStatement", "redshift-data:GetStatementResult"];
  role.allow("ReadOwnStatements", reading, ["*"], OWN_STATEMENTS);
};

export interface CopyRoleProps {
  readonly name: string;
  readonly account: AwsAccount;
  readonly bucket: TicketBucket;
  readonly key: EncryptionKey;
  /** Prefix of the database users that may assume it: the name of a cluster or a serverless workgroup. */
  readonly warehouse: string;
}

/**
 * The role with which COPY reads staged files. Redshift assumes it on behalf of a database user, whom it names as
 * external id; only users of this account's warehouse are trusted.
 */
export const createCopyRole = (scope: Construct, id: string, props: CopyRoleProps): ServiceRole => {
  const { name, account, bucket, key, warehouse } = props;
  const role = new ServiceRole(scope, id, {
    name,
    description: "Lets Redshift read staged files when it loads tickets",
    service: ["redshift.amazonaws.com", "redshift-serverless.amazonaws.com"],
    trustConditions: { StringLike: { "sts:ExternalId": account.arn("redshift", `dbuser:${warehouse}/*`) } },
  });
  allowCopying(role, bucket, key);
  return role;
};
