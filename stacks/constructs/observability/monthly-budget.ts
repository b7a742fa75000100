import { BudgetsBudget } from "@cdktf/provider-aws/lib/budgets-budget/index.js";
import { Construct } from "constructs";
import type { AwsAccount } from "../access/aws-account.js";
import type { NotificationTopic } from "../routing/notification-topic.js";

export interface MonthlyBudgetProps {
  readonly name: string;
  readonly account: AwsAccount;
  /** USD a month. */
  readonly limit: number;
  /** Topic that is notified. */
  readonly topic: NotificationTopic;
}

/** When it notifies, in percent of the limit. A forecast needs some five weeks of billing data. */
const WARNINGS = [
  { notificationType: "ACTUAL", threshold: 80 },
  { notificationType: "FORECASTED", threshold: 100 },
] as const;

/**
 * Notifies before the month costs more than its limit. It stops nothing. It counts the whole account and not a tag:
 * calls of Bedrock and Comprehend, which are most of the cost, have no resource that could have one.
 */
export class MonthlyBudget extends Construct {
  constructor(scope: Construct, id: string, { name, account, limit, topic }: MonthlyBudgetProps) {
    super(scope, id);
    topic.allowBudgets("BudgetsPublish", account);
    new BudgetsBudget(this, "budget", {
      name,
      budgetType: "COST",
      limitAmount: String(limit),
      limitUnit: "USD",
      timeUnit: "MONTHLY",
      // Otherwise an account with credits would never be warned, and then pay at once.
      costTypes: { includeCredit: false, includeRefund: false },
      notification: WARNINGS.map((warning) => ({
        ...warning,
        thresholdType: "PERCENTAGE",
        comparisonOperator: "GREATER_THAN",
        subscriberSnsTopicArns: [topic.arn],
      })),
      // AWS refuses a budget that may not publish to its topic.
      dependsOn: [topic.policy],
    });
  }
}
