import { describe, expect, it } from "vitest";
import { PREFIX_MAX_LENGTH, resourceNames } from "../../stacks/names.js";
import {
  statementsOf,
  synthesizeStack,
  type PolicyStatement,
  type SynthesizedStack,
} from "../support/aws/synthesized-stack.js";
import { EXISTING, EXISTING_WORKGROUP, LOGIN, NETWORK, SERVERLESS } from "../support/aws/warehouses.js";

const stack = synthesizeStack({ STAGE: "dev", NOTIFICATION_EMAILS: "ada@example.com" });

const warehouses = {
  cluster: synthesizeStack({ ...EXISTING, ...LOGIN, ...NETWORK }),
  workgroup: synthesizeStack(EXISTING_WORKGROUP),
  serverless: synthesizeStack(SERVERLESS),
};

const policiesOf = (synthesized: SynthesizedStack, mode: string) =>
  synthesized
    .resources("aws_iam_role_policy")
    .map(([path, { policy }]) => ({ path: `${mode}: ${path}`, statements: statementsOf(policy) }));
const rolePolicies = [
  ...policiesOf(stack, "none"),
  ...Object.entries(warehouses).flatMap(([mode, synthesized]) =>
    policiesOf(synthesized, mode).filter(({ path }) => /: (load|warehouse)\//.test(path)),
  ),
];
const roles = stack.resources("aws_iam_role");

/** Actions that exist on `*` only, by the Service Authorization Reference. */
const WITHOUT_RESOURCES = new Set([
  "cloudwatch:PutMetricData",
  "comprehend:DetectDominantLanguage",
  "comprehend:DetectPiiEntities",
  "comprehend:DetectSentiment",
  "ec2:DescribeNetworkInterfaces",
  "ec2:DescribeRouteTables",
  "ec2:DescribeSecurityGroups",
  "ec2:DescribeSubnets",
  "ec2:DescribeVpcAttribute",
  "ec2:DescribeVpcEndpoints",
  "kinesis:ListStreams",
  "logs:CreateLogDelivery",
  "logs:DeleteLogDelivery",
  "logs:DescribeLogGroups",
  "logs:DescribeResourcePolicies",
  "logs:GetLogDelivery",
  "logs:ListLogDeliveries",
  "logs:PutResourcePolicy",
  "logs:UpdateLogDelivery",
  "redshift-data:DescribeStatement",
  "redshift-data:GetStatementResult",
  "xray:GetSamplingRules",
  "xray:GetSamplingTargets",
  "xray:PutTelemetryRecords",
  "xray:PutTraceSegments",
]);

const isOnEverything = ({ Resource }: PolicyStatement): boolean => Resource.includes("*");

describe("what roles may do", () => {
  it.each(rolePolicies)("$path allows no wildcard actions except KMS's data key calls", ({ statements }) => {
    const actions = statements.flatMap(({ Action }) => Action);

    expect(actions.filter((action) => action.includes("*") && action !== "kms:GenerateDataKey*")).toEqual([]);
  });

  it.each(rolePolicies)("$path has * as a resource only where an action supports no other", ({ statements }) => {
    const onEverything = statements.filter(isOnEverything).flatMap(({ Action }) => Action);

    expect(onEverything.filter((action) => !WITHOUT_RESOURCES.has(action))).toEqual([]);
  });

  it.each(rolePolicies)("$path names each statement differently", ({ statements }) => {
    const sids = statements.map(({ Sid }) => Sid);

    expect(sids).toEqual([...new Set(sids)]);
    for (const sid of sids) expect(sid).toMatch(/^[A-Za-z0-9]+$/);
  });

  it.each(roles)("%s trusts one service, only on this account's behalf", (_path, role) => {
    const [trust, ...others] = statementsOf(role["assume_role_policy"]);

    expect(others).toEqual([]);
    expect(trust?.Principal).toEqual({
      Service: expect.stringMatching(/^(lambda|states)\.amazonaws\.com$/) as string,
    });
    expect(trust?.Condition).toMatchObject({
      StringEquals: { "aws:SourceAccount": expect.stringContaining("aws_caller_identity") as string },
    });
  });

  it("is a separate role for each function, and for the workflow", () => {
    const functions = stack.resources("aws_lambda_function").map(([, fn]) => fn["role"]);

    expect(new Set(functions).size).toBe(functions.length);
    expect(roles).toHaveLength(functions.length + 1);
  });
});

describe("names", () => {
  const longest = synthesizeStack({ PROJECT_NAME: "p".repeat(PREFIX_MAX_LENGTH - 5), STAGE: "prod", ...SERVERLESS });
  const namesOf = (type: string, attribute: string): string[] =>
    longest.resources(type).map(([, resource]) => String(resource[attribute]));

  it.each([
    ["aws_lambda_function", "function_name", 64],
    ["aws_iam_role", "name", 64],
    ["aws_sfn_state_machine", "name", 80],
    ["aws_sqs_queue", "name", 80],
    ["aws_kinesis_stream", "name", 128],
    ["aws_redshiftserverless_namespace", "namespace_name", 64],
    ["aws_redshiftserverless_workgroup", "workgroup_name", 64],
    ["aws_cloudwatch_event_rule", "name", 64],
    ["aws_api_gateway_api_key", "value", 128],
    ["aws_cognito_user_pool", "name", 128],
  ])("of %s fit even with the longest project and stage", (type, attribute, limit) => {
    expect(namesOf(type, attribute)).not.toEqual([]);
    for (const name of namesOf(type, attribute)) expect(name.length).toBeLessThanOrEqual(limit);
  });

  it("of the bucket fits with the account's id, which makes it globally unique", () => {
    const { bucket } = resourceNames({ projectName: "p".repeat(PREFIX_MAX_LENGTH - 5), stage: "prod" });

    expect(bucket("111122223333").length).toBeLessThanOrEqual(63);
    for (const [, bucket] of longest.resources("aws_s3_bucket"))
      expect(bucket["bucket"]).toMatch(/-(?:tickets|console)-\$\{data\.aws_caller_identity\.\w+\.account_id\}$/);
  });

  it("start with project and stage, so that stages share an account", () => {
    const names = [
      "aws_lambda_function.function_name",
      "aws_iam_role.name",
      "aws_sfn_state_machine.name",
      "aws_cloudwatch_metric_alarm.alarm_name",
    ]
      .map((reference) => reference.split("."))
      .flatMap(([type = "", attribute = ""]) =>
        stack.resources(type).map(([, resource]) => String(resource[attribute])),
      );

    for (const name of names) expect(name).toMatch(/^ticket-pipeline-dev-/);
  });
});

/** Those of Bedrock's profiles, and that of CloudFront's metrics on the dashboard. */
const withoutFixedRegions = (text: string): string =>
  text.replaceAll(/bedrock:[a-z0-9-]+::/g, "").replaceAll(String.raw`\"region\":\"us-east-1\"`, "");

describe("the synthesized stack", () => {
  it("contains no partition, account or region except the provider's", () => {
    const text = JSON.stringify({ ...stack.json, provider: undefined });

    expect(text).not.toMatch(/arn:aws/);
    expect(text).not.toMatch(/\b\d{12}\b/);
    expect(withoutFixedRegions(text)).not.toMatch(/\b(us|eu|ap)-[a-z]+-\d\b/);
  });

  it.each(Object.entries(warehouses))(
    "contains nothing of the account except the existing warehouse: %s",
    (_mode, { json }) => {
      const named = [EXISTING.REDSHIFT_ARN, EXISTING_WORKGROUP.REDSHIFT_ARN, NETWORK.REDSHIFT_AVAILABILITY_ZONE];
      const text = named.reduce(
        (left, name) => left.replaceAll(name, ""),
        JSON.stringify({ ...json, provider: undefined }),
      );

      expect(text).not.toMatch(/arn:aws/);
      expect(text).not.toMatch(/\b\d{12}\b/);
      expect(withoutFixedRegions(text)).not.toMatch(/\b(us|eu|ap)-[a-z]+-\d[a-z]?\b/);
    },
  );

  it("is the same when nothing has changed", () => {
    const again = synthesizeStack({ STAGE: "dev", NOTIFICATION_EMAILS: "ada@example.com" });

    expect(again.text).toBe(stack.text);
  });

  it("tags everything with project and stage", () => {
    expect(stack.json.provider.aws).toMatchObject([
      { default_tags: [{ tags: { Project: "ticket-pipeline", Stage: "dev", ManagedBy: "cdktf" } }] },
    ]);
  });

  it("stores its state in a file per stage, or in a bucket with locking", () => {
    const inBucket = synthesizeStack({ TERRAFORM_STATE_BUCKET: "states" });

    expect(stack.json.terraform.backend).toEqual({
      local: { path: expect.stringMatching(/terraform\.ticket-pipeline-dev\.tfstate$/) as string },
    });
    expect(inBucket.json.terraform.backend).toEqual({
      s3: {
        bucket: "states",
        key: "ticket-pipeline-dev/terraform.tfstate",
        region: "us-east-1",
        encrypt: true,
        use_lockfile: true,
      },
    });
  });

  it("requires a Terraform version that can lock a state in a bucket", () => {
    expect(synthesizeStack({ TERRAFORM_STATE_BUCKET: "states" }).json.terraform).toMatchObject({
      required_version: ">= 1.10",
    });
  });

  it.each([
    "api_url",
    "api_id",
    "user_pool_id",
    "user_pool_client_id",
    "stream_name",
    "table_name",
    "bucket_name",
    "topic_arn",
    "failure_topic_arn",
    "failed_tickets_queue_url",
    "state_machine_arn",
    "state_machine_console_url",
    "dashboard_url",
    "alarm_names",
    "event_source_mapping_id",
    "function_names",
    "key_alias",
  ])("outputs the %s", (name) => {
    expect(stack.json.output[name]).toMatchObject({ description: expect.any(String) as string });
  });
});

describe("removal", () => {
  const prod = synthesizeStack({ STAGE: "prod" });
  const KEEPERS = ["aws_cognito_user_pool", "aws_kinesis_stream", "aws_dynamodb_table", "aws_s3_bucket", "aws_kms_key"];
  /** The console's bucket has nothing that cannot be built again. */
  const keeperIn = (of: typeof stack, type: string) => of.resource(type, type === "aws_s3_bucket" ? "bucket/" : "");

  it.each(KEEPERS)("is refused for prod's %s, and allowed for dev's", (type) => {
    expect(keeperIn(prod, type)).toMatchObject({ lifecycle: { prevent_destroy: true } });
    expect(keeperIn(stack, type)).toMatchObject({ lifecycle: { prevent_destroy: false } });
  });

  it("leaves nothing behind in dev, and what is deleted in prod can be restored", () => {
    expect(stack.resource("aws_s3_bucket", "bucket/")).toMatchObject({ force_destroy: true });
    expect(stack.resource("aws_dynamodb_table")).toMatchObject({ deletion_protection_enabled: false });
    expect(stack.resource("aws_kms_key")).toMatchObject({ deletion_window_in_days: 7 });
    expect(prod.resource("aws_s3_bucket", "bucket/")).toMatchObject({ force_destroy: false });
    expect(prod.resource("aws_dynamodb_table")).toMatchObject({ deletion_protection_enabled: true });
    expect(prod.resource("aws_kms_key")).toMatchObject({ deletion_window_in_days: 30 });
  });
});
