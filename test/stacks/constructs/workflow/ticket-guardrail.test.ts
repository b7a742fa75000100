import { describe, expect, it } from "vitest";
import * as z from "zod";
import { synthesizeStack } from "../../../support/aws/synthesized-stack.js";
import { isAllowed } from "../../../support/aws/policy-evaluator.js";

const stack = synthesizeStack({ GUARDRAIL: "true" });
const without = synthesizeStack({});

const Topic = z.object({ name: z.string(), definition: z.string(), examples: z.array(z.string()), type: z.string() });
const Guardrail = z.looseObject({
  name: z.string(),
  description: z.string(),
  kms_key_arn: z.string(),
  blocked_input_messaging: z.string(),
  blocked_outputs_messaging: z.string(),
  content_policy_config: z.array(z.object({ filters_config: z.array(z.record(z.string(), z.string())) })),
  topic_policy_config: z.array(z.object({ topics_config: z.array(Topic) })),
  sensitive_information_policy_config: z.array(
    z.object({ pii_entities_config: z.array(z.object({ type: z.string(), action: z.string() })) }),
  ),
});
const guardrail = Guardrail.parse(stack.resource("aws_bedrock_guardrail", "guardrail/"));
const version = stack.resource("aws_bedrock_guardrail_version", "guardrail/");
const topics = guardrail.topic_policy_config.flatMap(({ topics_config }) => topics_config);
const variablesOf = (synthesized: typeof stack, folder: string) =>
  z
    .object({ variables: z.record(z.string(), z.string()) })
    .parse(synthesized.resource("aws_lambda_function", `functions/${folder}/`)["environment"]).variables;

describe("the guardrail", () => {
  it("exists with the option only, and so do its right and its variables", () => {
    expect(without.text).not.toMatch(/aws_bedrock_guardrail|ApplyGuardrail|GUARDRAIL_/);
  });

  it("filters prompt attacks in what is read; Bedrock refuses a strength for what is written", () => {
    expect(guardrail.content_policy_config).toEqual([
      { filters_config: [{ type: "PROMPT_ATTACK", input_strength: "HIGH", output_strength: "NONE" }] },
    ]);
  });

  it("denies its topics, within the limits of the Classic tier", () => {
    expect(topics.map(({ name }) => name)).toEqual([
      "OTHER_CUSTOMERS",
      "OWN_INSTRUCTIONS",
      "REFUNDS_AND_PROMISES",
      "LEGAL_OR_MEDICAL_ADVICE",
    ]);
    for (const { name, definition, examples, type } of topics) {
      expect(type).toBe("DENY");
      expect(name).toMatch(/^[0-9a-zA-Z_ !?.-]{1,100}$/);
      expect(definition.length, name).toBeLessThanOrEqual(200);
      expect(examples.length).toBeLessThanOrEqual(5);
      for (const example of examples) expect(example.length, example).toBeLessThanOrEqual(100);
    }
  });

  it("blocks passwords, keys and cards, of which nobody would use a masked text", () => {
    const [policy] = guardrail.sensitive_information_policy_config;

    expect(new Set(policy?.pii_entities_config.map(({ action }) => action))).toEqual(new Set(["BLOCK"]));
    expect(policy?.pii_entities_config.map(({ type }) => type)).toEqual(
      expect.arrayContaining(["PASSWORD", "AWS_SECRET_KEY", "CREDIT_DEBIT_CARD_NUMBER"]),
    );
  });

  it("is encrypted with our key, and named within Bedrock's limits, whatever the prefix", () => {
    const longest = synthesizeStack({ GUARDRAIL: "true", PROJECT_NAME: "a".repeat(28), STAGE: "dev" });
    const { name } = Guardrail.parse(longest.resource("aws_bedrock_guardrail", "guardrail/"));

    expect(guardrail.kms_key_arn).toContain("aws_kms_key.");
    expect(name).toMatch(/^[0-9a-zA-Z_-]{1,50}$/);
    expect(guardrail.name).toBe("ticket-pipeline-dev-tickets");
  });

  it("is used in one version, which other policies replace before it goes", () => {
    expect(version).toMatchObject({
      guardrail_arn: expect.stringMatching(/aws_bedrock_guardrail\..*\.guardrail_arn\}$/),
      description: expect.stringMatching(/^Policies [0-9a-f]{12}$/),
      lifecycle: { create_before_destroy: true },
    });
    expect(variablesOf(stack, "generate-response")).toMatchObject({
      GUARDRAIL_ARN: expect.stringMatching(/aws_bedrock_guardrail\..*\.guardrail_arn\}$/),
      GUARDRAIL_VERSION: expect.stringMatching(/aws_bedrock_guardrail_version\..*\.version\}$/),
    });
  });
});

describe("the right to apply it", () => {
  const policy = stack.rolePolicy("functions/generate-response/");
  const apply = (resource: string) => isAllowed(policy, { action: "bedrock:ApplyGuardrail", resource, context: {} });

  it("is for this guardrail alone", () => {
    const arn = variablesOf(stack, "generate-response")["GUARDRAIL_ARN"] ?? "";

    expect(apply(arn)).toBe(true);
    expect(apply("arn:aws:bedrock:us-east-1:111122223333:guardrail/another")).toBe(false);
  });

  it("is the function's that answers, and nobody else's", () => {
    const holders = stack
      .resources("aws_iam_role_policy")
      .filter(([, { policy: document }]) => String(document).includes("bedrock:ApplyGuardrail"));

    expect(holders.map(([path]) => path)).toEqual([expect.stringMatching(/^functions\/generate-response\//)]);
  });

  it("comes with the right to read what the key encrypts, with which Bedrock reads the guardrail", () => {
    expect(policy.filter(({ Sid }) => Sid === "DecryptWithKey")).toHaveLength(1);
    expect(without.rolePolicy("functions/generate-response/").map(({ Sid }) => Sid)).not.toContain("DecryptWithKey");
  });
});
