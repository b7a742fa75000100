import type { Construct } from "constructs";
import type { AwsAccount } from "../access/aws-account.js";
import type { EncryptionKey } from "../data/encryption-key.js";
import { allowCopying } from "./load-storage.js";
import { ServiceRole } from "../access/service-role.js";
import type { TicketBucket } from "../data/ticket-bucket.js";

export interface CopyRoleProps {
  readonly name: string;
  readonly account: AwsAccount;
  readonly bucket: TicketBucket;
  readonly key: EncryptionKey;
  /** Start of the database users that may take it: a cluster's name, or that of a serverless workgroup. */
  readonly warehouse: string;
}

/**
 * The role that COPY reads staged files with. Redshift takes it on behalf of a database user, whom it names as external
 * id: only users of this account's warehouse are let through.
 */
export const createCopyRole = (scope: Construct, id: string, props: CopyRoleProps): ServiceRole => {
  const { name, account, bucket, key, warehouse } = props;
  const role = new ServiceRole(scope, id, {
    name,
    description: "What Redshift may read when it loads tickets",
    service: ["redshift.amazonaws.com", "redshift-serverless.amazonaws.com"],
    trustConditions: { StringLike: { "sts:ExternalId": account.arn("redshift", `dbuser:${warehouse}/*`) } },
  });
  allowCopying(role, bucket, key);
  return role;
};
