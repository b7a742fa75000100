/** What Terraform calls, and which service it needs, for the resources of one type. */
export interface ResourceType {
  /** Prefix of the actions in IAM. */
  readonly service: string;
  /** What creating, reading, updating and deleting one takes: names of actions without their prefix. */
  readonly actions: string;
  /** The service in AWS's list of what a region has, if it is called something else there. */
  readonly listedAs?: string;
}

/** API Gateway's actions are the methods of HTTP. */
const API_GATEWAY: ResourceType = { service: "apigateway", actions: "GET POST PUT PATCH DELETE" };

const bedrock = (actions: string): ResourceType => ({ service: "bedrock", actions });
const sns = (actions: string): ResourceType => ({ service: "sns", actions });
const s3 = (actions: string): ResourceType => ({ service: "s3", actions });
const glue = (actions: string): ResourceType => ({ service: "glue", actions });
const iam = (actions: string): ResourceType => ({ service: "iam", actions });
const kms = (actions: string): ResourceType => ({ service: "kms", actions });
const lambda = (actions: string): ResourceType => ({ service: "lambda", actions });
const cognito = (actions: string): ResourceType => ({ service: "cognito-idp", actions });
const cloudwatch = (actions: string): ResourceType => ({ service: "cloudwatch", actions });
const logs = (actions: string): ResourceType => ({ service: "logs", listedAs: "cloudwatch", actions });
const events = (actions: string): ResourceType => ({ service: "events", listedAs: "eventbridge", actions });
const cloudfront = (actions: string): ResourceType => ({ service: "cloudfront", actions });
const firewall = (actions: string): ResourceType => ({ service: "wafv2", listedAs: "waf", actions });
const secrets = (actions: string): ResourceType => ({ service: "secretsmanager", actions });
const redshift = (actions: string): ResourceType => ({ service: "redshift-serverless", actions });

/**
 * By type: the Service Authorization Reference, and what the provider calls. Every type that the stack can have is
 * here; a test compares them.
 */
export const RESOURCE_TYPES: Readonly<Record<string, ResourceType>> = {
  aws_bedrock_guardrail: bedrock(
    "CreateGuardrail GetGuardrail UpdateGuardrail DeleteGuardrail TagResource ListTagsForResource",
  ),
  aws_bedrock_guardrail_version: bedrock("CreateGuardrailVersion GetGuardrail DeleteGuardrail"),
  aws_budgets_budget: { service: "budgets", actions: "ViewBudget ModifyBudget TagResource ListTagsForResource" },
  aws_cloudfront_distribution: cloudfront(
    "CreateDistribution GetDistribution UpdateDistribution DeleteDistribution TagResource ListTagsForResource",
  ),
  aws_cloudfront_function: cloudfront(
    "CreateFunction DescribeFunction GetFunction UpdateFunction PublishFunction DeleteFunction",
  ),
  aws_cloudfront_origin_access_control: cloudfront(
    "CreateOriginAccessControl GetOriginAccessControl UpdateOriginAccessControl DeleteOriginAccessControl",
  ),
  aws_cloudfront_response_headers_policy: cloudfront(
    "CreateResponseHeadersPolicy GetResponseHeadersPolicy UpdateResponseHeadersPolicy DeleteResponseHeadersPolicy",
  ),
  aws_cloudwatch_dashboard: cloudwatch("PutDashboard GetDashboard DeleteDashboards"),
  aws_cloudwatch_event_rule: events("PutRule DescribeRule DeleteRule TagResource ListTagsForResource"),
  aws_cloudwatch_event_target: events("PutTargets ListTargetsByRule RemoveTargets"),
  aws_cloudwatch_log_group: logs(
    "CreateLogGroup DescribeLogGroups DeleteLogGroup PutRetentionPolicy AssociateKmsKey TagResource ListTagsForResource",
  ),
  aws_cloudwatch_log_metric_filter: logs("PutMetricFilter DescribeMetricFilters DeleteMetricFilter"),
  aws_cloudwatch_metric_alarm: cloudwatch("PutMetricAlarm DescribeAlarms DeleteAlarms TagResource ListTagsForResource"),
  aws_cognito_user_group: cognito("CreateGroup GetGroup UpdateGroup DeleteGroup"),
  aws_cognito_user_pool: cognito(
    "CreateUserPool DescribeUserPool UpdateUserPool DeleteUserPool GetUserPoolMfaConfig SetUserPoolMfaConfig TagResource",
  ),
  aws_cognito_user_pool_client: cognito(
    "CreateUserPoolClient DescribeUserPoolClient UpdateUserPoolClient DeleteUserPoolClient",
  ),
  aws_dynamodb_table: {
    service: "dynamodb",
    actions:
      "CreateTable DescribeTable UpdateTable DeleteTable DescribeTimeToLive UpdateTimeToLive " +
      "DescribeContinuousBackups UpdateContinuousBackups TagResource ListTagsOfResource",
  },
  aws_glue_connection: glue("CreateConnection GetConnection UpdateConnection DeleteConnection TagResource GetTags"),
  aws_glue_job: glue("CreateJob GetJob UpdateJob DeleteJob TagResource GetTags"),
  aws_glue_security_configuration: glue(
    "CreateSecurityConfiguration GetSecurityConfiguration DeleteSecurityConfiguration",
  ),
  aws_glue_trigger: glue("CreateTrigger GetTrigger UpdateTrigger StartTrigger StopTrigger DeleteTrigger GetTags"),
  aws_iam_role: iam(
    "CreateRole GetRole UpdateRole UpdateAssumeRolePolicy DeleteRole PassRole TagRole ListRolePolicies " +
      "ListAttachedRolePolicies ListInstanceProfilesForRole",
  ),
  aws_iam_role_policy: iam("PutRolePolicy GetRolePolicy DeleteRolePolicy"),
  aws_kinesis_stream: {
    service: "kinesis",
    actions:
      "CreateStream DescribeStreamSummary UpdateStreamMode DeleteStream StartStreamEncryption " +
      "IncreaseStreamRetentionPeriod AddTagsToStream ListTagsForStream",
  },
  aws_kms_alias: kms("CreateAlias ListAliases UpdateAlias DeleteAlias"),
  aws_kms_key: kms(
    "CreateKey DescribeKey PutKeyPolicy GetKeyPolicy EnableKeyRotation GetKeyRotationStatus ScheduleKeyDeletion " +
      "TagResource ListResourceTags CreateGrant",
  ),
  aws_lambda_event_source_mapping: lambda(
    "CreateEventSourceMapping GetEventSourceMapping UpdateEventSourceMapping DeleteEventSourceMapping",
  ),
  aws_lambda_function: lambda(
    "CreateFunction GetFunction UpdateFunctionCode UpdateFunctionConfiguration DeleteFunction ListVersionsByFunction " +
      "GetFunctionCodeSigningConfig PutFunctionConcurrency TagResource",
  ),
  aws_lambda_function_event_invoke_config: lambda(
    "PutFunctionEventInvokeConfig GetFunctionEventInvokeConfig DeleteFunctionEventInvokeConfig",
  ),
  aws_lambda_invocation: lambda("InvokeFunction"),
  aws_lambda_permission: lambda("AddPermission GetPolicy RemovePermission"),
  aws_redshiftserverless_namespace: redshift(
    "CreateNamespace GetNamespace UpdateNamespace DeleteNamespace TagResource",
  ),
  aws_redshiftserverless_usage_limit: redshift("CreateUsageLimit GetUsageLimit UpdateUsageLimit DeleteUsageLimit"),
  aws_redshiftserverless_workgroup: redshift(
    "CreateWorkgroup GetWorkgroup UpdateWorkgroup DeleteWorkgroup TagResource",
  ),
  aws_s3_bucket: s3("CreateBucket ListBucket DeleteBucket GetBucketLocation PutBucketTagging GetBucketTagging"),
  aws_s3_bucket_lifecycle_configuration: s3("PutLifecycleConfiguration GetLifecycleConfiguration"),
  aws_s3_bucket_notification: s3("PutBucketNotification GetBucketNotification"),
  aws_s3_bucket_ownership_controls: s3("PutBucketOwnershipControls GetBucketOwnershipControls"),
  aws_s3_bucket_policy: s3("PutBucketPolicy GetBucketPolicy DeleteBucketPolicy"),
  aws_s3_bucket_public_access_block: s3("PutBucketPublicAccessBlock GetBucketPublicAccessBlock"),
  aws_s3_bucket_server_side_encryption_configuration: s3("PutEncryptionConfiguration GetEncryptionConfiguration"),
  aws_s3_bucket_versioning: s3("PutBucketVersioning GetBucketVersioning"),
  aws_s3_object: s3("PutObject GetObject DeleteObject PutObjectTagging GetObjectTagging"),
  aws_secretsmanager_secret: secrets(
    "CreateSecret DescribeSecret UpdateSecret DeleteSecret GetResourcePolicy TagResource",
  ),
  aws_secretsmanager_secret_version: secrets("PutSecretValue GetSecretValue UpdateSecretVersionStage"),
  aws_sfn_state_machine: {
    service: "states",
    listedAs: "stepfunctions",
    actions:
      "CreateStateMachine DescribeStateMachine UpdateStateMachine DeleteStateMachine ValidateStateMachineDefinition " +
      "ListStateMachineVersions TagResource ListTagsForResource",
  },
  aws_sns_topic: sns("CreateTopic GetTopicAttributes SetTopicAttributes DeleteTopic TagResource ListTagsForResource"),
  aws_sns_topic_policy: sns("GetTopicAttributes SetTopicAttributes"),
  aws_sns_topic_subscription: sns("Subscribe GetSubscriptionAttributes SetSubscriptionAttributes Unsubscribe"),
  aws_sqs_queue: {
    service: "sqs",
    actions: "CreateQueue GetQueueUrl GetQueueAttributes SetQueueAttributes DeleteQueue TagQueue ListQueueTags",
  },
  aws_wafv2_web_acl: firewall("CreateWebACL GetWebACL UpdateWebACL DeleteWebACL TagResource ListTagsForResource"),
  aws_wafv2_web_acl_association: firewall("AssociateWebACL GetWebACLForResource DisassociateWebACL"),
  aws_wafv2_web_acl_logging_configuration: firewall(
    "PutLoggingConfiguration GetLoggingConfiguration DeleteLoggingConfiguration",
  ),
};

/** A type's row. API Gateway has some fifteen types, for which the same actions serve. */
export const resourceType = (type: string): ResourceType | undefined =>
  type.startsWith("aws_api_gateway_") ? API_GATEWAY : RESOURCE_TYPES[type];

/** What API Gateway, Step Functions and the tables call in the deployer's name while they are created. */
const ON_BEHALF = [
  ...["CreateLogDelivery", "GetLogDelivery", "UpdateLogDelivery", "DeleteLogDelivery", "ListLogDeliveries"],
  ...["PutResourcePolicy", "DescribeResourcePolicies"],
].map((action) => `logs:${action}`);

/** Every action of IAM that deploying, updating and removing resources of these types takes, sorted. */
export const actionsFor = (types: readonly string[]): readonly string[] => {
  const ofTypes = types.flatMap((type) => {
    const known = resourceType(type);
    return known === undefined ? [] : known.actions.split(" ").map((action) => `${known.service}:${action}`);
  });
  const onBehalf = types.includes("aws_sfn_state_machine") ? ON_BEHALF : [];
  return [...new Set([...ofTypes, ...onBehalf])].sort();
};

/** Every service that resources of these types need, as AWS lists what a region has. The global ones are left out. */
export const servicesFor = (types: readonly string[]): readonly string[] => {
  const services = types.flatMap((type) => {
    const known = resourceType(type);
    return known === undefined ? [] : [known.listedAs ?? known.service];
  });
  return [...new Set(services)].filter((service) => !["budgets", "cloudfront", "iam"].includes(service)).sort();
};
