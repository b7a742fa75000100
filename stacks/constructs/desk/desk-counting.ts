import { LambdaEventSourceMapping } from "@cdktf/provider-aws/lib/lambda-event-source-mapping/index.js";
import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue/index.js";
import { Construct } from "constructs";
import { TABLE_KEY, TICKET_SORT_KEY } from "../../../functions/shared/table/ticket-table.js";
import type { AwsAccount } from "../access/aws-account.js";
import { denyPlainHttp, policyDocument } from "../access/policy-statements.js";
import type { TicketStore } from "../data/ticket-store.js";
import type { NodeFunction } from "../functions/node-function.js";

export interface DeskCountingProps {
  readonly account: AwsAccount;
  readonly store: TicketStore;
  readonly fn: NodeFunction;
  readonly deadLetterName: string;
}

/** Changes of tickets only: not those of messages, marks and all other items. */
const OF_TICKETS = { dynamodb: { Keys: { [TABLE_KEY.sort]: { S: [TICKET_SORT_KEY] } } } };

/** The longest that a queue keeps messages. A letter has the position of records, which the stream keeps for a day. */
const LETTERS_KEPT_SECONDS = 14 * 24 * 60 * 60;

/**
 * Feeds the changes of tickets to the function that counts them, within seconds. A batch that fails is split and
 * repeated, at most 100 times and for 12 hours; then its position goes to a queue. What is lost is made up for by the
 * next change of the same ticket. The function reports no single records: counting a batch again does no harm.
 */
export class DeskCounting extends Construct {
  readonly mappingId: string;

  constructor(scope: Construct, id: string, props: DeskCountingProps) {
    super(scope, id);
    const queue = this.#createDeadLetterQueue(props);
    props.store.bindDeskCounter(props.fn);
    props.fn.role.allow("SendDeadLetters", ["sqs:SendMessage"], [queue.arn]);
    this.mappingId = this.#createMapping(props, queue).uuid;
  }

  /** Large batches, one of a shard at a time: all tickets share some counters, which are written once a batch. */
  #createMapping({ store, fn }: DeskCountingProps, queue: SqsQueue): LambdaEventSourceMapping {
    return new LambdaEventSourceMapping(this, "mapping", {
      eventSourceArn: store.streamArn,
      functionName: fn.arn,
      startingPosition: "TRIM_HORIZON",
      batchSize: 1_000,
      maximumBatchingWindowInSeconds: 1,
      parallelizationFactor: 1,
      filterCriteria: { filter: [{ pattern: JSON.stringify(OF_TICKETS) }] },
      bisectBatchOnFunctionError: true,
      // A record that cannot be counted at all would hold up the others of its shard. The stream has records for a day:
      // what is given up before that is found in the queue.
      maximumRetryAttempts: 100,
      maximumRecordAgeInSeconds: 12 * 60 * 60,
      destinationConfig: { onFailure: { destinationArn: queue.arn } },
      dependsOn: [fn.role.policy],
    });
  }

  /** Encrypted by SQS, as a fault of the stack's key is one of the reasons for which batches fail. */
  #createDeadLetterQueue({ account, deadLetterName: name }: DeskCountingProps): SqsQueue {
    return new SqsQueue(this, "dead-letters", {
      name,
      messageRetentionSeconds: LETTERS_KEPT_SECONDS,
      sqsManagedSseEnabled: true,
      policy: policyDocument([denyPlainHttp("sqs:*", [account.arn("sqs", name)])]),
    });
  }
}
