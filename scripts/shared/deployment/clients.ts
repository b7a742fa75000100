import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { KinesisClient } from "@aws-sdk/client-kinesis";
import { S3Client } from "@aws-sdk/client-s3";
import { SFNClient } from "@aws-sdk/client-sfn";
import { SNSClient } from "@aws-sdk/client-sns";
import { SQSClient } from "@aws-sdk/client-sqs";
import * as z from "zod";
import type { Project } from "./project.js";
import { resourceNames, type ResourceNames } from "../../../stacks/names.js";
import { createKinesisClient } from "./kinesis-client.js";
import { emulatorClientConfig, type Credentials } from "./target.js";
import { Executions } from "../executions/executions.js";

const Outputs = z.object({
  bucket_name: z.string(),
  topic_arn: z.string(),
  failure_topic_arn: z.string(),
  state_machine_arn: z.string(),
  alarm_names: z.array(z.string()),
});

/** A deployed stack: its names, and a client for each service. */
export interface Deployment {
  readonly names: ResourceNames;
  readonly bucket: string;
  readonly topicArn: string;
  readonly failureTopicArn: string;
  readonly alarmNames: readonly string[];
  readonly executions: Executions;
  readonly kinesis: KinesisClient;
  readonly dynamo: DynamoDBClient;
  readonly s3: S3Client;
  readonly sns: SNSClient;
  readonly sqs: SQSClient;
  readonly logs: CloudWatchLogsClient;
  readonly alarms: CloudWatchClient;
}

/** A stack in an emulator. */
export interface DeployedStack {
  /** Address of the emulator. */
  readonly endpoint: string;
  /** The credentials that it accepts. */
  readonly credentials: Credentials;
  readonly project: Project;
  /** Terraform outputs by name. */
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** Opens the clients of a deployed stack. @throws ZodError if an output is missing */
export const connectToDeployment = ({ endpoint, credentials, project, outputs }: DeployedStack): Deployment => {
  const config = emulatorClientConfig(endpoint, project.region, credentials);
  const found = Outputs.parse(outputs);
  return {
    names: resourceNames(project),
    bucket: found.bucket_name,
    topicArn: found.topic_arn,
    failureTopicArn: found.failure_topic_arn,
    alarmNames: found.alarm_names,
    executions: new Executions(new SFNClient(config), found.state_machine_arn),
    kinesis: createKinesisClient(config),
    dynamo: new DynamoDBClient(config),
    s3: new S3Client({ ...config, forcePathStyle: true }),
    sns: new SNSClient(config),
    sqs: new SQSClient(config),
    logs: new CloudWatchLogsClient(config),
    alarms: new CloudWatchClient(config),
  };
};
