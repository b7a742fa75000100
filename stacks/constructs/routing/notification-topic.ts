import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy/index.js";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription/index.js";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic/index.js";
import { Lazy } from "cdktf";
import { Construct } from "constructs";
import type { AwsAccount } from "../access/aws-account.js";
import { denyPlainHttp, policyDocument, type Statement } from "../access/policy-statements.js";
import type { ServiceRole } from "../access/service-role.js";
import type { EncryptionKey } from "../data/encryption-key.js";
import type { NodeFunction } from "../functions/node-function.js";

export interface NotificationTopicProps {
  readonly name: string;
  readonly key: EncryptionKey;
  /** Addresses to subscribe; AWS asks each to confirm first. */
  readonly emails: readonly string[];
  /** What the addresses get, by message attribute: `{ priority: ["HIGH"] }`. @default everything */
  readonly emailFilter?: Readonly<Record<string, readonly string[]>>;
}

/** An encrypted topic. People are subscribed by e-mail; other services can subscribe too. */
export class NotificationTopic extends Construct {
  readonly arn: string;
  readonly name: string;
  /** What a resource must wait for when it is checked against the topic on creation. */
  readonly policy: SnsTopicPolicy;
  readonly #key: EncryptionKey;
  readonly #statements: Statement[] = [];

  constructor(scope: Construct, id: string, props: NotificationTopicProps) {
    super(scope, id);
    this.name = props.name;
    this.#key = props.key;
    this.arn = new SnsTopic(this, "topic", { name: props.name, kmsMasterKeyId: props.key.arn }).arn;
    this.#statements.push(denyPlainHttp("sns:Publish", [this.arn]));
    this.policy = this.#createPolicy();
    this.#subscribe(props);
  }

  /** Lets `role` publish; `sid` names the purpose, in letters. */
  grantPublish(role: ServiceRole, sid: string): void {
    role.allow(sid, ["sns:Publish"], [this.arn]);
    this.#key.grantWrite(role);
  }

  /** Lets `fn` publish, and sets `variable` to the topic's ARN. */
  bindPublisher(fn: NodeFunction, variable: string): void {
    fn.setEnvironment(variable, this.arn);
    this.grantPublish(fn.role, "PublishNotices");
  }

  /** Lets a service publish on this account's behalf, provided that the key's policy lets it use the key. */
  allowService(sid: string, service: string, account: AwsAccount): void {
    this.#statements.push({
      sid,
      principal: { Service: service },
      actions: ["sns:Publish"],
      resources: [this.arn],
      conditions: account.isSource(),
    });
  }

  /**
   * Lets EventBridge rules publish. Without a condition: EventBridge documents that a topic's policy cannot have one
   * for it, and with one it delivers nothing. The key's policy narrows it to this topic.
   */
  allowRules(sid: string): void {
    this.#key.allowRules(this.name);
    this.#statements.push({
      sid,
      principal: { Service: "events.amazonaws.com" },
      actions: ["sns:Publish"],
      resources: [this.arn],
    });
  }

  /** Lets budgets of the account publish. */
  allowBudgets(sid: string, account: AwsAccount): void {
    const conditions = account.isSourceOf("budgets");
    this.#key.allowBudgets(conditions);
    this.#statements.push({
      sid,
      principal: { Service: "budgets.amazonaws.com" },
      actions: ["sns:Publish"],
      resources: [this.arn],
      conditions,
    });
  }

  #createPolicy(): SnsTopicPolicy {
    return new SnsTopicPolicy(this, "policy", {
      arn: this.arn,
      policy: Lazy.stringValue({ produce: () => policyDocument(this.#statements) }),
    });
  }

  #subscribe({ emails, emailFilter }: NotificationTopicProps): void {
    for (const email of emails) {
      new SnsTopicSubscription(this, `email-${email}`, {
        topicArn: this.arn,
        protocol: "email",
        endpoint: email,
        ...(emailFilter === undefined ? {} : { filterPolicy: JSON.stringify(emailFilter) }),
      });
    }
  }
}
