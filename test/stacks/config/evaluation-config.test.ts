import { describe, expect, it } from "vitest";
import { readConfig } from "../../../stacks/config/config.js";
import { configIssuesOf } from "../../support/aws/config-issues.js";

const HAIKU = "us.anthropic.claude-haiku-4-5-20251001-v1:0";
const APPLICATION = "arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/a1b2c3d4e5f6";

describe("the evaluation", () => {
  it("has no judge unless one is named", () => {
    expect(readConfig({ EVALUATION_SHARE: "0.25" }).evaluation).toEqual({
      shares: { priority: 0.25, general: 0.25 },
      judge: undefined,
    });
  });

  it("has a share for each queue if both are named", () => {
    expect(readConfig({ EVALUATION_SHARE: "general=0.05, priority=1" }).evaluation.shares).toEqual({
      priority: 1,
      general: 0.05,
    });
  });

  it("has a judge with its price and what it may read in a day", () => {
    expect(readConfig({ JUDGE_MODEL_ID: HAIKU, JUDGE_REPLIES_A_DAY: "50" }).evaluation.judge).toMatchObject({
      model: { id: HAIKU, toolUse: "named", kind: "inference-profile" },
      prices: { input: 1.1, output: 5.5 },
      repliesADay: 50,
    });
  });

  it.each(["-0.1", "1.1", "10%", "half", "gold=1,general=0.05", "priority=1", "priority=1,general=2"])(
    "is refused for a share of %s",
    (share) => {
      expect(configIssuesOf({ EVALUATION_SHARE: share })).toEqual([
        `EVALUATION_SHARE is "${share}": expected a number from 0 to 1, or one for each of the queues priority and ` +
          "general, such as priority=1,general=0.05",
      ]);
    },
  );

  it.each([
    ["by its profile", { JUDGE_MODEL_ID: "us.amazon.nova-pro-v1:0" }],
    ["by its own name", { JUDGE_MODEL_ID: "amazon.nova-pro-v1:0" }],
    ["behind an ARN", { JUDGE_MODEL_ID: APPLICATION, JUDGE_FOUNDATION_MODEL: "amazon.nova-pro-v1:0" }],
  ])("is refused with a judge of the writer's vendor, %s", (_, environment) => {
    expect(configIssuesOf(environment)).toEqual([
      `JUDGE_MODEL_ID is "${environment.JUDGE_MODEL_ID}": expected a model of another vendor than amazon, whose model writes`,
    ]);
  });

  it("may have a judge of Amazon if another vendor's model writes", () => {
    expect(configIssuesOf({ RESPONSE_MODEL_ID: HAIKU, JUDGE_MODEL_ID: "us.amazon.nova-pro-v1:0" })).toEqual([]);
  });

  it("checks the judge as the model that writes, and names its own variables", () => {
    expect(configIssuesOf({ JUDGE_MODEL_ID: "haiku" })).toEqual([
      expect.stringMatching(/^JUDGE_MODEL_ID is "haiku": expected the id or ARN of a Bedrock model/),
    ]);
    expect(configIssuesOf({ JUDGE_MODEL_ID: HAIKU.replace("us.", "eu.") })).toEqual([
      expect.stringMatching(/^JUDGE_MODEL_ID is .*: expected a profile that AWS_REGION us-east-1 can call/),
    ]);
    expect(configIssuesOf({ JUDGE_MODEL_ID: APPLICATION })).toEqual([
      expect.stringMatching(/^JUDGE_FOUNDATION_MODEL is not set: expected the id of the model behind JUDGE_MODEL_ID/),
    ]);
    expect(configIssuesOf({ JUDGE_MODEL_ID: "us.deepseek.r1-v1:0" })).toEqual([
      expect.stringMatching(/^JUDGE_MODEL_ID is .*: expected a model that supports tool use/),
    ]);
  });

  it("refuses the name of a model behind no judge", () => {
    expect(configIssuesOf({ JUDGE_FOUNDATION_MODEL: "anthropic.claude-haiku-4-5-20251001-v1:0" })).toEqual([
      expect.stringContaining("expected no value without JUDGE_MODEL_ID"),
    ]);
  });
});
