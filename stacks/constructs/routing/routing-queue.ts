import { LambdaEventSourceMapping } from "@cdktf/provider-aws/lib/lambda-event-source-mapping/index.js";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription/index.js";
import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue/index.js";
import { Construct } from "constructs";
import type { AwsAccount } from "../access/aws-account.js";
import { denyPlainHttp, policyDocument, type Statement } from "../access/policy-statements.js";
import type { EncryptionKey } from "../data/encryption-key.js";
import type { NodeFunction } from "../functions/node-function.js";
import type { NotificationTopic } from "./notification-topic.js";
import type { FilterPolicy } from "./routes.js";

export interface RoutingQueueProps {
  readonly name: string;
  readonly deadLetterName: string;
  readonly account: AwsAccount;
  readonly key: EncryptionKey;
  readonly topic: NotificationTopic;
  /** Messages that the queue receives, by their attributes; undefined: every message. */
  readonly filter: FilterPolicy | undefined;
  /** Timeout of the function that reads the queue. */
  readonly timeoutSeconds: number;
  /** Seconds to wait at most until a batch is full. */
  readonly windowSeconds: number;
}

const DAY_SECONDS = 24 * 60 * 60;

/** Retention in days. A dead letter keeps its age, so its queue has a longer retention; 14 days is the maximum. */
const DAYS_KEPT = { queue: 4, deadLetters: 14 };

/** For how long a processor that is throttled at every call, because others use up the quota, loses no message. */
const STARVED_SECONDS = 60 * 60;

/** AWS recommends at least five receives for what goes wrong otherwise. */
const SPARE_RECEIVES = 5;

/** AWS recommends six times the function's timeout, plus the batch window. */
const VISIBILITY_TIMEOUT_FACTOR = 6;

/** The maximum without a batch window. */
const BATCH_SIZE = 10;

/**
 * A delivery that is throttled counts as a receive, and the message stays hidden for the visibility timeout; Lambda
 * polls a queue less often the more it is throttled, so the time between two receives is never shorter. With 180 s an
 * hour takes 20 receives, and 25 last 75 minutes.
 */
const receivesFor = (visibilityTimeoutSeconds: number): number =>
  Math.ceil(STARVED_SECONDS / visibilityTimeoutSeconds) + SPARE_RECEIVES;

/**
 * A queue between a topic and one function, and a queue for the dead letters: messages that the function failed to
 * process 25 times.
 */
export class RoutingQueue extends Construct {
  readonly arn: string;
  readonly url: string;
  readonly deadLetterUrl: string;
  readonly #props: RoutingQueueProps;

  constructor(scope: Construct, id: string, props: RoutingQueueProps) {
    super(scope, id);
    this.#props = props;
    const deadLetters = this.#createDeadLetterQueue();
    const queue = this.#createQueue(deadLetters);
    this.arn = queue.arn;
    this.url = queue.url;
    this.deadLetterUrl = deadLetters.url;
    this.#subscribe(queue, deadLetters);
  }

  /** Feeds the messages to `fn`, in at most `concurrency` calls at a time. */
  bindConsumer(fn: NodeFunction, concurrency: number): void {
    const actions = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"];
    fn.role.allow("TakeMessages", actions, [this.arn]);
    this.#props.key.grantDecrypt(fn.role);
    new LambdaEventSourceMapping(this, "mapping", {
      eventSourceArn: this.arn,
      functionName: fn.arn,
      batchSize: BATCH_SIZE,
      maximumBatchingWindowInSeconds: this.#props.windowSeconds,
      functionResponseTypes: ["ReportBatchItemFailures"],
      scalingConfig: { maximumConcurrency: concurrency },
      dependsOn: [fn.role.policy],
    });
  }

  #createDeadLetterQueue(): SqsQueue {
    const { name, deadLetterName, account } = this.#props;
    return new SqsQueue(this, "dead-letters", {
      ...this.#shared(deadLetterName),
      messageRetentionSeconds: DAYS_KEPT.deadLetters * DAY_SECONDS,
      redriveAllowPolicy: JSON.stringify({
        redrivePermission: "byQueue",
        sourceQueueArns: [account.arn("sqs", name)],
      }),
    });
  }

  #createQueue(deadLetters: SqsQueue): SqsQueue {
    const { name, timeoutSeconds, windowSeconds } = this.#props;
    const visibilityTimeoutSeconds = VISIBILITY_TIMEOUT_FACTOR * timeoutSeconds + windowSeconds;
    const maxReceiveCount = receivesFor(visibilityTimeoutSeconds);
    return new SqsQueue(this, "queue", {
      ...this.#shared(name),
      messageRetentionSeconds: DAYS_KEPT.queue * DAY_SECONDS,
      visibilityTimeoutSeconds,
      redrivePolicy: JSON.stringify({ deadLetterTargetArn: deadLetters.arn, maxReceiveCount }),
    });
  }

  /**
   * Sets the policy here and not in a separate resource, for which the provider would wait as long again as for the
   * queue. A queue must wait for its dead-letter queue, because SQS refuses a redrive policy whose target does not
   * exist. Neither waits for key or topic, which are named: SQS looks them up with the first message, and not when it
   * creates a queue.
   */
  #shared(name: string) {
    const { account, key, topic } = this.#props;
    const own = account.arn("sqs", name);
    const delivery: Statement = {
      sid: "TopicDelivers",
      principal: { Service: "sns.amazonaws.com" },
      actions: ["sqs:SendMessage"],
      resources: [own],
      conditions: { ArnEquals: { "aws:SourceArn": account.arn("sns", topic.name) } },
    };
    return {
      name,
      kmsMasterKeyId: key.plannedAlias,
      policy: policyDocument([denyPlainHttp("sqs:*", [own]), delivery]),
    };
  }

  /** SNS does not retry a message that it is not allowed to put into the queue: it goes to the dead letters. */
  #subscribe(queue: SqsQueue, deadLetters: SqsQueue): void {
    const { topic, filter } = this.#props;
    new SnsTopicSubscription(this, "subscription", {
      topicArn: topic.arn,
      protocol: "sqs",
      endpoint: queue.arn,
      rawMessageDelivery: true,
      redrivePolicy: JSON.stringify({ deadLetterTargetArn: deadLetters.arn }),
      ...(filter === undefined ? {} : { filterPolicy: JSON.stringify(filter), filterPolicyScope: "MessageAttributes" }),
    });
  }
}
