import { DescribeStreamSummaryCommand, ResourceNotFoundException, type KinesisClient } from "@aws-sdk/client-kinesis";
import { asDependencyError } from "../../../functions/shared/lambda/aws-errors.js";
import { DependencyThrottled } from "../../../functions/shared/lambda/errors.js";
import { resolveTarget } from "../../shared/deployment/target.js";
import { resourceNotFound, resourceUnusable } from "../../shared/deployment/unreachable.js";
import { createKinesisClient } from "../../shared/stream/kinesis-stream.js";
import type { CliOptions } from "./options.js";

export interface Destination {
  readonly client: KinesisClient;
  readonly stream: string;
  /** For people: `stream "ticket-pipeline-dev-tickets" of AWS in us-east-1`. */
  readonly description: string;
}

const OPTIONS = "--endpoint, --region or --stream";

/** Producers may put records without being allowed to describe the stream, and a throttle says that it is there. */
const mayStillTakeRecords = (error: unknown): boolean =>
  (error instanceof Error && error.name === "AccessDeniedException") ||
  asDependencyError("", error) instanceof DependencyThrottled;

/** Looks for the stream, so that a wrong name ends in one line and not in a file full of unsent records. @throws UsageError */
export const checkDestination = async ({ client, stream, description }: Destination): Promise<void> => {
  try {
    await client.send(new DescribeStreamSummaryCommand({ StreamName: stream }));
  } catch (error) {
    if (error instanceof ResourceNotFoundException) throw resourceNotFound({ description, options: OPTIONS });
    if (mayStillTakeRecords(error)) return;
    throw resourceUnusable({ description, options: OPTIONS }, error);
  }
};

/** Finds the stream that the options name. @throws UsageError when there is none. */
export const openDestination = async (options: CliOptions): Promise<Destination> => {
  const target = await resolveTarget(options);
  const region = options.region ?? target.region;
  const place = target.kind === "aws" ? `AWS in ${region}` : target.description;
  const stream = options.stream ?? target.names.stream;
  const client = createKinesisClient({ ...target.clientConfig, region });
  return { client, stream, description: `stream "${stream}" of ${place}` };
};
