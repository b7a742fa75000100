import { LambdaEventSourceMapping } from "@cdktf/provider-aws/lib/lambda-event-source-mapping/index.js";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription/index.js";
import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue/index.js";
import { Construct } from "constructs";
import { denyPlainHttp, policyDocument, type Statement } from "../access/policy.js";
import type { FilterPolicy } from "./routes.js";
import type { AwsAccount } from "../access/aws-account.js";
import type { EncryptionKey } from "../data/encryption-key.js";
import type { NodeFunction } from "../functions/node-function.js";
import type { NotificationTopic } from "./notification-topic.js";

export interface RoutingQueueProps {
  readonly name: string;
  readonly deadLetterName: string;
  readonly account: AwsAccount;
  readonly key: EncryptionKey;
  readonly topic: NotificationTopic;
  /** Messages the queue takes, by their attributes; undefined for every message. */
  readonly filter: FilterPolicy | undefined;
  /** Time limit of the function behind it. */
  readonly timeoutSeconds: number;
  /** Seconds that a batch is waited for. */
  readonly windowSeconds: number;
}

const DAY_SECONDS = 24 * 60 * 60;

/**
 * A message moved aside keeps the age it has, so the dead-letter queue keeps for longer. 14 is the most a queue offers.
 */
const DAYS_KEPT = { queue: 4, deadLetters: 14 };

/** AWS asks for five or more, so that a function that is throttled now and then loses nothing. */
const RECEIVES = 5;

/** AWS asks for six time limits of the function, and the window on top. */
const VISIBILITY_TIMEOUT_FACTOR = 6;

/** AWS's most without a window. */
const BATCH_SIZE = 10;

/** A queue of what a topic publishes, for one function, and a queue for what that could not take in five receives. */
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

  /** Feeds the messages to `fn`, in so many calls at a time at most. */
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
    return new SqsQueue(this, "queue", {
      ...this.#shared(name),
      messageRetentionSeconds: DAYS_KEPT.queue * DAY_SECONDS,
      visibilityTimeoutSeconds: VISIBILITY_TIMEOUT_FACTOR * timeoutSeconds + windowSeconds,
      redrivePolicy: JSON.stringify({ deadLetterTargetArn: deadLetters.arn, maxReceiveCount: RECEIVES }),
    });
  }

  /**
   * The policy is set here, not by a resource of its own, because the provider waits as long for it as for the queue.
   */
  #shared(name: string) {
    const { account, key, topic } = this.#props;
    const own = account.arn("sqs", name);
    const delivery: Statement = {
      sid: "TopicDelivers",
      principal: { Service: "sns.amazonaws.com" },
      actions: ["sqs:SendMessage"],
      resources: [own],
      conditions: { ArnEquals: { "aws:SourceArn": topic.arn } },
    };
    return { name, kmsMasterKeyId: key.arn, policy: policyDocument([denyPlainHttp("sqs:*", [own]), delivery]) };
  }

  /** What SNS may not put into the queue, which it does not try again, it puts to the dead letters. */
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
