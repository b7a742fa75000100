import { describe, expect, it } from "vitest";
import { synthesizeStack } from "../../support/aws/synthesized-stack.js";

const HAIKU = "anthropic.claude-haiku-4-5-20251001-v1:0";
const byRules = synthesizeStack({ REPLY_ALLOWED: "help.example.com" });
const judged = synthesizeStack({
  JUDGE_MODEL_ID: `us.${HAIKU}`,
  EVALUATION_SHARE: "priority=0.5,general=0",
  JUDGE_REPLIES_A_DAY: "50",
});

const environmentOf = (stack: typeof judged): unknown =>
  stack.resource("aws_lambda_function", "functions/evaluate-response/")["environment"];
const rightsIn = (stack: typeof judged) => stack.rolePolicy("functions/evaluate-response/");

const onObjectsOf = (rights: ReturnType<typeof rightsIn>) =>
  rights.filter(({ Action }) => Action.some((action) => action.startsWith("s3:")));

describe("the evaluation of replies", () => {
  it("is told the share of each queue and what replies may name", () => {
    expect(environmentOf(byRules)).toMatchObject({
      variables: {
        EVALUATION_SHARE: "priority=0.1,general=0.1",
        REPLY_ALLOWED: "help.example.com",
        PII_MODE: "redact",
      },
    });
  });

  it("writes objects of evaluations only, and reads none", () => {
    const onObjects = onObjectsOf(rightsIn(byRules));

    expect(onObjects.map(({ Action }) => Action)).toEqual([["s3:PutObject"]]);
    expect(onObjects.flatMap(({ Resource }) => Resource)).toEqual([
      expect.stringMatching(/\}\/evaluations\/\*\/evaluation_\*$/),
    ]);
  });

  it("has neither a model nor a budget without a judge", () => {
    const { variables } = environmentOf(byRules) as { readonly variables: object };

    expect(Object.keys(variables).filter((name) => name.startsWith("JUDGE_"))).toEqual([]);
    expect(rightsIn(byRules).flatMap(({ Action }) => Action)).not.toContain("bedrock:InvokeModel");
    expect(rightsIn(byRules).map(({ Sid }) => Sid)).not.toContain("CountJudged");
  });

  it("may ask the judge, and no other model, and count what it reads in counters of its own", () => {
    const onModels = rightsIn(judged).filter(({ Action }) => Action.join() === "bedrock:InvokeModel");
    const counting = rightsIn(judged).find(({ Sid }) => Sid === "CountJudged");

    expect(environmentOf(judged)).toMatchObject({
      variables: {
        EVALUATION_SHARE: "priority=0.5,general=0",
        JUDGE_MODEL_ID: `us.${HAIKU}`,
        JUDGE_TOOL_USE: "named",
        JUDGE_REPLIES_A_DAY: "50",
      },
    });
    expect(onModels.flatMap(({ Resource }) => Resource).every((arn) => arn.endsWith(HAIKU))).toBe(true);
    expect(counting).toMatchObject({
      Action: ["dynamodb:UpdateItem"],
      Condition: { "ForAllValues:StringLike": { "dynamodb:LeadingKeys": ["BUDGET#judge#*"] } },
    });
  });

  it("adds no state to the workflow", () => {
    expect(JSON.stringify(judged.resource("aws_sfn_state_machine", "workflow"))).not.toContain("evaluat");
  });
});

describe("the archive of people's verdicts", () => {
  const rights = byRules.rolePolicy("functions/archive-verdicts/");

  it("has objects of its own, so that neither it nor the evaluation can replace the other's", () => {
    const onObjects = onObjectsOf(rights);

    expect(onObjects.map(({ Action }) => Action)).toEqual([["s3:PutObject"]]);
    expect(onObjects.flatMap(({ Resource }) => Resource)).toEqual([
      expect.stringMatching(/\}\/evaluations\/\*\/verdict_\*$/),
    ]);
  });

  it("reads verdicts and not who decided, and writes nothing to the table", () => {
    const onTable = rights.filter(({ Action }) =>
      Action.some((action) => /dynamodb:\w*(Item|Query|Scan)/.test(action)),
    );

    expect(onTable.map(({ Action }) => Action)).toEqual([["dynamodb:GetItem"]]);
    expect(onTable[0]?.Condition).toEqual({
      "ForAllValues:StringLike": { "dynamodb:LeadingKeys": ["EVALUATION#*"] },
      Null: { "dynamodb:LeadingKeys": "false" },
      "ForAllValues:StringEquals": { "dynamodb:Attributes": ["pk", "sk", "evaluation"] },
      StringEqualsIfExists: { "dynamodb:Select": "SPECIFIC_ATTRIBUTES" },
    });
  });

  it("knows table and bucket, and nothing of model or judge", () => {
    const { variables } = judged.resource("aws_lambda_function", "functions/archive-verdicts/")["environment"] as {
      readonly variables: object;
    };

    expect(Object.keys(variables)).toEqual(expect.arrayContaining(["TICKET_TABLE", "TICKET_BUCKET"]));
    expect(Object.keys(variables).filter((name) => /JUDGE|MODEL|EVALUATION/.test(name))).toEqual([]);
  });
});
