import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias/index.js";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key/index.js";
import { Lazy } from "cdktf";
import { Construct } from "constructs";
import { policyDocument, type Statement } from "../access/policy.js";
import type { AwsAccount } from "../access/aws-account.js";
import type { ServiceRole } from "../access/service-role.js";

export interface EncryptionKeyProps {
  readonly account: AwsAccount;
  /** Prefix of the stage's names; the alias is `alias/<prefix>`. */
  readonly prefix: string;
  /** Prevents destruction, and waits 30 days instead of 7 before deletion. */
  readonly protectsData: boolean;
}

/**
 * The one key that encrypts what the pipeline keeps. Customer-managed, because alarms cannot publish to a topic
 * under the AWS-managed key.
 */
export class EncryptionKey extends Construct {
  readonly arn: string;
  readonly alias: string;
  readonly #account: AwsAccount;
  readonly #statements: Statement[];

  constructor(scope: Construct, id: string, props: EncryptionKeyProps) {
    super(scope, id);
    this.#account = props.account;
    this.#statements = [this.#administration(props.account), ...this.#services(props.account, props.prefix)];
    const key = this.#createKey(props);
    this.arn = key.arn;
    this.alias = new KmsAlias(this, "alias", { name: `alias/${props.prefix}`, targetKeyId: key.keyId }).name;
  }

  /** Lets `role` read what the key encrypts. */
  grantDecrypt(role: ServiceRole): void {
    role.allow("DecryptWithKey", ["kms:Decrypt"], [this.arn]);
  }

  /**
   * Lets `role` put objects, messages and records under the key. Multipart uploads, SNS and SQS decrypt the data key,
   * too.
   */
  grantWrite(role: ServiceRole): void {
    role.allow("WriteWithKey", ["kms:Decrypt", "kms:GenerateDataKey*"], [this.arn]);
  }

  /** Lets `role` change what a DynamoDB table keeps under the key; DynamoDB asks for more than other services. */
  grantTableWrite(role: ServiceRole): void {
    const actions = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*"];
    role.allow("WriteTableWithKey", actions, [this.arn]);
  }

  /** Lets EventBridge rules publish to a topic. Its calls name no source account, but the topic. */
  allowRules(topicName: string): void {
    this.#statements.push({
      sid: "RulesPublish",
      principal: { Service: "events.amazonaws.com" },
      actions: ["kms:Decrypt", "kms:GenerateDataKey*"],
      resources: ["*"],
      conditions: { ArnEquals: { "kms:EncryptionContext:aws:sns:topicArn": this.#account.arn("sns", topicName) } },
    });
  }

  /**
   * Lets a log group be encrypted whose name its service chose, so that it lacks the stage's prefix. `sid` says whose.
   */
  allowLogGroup(sid: string, name: string): void {
    this.#statements.push(this.#logging(this.#account, sid, name));
  }

  #createKey({ prefix, protectsData }: EncryptionKeyProps): KmsKey {
    return new KmsKey(this, "key", {
      description: `Encrypts the tickets of ${prefix}`,
      enableKeyRotation: true,
      deletionWindowInDays: protectsData ? 30 : 7,
      policy: Lazy.stringValue({ produce: () => policyDocument(this.#statements) }),
      lifecycle: { preventDestroy: protectsData },
    });
  }

  /** Without it no one could change the key again; the account's IAM policies decide who actually may. */
  #administration(account: AwsAccount): Statement {
    return {
      sid: "Administration",
      principal: { AWS: `arn:${account.partition}:iam::${account.id}:root` },
      actions: ["kms:*"],
      resources: ["*"],
    };
  }

  /** A key policy's `*` is the key itself. */
  #services(account: AwsAccount, prefix: string): Statement[] {
    const publishers = { AlarmsPublish: "cloudwatch", GivenUpRecordsPublish: "s3" };
    const publishing = Object.entries(publishers).map(([sid, service]) => ({
      sid,
      principal: { Service: `${service}.amazonaws.com` },
      actions: ["kms:Decrypt", "kms:GenerateDataKey*"],
      resources: ["*"],
      conditions: account.isSource(),
    }));
    return [...publishing, this.#delivery(account, prefix), this.#logging(account, "LogGroupsEncrypt", `*${prefix}-*`)];
  }

  /**
   * SNS says which topic it delivers from when it fills an encrypted queue; that it names the account is nowhere
   * promised.
   */
  #delivery(account: AwsAccount, prefix: string): Statement {
    return {
      sid: "TopicsDeliver",
      principal: { Service: "sns.amazonaws.com" },
      actions: ["kms:Decrypt", "kms:GenerateDataKey*"],
      resources: ["*"],
      conditions: { ArnLike: { "aws:SourceArn": account.arn("sns", `${prefix}-*`) } },
    };
  }

  #logging(account: AwsAccount, sid: string, names: string): Statement {
    return {
      sid,
      principal: { Service: `logs.${account.region}.${account.dnsSuffix}` },
      actions: ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"],
      resources: ["*"],
      conditions: { ArnLike: { "kms:EncryptionContext:aws:logs:arn": account.arn("logs", `log-group:${names}`) } },
    };
  }
}
