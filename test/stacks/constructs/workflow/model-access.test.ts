import { describe, expect, it } from "vitest";
import { isAllowed } from "../../../support/aws/policy-evaluator.js";
import { type PolicyStatement, synthesizeStack } from "../../../support/aws/synthesized-stack.js";

const LITE = "amazon.nova-2-lite-v1:0";
const ACCOUNT = "111122223333";

interface Place {
  readonly partition: string;
  readonly region: string;
}
const COMMERCIAL: Place = { partition: "aws", region: "us-east-1" };
const GOVERNMENT: Place = { partition: "aws-us-gov", region: "us-gov-west-1" };

const deployedTo = ({ partition, region }: Place, text: string): string =>
  text
    .replaceAll(/\$\{data\.aws_partition\.[^}]*\}/g, partition)
    .replaceAll(/\$\{data\.aws_region\.[^}]*\}/g, region)
    .replaceAll(/\$\{data\.aws_caller_identity\.[^}]*\}/g, ACCOUNT);

/** What Terraform would make of the role's statements about the model. */
const policyOf = (place: Place, environment: NodeJS.ProcessEnv): readonly PolicyStatement[] =>
  synthesizeStack({ AWS_REGION: place.region, ...environment })
    .rolePolicy("functions/generate-response/")
    .filter(({ Action }) => Action.join() === "bedrock:InvokeModel")
    .map((statement) => JSON.parse(deployedTo(place, JSON.stringify(statement))) as PolicyStatement);

const call = (policy: readonly PolicyStatement[], resource: string, profile?: string): boolean =>
  isAllowed(policy, {
    action: "bedrock:InvokeModel",
    resource,
    context: profile === undefined ? {} : { "bedrock:InferenceProfileArn": [profile] },
  });

const modelArn = ({ partition }: Place, region: string, model = LITE): string =>
  `arn:${partition}:bedrock:${region}::foundation-model/${model}`;

const profileArn = ({ partition, region }: Place, id: string, kind = "inference-profile"): string =>
  `arn:${partition}:bedrock:${region}:${ACCOUNT}:${kind}/${id}`;

const application = profileArn(COMMERCIAL, "a1b2c3d4e5f6", "application-inference-profile");
const provisioned = profileArn(COMMERCIAL, "a1b2c3d4e5f6", "provisioned-model");

const JAPAN: Place = { partition: "aws", region: "ap-northeast-1" };
const PROFILES: readonly (readonly [name: string, place: Place, environment: NodeJS.ProcessEnv, arn: string])[] = [
  ["us.", COMMERCIAL, {}, profileArn(COMMERCIAL, `us.${LITE}`)],
  ["jp.", JAPAN, { RESPONSE_MODEL_ID: `jp.${LITE}` }, profileArn(JAPAN, `jp.${LITE}`)],
  ["us-gov.", GOVERNMENT, { RESPONSE_MODEL_ID: `us-gov.${LITE}` }, profileArn(GOVERNMENT, `us-gov.${LITE}`)],
  ["global.", COMMERCIAL, { RESPONSE_MODEL_ID: `global.${LITE}` }, profileArn(COMMERCIAL, `global.${LITE}`)],
  [
    "the ARN of AWS's profile",
    COMMERCIAL,
    { RESPONSE_MODEL_ID: profileArn(COMMERCIAL, `us.${LITE}`) },
    profileArn(COMMERCIAL, `us.${LITE}`),
  ],
  [
    "an application's profile",
    COMMERCIAL,
    { RESPONSE_MODEL_ID: application, RESPONSE_FOUNDATION_MODEL: LITE },
    application,
  ],
];

describe.each(PROFILES)("a model behind %s", (_, place, environment, profile) => {
  const policy = policyOf(place, environment);

  it("may be called through its profile in any region", () => {
    expect(call(policy, profile)).toBe(true);
    for (const region of [place.region, "eu-south-2", "ap-southeast-7"]) {
      expect(call(policy, modelArn(place, region), profile)).toBe(true);
    }
  });

  it("may be called neither directly nor through another profile, nor may another model or profile be called", () => {
    const other = profileArn(place, `eu.${LITE}`);

    expect(call(policy, modelArn(place, place.region))).toBe(false);
    expect(call(policy, modelArn(place, place.region), other)).toBe(false);
    expect(call(policy, modelArn(place, place.region, "amazon.nova-pro-v1:0"), profile)).toBe(false);
    expect(call(policy, other)).toBe(false);
  });
});

describe("a profile that may be routed to any region", () => {
  const REGIONLESS = "arn:${?}:bedrock:::foundation-model/";
  const resourcesOf = (environment: NodeJS.ProcessEnv) =>
    synthesizeStack(environment)
      .rolePolicy("functions/generate-response/")
      .flatMap(({ Resource }) => Resource.map((arn) => arn.replace(/^arn:\$\{[^}]*\}/, "arn:${?}")));

  it.each([
    ["global.", { RESPONSE_MODEL_ID: `global.${LITE}` }],
    ["an application's", { RESPONSE_MODEL_ID: application, RESPONSE_FOUNDATION_MODEL: LITE }],
  ])("%s is authorized for the model's ARN without a region too", (_, environment) => {
    expect(resourcesOf(environment)).toContain(`${REGIONLESS}${LITE}`);
  });

  it("is none of a geography's", () => {
    expect(resourcesOf({})).not.toContain(`${REGIONLESS}${LITE}`);
  });
});

describe("a model without a profile", () => {
  it.each([
    ["commercial", COMMERCIAL],
    ["government", GOVERNMENT],
  ])("may be called in the stack's region only (%s)", (_, place) => {
    const policy = policyOf(place, { RESPONSE_MODEL_ID: "amazon.nova-pro-v1:0" });

    expect(call(policy, modelArn(place, place.region, "amazon.nova-pro-v1:0"))).toBe(true);
    expect(call(policy, modelArn(place, "eu-west-1", "amazon.nova-pro-v1:0"))).toBe(false);
    expect(call(policy, modelArn(place, place.region))).toBe(false);
  });

  it("is nothing that provisioned throughput needs", () => {
    const policy = policyOf(COMMERCIAL, { RESPONSE_MODEL_ID: provisioned, RESPONSE_FOUNDATION_MODEL: LITE });

    expect(call(policy, provisioned)).toBe(true);
    expect(call(policy, modelArn(COMMERCIAL, "us-east-1"))).toBe(false);
    expect(policy).toHaveLength(1);
  });
});

it("the function gets what to call, and how much tool use the model's family supports", () => {
  const variablesOf = (environment: NodeJS.ProcessEnv) =>
    JSON.stringify(
      synthesizeStack(environment).resource("aws_lambda_function", "functions/generate-response/")["environment"],
    );

  expect(variablesOf({})).toContain(`"RESPONSE_MODEL_ID":"us.${LITE}"`);
  expect(variablesOf({})).toContain('"RESPONSE_TOOL_USE":"named"');
  const mistral = variablesOf({ RESPONSE_MODEL_ID: "mistral.mistral-large-2407-v1:0", AWS_REGION: "us-west-2" });
  expect(mistral).toContain('"RESPONSE_TOOL_USE":"any"');
  const ours = variablesOf({ RESPONSE_MODEL_ID: application, RESPONSE_FOUNDATION_MODEL: LITE });
  expect(ours).toContain(`"RESPONSE_MODEL_ID":"${application}"`);
});

it("alarms watch an application's profile by its id", () => {
  const stack = synthesizeStack({ RESPONSE_MODEL_ID: application, RESPONSE_FOUNDATION_MODEL: LITE });

  expect(stack.text).toContain('"ModelId": "a1b2c3d4e5f6"');
});

describe("personal data", () => {
  const ofResponses = (environment: NodeJS.ProcessEnv) => {
    const stack = synthesizeStack(environment);
    return {
      variables: JSON.stringify(stack.resource("aws_lambda_function", "functions/generate-response/")["environment"]),
      callers: stack.text.split("comprehend:DetectPiiEntities").length - 1,
    };
  };

  it("is replaced with Comprehend's help by default, which that one function may call", () => {
    const { variables, callers } = ofResponses({});

    expect(variables).toContain('"PII_MODE":"redact"');
    expect(variables).toContain('"PII_COMPREHEND":"true"');
    expect(callers).toBe(1);
  });

  it.each([{ PII_COMPREHEND: "false" }, { PII_MODE: "off" }])("needs no call of Comprehend with %j", (environment) => {
    const { variables, callers } = ofResponses(environment);

    expect(variables).toContain('"PII_COMPREHEND":"false"');
    expect(callers).toBe(0);
  });

  it("comes with marks between words only if it is told to", () => {
    expect(ofResponses({}).variables).not.toContain("PROMPT_DATAMARKING");
    expect(ofResponses({ PROMPT_DATAMARKING: "true" }).variables).toContain('"PROMPT_DATAMARKING":"true"');
  });

  it("is looked for by the Comprehend that detects sentiment", () => {
    const elsewhere = { AWS_REGION: "eu-north-1", RESPONSE_MODEL_ID: "eu.amazon.nova-pro-v1:0" };

    expect(ofResponses({ ...elsewhere, COMPREHEND_REGION: "eu-central-1" }).variables).toContain(
      '"COMPREHEND_REGION":"eu-central-1"',
    );
  });
});

describe("Comprehend", () => {
  const variablesOf = (environment: NodeJS.ProcessEnv) =>
    JSON.stringify(
      synthesizeStack(environment).resource("aws_lambda_function", "functions/detect-sentiment/")["environment"],
    );

  it("is that of the configured region where the stack's own has none", () => {
    const elsewhere = { AWS_REGION: "eu-north-1", RESPONSE_MODEL_ID: "eu.amazon.nova-pro-v1:0" };

    expect(variablesOf({ ...elsewhere, COMPREHEND_REGION: "eu-central-1" })).toContain(
      '"COMPREHEND_REGION":"eu-central-1"',
    );
    expect(variablesOf({})).not.toContain("COMPREHEND_REGION");
  });
});
