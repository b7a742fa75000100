import { DescribeStreamSummaryCommand, ResourceNotFoundException, type KinesisClient } from "@aws-sdk/client-kinesis";
import { asDependencyError } from "../../../functions/shared/lambda/errors.js";
import { DependencyThrottled } from "../../../functions/shared/lambda/errors.js";
import { createKinesisClient } from "../../shared/deployment/kinesis-client.js";
import {
  resolveTarget,
  resourceNotFound,
  resourceUnusable,
  type TargetOptions,
} from "../../shared/deployment/target.js";

export interface DestinationOptions extends TargetOptions {
  /** Name of the stream. @default the stack's */
  readonly stream?: string;
  /** @default the target's */
  readonly region?: string;
}

export interface Destination {
  readonly client: KinesisClient;
  readonly stream: string;
  /** For people: `stream "ticket-pipeline-dev-tickets" of AWS in us-east-1`. */
  readonly description: string;
}

const OPTIONS = "--endpoint, --region or --stream";

/** A producer may be allowed to put records and not to describe the stream; a throttled call shows that it exists. */
const mayStillAcceptRecords = (error: unknown): boolean =>
  (error instanceof Error && error.name === "AccessDeniedException") ||
  asDependencyError("", error) instanceof DependencyThrottled;

/**
 * Checks the stream, so that a wrong name is reported in one line and not with a file of unsent records.
 * @throws UsageError
 */
export const checkDestination = async ({ client, stream, description }: Destination): Promise<void> => {
  try {
    await client.send(new DescribeStreamSummaryCommand({ StreamName: stream }));
  } catch (error) {
    if (error instanceof ResourceNotFoundException) throw resourceNotFound({ description, options: OPTIONS });
    if (mayStillAcceptRecords(error)) return;
    throw resourceUnusable({ description, options: OPTIONS }, error);
  }
};

/** Opens the stream that the options name. @throws UsageError if the options are wrong */
export const openDestination = async (options: DestinationOptions): Promise<Destination> => {
  const target = await resolveTarget(options);
  const region = options.region ?? target.region;
  const where = target.kind === "aws" ? `AWS in ${region}` : target.description;
  const stream = options.stream ?? target.names.stream;
  const client = createKinesisClient({ ...target.clientConfig, region });
  return { client, stream, description: `stream "${stream}" of ${where}` };
};
