import { describe, expect, it } from "vitest";
import { synthesizeStack } from "../../../support/aws/synthesized-stack.js";

const callsOf = (environment: NodeJS.ProcessEnv) =>
  synthesizeStack(environment)
    .rolePolicy("functions/generate-response/")
    .filter(({ Action }) => Action.join() === "bedrock:InvokeModel");

/** ARNs without what only Terraform knows. */
const readable = (resources: readonly string[] = []) => resources.map((arn) => arn.replaceAll(/\$\{[^}]*\}/g, "?"));

describe("the model", () => {
  it("may be called through its profile, and only through it in the regions it routes to", () => {
    const [profile, models] = callsOf({});

    expect(readable(profile?.Resource)).toEqual(["arn:?:bedrock:?:?:inference-profile/us.amazon.nova-pro-v1:0"]);
    expect(readable(models?.Resource)).toEqual(
      ["us-east-1", "us-east-2", "us-west-2"].map(
        (region) => `arn:?:bedrock:${region}::foundation-model/amazon.nova-pro-v1:0`,
      ),
    );
    expect(models?.Condition).toEqual({ StringEquals: { "bedrock:InferenceProfileArn": profile?.Resource[0] } });
  });

  it("may be called directly in the stack's region if no profile is configured", () => {
    const calls = callsOf({ RESPONSE_MODEL_ID: "mistral.mistral-large-2407-v1:0", AWS_REGION: "us-west-2" });

    expect(calls.flatMap(({ Resource }) => readable(Resource))).toEqual([
      "arn:?:bedrock:us-west-2::foundation-model/mistral.mistral-large-2407-v1:0",
    ]);
    expect(calls[0]?.Condition).toBeUndefined();
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
