import { LambdaEventSourceMapping } from "@cdktf/provider-aws/lib/lambda-event-source-mapping/index.js";
import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue/index.js";
import { Construct } from "constructs";
import {
  EVALUATION_PREFIX,
  PERSON_SORT_KEY,
  TABLE_KEY,
  TICKET_SORT_KEY,
} from "../../../functions/shared/table/ticket-table.js";
import type { AwsAccount } from "../access/aws-account.js";
import { denyPlainHttp, policyDocument } from "../access/policy-statements.js";
import type { NodeFunction } from "../functions/node-function.js";
import type { TicketStore } from "./ticket-store.js";

/** Which changes of the table a function follows, and how. */
interface Following {
  /** By key, as the stream has nothing else. */
  readonly keys: Readonly<Record<string, { readonly S: readonly (string | { readonly prefix: string })[] }>>;
  /** Records of one call at most. */
  readonly batchSize: number;
  /**
   * Whether the function says at which record it stopped. Otherwise the whole batch is repeated, or its halves.
   */
  readonly reportsRecords: boolean;
}

/** Changes of tickets. Large batches, as all tickets share some counters, which are written once a batch. */
export const CHANGES_OF_TICKETS: Following = {
  keys: { [TABLE_KEY.sort]: { S: [TICKET_SORT_KEY] } },
  batchSize: 1_000,
  reportsRecords: false,
};

/** Changes of people's verdicts on drafts. As many as are archived within one call. */
export const CHANGES_OF_VERDICTS: Following = {
  keys: {
    [TABLE_KEY.partition]: { S: [{ prefix: EVALUATION_PREFIX }] },
    [TABLE_KEY.sort]: { S: [PERSON_SORT_KEY] },
  },
  batchSize: 100,
  reportsRecords: true,
};

export interface TableFollowerProps {
  readonly account: AwsAccount;
  readonly store: TicketStore;
  readonly fn: NodeFunction;
  readonly following: Following;
  readonly deadLetterName: string;
}

/** The longest that a queue keeps messages. A letter has the position of records, which the stream keeps for a day. */
const LETTERS_KEPT_SECONDS = 14 * 24 * 60 * 60;

/**
 * Feeds some changes of the table to a function, within seconds and in order, one batch of a shard at a time. A batch
 * that fails is split and repeated, at most 100 times and for 12 hours; then its position goes to a queue. The function
 * reads the items as they are, so that a change that comes twice does no harm, and the next change of the same item
 * makes up for one that was lost. A stream takes two followers: more readers of one shard would be throttled.
 */
export class TableFollower extends Construct {
  constructor(scope: Construct, id: string, props: TableFollowerProps) {
    super(scope, id);
    const queue = this.#createDeadLetterQueue(props);
    props.fn.role.allow("SendDeadLetters", ["sqs:SendMessage"], [queue.arn]);
    this.#createMapping(props, queue);
  }

  #createMapping({ store, fn, following }: TableFollowerProps, queue: SqsQueue): LambdaEventSourceMapping {
    const { keys, batchSize, reportsRecords } = following;
    return new LambdaEventSourceMapping(this, "mapping", {
      eventSourceArn: store.streamArn,
      functionName: fn.arn,
      startingPosition: "TRIM_HORIZON",
      batchSize,
      maximumBatchingWindowInSeconds: 1,
      parallelizationFactor: 1,
      filterCriteria: { filter: [{ pattern: JSON.stringify({ dynamodb: { Keys: keys } }) }] },
      ...(reportsRecords && { functionResponseTypes: ["ReportBatchItemFailures"] }),
      bisectBatchOnFunctionError: true,
      // A record that cannot be processed at all would hold up the others of its shard. The stream has records for a
      // day: what is given up before that is found in the queue.
      maximumRetryAttempts: 100,
      maximumRecordAgeInSeconds: 12 * 60 * 60,
      destinationConfig: { onFailure: { destinationArn: queue.arn } },
      dependsOn: [fn.role.policy],
    });
  }

  /** Encrypted by SQS, as a fault of the stack's key is one of the reasons for which batches fail. */
  #createDeadLetterQueue({ account, deadLetterName: name }: TableFollowerProps): SqsQueue {
    return new SqsQueue(this, "dead-letters", {
      name,
      messageRetentionSeconds: LETTERS_KEPT_SECONDS,
      sqsManagedSseEnabled: true,
      policy: policyDocument([denyPlainHttp("sqs:*", [account.arn("sqs", name)])]),
    });
  }
}
