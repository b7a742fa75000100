import * as z from "zod";
import { describe, expect, it } from "vitest";
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

const stack = synthesizeStack();

describe("the API's authorizer", () => {
  it("is asked about every request, whichever header its token comes in, and remembered nowhere but in itself", () => {
    expect(stack.resource("aws_api_gateway_authorizer")).toMatchObject({
      type: "REQUEST",
      authorizer_result_ttl_in_seconds: 0,
      authorizer_uri: expect.stringMatching(
        /aws_lambda_function\.functions_authorize-request\w*\.invoke_arn/,
      ) as string,
    });
  });

  it("waits for nothing that a request may lack, and names no two requests alike, should they ever be remembered", () => {
    expect(stack.resource("aws_api_gateway_authorizer")["identity_source"]).toBe("context.requestId");
  });

  it("may be called by API Gateway as this very authorizer only", () => {
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
