import * as z from "zod";

const matching = (pattern: RegExp, expected: string) => z.string().regex(pattern, `expected ${expected}`).optional();

const identifier = (what: string) =>
  matching(/^[a-z_][a-z0-9_]{0,126}$/, `the name of a ${what}: lower-case letters, digits and underscores`);

export const REDSHIFT_MODES = ["existing", "serverless", "none"] as const;

/** The one table the load's migrations make. */
const TABLE = "processed_tickets";

/** Where the analysts' warehouse is. All are optional: without them tickets are not loaded into one. */
export const RedshiftVariables = z.object({
  REDSHIFT_MODE: z.enum(REDSHIFT_MODES, `expected one of ${REDSHIFT_MODES.join(", ")}`).optional(),
  REDSHIFT_JDBC_CONNECTION_URL: matching(
    /^jdbc:redshift:\/\/[a-z0-9.-]+:\d{2,5}\/[a-z0-9_]+$/i,
    "a JDBC URL, such as jdbc:redshift://host:5439/database",
  ),
  REDSHIFT_ARN: matching(
    /^arn:aws[a-z-]*:redshift(-serverless)?:[a-z0-9-]+:\d{12}:\S+$/,
    "the ARN of a Redshift cluster, namespace or workgroup",
  ),
  REDSHIFT_USERNAME: matching(/^[a-z_][a-z0-9_.@+-]{0,127}$/, "a database user in lower case"),
  REDSHIFT_PASSWORD: matching(
    /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)[!#-&(-.0-?A-~]{8,64}$/,
    "8 to 64 characters with an upper-case letter, a lower-case one and a digit, and none of ' \" / @ or space",
  ),
  REDSHIFT_SECRET_ARN: matching(
    /^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:\S+$/,
    "the ARN of a Secrets Manager secret",
  ),
  REDSHIFT_COPY_ROLE_ARN: matching(/^arn:aws[a-z-]*:iam::\d{12}:role\/\S+$/, "the ARN of an IAM role"),
  REDSHIFT_DATABASE: identifier("database"),
  REDSHIFT_SCHEMA: identifier("schema"),
  REDSHIFT_TABLE: identifier("table").refine((name) => name === undefined || name === TABLE, {
    message: `expected ${TABLE}, the table that the load's migrations make`,
  }),
  REDSHIFT_SUBNET_ID: matching(
    /^subnet-[0-9a-f]{8,17}(, *subnet-[0-9a-f]{8,17})*$/,
    "a subnet id, such as subnet-0123456789abcdef0, or several separated by commas",
  ),
  REDSHIFT_SECURITY_GROUP_ID: matching(/^sg-[0-9a-f]{8,17}$/, "a security group id, such as sg-0123456789abcdef0"),
  REDSHIFT_AVAILABILITY_ZONE: matching(/^[a-z]{2}(-[a-z]+)+-\d[a-z]$/, "an availability zone, such as us-east-1a"),
  REDSHIFT_MONTHLY_RPU_HOURS: matching(/^[1-9]\d{0,5}$/, "a whole number from 1 to 999999"),
});
export type RedshiftVariables = z.infer<typeof RedshiftVariables>;
