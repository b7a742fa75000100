import { describe, expect, it } from "vitest";
import { synthesizeStack } from "../../../support/aws/synthesized-stack.js";

const stack = synthesizeStack();
const environmentOf = (folder: string, from = stack): unknown =>
  from.resource("aws_lambda_function", `functions/${folder}/`)["environment"];

describe("the API", () => {
  it("is regional, and accepts a caller's key only from the authorizer", () => {
    expect(stack.resource("aws_api_gateway_rest_api")).toMatchObject({
      name: "ticket-pipeline-dev-api",
      endpoint_configuration: { types: ["REGIONAL"] },
      api_key_source: "AUTHORIZER",
    });
  });

  it.each([
    ["serve-api", "api/permission"],
    ["serve-desk", "api/serve-desk-permission"],
    ["serve-identity", "api/serve-identity-permission"],
  ])("may call %s only from its stage", (folder, path) => {
    expect(stack.resource("aws_lambda_permission", path)).toMatchObject({
      action: "lambda:InvokeFunction",
      principal: "apigateway.amazonaws.com",
      function_name: expect.stringMatching(new RegExp(`aws_lambda_function\\.functions_${folder}\\w*\\.arn`)) as string,
      source_arn: expect.stringMatching(/^\$\{aws_api_gateway_rest_api\.\w+\.execution_arn\}\/v1\/\*$/) as string,
    });
  });

  it("is the only API that may call its functions", () => {
    const permissions = stack
      .resources("aws_lambda_permission")
      .filter(([, { principal }]) => principal === "apigateway.amazonaws.com")
      .map(([, { source_arn: arn }]) => String(arn));

    expect(permissions.length).toBeGreaterThan(0);
    for (const arn of permissions) expect(arn).toContain("aws_api_gateway_rest_api.");
  });

  it("passes serve-api the allowed origins, if there are any", () => {
    const origins = "https://a.example.com,https://b.example.com";

    expect(environmentOf("serve-api", synthesizeStack({ API_ALLOWED_ORIGINS: origins }))).toMatchObject({
      variables: { ALLOWED_ORIGINS: origins },
    });
    expect(environmentOf("serve-api")).not.toHaveProperty(["variables", "ALLOWED_ORIGINS"]);
  });

  it("passes the authorizer the tiers' keys and the user pool whose tokens it accepts", () => {
    expect(environmentOf("authorize-request")).toMatchObject({
      variables: {
        USAGE_KEY_GENERAL: "ticket-pipeline-dev-general-usage-plan-key",
        USAGE_KEY_GOLD: "ticket-pipeline-dev-gold-usage-plan-key",
        USER_POOL_ID: expect.stringContaining("aws_cognito_user_pool.") as string,
        USER_POOL_CLIENT_IDS: expect.stringContaining("aws_cognito_user_pool_client.") as string,
      },
    });
  });
});
