import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue/index.js";
import { Construct } from "constructs";
import type { AwsAccount } from "../access/aws-account.js";
import { denyPlainHttp, policyDocument } from "../access/policy-statements.js";
import type { ServiceRole } from "../access/service-role.js";
import type { EncryptionKey } from "../data/encryption-key.js";

export interface FailedTicketsQueueProps {
  readonly name: string;
  readonly account: AwsAccount;
  readonly key: EncryptionKey;
}

/** Stores a pointer to each failed ticket until someone replays it, for at most 14 days, the maximum of a queue. */
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
   * Sets the policy here and not in a separate resource, for which the provider would wait as long again as for the
   * queue. The key is named by its alias, so that the queue need not wait for it.
   */
  #createQueue({ name, key }: FailedTicketsQueueProps): SqsQueue {
    return new SqsQueue(this, "queue", {
      name,
      messageRetentionSeconds: 14 * 24 * 60 * 60,
      kmsMasterKeyId: key.plannedAlias,
      policy: policyDocument([denyPlainHttp("sqs:*", [this.arn])]),
    });
  }
}
