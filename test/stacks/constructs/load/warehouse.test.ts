import { describe, expect, it } from "vitest";
import { statementsOf, synthesizeStack, type SynthesizedStack } from "../../../support/aws/synthesized-stack.js";
import { EXISTING, EXISTING_WORKGROUP, LOGIN, NETWORK, SERVERLESS } from "../../../support/aws/warehouses.js";

const SECRET = "arn:aws:secretsmanager:us-east-1:111122223333:secret:warehouse-AbCdEf";
const COPY_ROLE = "arn:aws:iam::111122223333:role/copy";

const optionsOf = (stack: SynthesizedStack) =>
  stack.resource("aws_glue_job")["default_arguments"] as Record<string, string>;

/** What the load's role may do to log in and run statements: each action with the ends of its resources. */
const accessOf = (stack: SynthesizedStack): Record<string, string[]> =>
  Object.fromEntries(
    stack
      .rolePolicy("load/")
      .filter(({ Sid }) => ["RunBatches", "ReadOwnStatements", "LogIn"].includes(Sid))
      .flatMap(({ Action, Resource }) =>
        Action.map((action) => [action, Resource.map((arn) => arn.replace(/^arn:.*account_id\}:/, ""))]),
      ),
  );

describe("an existing cluster", () => {
  const stack = synthesizeStack(EXISTING);

  it("is not changed: the stack creates no Redshift resources", () => {
    const types = Object.keys(stack.json.resource).filter((type) => /redshift|secret/.test(type));

    expect(types).toEqual([]);
  });

  it("is passed to the load, with a role for COPY and no login", () => {
    expect(optionsOf(stack)).toMatchObject({
      "--redshift-cluster": "analytics",
      "--redshift-database": "dev",
      "--redshift-copy-role-arn": expect.stringMatching(/aws_iam_role\.warehouse_copy-role/) as string,
    });
    expect(Object.keys(optionsOf(stack))).not.toContain("--redshift-db-user");
  });

  it("lets the load log in as the user of its own role and read only its own statements", () => {
    expect(accessOf(stack)).toEqual({
      "redshift-data:BatchExecuteStatement": ["cluster:analytics"],
      "redshift-data:DescribeStatement": ["*"],
      "redshift-data:GetStatementResult": ["*"],
      "redshift:GetClusterCredentialsWithIAM": ["dbname:analytics/dev"],
    });
    expect(stack.rolePolicy("load/").find(({ Sid }) => Sid === "ReadOwnStatements")?.Condition).toEqual({
      StringEquals: { "redshift-data:statement-owner-iam-userid": "$${aws:userid}" },
    });
  });

  it("lets the load log in as a configured database user", () => {
    const named = synthesizeStack({ ...EXISTING, REDSHIFT_USERNAME: "loader", REDSHIFT_DATABASE: "tickets" });

    expect(optionsOf(named)).toMatchObject({ "--redshift-db-user": "loader", "--redshift-database": "tickets" });
    expect(accessOf(named)["redshift:GetClusterCredentials"]).toEqual([
      "dbname:analytics/tickets",
      "dbuser:analytics/loader",
    ]);
  });

  it("lets the load log in with an existing secret", () => {
    const secret = synthesizeStack({ ...EXISTING, REDSHIFT_SECRET_ARN: SECRET });

    expect(secret.resources("aws_secretsmanager_secret")).toEqual([]);
    expect(optionsOf(secret)["--redshift-secret-arn"]).toBe(SECRET);
    expect(accessOf(secret)).toMatchObject({ "secretsmanager:GetSecretValue": [SECRET] });
    expect(Object.keys(accessOf(secret))).not.toContain("redshift:GetClusterCredentialsWithIAM");
  });

  it.each([
    ["dev", 0],
    ["prod", 30],
  ])("stores a password in a secret encrypted with our key; in %s it can be restored for %d days", (stage, days) => {
    const secret = synthesizeStack({ ...EXISTING, ...LOGIN, STAGE: stage });

    expect(secret.resource("aws_secretsmanager_secret")).toMatchObject({
      name: `ticket-pipeline-${stage}-warehouse`,
      kms_key_id: expect.stringContaining("aws_kms_key.") as string,
      recovery_window_in_days: days,
    });
    expect(accessOf(secret)["secretsmanager:GetSecretValue"]).toEqual([
      expect.stringMatching(/aws_secretsmanager_secret\..*arn/),
    ]);
  });

  it("copies with a role that is already attached, if one is configured", () => {
    const own = synthesizeStack({ ...EXISTING, REDSHIFT_COPY_ROLE_ARN: COPY_ROLE });

    expect(own.resources("aws_iam_role").filter(([path]) => path.startsWith("warehouse/"))).toEqual([]);
    expect(optionsOf(own)["--redshift-copy-role-arn"]).toBe(COPY_ROLE);
  });
});

describe("an existing workgroup", () => {
  const stack = synthesizeStack(EXISTING_WORKGROUP);

  it("is passed to the load by its ARN, and lets it log in with its role", () => {
    const arn = EXISTING_WORKGROUP.REDSHIFT_ARN;

    expect(optionsOf(stack)["--redshift-workgroup"]).toBe(arn);
    expect(accessOf(stack)).toMatchObject({
      "redshift-data:BatchExecuteStatement": [arn],
      "redshift-serverless:GetCredentials": [arn],
    });
  });
});

describe("the role that COPY reads with", () => {
  const trustOf = (environment: NodeJS.ProcessEnv) =>
    statementsOf(synthesizeStack(environment).resource("aws_iam_role", "warehouse/copy-role")["assume_role_policy"])[0];

  it("reads staged files and nothing else", () => {
    const actions = synthesizeStack(EXISTING)
      .rolePolicy("warehouse/copy-role/")
      .flatMap(({ Action, Resource }) =>
        Action.map((action) => [action, ...Resource.map((arn) => arn.replace(/^.*\}/, ""))]),
      );

    expect(actions).toEqual([
      ["s3:GetBucketLocation", ""],
      ["s3:ListBucket", ""],
      ["s3:GetObject", "/staging/*"],
      ["kms:Decrypt", ""],
    ]);
  });

  it.each([
    ["a cluster's", EXISTING, /:dbuser:analytics\/\*$/],
    ["a workgroup's", EXISTING_WORKGROUP, /:dbuser:serverless-\$\{.*\}-0a1b2c3d-0000-1111-2222-33334444abcd\/\*$/],
    ["this account's workgroups'", SERVERLESS, /:dbuser:serverless-\$\{.*\}-\*\/\*$/],
  ])("may be assumed only for %s users", (_whose, environment, users) => {
    expect(trustOf(environment)).toMatchObject({
      Principal: { Service: "redshift.amazonaws.com,redshift-serverless.amazonaws.com" },
      Condition: { StringLike: { "sts:ExternalId": expect.stringMatching(users) as string } },
    });
  });
});

describe("a serverless warehouse", () => {
  const stack = synthesizeStack(SERVERLESS);
  const prod = synthesizeStack({ ...SERVERLESS, STAGE: "prod" });

  it("is encrypted with our key, and Redshift manages its administrator's password", () => {
    const namespace = stack.resource("aws_redshiftserverless_namespace");

    expect(namespace).toMatchObject({
      db_name: "dev",
      manage_admin_password: true,
      kms_key_id: expect.stringContaining("aws_kms_key.") as string,
      admin_password_secret_kms_key_id: expect.stringContaining("aws_kms_key.") as string,
    });
    expect(namespace).not.toHaveProperty("admin_user_password");
  });

  it("logs into groups with our key and an expiry, which exist before Redshift would create its own", () => {
    const groups = stack.resources("aws_cloudwatch_log_group").filter(([path]) => path.startsWith("warehouse/"));

    expect(groups.map(([, { name }]) => name)).toEqual(
      ["connectionlog", "useractivitylog", "userlog"].map(
        (log) => `/aws/redshift/ticket-pipeline-dev-warehouse/${log}`,
      ),
    );
    for (const [, group] of groups)
      expect(group).toMatchObject({
        retention_in_days: 30,
        kms_key_id: expect.stringContaining("aws_kms_key.") as string,
      });
    expect(stack.resource("aws_redshiftserverless_namespace")).toMatchObject({
      log_exports: ["userlog", "connectionlog", "useractivitylog"],
      depends_on: expect.arrayContaining(
        ["userlog", "connectionlog", "useractivitylog"].map(
          (log) => expect.stringMatching(new RegExp(`^aws_cloudwatch_log_group\\.warehouse_${log}`)) as string,
        ),
      ) as string[],
    });
  });

  it("has the role that COPY reads with", () => {
    expect(stack.resource("aws_redshiftserverless_namespace")["iam_roles"]).toEqual([
      expect.stringMatching(/aws_iam_role\.warehouse_copy-role.*arn/),
    ]);
  });

  it("is small, and not publicly accessible", () => {
    expect(stack.resource("aws_redshiftserverless_workgroup")).toMatchObject({
      base_capacity: 8,
      publicly_accessible: false,
    });
  });

  it("is placed in the default VPC, or in the configured one", () => {
    const named = synthesizeStack({ ...SERVERLESS, ...NETWORK });

    expect(stack.resource("aws_redshiftserverless_workgroup")).not.toHaveProperty("subnet_ids");
    expect(named.resource("aws_redshiftserverless_workgroup")).toMatchObject({
      subnet_ids: ["subnet-0aaaaaaa", "subnet-0bbbbbbb", "subnet-0ccccccc"],
      security_group_ids: ["sg-0aaaaaaa"],
    });
  });

  it("stops at its monthly limit, but in prod only emits a metric", () => {
    expect(stack.resource("aws_redshiftserverless_usage_limit")).toMatchObject({
      usage_type: "serverless-compute",
      period: "monthly",
      amount: 240,
      breach_action: "deactivate",
    });
    expect(prod.resource("aws_redshiftserverless_usage_limit")["breach_action"]).toBe("emit-metric");
  });

  it("cannot be destroyed in prod", () => {
    expect(prod.resource("aws_redshiftserverless_namespace")).toMatchObject({ lifecycle: { prevent_destroy: true } });
    expect(stack.resource("aws_redshiftserverless_namespace")).toMatchObject({ lifecycle: { prevent_destroy: false } });
  });

  it("lets the load log in with its role, only on this workgroup", () => {
    const workgroup = [expect.stringMatching(/aws_redshiftserverless_workgroup\..*arn/)];

    expect(accessOf(stack)).toMatchObject({
      "redshift-data:BatchExecuteStatement": workgroup,
      "redshift-serverless:GetCredentials": workgroup,
    });
  });
});

describe("the load's outputs", () => {
  it.each(["load_job_name", "load_role_arn", "copy_role_arn"])("include %s if there is a load", (name) => {
    expect(synthesizeStack(EXISTING).json.output[name]).toMatchObject({ description: expect.any(String) as string });
    expect(synthesizeStack().json.output).not.toHaveProperty(name);
  });
});
