import { UsageError } from "../terminal/command-line.js";

/** Which Redshift, and how to log in: the fields of a Data API request. */
interface RedshiftConnection {
  readonly Database: string;
  /** Name or ARN of a serverless workgroup. */
  readonly WorkgroupName?: string;
  /** Of a provisioned cluster. */
  readonly ClusterIdentifier?: string;
  /** Secrets Manager secret with the login. Without it, the caller logs in with IAM. */
  readonly SecretArn?: string;
  /** Database user for an IAM identity on a cluster. @default `IAM:name` */
  readonly DbUser?: string;
}

export interface RedshiftSettings {
  readonly region: string;
  readonly connection: RedshiftConnection;
  readonly schema: string;
}

const ARN =
  /^arn:aws[a-z-]*:redshift(?:-serverless)?:(?<region>[a-z0-9-]+):\d{12}:(?<resource>(?<kind>\w+)[:/](?<name>\S+))$/;
const PLAIN_NAME = /^[a-z_][a-z0-9_]{0,126}$/;

/** An empty variable counts as unset. */
const setting = (env: NodeJS.ProcessEnv, name: string): string | undefined =>
  env[name] === "" ? undefined : env[name];

const schemaIn = (env: NodeJS.ProcessEnv): string => {
  const schema = setting(env, "REDSHIFT_SCHEMA") ?? "public";
  if (PLAIN_NAME.test(schema)) return schema;
  throw new UsageError(`REDSHIFT_SCHEMA is "${schema}"; expected lower-case letters, digits and underscores.`);
};

const whereIn = (arn: string, kind: string | undefined, name: string): Partial<RedshiftConnection> => {
  if (kind === "workgroup") return { WorkgroupName: arn };
  if (kind === "cluster") return { ClusterIdentifier: name };
  throw new UsageError(
    `REDSHIFT_ARN is "${arn}", a ${kind ?? "resource"}; expected the ARN of a cluster or a serverless workgroup.`,
  );
};

/**
 * Reads the REDSHIFT_* variables. @returns undefined if REDSHIFT_ARN is not set
 * @throws UsageError if a variable is missing or wrong
 */
export const redshiftSettings = (env: NodeJS.ProcessEnv): RedshiftSettings | undefined => {
  const arn = setting(env, "REDSHIFT_ARN");
  if (arn === undefined) return undefined;
  const { region, kind, name } = ARN.exec(arn)?.groups ?? {};
  if (region === undefined || name === undefined)
    throw new UsageError(`REDSHIFT_ARN is "${arn}"; expected the ARN of a cluster or a serverless workgroup.`);
  const where = whereIn(arn, kind, name);
  const Database = setting(env, "REDSHIFT_DATABASE");
  if (Database === undefined)
    throw new UsageError("REDSHIFT_ARN is set, but REDSHIFT_DATABASE is not; set it to the name of the database.");
  const SecretArn = setting(env, "REDSHIFT_SECRET_ARN");
  const DbUser = where.ClusterIdentifier && !SecretArn ? setting(env, "REDSHIFT_USERNAME") : undefined;
  return {
    region,
    schema: schemaIn(env),
    connection: { Database, ...where, ...(SecretArn && { SecretArn }), ...(DbUser && { DbUser }) },
  };
};
