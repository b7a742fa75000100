import { describe, expect, it } from "vitest";
import { modelWarnings } from "../../../stacks/config/bedrock-models.js";
import { readConfig } from "../../../stacks/config/config.js";
import { toolUseOf } from "../../../stacks/config/model-families.js";
import { COMPREHEND_REGIONS } from "../../../stacks/config/comprehend-regions.js";
import { configIssuesOf } from "../../support/aws/config-issues.js";

const LITE = "amazon.nova-2-lite-v1:0";

/** With a Comprehend for regions that have none. */
const inRegion = (AWS_REGION: string) => ({
  AWS_REGION,
  ...(!COMPREHEND_REGIONS.includes(AWS_REGION) && {
    COMPREHEND_REGION: AWS_REGION.startsWith("us-gov") ? "us-gov-west-1" : "eu-central-1",
  }),
});
const modelOf = (environment: NodeJS.ProcessEnv) => readConfig(environment).responseModel;
const issuesOf = (region: string, RESPONSE_MODEL_ID: string, more = {}) =>
  configIssuesOf({ ...inRegion(region), RESPONSE_MODEL_ID, ...more });

const application = (region = "us-east-1", partition = "aws") =>
  `arn:${partition}:bedrock:${region}:111122223333:application-inference-profile/a1b2c3d4e5f6`;
const provisioned = "arn:aws:bedrock:us-east-1:111122223333:provisioned-model/a1b2c3d4e5f6";

describe("a model's profile", () => {
  it.each([
    ["us.", "us-east-1"],
    ["us.", "us-west-1"],
    ["us.", "ca-central-1"],
    ["eu.", "eu-west-3"],
    ["eu.", "il-central-1"],
    ["apac.", "ap-south-1"],
    ["jp.", "ap-northeast-1"],
    ["jp.", "ap-northeast-3"],
    ["au.", "ap-southeast-2"],
    ["ca.", "ca-central-1"],
    ["us-gov.", "us-gov-west-1"],
    ["us-gov.", "us-gov-east-1"],
    ["global.", "us-east-1"],
    ["global.", "eu-north-1"],
    ["global.", "sa-east-1"],
  ])("%s can be called in %s", (geography, region) => {
    expect(issuesOf(region, `${geography}${LITE}`)).toEqual([]);
    expect(modelOf({ ...inRegion(region), RESPONSE_MODEL_ID: `${geography}${LITE}` })).toMatchObject({
      kind: "inference-profile",
      id: `${geography}${LITE}`,
      foundationModel: LITE,
      isGlobal: geography === "global.",
    });
  });

  it.each([
    ["us.", "eu-central-1", `eu.${LITE}; us. can be called from us-east-*, us-west-*, ca-*`],
    ["eu.", "us-east-1", `us.${LITE}; eu. can be called from eu-*, il-*`],
    ["us.", "us-gov-west-1", `us-gov.${LITE}; us. can be called from us-east-*, us-west-*, ca-*`],
    ["us-gov.", "us-east-1", `us.${LITE}; us-gov. can be called from us-gov-*`],
    ["jp.", "ap-south-1", `apac.${LITE}; jp. can be called from ap-northeast-1, ap-northeast-3`],
    ["au.", "ap-northeast-1", `jp.${LITE}; au. can be called from ap-southeast-2, ap-southeast-4, ap-southeast-6`],
    ["ca.", "us-east-1", `us.${LITE}; ca. can be called from ca-*`],
    ["apac.", "sa-east-1", `global.${LITE}; apac. can be called from ap-*, me-*`],
    ["global.", "us-gov-west-1", `us-gov.${LITE}; global. can be called from the commercial regions`],
  ])("%s is refused in %s, with one that can be called there", (geography, region, expected) => {
    expect(issuesOf(region, `${geography}${LITE}`)).toEqual([
      `RESPONSE_MODEL_ID is "${geography}${LITE}": expected a profile that AWS_REGION ${region} can call, such as ${expected}`,
    ]);
  });

  it.each(["us-iso-east-1", "us-isob-east-1"])("is refused in %s, which has none", (region) => {
    expect(issuesOf(region, "us.amazon.nova-pro-v1:0")).toEqual([
      expect.stringContaining(`a profile that AWS_REGION ${region} can call; us. can be called from`),
    ]);
    expect(issuesOf(region, "amazon.nova-pro-v1:0")).toEqual([]);
  });
});

describe("an ARN", () => {
  it.each([
    [`arn:aws:bedrock:us-east-1:111122223333:inference-profile/global.${LITE}`, `global.${LITE}`],
    [`arn:aws:bedrock:us-east-1::inference-profile/us.${LITE}`, `us.${LITE}`],
    ["arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-pro-v1:0", "amazon.nova-pro-v1:0"],
  ])("%s is called by its id, as an alarm knows it", (RESPONSE_MODEL_ID, id) => {
    expect(modelOf({ RESPONSE_MODEL_ID })).toEqual(modelOf({ RESPONSE_MODEL_ID: id }));
    expect(modelOf({ RESPONSE_MODEL_ID })).toMatchObject({ id, metricId: id });
  });

  it.each([
    ["application-inference-profile", application(), true],
    ["provisioned-model", provisioned, false],
  ])("of an %s is called by itself, and needs the name of its model", (kind, RESPONSE_MODEL_ID, isGlobal) => {
    expect(configIssuesOf({ RESPONSE_MODEL_ID })).toEqual([
      "RESPONSE_FOUNDATION_MODEL is not set: expected the id of the model behind RESPONSE_MODEL_ID, such as " +
        `amazon.nova-2-lite-v1:0, since an ARN of ${kind} does not name it`,
    ]);
    expect(modelOf({ RESPONSE_MODEL_ID, RESPONSE_FOUNDATION_MODEL: LITE })).toEqual({
      kind,
      id: RESPONSE_MODEL_ID,
      metricId: "a1b2c3d4e5f6",
      foundationModel: LITE,
      isGlobal,
      toolUse: "named",
      isKnown: true,
    });
  });

  it.each([
    ["another region", "eu-central-1", application("us-east-1"), "aws:bedrock:eu-central-1:"],
    ["another partition", "us-gov-west-1", application("us-gov-west-1"), "aws-us-gov:bedrock:us-gov-west-1:"],
  ])("of %s is refused", (_, region, id, start) => {
    expect(issuesOf(region, id, { RESPONSE_FOUNDATION_MODEL: LITE })).toEqual([
      `RESPONSE_MODEL_ID is "${id}": expected an ARN of AWS_REGION ${region}, which starts with arn:${start}`,
    ]);
  });

  it.each([
    "arn:aws:bedrock:us-east-1:111122223333:imported-model/a1b2c3d4e5f6",
    "arn:aws:bedrock:us-east-1:111122223333:inference-profile/mars.amazon.nova-2-lite-v1:0",
    `arn:aws:bedrock:us-east-1:111122223333:inference-profile/${LITE}`,
    `arn:aws:bedrock:us-east-1::foundation-model/us.${LITE}`,
    "arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/",
    "arn:aws:sagemaker:us-east-1:111122223333:endpoint/model",
    `arn:aws:bedrock:us-east-1:1111:inference-profile/us.${LITE}`,
    "a1b2c3d4e5f6",
    `us.us.${LITE}`,
    `us.${LITE} `,
  ])("or id %s is refused", (RESPONSE_MODEL_ID) => {
    expect(configIssuesOf({ RESPONSE_MODEL_ID })).toEqual([
      expect.stringContaining("expected the id or ARN of a Bedrock model, inference profile or provisioned throughput"),
    ]);
  });
});

describe("RESPONSE_FOUNDATION_MODEL", () => {
  it("may repeat what RESPONSE_MODEL_ID names, and not contradict it", () => {
    expect(configIssuesOf({ RESPONSE_FOUNDATION_MODEL: LITE })).toEqual([]);
    expect(configIssuesOf({ RESPONSE_FOUNDATION_MODEL: "amazon.nova-pro-v1:0" })).toEqual([
      `RESPONSE_FOUNDATION_MODEL is "amazon.nova-pro-v1:0": expected ${LITE}, which RESPONSE_MODEL_ID names, or no value`,
    ]);
  });

  it("decides the price", () => {
    const environment = { RESPONSE_MODEL_ID: application(), RESPONSE_FOUNDATION_MODEL: "amazon.nova-micro-v1:0" };

    expect(readConfig(environment).budgets.prices).toMatchObject({ input: 0.035, output: 0.14 });
  });
});

describe("a model without a profile", () => {
  it.each([LITE, "anthropic.claude-sonnet-4-5-20250929-v1:0", "meta.llama4-scout-17b-instruct-v1:0"])(
    "is refused if it cannot be called on demand: %s",
    (model) => {
      expect(issuesOf("eu-central-1", model)).toEqual([
        `RESPONSE_MODEL_ID is "${model}": expected an inference profile of the model, such as eu.${model}, since it ` +
          "cannot be called on demand",
      ]);
    },
  );

  it("is accepted otherwise", () => {
    expect(issuesOf("us-east-1", "amazon.nova-pro-v1:0")).toEqual([]);
    expect(issuesOf("us-east-1", "mistral.mistral-large-2407-v1:0")).toEqual([]);
  });
});

describe("tool use", () => {
  it.each([
    [LITE, "named"],
    ["amazon.nova-pro-v1:0", "named"],
    ["anthropic.claude-opus-4-5-20251101-v1:0", "named"],
    ["mistral.mistral-large-2407-v1:0", "any"],
    ["meta.llama3-1-70b-instruct-v1:0", "auto"],
    ["meta.llama4-maverick-17b-instruct-v1:0", "auto"],
    ["cohere.command-r-plus-v1:0", "auto"],
    ["ai21.jamba-1-5-large-v1:0", "auto"],
    ["qwen.qwen3-32b-v1:0", "auto"],
    ["openai.gpt-oss-120b-1:0", "auto"],
    ["vendor.model-4.6", undefined],
  ])("of %s is %s", (model, expected) => {
    expect(toolUseOf(model)).toBe(expected);
  });

  it.each([
    "amazon.titan-text-express-v1",
    "amazon.nova-canvas-v1:0",
    "amazon.nova-2-sonic-v1:0",
    "anthropic.claude-v2:1",
    "mistral.mixtral-8x7b-instruct-v0:1",
    "meta.llama3-70b-instruct-v1:0",
    "meta.llama3-2-3b-instruct-v1:0",
    "ai21.jamba-instruct-v1:0",
    "cohere.embed-english-v3",
    "us.deepseek.r1-v1:0",
    "stability.sd3-5-large-v1:0",
  ])("is required: %s is refused", (RESPONSE_MODEL_ID) => {
    expect(configIssuesOf({ RESPONSE_MODEL_ID })).toEqual([
      expect.stringMatching(/^RESPONSE_MODEL_ID is .*: expected a model that supports tool use in Converse, such as /),
    ]);
    expect(
      configIssuesOf({
        RESPONSE_MODEL_ID: application(),
        RESPONSE_FOUNDATION_MODEL: RESPONSE_MODEL_ID.replace(/^us\./, ""),
      }),
    ).toEqual([expect.stringMatching(/^RESPONSE_FOUNDATION_MODEL is .*: expected a model that supports tool use/)]);
  });

  it("of an unknown family is tried, with a warning", () => {
    const model = modelOf({ RESPONSE_MODEL_ID: "vendor.model-4.6" });

    expect(model.toolUse).toBe("named");
    expect(modelWarnings(model)).toEqual([expect.stringContaining("not known here whether vendor.model-4.6 supports")]);
    expect(modelWarnings(modelOf({}))).toEqual([]);
  });
});
