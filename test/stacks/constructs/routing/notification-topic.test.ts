import { describe, expect, it } from "vitest";
import { statementsOf, synthesizeStack } from "../../../support/aws/synthesized-stack.js";

const stack = synthesizeStack({ NOTIFICATION_EMAILS: "ada@example.com, bo@example.com" });
const policyOf = (path: string) => statementsOf(stack.resource("aws_sns_topic_policy", path)["policy"]);
const subscriptionsOf = (path: string) =>
  stack.resources("aws_sns_topic_subscription").filter(([name]) => name.startsWith(path));

describe("the topics", () => {
  it.each(["topic/", "failure-topic/", "desk-notices/"])(
    "at %s are encrypted with our own key, since alarms cannot use the AWS-managed one",
    (path) => {
      expect(stack.resource("aws_sns_topic", path)).toMatchObject({
        kms_master_key_id: expect.stringContaining("aws_kms_key.") as string,
      });
    },
  );

  it.each(["topic/", "failure-topic/", "desk-notices/"])("at %s refuse plain HTTP", (path) => {
    expect(policyOf(path)).toContainEqual(expect.objectContaining({ Effect: "Deny", Sid: "DenyPlainHttp" }));
  });

  it("send every address e-mails only about tickets of priority HIGH and CRITICAL", () => {
    const subscriptions = subscriptionsOf("topic/").map(([, subscription]) => subscription);

    expect(subscriptions.map(({ endpoint }) => endpoint)).toEqual(["ada@example.com", "bo@example.com"]);
    for (const { protocol, filter_policy: filter } of subscriptions) {
      expect(protocol).toBe("email");
      expect(JSON.parse(String(filter))).toEqual({ priority: ["CRITICAL", "HIGH"], notice: ["summary"] });
    }
  });

  it("send e-mails about every failure", () => {
    const subscriptions = subscriptionsOf("failure-topic/").map(([, subscription]) => subscription);

    expect(subscriptions).toHaveLength(2);
    for (const subscription of subscriptions) expect(subscription).not.toHaveProperty("filter_policy");
  });

  it("let only this account's alarms and bucket publish failures", () => {
    const services = policyOf("failure-topic/").filter(({ Principal }) => Principal?.["Service"] !== undefined);

    expect(services.map(({ Principal }) => Principal?.["Service"])).toEqual([
      "cloudwatch.amazonaws.com",
      "s3.amazonaws.com",
    ]);
    for (const { Action, Condition } of services) {
      expect(Action).toEqual(["sns:Publish"]);
      expect(Condition).toHaveProperty(["StringEquals", "aws:SourceAccount"]);
    }
  });

  it("let only the workflow publish tickets", () => {
    const publishers = stack
      .resources("aws_iam_role_policy")
      .filter(([, { policy }]) =>
        statementsOf(policy).some(
          ({ Action, Resource }) =>
            Action.includes("sns:Publish") && Resource.some((arn) => !arn.includes("aws_sns_topic.desk-notices_")),
        ),
      );

    expect(publishers.map(([path]) => path)).toEqual(["workflow/role/policy"]);
    expect(policyOf("topic/").filter(({ Effect }) => Effect === "Allow")).toEqual([]);
  });
});
