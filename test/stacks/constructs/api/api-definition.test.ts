import { describe, expect, it } from "vitest";
import * as z from "zod";
import { synthesizeStack } from "../../../support/aws/synthesized-stack.js";

const fingerprintOf = (environment: NodeJS.ProcessEnv = {}): unknown =>
  z
    .looseObject({ definition: z.string() })
    .parse(synthesizeStack(environment).resource("aws_api_gateway_deployment")["triggers"]).definition;

describe("the fingerprint of the API's definition", () => {
  it("is the same for the same definition, so that a deploy without a change deploys nothing", () => {
    expect(fingerprintOf()).toMatch(/^[0-9a-f]{64}$/);
    expect(fingerprintOf()).toBe(fingerprintOf());
  });

  it("does not change with what is no part of a deployment", () => {
    expect(
      fingerprintOf({
        API_THROTTLE_RATE: "300",
        LOG_RETENTION_DAYS: "7",
        RESPONSE_MODEL_ID: "us.amazon.nova-lite-v1:0",
      }),
    ).toBe(fingerprintOf());
  });

  it("changes with a header of a refusal", () => {
    expect(fingerprintOf({ API_ALLOWED_ORIGINS: "https://desk.example.com" })).not.toBe(fingerprintOf());
  });
});
