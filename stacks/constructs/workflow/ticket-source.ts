import { LambdaEventSourceMapping } from "@cdktf/provider-aws/lib/lambda-event-source-mapping/index.js";
import { Construct } from "constructs";
import type { ConcurrencyConfig } from "../../config/lambda-concurrency.js";
import type { TicketBucket } from "../data/ticket-bucket.js";
import type { NodeFunction } from "../functions/node-function.js";
import type { TicketStream } from "./ticket-stream.js";

export interface TicketSourceProps {
  readonly stream: TicketStream;
  readonly fn: NodeFunction;
  /** Stores the records that were given up, complete, under `aws/lambda/`. */
  readonly bucket: TicketBucket;
  readonly concurrency: ConcurrencyConfig;
}

/**
 * Feeds the stream's records to the function. The function quarantines invalid records itself, and waits for
 * unavailable services within a call. The mapping retries what lasts longer and what crashes the function: at most 20
 * times and for a day. Then it stores the records in the bucket.
 */
export class TicketSource extends Construct {
  readonly mappingId: string;

  constructor(scope: Construct, id: string, props: TicketSourceProps) {
    super(scope, id);
    props.stream.grantRead(props.fn);
    props.bucket.grantKeepGivenUp(props.fn);
    this.mappingId = this.#createMapping(props).uuid;
  }

  /**
   * Two batches of a shard at a time: order does not matter between tickets, and Step Functions starts 300 a second.
   * One if the function has no executions of its own: the stream begins with four shards, and eight calls would leave
   * two of a new account's ten to everything else. Throttled records wait on the stream, and lose no attempt.
   */
  #createMapping({ stream, fn, bucket, concurrency }: TicketSourceProps): LambdaEventSourceMapping {
    return new LambdaEventSourceMapping(this, "mapping", {
      eventSourceArn: stream.arn,
      functionName: fn.arn,
      startingPosition: "TRIM_HORIZON",
      batchSize: 200,
      maximumBatchingWindowInSeconds: 1,
      parallelizationFactor: concurrency.reserved["start-workflow"] === undefined ? 1 : 2,
      functionResponseTypes: ["ReportBatchItemFailures"],
      bisectBatchOnFunctionError: true,
      // Duration separates an outage from a poison record. A call waits 75 s for a service, so 20 retries last 25
      // minutes; a record that crashes the function does so at once, and delays the records behind it by at most 20
      // short calls.
      maximumRetryAttempts: 20,
      maximumRecordAgeInSeconds: 24 * 60 * 60,
      destinationConfig: { onFailure: { destinationArn: bucket.arn } },
      dependsOn: [fn.role.policy],
    });
  }
}
