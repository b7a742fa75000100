import { describe, expect, it } from "vitest";
import { TIERS } from "../../../../functions/shared/contracts/ticket-event.js";
import { synthesizeStack } from "../../../support/aws/synthesized-stack.js";

const stack = synthesizeStack();

describe.each(TIERS)("the usage plan of tier %s", (tier) => {
  const name = `ticket-pipeline-dev-${tier}-usage-plan-key`;
  const plan = (environment: NodeJS.ProcessEnv = {}) =>
    synthesizeStack(environment)
      .resources("aws_api_gateway_usage_plan")
      .find(([, resource]) => resource["name"] === name)?.[1];

  it("applies to the API's stage", () => {
    expect(plan()).toMatchObject({
      api_stages: [
        {
          api_id: expect.stringContaining("aws_api_gateway_rest_api.") as string,
          stage: expect.stringContaining("aws_api_gateway_stage.") as string,
        },
      ],
    });
  });

  it("limits its callers as configured", () => {
    const variable = `API_${tier.toUpperCase()}`;

    expect(plan({ [`${variable}_RATE`]: "7", [`${variable}_BURST`]: "9" })).toMatchObject({
      throttle_settings: { rate_limit: 7, burst_limit: 9 },
    });
  });

  it("has a quota of requests a day", () => {
    expect(plan({ [`API_${tier.toUpperCase()}_QUOTA`]: "1234" })).toMatchObject({
      quota_settings: { limit: 1_234, period: "DAY" },
    });
  });

  it("has the key that the authorizer sends", () => {
    const [, key] = stack.resources("aws_api_gateway_api_key").find(([, { value }]) => value === name) ?? [];
    const planKeys = stack.resources("aws_api_gateway_usage_plan_key").map(([path]) => path);

    expect(key).toBeDefined();
    expect(planKeys).toContain(`api/usage-plans/${tier}-plan-key`);
  });
});

it("keys are long enough for API Gateway even with the shortest project and stage", () => {
  const short = synthesizeStack({ PROJECT_NAME: "p", STAGE: "d" }).resources("aws_api_gateway_api_key");

  for (const [, { value }] of short) expect(String(value).length).toBeGreaterThanOrEqual(20);
});
