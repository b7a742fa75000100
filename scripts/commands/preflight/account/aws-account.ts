import { ACMClient, DescribeCertificateCommand, type DescribeCertificateCommandInput } from "@aws-sdk/client-acm";
import { APIGatewayClient, GetAccountCommand, type GetAccountCommandInput } from "@aws-sdk/client-api-gateway";
import {
  BedrockClient,
  GetFoundationModelAvailabilityCommand,
  GetFoundationModelCommand,
  GetInferenceProfileCommand,
  type GetFoundationModelAvailabilityCommandInput,
  type GetFoundationModelCommandInput,
  type GetInferenceProfileCommandInput,
  ListGuardrailsCommand,
  type ListGuardrailsCommandInput,
} from "@aws-sdk/client-bedrock";
import { BedrockRuntimeClient, ConverseCommand, type ConverseCommandInput } from "@aws-sdk/client-bedrock-runtime";
import { BudgetsClient, DescribeBudgetsCommand, type DescribeBudgetsCommandInput } from "@aws-sdk/client-budgets";
import {
  CloudWatchLogsClient,
  DescribeLogGroupsCommand,
  type DescribeLogGroupsCommandInput,
} from "@aws-sdk/client-cloudwatch-logs";
import { DescribeTableCommand, DynamoDBClient, type DescribeTableCommandInput } from "@aws-sdk/client-dynamodb";
import { GetJobCommand, GlueClient, type GetJobCommandInput } from "@aws-sdk/client-glue";
import {
  GetRoleCommand,
  IAMClient,
  SimulatePrincipalPolicyCommand,
  type GetRoleCommandInput,
  type SimulatePrincipalPolicyCommandInput,
} from "@aws-sdk/client-iam";
import {
  DescribeStreamSummaryCommand,
  KinesisClient,
  type DescribeStreamSummaryCommandInput,
} from "@aws-sdk/client-kinesis";
import {
  GetFunctionConfigurationCommand,
  LambdaClient,
  type GetFunctionConfigurationCommandInput,
} from "@aws-sdk/client-lambda";
import {
  GetBucketEncryptionCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  GetPublicAccessBlockCommand,
  HeadBucketCommand,
  S3Client,
  type GetBucketEncryptionCommandInput,
  type GetBucketVersioningCommandInput,
  type GetObjectCommandInput,
  type GetPublicAccessBlockCommandInput,
  type HeadBucketCommandInput,
} from "@aws-sdk/client-s3";
import {
  GetServiceQuotaCommand,
  ListServiceQuotasCommand,
  ServiceQuotasClient,
  type GetServiceQuotaCommandInput,
  type ListServiceQuotasCommandInput,
} from "@aws-sdk/client-service-quotas";
import { DescribeStateMachineCommand, SFNClient, type DescribeStateMachineCommandInput } from "@aws-sdk/client-sfn";
import {
  GetTopicAttributesCommand,
  ListSubscriptionsByTopicCommand,
  SNSClient,
  type GetTopicAttributesCommandInput,
  type ListSubscriptionsByTopicCommandInput,
} from "@aws-sdk/client-sns";
import { GetQueueUrlCommand, SQSClient, type GetQueueUrlCommandInput } from "@aws-sdk/client-sqs";
import { GetParametersCommand, SSMClient, type GetParametersCommandInput } from "@aws-sdk/client-ssm";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import type { ClientConfig } from "../../../shared/deployment/target.js";
import { onlyReads } from "./only-reads.js";

/** The region in which every account of the commercial partition may ask who it is. */
const HOME_REGION = "us-east-1";

/** The region whose certificates CloudFront uses. */
const CERTIFICATE_REGION = "us-east-1";

/** A check has its own deadline; these end a single call sooner, so that its error says more. */
const PATIENCE = { connectionTimeout: 3_000, requestTimeout: 8_000, throwOnRequestTimeout: true };

const openClients = ({ requestHandler = new NodeHttpHandler(PATIENCE), ...target }: ClientConfig) => {
  const config = { ...target, requestHandler, maxAttempts: 2 };
  return {
    apiGateway: onlyReads(new APIGatewayClient(config)),
    bedrock: onlyReads(new BedrockClient(config)),
    models: onlyReads(new BedrockRuntimeClient(config)),
    budgets: onlyReads(new BudgetsClient(config)),
    certificates: onlyReads(new ACMClient({ ...config, region: CERTIFICATE_REGION })),
    dynamo: onlyReads(new DynamoDBClient(config)),
    glue: onlyReads(new GlueClient(config)),
    home: onlyReads(new STSClient({ ...config, region: HOME_REGION })),
    iam: onlyReads(new IAMClient(config)),
    kinesis: onlyReads(new KinesisClient(config)),
    lambda: onlyReads(new LambdaClient(config)),
    logs: onlyReads(new CloudWatchLogsClient(config)),
    parameters: onlyReads(new SSMClient(config)),
    quotas: onlyReads(new ServiceQuotasClient(config)),
    s3: onlyReads(new S3Client({ ...config, ...(config.endpoint !== undefined && { forcePathStyle: true }) })),
    sns: onlyReads(new SNSClient(config)),
    sqs: onlyReads(new SQSClient(config)),
    states: onlyReads(new SFNClient(config)),
    sts: onlyReads(new STSClient(config)),
  };
};

type Signal = AbortSignal;

/** Who asks, and what they may do. */
const accessReads = ({ sts, home, iam }: ReturnType<typeof openClients>) => ({
  getCallerIdentity: (_: object, abortSignal: Signal) => sts.send(new GetCallerIdentityCommand(), { abortSignal }),
  getCallerIdentityAtHome: (_: object, abortSignal: Signal) =>
    home.send(new GetCallerIdentityCommand(), { abortSignal }),
  getRole: (input: GetRoleCommandInput, abortSignal: Signal) => iam.send(new GetRoleCommand(input), { abortSignal }),
  simulatePrincipalPolicy: (input: SimulatePrincipalPolicyCommandInput, abortSignal: Signal) =>
    iam.send(new SimulatePrincipalPolicyCommand(input), { abortSignal }),
});

/** What the region and the account offer. */
const offerReads = ({ parameters, quotas, bedrock, models, ...clients }: ReturnType<typeof openClients>) => ({
  getParameters: (input: GetParametersCommandInput, abortSignal: Signal) =>
    parameters.send(new GetParametersCommand(input), { abortSignal }),
  getServiceQuota: (input: GetServiceQuotaCommandInput, abortSignal: Signal) =>
    quotas.send(new GetServiceQuotaCommand(input), { abortSignal }),
  listServiceQuotas: (input: ListServiceQuotasCommandInput, abortSignal: Signal) =>
    quotas.send(new ListServiceQuotasCommand(input), { abortSignal }),
  getFoundationModel: (input: GetFoundationModelCommandInput, abortSignal: Signal) =>
    bedrock.send(new GetFoundationModelCommand(input), { abortSignal }),
  getFoundationModelAvailability: (input: GetFoundationModelAvailabilityCommandInput, abortSignal: Signal) =>
    bedrock.send(new GetFoundationModelAvailabilityCommand(input), { abortSignal }),
  listGuardrails: (input: ListGuardrailsCommandInput, abortSignal: Signal) =>
    bedrock.send(new ListGuardrailsCommand(input), { abortSignal }),
  getInferenceProfile: (input: GetInferenceProfileCommandInput, abortSignal: Signal) =>
    bedrock.send(new GetInferenceProfileCommand(input), { abortSignal }),
  converse: (input: ConverseCommandInput, abortSignal: Signal) =>
    models.send(new ConverseCommand(input), { abortSignal }),
  describeBudgets: (input: DescribeBudgetsCommandInput, abortSignal: Signal) =>
    clients.budgets.send(new DescribeBudgetsCommand(input), { abortSignal }),
  getApiGatewayAccount: (input: GetAccountCommandInput, abortSignal: Signal) =>
    clients.apiGateway.send(new GetAccountCommand(input), { abortSignal }),
  describeCertificate: (input: DescribeCertificateCommandInput, abortSignal: Signal) =>
    clients.certificates.send(new DescribeCertificateCommand(input), { abortSignal }),
});

/** Which resources exist. */
const resourceReads = (clients: ReturnType<typeof openClients>) => ({
  describeTable: (input: DescribeTableCommandInput, abortSignal: Signal) =>
    clients.dynamo.send(new DescribeTableCommand(input), { abortSignal }),
  describeStreamSummary: (input: DescribeStreamSummaryCommandInput, abortSignal: Signal) =>
    clients.kinesis.send(new DescribeStreamSummaryCommand(input), { abortSignal }),
  describeStateMachine: (input: DescribeStateMachineCommandInput, abortSignal: Signal) =>
    clients.states.send(new DescribeStateMachineCommand(input), { abortSignal }),
  describeLogGroups: (input: DescribeLogGroupsCommandInput, abortSignal: Signal) =>
    clients.logs.send(new DescribeLogGroupsCommand(input), { abortSignal }),
  getFunctionConfiguration: (input: GetFunctionConfigurationCommandInput, abortSignal: Signal) =>
    clients.lambda.send(new GetFunctionConfigurationCommand(input), { abortSignal }),
  getJob: (input: GetJobCommandInput, abortSignal: Signal) =>
    clients.glue.send(new GetJobCommand(input), { abortSignal }),
  getQueueUrl: (input: GetQueueUrlCommandInput, abortSignal: Signal) =>
    clients.sqs.send(new GetQueueUrlCommand(input), { abortSignal }),
  getTopicAttributes: (input: GetTopicAttributesCommandInput, abortSignal: Signal) =>
    clients.sns.send(new GetTopicAttributesCommand(input), { abortSignal }),
  listSubscriptionsByTopic: (input: ListSubscriptionsByTopicCommandInput, abortSignal: Signal) =>
    clients.sns.send(new ListSubscriptionsByTopicCommand(input), { abortSignal }),
});

const bucketReads = ({ s3 }: ReturnType<typeof openClients>) => ({
  headBucket: (input: HeadBucketCommandInput, abortSignal: Signal) =>
    s3.send(new HeadBucketCommand(input), { abortSignal }),
  getBucketEncryption: (input: GetBucketEncryptionCommandInput, abortSignal: Signal) =>
    s3.send(new GetBucketEncryptionCommand(input), { abortSignal }),
  getBucketVersioning: (input: GetBucketVersioningCommandInput, abortSignal: Signal) =>
    s3.send(new GetBucketVersioningCommand(input), { abortSignal }),
  getPublicAccessBlock: (input: GetPublicAccessBlockCommandInput, abortSignal: Signal) =>
    s3.send(new GetPublicAccessBlockCommand(input), { abortSignal }),
  /** Of an object of a few megabytes. */
  getText: async (input: GetObjectCommandInput, abortSignal: Signal): Promise<string> => {
    const { Body } = await s3.send(new GetObjectCommand(input), { abortSignal });
    return (await Body?.transformToString()) ?? "";
  },
});

/** Opens an account for reading: every call is one that changes nothing. */
export const openAccount = (config: ClientConfig) => {
  const clients = openClients(config);
  return { ...accessReads(clients), ...offerReads(clients), ...resourceReads(clients), ...bucketReads(clients) };
};

/** What the checks may ask of an account, each call with the signal of its check's deadline. */
export type Account = ReturnType<typeof openAccount>;
