import type { Conditions } from "../access/policy.js";
import type { ServiceRole } from "../access/service-role.js";

/** A Redshift database as the load sees it. */
export interface LoadWarehouse {
  /** The load's options that name the warehouse and the login. */
  readonly options: Readonly<Record<string, string>>;
  /** The role that COPY reads with. It must be attached to the warehouse. */
  readonly copyRoleArn: string;
  /** Lets `role` log in and run statements. */
  grantLoad(role: ServiceRole): void;
}

/** The doubled dollar sign is Terraform's way to leave IAM's variable alone. */
const OWN_STATEMENTS: Conditions = {
  StringEquals: { "redshift-data:statement-owner-iam-userid": "$${aws:userid}" },
};

/** Lets `role` run batches on the warehouse through the Data API, and see its own alone, which have no ARN. */
export const allowStatements = (role: ServiceRole, warehouseArn: string): void => {
  role.allow("RunBatches", ["redshift-data:BatchExecuteStatement"], [warehouseArn]);
  const reading = ["redshift-data:DescribeStatement", "redshift-data:GetStatementResult"];
  role.allow("ReadOwnStatements", reading, ["*"], OWN_STATEMENTS);
};
