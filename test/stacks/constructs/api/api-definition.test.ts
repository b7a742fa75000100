import * as z from "zod";
import { describe, expect, it } from "vitest";
import { apiBodyOf } from "../../../support/aws/api-body.js";
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
const scheme = apiBodyOf(stack).components.securitySchemes["token"];
const authorizer = scheme?.["x-amazon-apigateway-authorizer"];

describe("the API's definition", () => {
  it("replaces what was there before, and fails on what API Gateway does not understand", () => {
    expect(stack.resource("aws_api_gateway_rest_api")).toMatchObject({
      put_rest_api_mode: "overwrite",
      fail_on_warnings: true,
      parameters: { ignore: "documentation" },
    });
  });

  it("has no argument that says other than the body, which the provider would show as a change again and again", () => {
    const api = stack.resource("aws_api_gateway_rest_api");
    const { info, ...body } = apiBodyOf(stack);

    expect(info).toMatchObject({ title: api["name"], description: api["description"] });
    expect(body["x-amazon-apigateway-api-key-source"]).toBe(api["api_key_source"]);
  });

  it("is all in the body: no other resource adds to it, which the next body would remove", () => {
    const types = Object.keys(stack.json.resource).filter((type) => type.startsWith("aws_api_gateway_"));

    expect(types.sort()).toEqual([
      "aws_api_gateway_api_key",
      "aws_api_gateway_deployment",
      "aws_api_gateway_method_settings",
      "aws_api_gateway_rest_api",
      "aws_api_gateway_stage",
      "aws_api_gateway_usage_plan",
      "aws_api_gateway_usage_plan_key",
    ]);
  });
});

describe("the API's authorizer", () => {
  it("is called for every request, whichever header the token comes in, and API Gateway does not cache its result", () => {
    expect(scheme).toMatchObject({ type: "apiKey", in: "header", "x-amazon-apigateway-authtype": "custom" });
    expect(authorizer).toMatchObject({
      type: "request",
      authorizerResultTtlInSeconds: 0,
      authorizerUri: expect.stringMatching(
        /^\$\{aws_lambda_function\.functions_authorize-request_function_\w+\.invoke_arn\}$/,
      ) as string,
    });
  });

  it("has an identity source that every request has and that is different for each, in case results are ever cached", () => {
    expect(authorizer?.["identitySource"]).toBe("context.requestId");
  });

  it("may be called by API Gateway only as an authorizer of this API, and never loses that permission on the way", () => {
    expect(stack.resource("aws_lambda_permission", "api/definition/authorizer/")).toMatchObject({
      action: "lambda:InvokeFunction",
      principal: "apigateway.amazonaws.com",
      function_name: expect.stringMatching(/aws_lambda_function\.functions_authorize-request\w*\.arn/) as string,
      source_arn: expect.stringMatching(
        /^\$\{aws_api_gateway_rest_api\.\w+\.execution_arn\}\/authorizers\/\*$/,
      ) as string,
      lifecycle: { create_before_destroy: true },
    });
  });
});
