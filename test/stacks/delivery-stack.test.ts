import { join } from "node:path";
import { App } from "cdktf";
import { describe, expect, it } from "vitest";
import { openTerraform } from "../../scripts/local/stack/terraform.js";
import { ConfigError, readConfig } from "../../stacks/config/config.js";
import { DeliveryStack } from "../../stacks/delivery-stack.js";
import { deliveryNames, PREFIX_MAX_LENGTH } from "../../stacks/names.js";
import { isAllowed } from "../support/aws/policy-evaluator.js";
import { statementsOf, SynthesizedStack, synthesizeStack } from "../support/aws/synthesized-stack.js";
import { temporaryFolder } from "../support/aws/temporary-folder.js";
import { EXISTING, LOGIN, NETWORK, SERVERLESS } from "../support/aws/warehouses.js";

const REPOSITORY = { DELIVERY_REPOSITORY: "example@1/tickets@2" };

const synthesizeDelivery = (environment: NodeJS.ProcessEnv = {}): SynthesizedStack => {
  const outdir = join(temporaryFolder(), "out");
  const app = new App({ outdir });
  new DeliveryStack(app, "delivery", readConfig({ ...REPOSITORY, ...environment }));
  app.synth();
  return new SynthesizedStack(join(outdir, "stacks/delivery"));
};

const stack = synthesizeDelivery();
const roles = new Map(stack.resources("aws_iam_role"));
const trustOf = (role: string) => statementsOf(roles.get(role)?.["assume_role_policy"]);
const policyOf = (role: string) => statementsOf(stack.resource("aws_iam_role_policy", `${role}-policy`)["policy"]);

describe("who may assume a role", () => {
  it.each([
    ["review", "repo:example@1/tickets@2:pull_request"],
    ["plan", "repo:example@1/tickets@2:ref:refs/heads/main"],
    ["deploy-dev", "repo:example@1/tickets@2:environment:dev"],
    ["deploy-prod", "repo:example@1/tickets@2:environment:prod"],
  ])("%s: only jobs with exactly the subject %s", (role, subject) => {
    expect(trustOf(role)).toEqual([
      {
        Sid: "Trust",
        Effect: "Allow",
        Action: ["sts:AssumeRoleWithWebIdentity"],
        Resource: [],
        Principal: { Federated: expect.stringMatching(/^\$\{aws_iam_openid_connect_provider\./) as string },
        Condition: {
          StringEquals: {
            "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
            "token.actions.githubusercontent.com:sub": subject,
          },
        },
      },
    ]);
  });

  it("is decided for every role", () => {
    expect([...roles.keys()].sort()).toEqual(["deploy-dev", "deploy-prod", "deploy-staging", "plan", "review"]);
    expect(stack.text).not.toMatch(/StringLike.{0,80}:sub/);
  });

  it("uses the account's provider where it has one", () => {
    const existing = synthesizeDelivery({ DELIVERY_OIDC_PROVIDER: "existing" });

    expect(existing.resources("aws_iam_openid_connect_provider")).toEqual([]);
    expect(existing.text).toContain("${data.aws_iam_openid_connect_provider.");
  });
});

const DATA = [
  "dynamodb:GetItem",
  "dynamodb:Query",
  "dynamodb:Scan",
  "kinesis:GetRecords",
  "kms:Decrypt",
  "logs:GetLogEvents",
  "logs:FilterLogEvents",
  "secretsmanager:GetSecretValue",
  "sqs:ReceiveMessage",
  "states:GetExecutionHistory",
  "redshift-serverless:GetCredentials",
  "iam:CreateRole",
  "sts:AssumeRole",
];
const allows = (role: string, action: string, resource: string, context: Record<string, string> = {}): boolean =>
  isAllowed(policyOf(role), {
    action,
    resource,
    context: Object.fromEntries(Object.entries(context).map(([key, value]) => [key, [value]])),
  });
const STATES = "${aws_s3_bucket.states_bucket_A3E9FD14.arn}";
const ACCOUNT = "${data.aws_caller_identity.account_caller_1C5BE04F.account_id}";
const PARTITION = "${data.aws_partition.account_partition_32ACE770.partition}";
const REGION = "${data.aws_region.account_region_154F2A67.name}";
const arn = (service: string, resource: string, region = REGION): string =>
  `arn:${PARTITION}:${service}:${region}:${ACCOUNT}:${resource}`;

describe("what a role may do", () => {
  it("a pull request's: read Terraform's states, and nothing else", () => {
    expect(policyOf("review").flatMap(({ Action }) => Action)).toEqual(["s3:ListBucket", "s3:GetObject"]);
    expect(allows("review", "s3:GetObject", `${STATES}/ticket-pipeline-dev/terraform.tfstate`)).toBe(true);
    expect(allows("review", "s3:PutObject", `${STATES}/ticket-pipeline-dev/terraform.tfstate`)).toBe(false);
  });

  it.each(DATA)("a plan's: not %s", (action) => {
    expect(allows("plan", action, "*")).toBe(false);
  });

  it("a plan's: no change, and of objects only the code", () => {
    const changing =
      /:(Add|Associate|Attach|Create|Delete|Disable|Enable|Modify|Put|Remove|Set|Start|Stop|Tag|Untag|Update)/;
    expect(
      policyOf("plan")
        .flatMap(({ Action }) => Action)
        .filter((action) => changing.test(action)),
    ).toEqual([]);
    const bucket = `arn:${PARTITION}:s3:::ticket-pipeline-dev-tickets-123456789012`;
    expect(allows("plan", "s3:GetObject", `${bucket}/code/x.zip`)).toBe(true);
    expect(allows("plan", "s3:GetObject", `${bucket}/tickets/2026/11/28/ticket_1.json`)).toBe(false);
    expect(allows("plan", "s3:PutObject", `${STATES}/ticket-pipeline-dev/terraform.tfstate`)).toBe(false);
  });

  it("a deployment's: its own stage's resources and state, not those of another", () => {
    const tables = ["dev", "prod"].map((stage) => arn("dynamodb", `table/ticket-pipeline-${stage}-tickets`));

    expect(tables.map((table) => allows("deploy-dev", "dynamodb:DeleteTable", table))).toEqual([true, false]);
    for (const suffix of ["", ".tflock"]) {
      expect(allows("deploy-dev", "s3:PutObject", `${STATES}/ticket-pipeline-dev/terraform.tfstate${suffix}`)).toBe(
        true,
      );
      expect(allows("deploy-dev", "s3:PutObject", `${STATES}/ticket-pipeline-prod/terraform.tfstate${suffix}`)).toBe(
        false,
      );
    }
    expect(allows("deploy-dev", "s3:DeleteObject", `${STATES}/ticket-pipeline-dev/terraform.tfstate`)).toBe(false);
    expect(allows("deploy-dev", "s3:PutBucketPolicy", STATES)).toBe(false);
  });

  it("a deployment's: not the key of another stage, and nothing in another region", () => {
    const key = arn("kms", "key/1");
    const delete_ = (tag: string, region = REGION) =>
      allows("deploy-dev", "kms:ScheduleKeyDeletion", key, {
        "aws:RequestedRegion": region,
        "aws:ResourceTag/Stage": tag,
      });

    expect([delete_("dev"), delete_("prod"), delete_("dev", "eu-west-1")]).toEqual([true, false, false]);
  });

  it("a deployment's: the distribution of its own stage, by its tag, and functions of CloudFront by their names", () => {
    const distribution = arn("cloudfront", "distribution/E1", "");
    const update = (stage: string) =>
      allows("deploy-dev", "cloudfront:UpdateDistribution", distribution, { "aws:ResourceTag/Stage": stage });
    const create = (stage: string) =>
      allows("deploy-dev", "cloudfront:CreateDistribution", arn("cloudfront", "distribution/*", ""), {
        "aws:RequestTag/Stage": stage,
      });
    const publish = (stage: string) =>
      allows("deploy-dev", "cloudfront:PublishFunction", arn("cloudfront", `function/ticket-pipeline-${stage}-x`, ""));

    expect([update("dev"), update("prod")]).toEqual([true, false]);
    expect([create("dev"), create("prod")]).toEqual([true, false]);
    expect([publish("dev"), publish("prod")]).toEqual([true, false]);
  });

  it("a deployment's: no role without the boundary, and no other role at all", () => {
    const boundary = { "iam:PermissionsBoundary": "${aws_iam_policy.boundary.arn}" };
    const own = arn("iam", "role/ticket-pipeline-dev-serve-api", "");
    const others = ["role/ticket-pipeline-delivery-deploy-prod", "role/ticket-pipeline-prod-x", "role/Admin"];

    for (const action of ["iam:CreateRole", "iam:PutRolePolicy"]) {
      expect(allows("deploy-dev", action, own, boundary)).toBe(true);
      expect(allows("deploy-dev", action, own)).toBe(false);
      for (const role of others) expect(allows("deploy-dev", action, arn("iam", role, ""), boundary)).toBe(false);
    }
    for (const action of [
      "iam:DeleteRolePermissionsBoundary",
      "iam:AttachRolePolicy",
      "iam:CreateUser",
      "sts:AssumeRole",
    ])
      expect(allows("deploy-dev", action, own, boundary)).toBe(false);
    expect(allows("deploy-dev", "iam:CreatePolicyVersion", "${aws_iam_policy.boundary.arn}")).toBe(false);
  });

  it("fits into what IAM stores", () => {
    for (const [, { policy }] of stack.resources("aws_iam_role_policy"))
      expect(String(policy).length).toBeLessThan(10_240);
    expect(String(stack.resource("aws_iam_policy")["policy"]).length).toBeLessThan(6_144);
  });
});

describe("the boundary of a stage's roles", () => {
  const boundary = statementsOf(stack.resource("aws_iam_policy")["policy"]);
  const POLICY = "arn:aws:iam::123456789012:policy/ticket-pipeline-delivery-boundary";
  const stages = [
    synthesizeStack({ API_WAF: "true", GUARDRAIL: "true", PERMISSIONS_BOUNDARY: POLICY }),
    synthesizeStack({ ...EXISTING, ...LOGIN, ...NETWORK, PERMISSIONS_BOUNDARY: POLICY }),
    synthesizeStack({ ...SERVERLESS, PERMISSIONS_BOUNDARY: POLICY }),
  ];

  it("is on every role, if it is set", () => {
    for (const stage of stages)
      expect(stage.resources("aws_iam_role").filter(([, role]) => role["permissions_boundary"] !== POLICY)).toEqual([]);
    expect(synthesizeStack().text).not.toContain("permissions_boundary");
  });

  it("allows everything that the roles do", () => {
    const done = stages
      .flatMap((stage) => stage.resources("aws_iam_role_policy"))
      .flatMap(([, { policy }]) => statementsOf(policy).flatMap(({ Action }) => Action));

    expect(done.filter((action) => !isAllowed(boundary, { action, resource: "x", context: {} }))).toEqual([]);
  });

  it.each(["iam:CreateUser", "iam:PassRole", "organizations:LeaveOrganization", "sts:AssumeRole"])(
    "does not allow %s",
    (action) => {
      expect(isAllowed(boundary, { action, resource: "*", context: {} })).toBe(false);
    },
  );

  it("does not allow Terraform's states", () => {
    const object = `${STATES}/ticket-pipeline-dev/terraform.tfstate`;
    expect(isAllowed(boundary, { action: "s3:GetObject", resource: object, context: {} })).toBe(false);
  });
});

describe("the bucket of states", () => {
  it("is private, encrypted, versioned and cannot be destroyed", () => {
    expect(stack.resource("aws_s3_bucket")).toMatchObject({ lifecycle: { prevent_destroy: true } });
    expect(stack.resource("aws_s3_bucket_versioning")).toMatchObject({
      versioning_configuration: { status: "Enabled" },
    });
    expect(stack.resources("aws_s3_bucket_public_access_block")).toHaveLength(1);
    expect(stack.resources("aws_s3_bucket_server_side_encryption_configuration")).toHaveLength(1);
    expect(statementsOf(stack.resource("aws_s3_bucket_policy")["policy"])).toMatchObject([
      { Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } },
    ]);
  });

  it("has the delivery's own state, too, once it is there", () => {
    expect(synthesizeDelivery({ TERRAFORM_STATE_BUCKET: "states" }).json.terraform.backend).toMatchObject({
      s3: { key: "ticket-pipeline-delivery/terraform.tfstate", use_lockfile: true, encrypt: true },
    });
  });
});

describe("the delivery's stack", () => {
  it("is refused without a repository", () => {
    expect(() => synthesizeDelivery({ DELIVERY_REPOSITORY: "" })).toThrow(ConfigError);
  });

  it.each(["example", "a/b/c", "repo:a/b", "a@1/b", "a/*", "*/b", "a/b:environment:prod"])(
    "%s is not a repository",
    (repository) => {
      expect(() => readConfig({ DELIVERY_REPOSITORY: repository })).toThrow("DELIVERY_REPOSITORY");
    },
  );

  it.each(["delivery", "terraform", "account", "Prod", ""])("has no stage %j", (stage) => {
    expect(() => readConfig({ DELIVERY_STAGES: `dev,${stage}` })).toThrow("DELIVERY_STAGES");
  });

  it("has names that fit", () => {
    const names = deliveryNames({ projectName: "p".repeat(PREFIX_MAX_LENGTH - 2) });

    expect(names.deployRole("s".repeat(12)).length).toBeLessThanOrEqual(64);
    expect(names.stateBucket("123456789012").length).toBeLessThanOrEqual(63);
  });

  it("prints what the workflows read", () => {
    expect(String(stack.json.output["stages"]?.value)).toMatch(
      /^\$\{jsonencode\(\{"dev" = \{"region" = "us-east-1", "reviewRole" = .*"deployRole" = .*"settings" = \{"TERRAFORM_STATE_BUCKET" =/,
    );
  });

  it("is accepted by terraform validate", async () => {
    const terraform = await openTerraform({
      stackFolder: stack.folder,
      runFolder: temporaryFolder(),
      env: process.env,
    });
    await terraform.init();

    await expect(terraform.validate()).resolves.toBeUndefined();
  });
});
