import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { SFNClient } from "@aws-sdk/client-sfn";
import { SQSClient } from "@aws-sdk/client-sqs";
import { UsageError } from "../terminal/command-line.js";
import { createKinesisClient, kinesisStream } from "../stream/kinesis-stream.js";
import { findBucket } from "../deployment/bucket.js";
import type { Target } from "../deployment/target.js";
import { findStateMachine } from "../executions/executions.js";
import { resourceNotFound, resourceUnusable } from "../deployment/unreachable.js";
import { DynamoTickets } from "./dynamo-tickets.js";
import { KinesisTickets } from "./kinesis-tickets.js";
import type { ReplayPorts } from "./ports.js";
import { S3Objects } from "./s3-objects.js";
import { SfnExecutions } from "./sfn-executions.js";
import { SqsPointers } from "./sqs-pointers.js";

const OPTIONS = "--endpoint or --target";

/** Hundreds of executions are described, of which Step Functions lets 15 a second through: the client slows down and tries again. */
const PATIENT = { retryMode: "adaptive", maxAttempts: 10 } as const;

/** A usage error of what was said already, or of what could not be reached. */
const asUsageError = (description: string, error: unknown): UsageError =>
  error instanceof UsageError ? error : resourceUnusable({ description, options: OPTIONS }, error);

const stateMachineArn = async (client: SFNClient, { names, description }: Target): Promise<string> => {
  const found = await findStateMachine(client, names.stateMachine);
  if (found !== undefined) return found;
  throw resourceNotFound({ description: `state machine "${names.stateMachine}" of ${description}`, options: OPTIONS });
};

/** The bucket of held objects alone. @throws UsageError when it is not there, or cannot be reached. */
export const openObjects = async (target: Target): Promise<S3Objects> => {
  const s3 = new S3Client({ ...target.clientConfig, forcePathStyle: target.kind === "local" });
  const bucket = await findBucket(s3, target).catch((error: unknown) => {
    throw asUsageError(`the bucket of ${target.description}`, error);
  });
  return new S3Objects(s3, bucket);
};

/** Finds every part of the deployment by its name. @throws UsageError when one is not there, or cannot be reached. */
export const openReplayPorts = async (target: Target): Promise<ReplayPorts> => {
  const { clientConfig, names, description } = target;
  const sfn = new SFNClient({ ...clientConfig, ...PATIENT });
  try {
    return {
      objects: await openObjects(target),
      executions: new SfnExecutions(sfn, await stateMachineArn(sfn, target)),
      table: new DynamoTickets(new DynamoDBClient(clientConfig), names.table),
      queue: await SqsPointers.open(new SQSClient(clientConfig), names.failedTicketsQueue),
      stream: new KinesisTickets(kinesisStream(createKinesisClient(clientConfig), names.stream)),
    };
  } catch (error) {
    throw asUsageError(description, error);
  }
};
