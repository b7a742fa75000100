import * as z from "zod";

const matching = (pattern: RegExp, expected: string) => z.string().regex(pattern, `expected ${expected}`).optional();

const identifier = (what: string) =>
  matching(/^[a-z_][a-z0-9_]{0,126}$/, `the name of a ${what}: lower-case letters, digits and underscores`);

/** Where the analysts' warehouse is. All are optional until tickets are loaded into it. */
export const RedshiftVariables = z.object({
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
  REDSHIFT_DATABASE: identifier("database"),
  REDSHIFT_SCHEMA: identifier("schema"),
  REDSHIFT_TABLE: identifier("table"),
  REDSHIFT_SUBNET_ID: matching(/^subnet-[0-9a-f]{8,17}$/, "a subnet id, such as subnet-0123456789abcdef0"),
  REDSHIFT_SECURITY_GROUP_ID: matching(/^sg-[0-9a-f]{8,17}$/, "a security group id, such as sg-0123456789abcdef0"),
  REDSHIFT_AVAILABILITY_ZONE: matching(/^[a-z]{2}(-[a-z]+)+-\d[a-z]$/, "an availability zone, such as us-east-1a"),
});
