import * as z from "zod";
import { optional } from "./setting.js";

const matching = (pattern: RegExp, expected: string) => z.string().regex(pattern, `expected ${expected}`);

const identifier = (what: string) =>
  matching(/^[a-z_][a-z0-9_]{0,126}$/, `the name of a ${what}: lower-case letters, digits and underscores`);

const REDSHIFT_MODES = ["existing", "serverless", "none"] as const;

/** The one table the load's migrations create. */
const TABLE = "processed_tickets";

/** Redshift's own first database. */
export const DEFAULT_DATABASE = "dev";

export const DEFAULT_SCHEMA = "public";

/** About 90 USD a month in us-east-1, at 0.375 USD per RPU-hour; twelve loads a day take about half of it. */
export const DEFAULT_MONTHLY_RPU_HOURS = 240;

/** Where the analysts' warehouse is. All are optional: without them tickets are not loaded into one. */
export const RedshiftVariables = z.object({
  REDSHIFT_MODE: optional(z.enum(REDSHIFT_MODES, `expected one of ${REDSHIFT_MODES.join(", ")}`), {
    unset: "`existing` if `REDSHIFT_ARN` is set, otherwise `none`",
    description:
      "`existing`: the Redshift cluster or serverless workgroup in `REDSHIFT_ARN`, which the stack does " +
      "not change. `serverless`: the stack creates a Redshift Serverless, destroyed with the stack except " +
      "in stage prod. `none`: no load, and no resources of Glue or Redshift.",
    example: "serverless",
  }),
  REDSHIFT_ARN: optional(
    matching(
      /^arn:aws[a-z-]*:redshift(-serverless)?:[a-z0-9-]+:\d{12}:\S+$/,
      "the ARN of a Redshift cluster, namespace or workgroup",
    ),
    {
      unset: "no existing warehouse",
      description:
        "Mode existing: the ARN of what answers queries: a cluster (arn:aws:redshift:…:cluster:name), a " +
        "serverless workgroup (arn:aws:redshift-serverless:…:workgroup/id), or a cluster's namespace if the " +
        "JDBC URL names the cluster. It must be in `AWS_REGION`. The load uses the Redshift Data API, so it " +
        "needs no network route to it.",
      example: "arn:aws:redshift:us-east-1:123456789012:cluster:analytics",
    },
  ),
  REDSHIFT_JDBC_CONNECTION_URL: optional(
    matching(
      /^jdbc:redshift:\/\/[a-z0-9.-]+:\d{2,5}\/[a-z0-9_]+$/i,
      "a JDBC URL, such as jdbc:redshift://host:5439/database",
    ),
    {
      unset: "not needed with the ARN of a cluster or workgroup",
      description: "Mode existing: names the cluster of a namespace, and the database.",
      example: "jdbc:redshift://analytics.abc123.us-east-1.redshift.amazonaws.com:5439/dev",
    },
  ),
  REDSHIFT_USERNAME: optional(matching(/^[a-z_][a-z0-9_.@+-]{0,127}$/, "a database user in lower case"), {
    unset: "the load logs in as the database user of its own role, `IAMR:<PROJECT_NAME>-<STAGE>-load-tickets`",
    description:
      "Mode existing: the database user that the load logs in as. Without `REDSHIFT_PASSWORD` it gets " +
      "temporary credentials of a cluster. Prefer this, `REDSHIFT_SECRET_ARN` or neither to a password " +
      "here.",
    example: "loader",
  }),
  REDSHIFT_PASSWORD: optional(
    matching(
      /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)[!#-&(-.0-?A-~]{8,64}$/,
      "8 to 64 characters with an upper-case letter, a lower-case one and a digit, and none of ' \" / @ or space",
    ),
    {
      unset: "no password",
      description:
        "Mode existing: the password of `REDSHIFT_USERNAME`. The stack stores both in a secret under its " +
        "key. The password is neither in the synthesized stack nor in Terraform's plan or state (it is an " +
        "ephemeral variable and a write-only argument, which need Terraform 1.11 or later). But it is in " +
        "plain text in .env and in cdktf.out/stacks/ticket-pipeline/secrets.auto.tfvars.json, which only you " +
        "can read: do not share that folder.",
      example: "Example-Passw0rd",
    },
  ),
  REDSHIFT_SECRET_ARN: optional(
    matching(/^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:\S+$/, "the ARN of a Secrets Manager secret"),
    {
      unset: "no secret",
      description:
        "Mode existing: a secret with username and password for the load to log in with. If its own key " +
        "encrypts it, allow the load's role to use that key.",
      example: "arn:aws:secretsmanager:us-east-1:123456789012:secret:redshift-loader",
    },
  ),
  REDSHIFT_COPY_ROLE_ARN: optional(matching(/^arn:aws[a-z-]*:iam::\d{12}:role\/\S+$/, "the ARN of an IAM role"), {
    unset: "the stack creates one, output `copy_role_arn`, which you attach once",
    description:
      "Mode existing: a role attached to the warehouse that may read `staging/*` in the bucket and use its " +
      "key. To attach one: `aws redshift modify-cluster-iam-roles --cluster-identifier <name> " +
      "--add-iam-roles <copy_role_arn>`.",
    example: "arn:aws:iam::123456789012:role/redshift-copy",
  }),
  REDSHIFT_DATABASE: optional(identifier("database"), {
    unset: `the database of the JDBC URL, or else \`${DEFAULT_DATABASE}\``,
    description: "Database of the tables.",
    example: "analytics",
  }),
  REDSHIFT_SCHEMA: optional(identifier("schema"), {
    unset: `\`${DEFAULT_SCHEMA}\``,
    description: "Schema of the tables. The load's user must be allowed to create any other than the default.",
    example: "support",
  }),
  REDSHIFT_TABLE: optional(
    identifier("table").refine((name) => name === TABLE, {
      message: `expected ${TABLE}, the table that the load's migrations create`,
    }),
    {
      unset: `\`${TABLE}\``,
      description: "Name of the table, which is fixed.",
      example: TABLE,
    },
  ),
  REDSHIFT_SUBNET_ID: optional(
    matching(
      /^subnet-[0-9a-f]{8,17}(, *subnet-[0-9a-f]{8,17})*$/,
      "a subnet id, such as subnet-0123456789abcdef0, or several separated by commas",
    ),
    {
      unset: "no VPC for the load; in mode serverless the default VPC",
      description:
        "Subnet in which the load runs. Set it together with the next two, or none of them. The job then " +
        "needs a route to S3, Redshift Data, Secrets Manager, CloudWatch and its logs: a NAT gateway, or an " +
        "endpoint for each. In mode serverless these are also the workgroup's subnets: at least three in " +
        "three availability zones; the first is the job's.",
      example: "subnet-0123456789abcdef0",
    },
  ),
  REDSHIFT_SECURITY_GROUP_ID: optional(
    matching(/^sg-[0-9a-f]{8,17}$/, "a security group id, such as sg-0123456789abcdef0"),
    {
      unset: "no VPC",
      description: "Security group of the load. It must allow traffic from itself.",
      example: "sg-0123456789abcdef0",
    },
  ),
  REDSHIFT_AVAILABILITY_ZONE: optional(
    matching(/^[a-z]{2}(-[a-z]+)+-\d[a-z]$/, "an availability zone, such as us-east-1a"),
    { unset: "no VPC", description: "Availability zone of the load's subnet.", example: "us-east-1a" },
  ),
  REDSHIFT_MONTHLY_RPU_HOURS: optional(matching(/^[1-9]\d{0,5}$/, "a whole number from 1 to 999999"), {
    unset: `\`${DEFAULT_MONTHLY_RPU_HOURS}\``,
    description:
      "Mode serverless: limit of Redshift processing-unit hours per month, at about 0.375 USD each in " +
      "us-east-1. Above it, queries are refused until the month ends; in stage prod they continue, and a " +
      "CloudWatch metric reports it.",
    example: "480",
  }),
});
export type RedshiftVariables = z.infer<typeof RedshiftVariables>;
