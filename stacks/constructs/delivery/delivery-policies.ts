import type { AwsAccount } from "../access/aws-account.js";
import type { Statement } from "../access/policy-statements.js";

/** Services whose resources have the stage's prefix in their ARNs, with the kinds of resources. */
const NAMED: Readonly<Record<string, readonly string[]>> = {
  dynamodb: ["table/"],
  events: ["rule/"],
  glue: ["job/", "trigger/", "connection/"],
  kinesis: ["stream/"],
  lambda: ["function:"],
  secretsmanager: ["secret:"],
  sns: [""],
  sqs: [""],
  states: ["stateMachine:"],
};

/** Services whose resources have made-up ids, or actions without resources. They are limited to the region alone. */
const UNNAMED = [
  "apigateway:*",
  "bedrock:CreateGuardrail",
  "bedrock:CreateGuardrailVersion",
  "bedrock:DeleteGuardrail",
  "bedrock:GetGuardrail",
  "bedrock:ListTagsForResource",
  "bedrock:TagResource",
  "bedrock:UntagResource",
  "bedrock:UpdateGuardrail",
  "budgets:*",
  "cloudwatch:*",
  "cognito-idp:*",
  "ec2:Describe*",
  "glue:CreateSecurityConfiguration",
  "glue:DeleteSecurityConfiguration",
  "glue:GetSecurityConfiguration",
  "glue:*Connection",
  "kms:*",
  "lambda:*EventSourceMapping",
  "lambda:ListTags",
  "lambda:TagResource",
  "logs:*",
  "redshift-serverless:*",
  "sns:Unsubscribe",
  "sns:*SubscriptionAttributes",
  "states:ValidateStateMachineDefinition",
  "wafv2:*",
];

/** What roles of the pipeline do with data. Their boundary allows nothing else: no IAM above all. */
const AT_RUN_TIME = [
  "bedrock",
  "cloudwatch",
  "cognito-idp",
  "comprehend",
  "dynamodb",
  "ec2",
  "glue",
  "kinesis",
  "kms",
  "lambda",
  "logs",
  "redshift",
  "redshift-data",
  "redshift-serverless",
  "s3",
  "secretsmanager",
  "sns",
  "sqs",
  "states",
  "xray",
];

/** Configurations, and no content of tickets: no item, object, record, message or log entry. */
const READING = [
  "apigateway:GET",
  "bedrock:GetGuardrail",
  "bedrock:ListTagsForResource",
  "budgets:View*",
  "budgets:ListTagsForResource",
  "cloudfront:DescribeFunction",
  "cloudfront:Get*",
  "cloudfront:ListTagsForResource",
  "cloudwatch:Describe*",
  "cloudwatch:GetDashboard",
  "cloudwatch:ListTagsForResource",
  "cognito-idp:Describe*",
  "cognito-idp:GetGroup",
  "cognito-idp:GetUserPoolMfaConfig",
  "dynamodb:Describe*",
  "dynamodb:ListTagsOfResource",
  "ec2:Describe*",
  "events:Describe*",
  "events:List*",
  "glue:GetConnection",
  "glue:GetJob",
  "glue:GetSecurityConfiguration",
  "glue:GetTags",
  "glue:GetTrigger",
  "iam:GetRole",
  "iam:GetRolePolicy",
  "iam:ListAttachedRolePolicies",
  "iam:ListInstanceProfilesForRole",
  "iam:ListRolePolicies",
  "kinesis:Describe*",
  "kinesis:ListTagsForStream",
  "kms:DescribeKey",
  "kms:GetKeyPolicy",
  "kms:GetKeyRotationStatus",
  "kms:ListAliases",
  "kms:ListResourceTags",
  "lambda:Get*",
  "lambda:List*",
  "logs:Describe*",
  "logs:ListTagsForResource",
  "redshift-serverless:GetNamespace",
  "redshift-serverless:GetUsageLimit",
  "redshift-serverless:GetWorkgroup",
  "redshift-serverless:ListTagsForResource",
  "s3:GetAccelerateConfiguration",
  "s3:GetBucket*",
  "s3:GetEncryptionConfiguration",
  "s3:GetLifecycleConfiguration",
  "s3:GetReplicationConfiguration",
  "secretsmanager:DescribeSecret",
  "secretsmanager:GetResourcePolicy",
  "sns:Get*",
  "sns:ListTagsForResource",
  "sqs:GetQueueAttributes",
  "sqs:ListQueueTags",
  "states:DescribeStateMachine",
  "states:ListStateMachineVersions",
  "states:ListTagsForResource",
  "wafv2:Get*",
  "wafv2:ListTagsForResource",
];

const bucketsOf = (account: AwsAccount, prefix: string): string => `arn:${account.partition}:s3:::${prefix}-*`;

/**
 * What a plan reads of a stage besides its state: no secrets but that of the user pool's client and the console's
 * proof, which the state has, too. So people deploy a stage with a password.
 */
export const readingStage = (account: AwsAccount, prefix: string): readonly Statement[] => [
  { sid: "ReadConfiguration", actions: READING, resources: ["*"] },
  {
    sid: "ReadCode",
    actions: ["s3:GetObject", "s3:GetObjectTagging"],
    resources: ["code", "glue"].map((folder) => `${bucketsOf(account, prefix)}/${folder}/*`),
  },
];

const managingResources = (account: AwsAccount, prefix: string, stage: string): readonly Statement[] => [
  ...Object.entries(NAMED).map(([service, kinds]) => ({
    sid: `Manage${service.replaceAll(/^.|-./g, (text) => text.replace("-", "").toUpperCase())}`,
    actions: [`${service}:*`],
    resources: kinds.map((kind) => account.arn(service, `${kind}${prefix}-*`)),
  })),
  {
    // The administrator's password of a serverless warehouse, which Redshift itself makes and rotates.
    sid: "ManageWarehousePassword",
    actions: ["secretsmanager:*"],
    resources: [account.arn("secretsmanager", "secret:redshift!*")],
  },
  { sid: "ManageBuckets", actions: ["s3:*"], resources: [bucketsOf(account, prefix)] },
  {
    sid: "ManageInRegion",
    actions: UNNAMED,
    resources: ["*"],
    conditions: { StringEquals: { "aws:RequestedRegion": account.region } },
  },
  {
    sid: "KeepOtherKeys",
    deny: true,
    actions: ["kms:DisableKey", "kms:PutKeyPolicy", "kms:ScheduleKeyDeletion"],
    resources: ["*"],
    conditions: { StringNotEquals: { "aws:ResourceTag/Stage": stage } },
  },
];

/**
 * CloudFront is global: its calls have no region of ours. Distributions are told apart by their tags, functions by
 * their names. Access controls and policies of headers have neither, so a stage's role could change another stage's.
 */
const managingConsole = (account: AwsAccount, prefix: string, stage: string): readonly Statement[] => {
  const arn = (resource: string): string => account.arn("cloudfront", resource, "");
  const named = (actions: readonly string[]): readonly string[] => actions.map((action) => `cloudfront:${action}`);
  return [
    {
      sid: "CreateDistributions",
      actions: named(["CreateDistribution", "TagResource"]),
      resources: [arn("distribution/*")],
      conditions: { StringEquals: { "aws:RequestTag/Stage": stage } },
    },
    {
      sid: "ManageDistributions",
      actions: named(["UpdateDistribution", "DeleteDistribution", "TagResource", "UntagResource"]),
      resources: [arn("distribution/*")],
      conditions: { StringEquals: { "aws:ResourceTag/Stage": stage } },
    },
    { sid: "ManageEdgeFunctions", actions: ["cloudfront:*Function"], resources: [arn(`function/${prefix}-*`)] },
    {
      sid: "ManageConsoleAccess",
      actions: named(["*OriginAccessControl", "*ResponseHeadersPolicy"]),
      resources: [arn("origin-access-control/*"), arn("response-headers-policy/*")],
    },
    {
      sid: "ReadDistributions",
      actions: named(["GetDistribution", "ListTagsForResource"]),
      resources: [arn("distribution/*")],
    },
  ];
};

/** Roles of the stage, all of which have the boundary: nobody can give a function more than that. */
const managingRoles = (account: AwsAccount, prefix: string, boundary: string): readonly Statement[] => {
  const roles = [account.arn("iam", `role/${prefix}-*`, "")];
  const changing = ["CreateRole", "PutRolePolicy", "DeleteRolePolicy", "PutRolePermissionsBoundary"];
  const managing = ["DeleteRole", "Get*", "List*", "TagRole", "UntagRole", "UpdateAssumeRolePolicy", "UpdateRole"];
  const linked = [account.arn("iam", "role/aws-service-role/*", "")];
  return [
    {
      sid: "ChangeBoundedRoles",
      actions: changing.map((name) => `iam:${name}`),
      resources: roles,
      conditions: { StringEquals: { "iam:PermissionsBoundary": boundary } },
    },
    { sid: "ManageRoles", actions: [...managing, "PassRole"].map((name) => `iam:${name}`), resources: roles },
    { sid: "CreateLinkedRoles", actions: ["iam:CreateServiceLinkedRole"], resources: linked },
  ];
};

/** What deploying a stage needs besides its state. @param prefix of the stage's names */
export const deployingStage = (
  account: AwsAccount,
  { prefix, stage, boundary }: { readonly prefix: string; readonly stage: string; readonly boundary: string },
): readonly Statement[] => [
  ...managingResources(account, prefix, stage),
  ...managingConsole(account, prefix, stage),
  ...managingRoles(account, prefix, boundary),
];

/** The most that any role of a stage may do. Terraform's state is for deployments alone. */
export const boundaryStatements = (stateBucketArn: string): readonly Statement[] => [
  { sid: "AtRunTime", actions: AT_RUN_TIME.map((service) => `${service}:*`), resources: ["*"] },
  { sid: "NoState", deny: true, actions: ["s3:*"], resources: [stateBucketArn, `${stateBucketArn}/*`] },
];
