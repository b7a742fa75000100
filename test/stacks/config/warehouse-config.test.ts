import { describe, expect, it } from "vitest";
import { readConfig } from "../../../stacks/config/config.js";
import { configIssuesOf } from "../../support/aws/config-issues.js";
import { EXISTING, EXISTING_WORKGROUP, LOGIN, NETWORK, SERVERLESS } from "../../support/aws/warehouses.js";

const SECRET = "arn:aws:secretsmanager:us-east-1:111122223333:secret:warehouse-AbCdEf";
const NAMESPACE = "arn:aws:redshift:us-east-1:111122223333:namespace:0a1b2c3d-0000-1111-2222-33334444abcd";
const URL = "jdbc:redshift://analytics.abc123.us-east-1.redshift.amazonaws.com:5439/tickets";

describe("the warehouse's configuration", () => {
  it("has no warehouse by default, and an existing one if only the ARN is set", () => {
    expect(readConfig({}).load).toBeUndefined();
    expect(readConfig({ REDSHIFT_ARN: EXISTING.REDSHIFT_ARN }).load).toEqual(readConfig(EXISTING).load);
  });

  it("has no warehouse in mode none, whatever other variables are set", () => {
    expect(
      readConfig({ ...EXISTING, REDSHIFT_MODE: "none", REDSHIFT_SUBNET_ID: "subnet-0aaaaaaa" }).load,
    ).toBeUndefined();
  });

  it("loads every two hours with two of the smallest workers", () => {
    expect(readConfig(EXISTING).load).toEqual({
      schedule: { expression: "cron(0 0/2 * * ? *)", longestGapMinutes: 120 },
      minRejectedRows: 10,
      workerType: "G.1X",
      workers: 2,
      flex: false,
      schema: "public",
      network: undefined,
      warehouse: {
        mode: "existing",
        database: "dev",
        target: { kind: "cluster", name: "analytics" },
        login: { kind: "iam", user: undefined },
        copyRoleArn: undefined,
      },
    });
  });

  it("identifies a workgroup by its ARN, and a cluster's namespace by the name in the JDBC URL", () => {
    expect(readConfig(EXISTING_WORKGROUP).load?.warehouse).toMatchObject({
      target: { kind: "workgroup", arn: EXISTING_WORKGROUP.REDSHIFT_ARN },
    });
    expect(readConfig({ REDSHIFT_ARN: NAMESPACE, REDSHIFT_JDBC_CONNECTION_URL: URL }).load?.warehouse).toMatchObject({
      target: { kind: "cluster", name: "analytics" },
      database: "tickets",
    });
  });

  it("prefers a secret to a password, and a password to the role's own login", () => {
    expect(readConfig({ ...EXISTING, REDSHIFT_SECRET_ARN: SECRET }).load?.warehouse).toMatchObject({
      login: { kind: "secret", arn: SECRET },
    });
    expect(readConfig({ ...EXISTING, ...LOGIN }).load?.warehouse).toMatchObject({
      login: { kind: "password", user: "loader", password: LOGIN.REDSHIFT_PASSWORD },
    });
    expect(readConfig({ ...EXISTING, REDSHIFT_USERNAME: "loader" }).load?.warehouse).toMatchObject({
      login: { kind: "iam", user: "loader" },
    });
  });

  it("reads several subnets", () => {
    expect(readConfig({ ...SERVERLESS, ...NETWORK }).load?.network).toEqual({
      subnetIds: ["subnet-0aaaaaaa", "subnet-0bbbbbbb", "subnet-0ccccccc"],
      securityGroupId: "sg-0aaaaaaa",
      availabilityZone: "us-east-1a",
    });
  });

  it.each([
    ["REDSHIFT_MODE", { REDSHIFT_MODE: "both" }, "one of existing, serverless, none"],
    ["LOAD_SCHEDULE", { LOAD_SCHEDULE: "rate(2 hours)" }, "such as cron(0 0/2 * * ? *)"],
    ["GLUE_WORKER_TYPE", { GLUE_WORKER_TYPE: "Standard" }, "one of G.1X, G.2X, G.4X, G.8X"],
    ["GLUE_WORKERS", { GLUE_WORKERS: "1" }, "a whole number from 2 to 99"],
    ["GLUE_FLEX", { GLUE_FLEX: "yes" }, "true or false"],
    ["GLUE_WORKER_TYPE", { ...SERVERLESS, GLUE_FLEX: "true", GLUE_WORKER_TYPE: "G.4X" }, "G.1X or G.2X with GLUE_FLEX"],
    ["REDSHIFT_ARN", { REDSHIFT_MODE: "existing" }, "the warehouse, since REDSHIFT_MODE is existing"],
    ["REDSHIFT_ARN", { REDSHIFT_ARN: NAMESPACE }, "together with REDSHIFT_JDBC_CONNECTION_URL"],
    ["REDSHIFT_ARN", { ...EXISTING, AWS_REGION: "us-west-2" }, "a warehouse in AWS_REGION us-west-2"],
    ["REDSHIFT_AVAILABILITY_ZONE", { ...EXISTING, ...NETWORK, REDSHIFT_AVAILABILITY_ZONE: "us-west-2a" }, "a zone of"],
    ["REDSHIFT_AVAILABILITY_ZONE", { ...EXISTING, ...NETWORK, REDSHIFT_AVAILABILITY_ZONE: "" }, "a value too"],
    [
      "REDSHIFT_SUBNET_ID",
      { ...SERVERLESS, ...NETWORK, REDSHIFT_SUBNET_ID: "subnet-0aaaaaaa" },
      "at least three subnets",
    ],
    [
      "REDSHIFT_USERNAME",
      { ...EXISTING, REDSHIFT_PASSWORD: LOGIN.REDSHIFT_PASSWORD },
      "that REDSHIFT_PASSWORD belongs to",
    ],
    ["REDSHIFT_PASSWORD", { ...EXISTING, ...LOGIN, REDSHIFT_SECRET_ARN: SECRET }, "expected no value"],
    ["REDSHIFT_SECRET_ARN", { REDSHIFT_SECRET_ARN: "warehouse" }, "the ARN of a Secrets Manager secret"],
    ["REDSHIFT_COPY_ROLE_ARN", { REDSHIFT_COPY_ROLE_ARN: "copy" }, "the ARN of an IAM role"],
    ["REDSHIFT_TABLE", { REDSHIFT_TABLE: "tickets" }, "expected processed_tickets"],
    ["REDSHIFT_MONTHLY_RPU_HOURS", { REDSHIFT_MONTHLY_RPU_HOURS: "0" }, "a whole number"],
  ])("reports %s of %j", (variable, environment, expected) => {
    const issues = configIssuesOf(environment);

    expect(issues).toEqual([expect.stringMatching(new RegExp(`^${variable} (is "|has a value|is not set)`))]);
    expect(issues[0]).toContain(expected);
  });

  it("reports every conflict between variables at once", () => {
    const issues = configIssuesOf({
      ...EXISTING,
      AWS_REGION: "us-west-2",
      REDSHIFT_PASSWORD: LOGIN.REDSHIFT_PASSWORD,
      REDSHIFT_SUBNET_ID: "subnet-0aaaaaaa",
    });

    expect(issues.map((issue) => issue.split(" ")[0])).toEqual([
      "REDSHIFT_ARN",
      "REDSHIFT_USERNAME",
      "REDSHIFT_SECURITY_GROUP_ID",
      "REDSHIFT_AVAILABILITY_ZONE",
    ]);
  });
});
