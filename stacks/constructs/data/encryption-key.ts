import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias/index.js";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key/index.js";
import { Lazy } from "cdktf";
import { Construct } from "constructs";
import type { AwsAccount } from "../access/aws-account.js";
import { type Conditions, policyDocument, type Statement } from "../access/policy-statements.js";
import type { ServiceRole } from "../access/service-role.js";

export interface EncryptionKeyProps {
  readonly account: AwsAccount;
  /** Prefix of the stage's names; the alias is `alias/<prefix>`. */
  readonly prefix: string;
  /** Prevents destruction, and waits 30 days instead of 7 before deletion. */
  readonly protectsData: boolean;
}

/**
 * The one key that encrypts everything the pipeline stores. Customer-managed, because alarms cannot publish to a topic
 * that the AWS-managed key encrypts.
 */
export class EncryptionKey extends Construct {
  readonly arn: string;
  readonly alias: string;
  /**
   * The alias as a fixed text, for resources that take a key without looking it up: with it, they need not wait for the
   * key.
   */
  readonly plannedAlias: string;
  readonly #account: AwsAccount;
  readonly #statements: Statement[];

  constructor(scope: Construct, id: string, props: EncryptionKeyProps) {
    super(scope, id);
    this.#account = props.account;
    this.#statements = [this.#administration(props.account), ...this.#services(props.account, props.prefix)];
    const key = this.#createKey(props);
    this.arn = key.arn;
    this.plannedAlias = `alias/${props.prefix}`;
    this.alias = new KmsAlias(this, "alias", { name: this.plannedAlias, targetKeyId: key.keyId }).name;
  }

  /** Lets `role` read what the key encrypts. */
  grantDecrypt(role: ServiceRole): void {
    role.allow("DecryptWithKey", ["kms:Decrypt"], [this.arn]);
  }

  /**
   * Lets a function's `role` decrypt its own environment variables, and nothing else. Lambda decrypts them with that
   * role, and names the function in the encryption context.
   */
  grantEnvironment(role: ServiceRole, functionName: string): void {
    const fn = this.#account.arn("lambda", `function:${functionName}`);
    const conditions = { ArnEquals: { "kms:EncryptionContext:aws:lambda:FunctionArn": fn } };
    role.allow("DecryptEnvironment", ["kms:Decrypt"], [this.arn], conditions);
  }

  /**
   * Lets `role` write objects, messages and records that the key encrypts. Multipart uploads, SNS and SQS also decrypt
   * the data key.
   */
  grantWrite(role: ServiceRole): void {
    role.allow("WriteWithKey", ["kms:Decrypt", "kms:GenerateDataKey*"], [this.arn]);
  }

  /**
   * Lets `role` change items of a DynamoDB table that the key encrypts. DynamoDB needs more actions than other
   * services.
   */
  grantTableWrite(role: ServiceRole): void {
    const actions = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*"];
    role.allow("WriteTableWithKey", actions, [this.arn]);
  }

  /**
   * Lets a state machine's role encrypt and read its executions' histories, and no other state machine's; lets it
   * encrypt the log entries that CloudWatch Logs delivers, and CloudWatch Logs decrypt them.
   */
  grantHistories(role: ServiceRole, stateMachineArn: string): void {
    const ofStateMachine = { StringEquals: { "kms:EncryptionContext:aws:states:stateMachineArn": stateMachineArn } };
    const ofLogs = { StringLike: { "kms:EncryptionContext:SourceArn": this.#account.arn("logs", "*") } };
    role.allow("EncryptHistories", ["kms:Decrypt", "kms:GenerateDataKey"], [this.arn], ofStateMachine);
    role.allow("EncryptDeliveredLogs", ["kms:GenerateDataKey"], [this.arn], ofLogs);
    this.#statements.push({
      sid: "DeliveredLogsDecrypt",
      principal: { Service: "delivery.logs.amazonaws.com" },
      actions: ["kms:Decrypt"],
      resources: ["*"],
      conditions: ofLogs,
    });
  }

  /**
   * Lets `role` read the histories of a state machine's executions: whoever calls Step Functions needs the key for what
   * it encrypts.
   */
  grantHistoryRead(role: ServiceRole, stateMachineArn: string): void {
    const conditions = { StringEquals: { "kms:EncryptionContext:aws:states:stateMachineArn": stateMachineArn } };
    role.allow("DecryptHistories", ["kms:Decrypt"], [this.arn], conditions);
  }

  /** Lets EventBridge rules publish to a topic. Their calls name the topic, but no source account. */
  allowRules(topicName: string): void {
    this.#statements.push({
      sid: "RulesPublish",
      principal: { Service: "events.amazonaws.com" },
      actions: ["kms:Decrypt", "kms:GenerateDataKey*"],
      resources: ["*"],
      conditions: { ArnEquals: { "kms:EncryptionContext:aws:sns:topicArn": this.#account.arn("sns", topicName) } },
    });
  }

  /** Lets budgets publish to topics that the key encrypts. */
  allowBudgets(conditions: Conditions): void {
    this.#statements.push({
      sid: "BudgetsPublish",
      principal: { Service: "budgets.amazonaws.com" },
      actions: ["kms:Decrypt", "kms:GenerateDataKey*"],
      resources: ["*"],
      conditions,
    });
  }

  /**
   * Lets CloudWatch Logs encrypt a log group whose name a service chose, without the stage's prefix. `sid` names its
   * purpose.
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

  /** Without this, nobody could change the key again. The account's IAM policies decide who can. */
  #administration(account: AwsAccount): Statement {
    return {
      sid: "Administration",
      principal: { AWS: `arn:${account.partition}:iam::${account.id}:root` },
      actions: ["kms:*"],
      resources: ["*"],
    };
  }

  /** In a key policy, resource `*` is the key itself. */
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
   * When SNS delivers to an encrypted queue, it names the topic. AWS does not document that it also names the account.
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
