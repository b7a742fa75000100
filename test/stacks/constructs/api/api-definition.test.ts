import * as z from "zod";
import { describe, expect, it } from "vitest";
import { synthesizeStack } from "../../../support/aws/synthesized-stack.js";

const fingerprintOf = (environment: NodeJS.ProcessEnv = {}): unknown =>
  z
    .looseObject({ definition: z.string() })
    .parse(synthesizeStack(environment).resource("aws_api_gateway_deployment")["triggers"]).definition;

describe("the fingerprint of the API's definition", () => {
  it("is the same for the same definition, so that deploying without a change does nothing", () => {
    expect(fingerprintOf()).toMatch(/^[0-9a-f]{64}$/);
    expect(fingerprintOf()).toBe(fingerprintOf());
  });

  it("does not change with what is not part of a deployment", () => {
    expect(
      fingerprintOf({
        API_THROTTLE_RATE: "300",
        LOG_RETENTION_DAYS: "7",
        RESPONSE_MODEL_ID: "us.amazon.nova-lite-v1:0",
      }),
    ).toBe(fingerprintOf());
  });

  it("changes with a header of a gateway response", () => {
    expect(fingerprintOf({ API_ALLOWED_ORIGINS: "https://desk.example.com" })).not.toBe(fingerprintOf());
  });
});

const stack = synthesizeStack();

describe("the API's authorizer", () => {
  it("is called for every request, whichever header the token comes in, and API Gateway does not cache its result", () => {
    expect(stack.resource("aws_api_gateway_authorizer")).toMatchObject({
      type: "REQUEST",
      authorizer_result_ttl_in_seconds: 0,
      authorizer_uri: expect.stringMatching(
        /aws_lambda_function\.functions_authorize-request\w*\.invoke_arn/,
      ) as string,
    });
  });

  it("has an identity source that every request has and that is different for each, in case results are ever cached", () => {
    expect(stack.resource("aws_api_gateway_authorizer")["identity_source"]).toBe("context.requestId");
  });

  it("may be called by API Gateway only as this authorizer", () => {
    expect(stack.resource("aws_lambda_permission", "api/definition/authorizer/")).toMatchObject({
      action: "lambda:InvokeFunction",
      principal: "apigateway.amazonaws.com",
      function_name: expect.stringMatching(/aws_lambda_function\.functions_authorize-request\w*\.arn/) as string,
      source_arn: expect.stringMatching(
        /^\$\{aws_api_gateway_rest_api\.\w+\.execution_arn\}\/authorizers\/\$\{aws_api_gateway_authorizer\.\w+\.id\}$/,
      ) as string,
    });
  });
});
