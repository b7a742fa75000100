import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SFNClient } from "@aws-sdk/client-sfn";
import { SQSClient } from "@aws-sdk/client-sqs";
import { createS3, findBucket } from "../deployment/bucket.js";
import { createKinesisClient } from "../deployment/kinesis-client.js";
import { resourceNotFound, resourceUnusable, type Target } from "../deployment/target.js";
import { findStateMachine } from "../executions/executions.js";
import { kinesisStream } from "../stream/kinesis-stream.js";
import type { RecordStream, RetryTools } from "../stream/put-records.js";
import { sendTo } from "../stream/send-records.js";
import { UsageError } from "../terminal/command-line.js";
import { DynamoTickets } from "./dynamo-tickets.js";
import type { ReplayPorts, ReplayStream } from "./ports.js";
import { S3Objects } from "./s3-objects.js";
import { SfnExecutions } from "./sfn-executions.js";
import { SqsPointers } from "./sqs-pointers.js";
import { formatSize, shownOf } from "../terminal/format.js";

const OPTIONS = "--endpoint or --target";

/**
 * Hundreds of executions are described, of which Step Functions allows 15 per second: the client slows down and
 * retries.
 */
const ADAPTIVE_RETRIES = { retryMode: "adaptive", maxAttempts: 10 } as const;

/** The ticket stream, through the sender of `npm run generate`, which repeats what is throttled. */
export class KinesisTickets implements ReplayStream {
  constructor(
    private readonly stream: RecordStream,
    private readonly tools?: RetryTools,
  ) {}

  async send(records: readonly { readonly partitionKey: string; readonly data: Uint8Array }[]): Promise<void> {
    const reasons = new Set<string>();
    const { failed } = await sendTo(
      this.stream,
      records.map((record) => ({ kind: "ticket" as const, ...record })),
      {
        tools: this.tools,
        concurrency: 1,
        onUnsent: (_batch, reason) => reasons.add(reason),
        onOversize: (_record, bytes) =>
          reasons.add(`a record of ${formatSize(bytes)} exceeds the stream's limit of 1 MiB`),
      },
    );
    if (failed > 0) throw new Error(`${shownOf(failed, records.length)} records not sent: ${[...reasons].join("; ")}`);
  }
}

const asUsageError = (description: string, error: unknown): UsageError =>
  error instanceof UsageError ? error : resourceUnusable({ description, options: OPTIONS }, error);

const stateMachineArn = async (client: SFNClient, { names, description }: Target): Promise<string> => {
  const found = await findStateMachine(client, names.stateMachine);
  if (found !== undefined) return found;
  throw resourceNotFound({ description: `state machine "${names.stateMachine}" of ${description}`, options: OPTIONS });
};

/** Opens only the ticket bucket. @throws UsageError if it does not exist or is unreachable */
export const openObjects = async (target: Target): Promise<S3Objects> => {
  const s3 = createS3(target);
  const bucket = await findBucket(s3, target).catch((error: unknown) => {
    throw asUsageError(`the bucket of ${target.description}`, error);
  });
  return new S3Objects(s3, bucket);
};

/** Finds every resource that a replay needs, by name. @throws UsageError if one does not exist or is unreachable */
export const openReplayPorts = async (target: Target): Promise<ReplayPorts> => {
  const { clientConfig, names, description } = target;
  const sfn = new SFNClient({ ...clientConfig, ...ADAPTIVE_RETRIES });
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
