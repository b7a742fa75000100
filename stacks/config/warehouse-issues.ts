import { FLEX_WORKER_TYPES, type LoadVariables } from "./load-config.js";
import type { RedshiftVariables } from "./redshift-config.js";
import { modeOf, queryTargetOf } from "./warehouse-config.js";

type Variables = LoadVariables & RedshiftVariables;

/** A variable that does not fit the others, and what was expected. */
export interface ConfigIssue {
  readonly name: keyof Variables;
  readonly message: string;
}

const NETWORK = ["REDSHIFT_SUBNET_ID", "REDSHIFT_SECURITY_GROUP_ID", "REDSHIFT_AVAILABILITY_ZONE"] as const;

/** Redshift Serverless requires subnets in three availability zones. */
const SUBNETS_OF_A_WORKGROUP = 3;

const networkIssues = (variables: RedshiftVariables): ConfigIssue[] => {
  const missing = NETWORK.filter((name) => variables[name] === undefined);
  if (missing.length === NETWORK.length) return [];
  return missing.map((name) => ({ name, message: `expected a value too, since a VPC needs ${NETWORK.join(", ")}` }));
};

const regionIssues = (variables: RedshiftVariables, region: string): ConfigIssue[] => {
  const issues: ConfigIssue[] = [];
  const arnRegion = variables.REDSHIFT_ARN?.split(":")[3];
  if (arnRegion !== undefined && arnRegion !== region)
    issues.push({ name: "REDSHIFT_ARN", message: `expected a warehouse in AWS_REGION ${region}` });
  if (variables.REDSHIFT_AVAILABILITY_ZONE?.startsWith(region) === false)
    issues.push({ name: "REDSHIFT_AVAILABILITY_ZONE", message: `expected a zone of AWS_REGION ${region}` });
  return issues;
};

const loginIssues = (variables: RedshiftVariables): ConfigIssue[] => {
  if (variables.REDSHIFT_PASSWORD === undefined) return [];
  if (variables.REDSHIFT_SECRET_ARN !== undefined)
    return [
      { name: "REDSHIFT_PASSWORD", message: "expected no value, since REDSHIFT_SECRET_ARN already names the login" },
    ];
  if (variables.REDSHIFT_USERNAME === undefined)
    return [{ name: "REDSHIFT_USERNAME", message: "expected the database user that REDSHIFT_PASSWORD belongs to" }];
  return [];
};

const queryTargetIssues = (variables: RedshiftVariables): ConfigIssue[] => {
  if (variables.REDSHIFT_ARN === undefined)
    return [{ name: "REDSHIFT_ARN", message: "expected the ARN of the warehouse, since REDSHIFT_MODE is existing" }];
  if (queryTargetOf(variables) !== undefined) return [];
  const message =
    "expected the ARN of a cluster (…:cluster:name) or workgroup (…:workgroup/id), " +
    "or a cluster's namespace together with REDSHIFT_JDBC_CONNECTION_URL";
  return [{ name: "REDSHIFT_ARN", message }];
};

const serverlessIssues = ({ REDSHIFT_SUBNET_ID: subnets }: RedshiftVariables): ConfigIssue[] => {
  if (subnets === undefined || subnets.split(",").length >= SUBNETS_OF_A_WORKGROUP) return [];
  const message = "expected at least three subnets, in three availability zones, for a serverless workgroup";
  return [{ name: "REDSHIFT_SUBNET_ID", message }];
};

const flexIssues = ({ GLUE_FLEX: flex, GLUE_WORKER_TYPE: type }: Variables): ConfigIssue[] => {
  if (flex !== "true" || FLEX_WORKER_TYPES.some((name) => name === type)) return [];
  return [{ name: "GLUE_WORKER_TYPE", message: `expected ${FLEX_WORKER_TYPES.join(" or ")} with GLUE_FLEX true` }];
};

/**
 * Finds variables of the chosen mode that do not fit together. In mode `none` they are not used, so there are no
 * issues.
 */
export const warehouseIssues = (variables: Variables, region: string): ConfigIssue[] => {
  switch (modeOf(variables)) {
    case "none":
      return [];
    case "serverless":
      return [...serverlessIssues(variables), ...networkIssues(variables), ...flexIssues(variables)];
    case "existing":
      return [
        ...queryTargetIssues(variables),
        ...regionIssues(variables, region),
        ...loginIssues(variables),
        ...networkIssues(variables),
        ...flexIssues(variables),
      ];
  }
};
