import { describe, expect, it } from "vitest";
import { statementsOf, synthesizeStack } from "../../../support/aws/synthesized-stack.js";

const stack = synthesizeStack({ MONTHLY_BUDGET_USD: "500", AWS_REGION: "eu-west-1", RESPONSE_MODEL_ID: "eu.a.b-v1:0" });
const without = synthesizeStack();
const budget = stack.resource("aws_budgets_budget");

const budgetsIn = (policy: unknown) =>
  statementsOf(policy).filter(({ Principal }) => Principal?.["Service"] === "budgets.amazonaws.com");
const failureTopicPolicy = stack.resource("aws_sns_topic_policy", "failure-topic/")["policy"];

describe("the budget of the month", () => {
  it("exists only if MONTHLY_BUDGET_USD is set, and so do its permissions", () => {
    expect(without.resources("aws_budgets_budget")).toEqual([]);
    expect(without.text).not.toContain("budgets.amazonaws.com");
  });

  it("is the account's cost of a month, filtered by nothing, since models and Comprehend have no tags", () => {
    expect(budget).toMatchObject({
      name: "ticket-pipeline-dev-monthly",
      budget_type: "COST",
      limit_amount: "500",
      limit_unit: "USD",
      time_unit: "MONTHLY",
    });
    expect(budget).not.toHaveProperty("cost_filter");
    expect(budget).not.toHaveProperty("account_id");
  });

  it("counts what credits and refunds pay for, so that it warns before they are used up", () => {
    expect(budget).toMatchObject({ cost_types: { include_credit: false, include_refund: false } });
  });

  it("warns the failure topic at 80% spent and at 100% forecast", () => {
    const topics = [expect.stringContaining("aws_sns_topic.failure-topic_") as string];
    const warning = {
      threshold_type: "PERCENTAGE",
      comparison_operator: "GREATER_THAN",
      subscriber_sns_topic_arns: topics,
    };

    expect(budget["notification"]).toEqual([
      { ...warning, notification_type: "ACTUAL", threshold: 80 },
      { ...warning, notification_type: "FORECASTED", threshold: 100 },
    ]);
  });

  it("is created after the policy of its topic, which AWS checks", () => {
    expect(budget["depends_on"]).toEqual([expect.stringContaining("aws_sns_topic_policy.failure-topic_policy")]);
  });

  it("may publish to the failure topic, and only for this account's budgets, which have no region", () => {
    const [statement, ...others] = budgetsIn(failureTopicPolicy);

    expect(others).toEqual([]);
    expect(statement).toMatchObject({ Effect: "Allow", Action: ["sns:Publish"] });
    expect(statement?.Condition).toEqual({
      StringEquals: { "aws:SourceAccount": expect.stringContaining("aws_caller_identity") as string },
      ArnLike: { "aws:SourceArn": expect.stringMatching(/^arn:\$\{data\.aws_partition\S+:budgets::\S+:\*$/) as string },
    });
    expect(budgetsIn(stack.resource("aws_sns_topic_policy", "topic/")["policy"])).toEqual([]);
  });

  it("may use the key that encrypts the topic, under the same condition", () => {
    const [statement, ...others] = budgetsIn(stack.resource("aws_kms_key")["policy"]);
    const [publish] = budgetsIn(failureTopicPolicy);

    expect(others).toEqual([]);
    expect(statement?.Action).toEqual(["kms:Decrypt", "kms:GenerateDataKey*"]);
    expect(statement?.Condition).toEqual(publish?.Condition);
  });

  it("names no account, region or partition", () => {
    const text = JSON.stringify({ ...stack.json, provider: undefined });

    expect(text).not.toMatch(/arn:aws|\b\d{12}\b/);
  });
});
