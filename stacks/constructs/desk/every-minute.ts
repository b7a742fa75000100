import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule/index.js";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target/index.js";
import { LambdaFunctionEventInvokeConfig } from "@cdktf/provider-aws/lib/lambda-function-event-invoke-config/index.js";
import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission/index.js";
import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue/index.js";
import { Construct } from "constructs";
import type { AwsAccount } from "../access/aws-account.js";
import { denyPlainHttp, policyDocument } from "../access/policy-statements.js";
import type { NodeFunction } from "../functions/node-function.js";

export interface EveryMinuteProps {
  readonly account: AwsAccount;
  readonly fn: NodeFunction;
  readonly ruleName: string;
  readonly deadLetterName: string;
}

/** The shortest that EventBridge and Lambda take: what could not be done in a minute is done by the next run. */
const EVENT_AGE_SECONDS = 60;

/** Long enough for its alarm. A letter has nothing but the time of a run, so there is nothing to send again. */
const LETTERS_KEPT_SECONDS = 60 * 60;

/**
 * Invokes a function each minute. Neither EventBridge nor Lambda repeats a run that failed: the next one comes anyway.
 * Both send what they gave up to the same queue.
 */
export class EveryMinute extends Construct {
  constructor(scope: Construct, id: string, props: EveryMinuteProps) {
    super(scope, id);
    const queue = this.#createDeadLetterQueue(props);
    this.#handleFailures(props.fn, queue);
    const rule = this.#createRule(props);
    const permission = this.#allowInvoke(props.fn, rule);
    new CloudwatchEventTarget(this, "run", {
      rule: rule.name,
      arn: props.fn.arn,
      retryPolicy: { maximumEventAgeInSeconds: EVENT_AGE_SECONDS, maximumRetryAttempts: 0 },
      deadLetterConfig: { arn: queue.arn },
      dependsOn: [permission],
    });
  }

  #createRule({ ruleName: name, fn }: EveryMinuteProps): CloudwatchEventRule {
    const description = `Calls ${fn.name} each minute.`;
    return new CloudwatchEventRule(this, "rule", { name, description, scheduleExpression: "rate(1 minute)" });
  }

  #allowInvoke(fn: NodeFunction, rule: CloudwatchEventRule): LambdaPermission {
    return new LambdaPermission(this, "permission", {
      functionName: fn.arn,
      action: "lambda:InvokeFunction",
      principal: "events.amazonaws.com",
      sourceArn: rule.arn,
    });
  }

  /** Lambda checks that the function's role may send to the queue, so the role's policy must be there. */
  #handleFailures(fn: NodeFunction, queue: SqsQueue): void {
    fn.role.allow("SendDeadLetters", ["sqs:SendMessage"], [queue.arn]);
    new LambdaFunctionEventInvokeConfig(this, "failures", {
      functionName: fn.arn,
      maximumEventAgeInSeconds: EVENT_AGE_SECONDS,
      maximumRetryAttempts: 0,
      destinationConfig: { onFailure: { destination: queue.arn } },
      dependsOn: [fn.role.policy],
    });
  }

  /** Encrypted by SQS and not with the stack's key: a fault of that key is one of the reasons for which runs fail. */
  #createDeadLetterQueue({ account, ruleName, deadLetterName: name }: EveryMinuteProps): SqsQueue {
    const own = account.arn("sqs", name);
    const delivery = {
      sid: "RuleDelivers",
      principal: { Service: "events.amazonaws.com" },
      actions: ["sqs:SendMessage"],
      resources: [own],
      conditions: { ArnEquals: { "aws:SourceArn": account.arn("events", `rule/${ruleName}`) } },
    };
    return new SqsQueue(this, "dead-letters", {
      name,
      messageRetentionSeconds: LETTERS_KEPT_SECONDS,
      sqsManagedSseEnabled: true,
      policy: policyDocument([denyPlainHttp("sqs:*", [own]), delivery]),
    });
  }
}
