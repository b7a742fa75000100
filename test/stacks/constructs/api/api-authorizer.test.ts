import { describe, expect, it } from "vitest";
import { synthesizeStack } from "../../../support/aws/synthesized-stack.js";

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
