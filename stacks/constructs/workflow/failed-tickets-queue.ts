import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue/index.js";
import { Construct } from "constructs";
import { denyPlainHttp, policyDocument } from "../access/policy.js";
import type { AwsAccount } from "../access/aws-account.js";
import type { EncryptionKey } from "../data/encryption-key.js";
import type { ServiceRole } from "../access/service-role.js";

export interface FailedTicketsQueueProps {
  readonly name: string;
  readonly account: AwsAccount;
  readonly key: EncryptionKey;
}

/** Holds a pointer to each failed ticket until someone replays it: for 14 days, the longest a queue offers. */
export class FailedTicketsQueue extends Construct {
  readonly arn: string;
  readonly url: string;
  readonly #key: EncryptionKey;

  constructor(scope: Construct, id: string, props: FailedTicketsQueueProps) {
    super(scope, id);
    this.#key = props.key;
    this.arn = props.account.arn("sqs", props.name);
    this.url = this.#createQueue(props).url;
  }

  /** Lets `role` add messages. */
  grantSend(role: ServiceRole): void {
    role.allow("QueueFailedTickets", ["sqs:SendMessage"], [this.arn]);
    this.#key.grantWrite(role);
  }

  /**
   * The policy is set here, not by a resource of its own, because the provider waits as long for it as for the queue.
   */
  #createQueue({ name, key }: FailedTicketsQueueProps): SqsQueue {
    return new SqsQueue(this, "queue", {
      name,
      messageRetentionSeconds: 14 * 24 * 60 * 60,
      kmsMasterKeyId: key.arn,
      policy: policyDocument([denyPlainHttp("sqs:*", [this.arn])]),
    });
  }
}
