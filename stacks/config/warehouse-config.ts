import { DEFAULT_DATABASE, DEFAULT_MONTHLY_RPU_HOURS, type RedshiftVariables } from "./redshift-config.js";

/** What answers queries: a provisioned cluster by its name, or a serverless workgroup by its ARN. */
export type QueryTarget =
  { readonly kind: "cluster"; readonly name: string } | { readonly kind: "workgroup"; readonly arn: string };

/** How the load logs in to an existing warehouse. */
type WarehouseLogin =
  | { readonly kind: "iam"; readonly user: string | undefined }
  | { readonly kind: "secret"; readonly arn: string }
  | { readonly kind: "password"; readonly user: string; readonly password: string };

/** A warehouse that already exists; the stack does not change it. */
export interface ExistingWarehouseConfig {
  readonly mode: "existing";
  readonly database: string;
  readonly target: QueryTarget;
  readonly login: WarehouseLogin;
  /** A role attached to the warehouse; undefined: the stack creates one, which someone must attach. */
  readonly copyRoleArn: string | undefined;
}

/** A warehouse that is part of the stack. */
export interface ServerlessWarehouseConfig {
  readonly mode: "serverless";
  readonly database: string;
  /** Redshift processing unit hours a month, above which a metric reports it or, outside prod, queries are refused. */
  readonly monthlyRpuHours: number;
}

export type WarehouseConfig = ExistingWarehouseConfig | ServerlessWarehouseConfig;

/** The subnets and security group of a VPC. */
export interface NetworkConfig {
  /** The first one is the job's. */
  readonly subnetIds: readonly string[];
  readonly securityGroupId: string;
  /** Where the first subnet is. */
  readonly availabilityZone: string;
}

/** A cluster's host name begins with the cluster's name. */
const hostOf = (jdbcUrl: string | undefined): string | undefined =>
  /^jdbc:redshift:\/\/([^.:]+)\./i.exec(jdbcUrl ?? "")?.[1];

const databaseOf = (variables: RedshiftVariables): string =>
  variables.REDSHIFT_DATABASE ?? /\/(\w+)$/.exec(variables.REDSHIFT_JDBC_CONNECTION_URL ?? "")?.[1] ?? DEFAULT_DATABASE;

/** A cluster's namespace does not name the cluster, but the JDBC URL's host does. Undefined if nothing names it. */
export const queryTargetOf = (variables: RedshiftVariables): QueryTarget | undefined => {
  const arn = variables.REDSHIFT_ARN ?? "";
  if (/:redshift-serverless:.*:workgroup\//.test(arn)) return { kind: "workgroup", arn };
  if (arn.includes(":redshift-serverless:")) return undefined;
  const named = /:cluster:(.+)$/.exec(arn)?.[1];
  const name = named ?? (arn.includes(":namespace:") ? hostOf(variables.REDSHIFT_JDBC_CONNECTION_URL) : undefined);
  return name === undefined ? undefined : { kind: "cluster", name };
};

const loginOf = ({ REDSHIFT_SECRET_ARN: arn, REDSHIFT_USERNAME: user, ...rest }: RedshiftVariables): WarehouseLogin => {
  if (arn !== undefined) return { kind: "secret", arn };
  const { REDSHIFT_PASSWORD: password } = rest;
  if (user !== undefined && password !== undefined) return { kind: "password", user, password };
  return { kind: "iam", user };
};

/** `existing` if REDSHIFT_ARN is set, otherwise `none`: `npm start` and a first deployment need no warehouse. */
export const modeOf = (variables: RedshiftVariables): "existing" | "serverless" | "none" =>
  variables.REDSHIFT_MODE ?? (variables.REDSHIFT_ARN === undefined ? "none" : "existing");

/** The warehouse that checked variables describe; undefined for none. */
export const toWarehouse = (variables: RedshiftVariables): WarehouseConfig | undefined => {
  const database = databaseOf(variables);
  switch (modeOf(variables)) {
    case "none":
      return undefined;
    case "serverless":
      return {
        mode: "serverless",
        database,
        monthlyRpuHours: Number(variables.REDSHIFT_MONTHLY_RPU_HOURS ?? DEFAULT_MONTHLY_RPU_HOURS),
      };
    case "existing": {
      const target = queryTargetOf(variables);
      if (target === undefined) return undefined;
      return {
        mode: "existing",
        database,
        target,
        login: loginOf(variables),
        copyRoleArn: variables.REDSHIFT_COPY_ROLE_ARN,
      };
    }
  }
};

/** The VPC that checked variables describe; undefined without one. */
export const toNetwork = (variables: RedshiftVariables): NetworkConfig | undefined => {
  const { REDSHIFT_SUBNET_ID: subnets, REDSHIFT_SECURITY_GROUP_ID: securityGroupId } = variables;
  const { REDSHIFT_AVAILABILITY_ZONE: availabilityZone } = variables;
  if (subnets === undefined || securityGroupId === undefined || availabilityZone === undefined) return undefined;
  return { subnetIds: subnets.split(/, */), securityGroupId, availabilityZone };
};
