import { describe, expect, it } from "vitest";
import { synthesizeStack } from "../../../support/aws/synthesized-stack.js";

const stack = synthesizeStack();

describe("the role that API Gateway logs with", () => {
  it("is set for the account once the role may write", () => {
    expect(stack.resource("aws_api_gateway_account")).toMatchObject({
      cloudwatch_role_arn: expect.stringContaining("aws_iam_role.api_logging-role") as string,
      depends_on: [expect.stringMatching(/^aws_iam_role_policy\.api_logging-role/)],
    });
  });

  it("is API Gateway's alone, and may do nothing but log", () => {
    const [statement, ...others] = stack.rolePolicy("api/logging-role/");

    expect(others).toEqual([]);
    expect(statement?.Action.every((action) => action.startsWith("logs:"))).toBe(true);
    expect(String(stack.resource("aws_iam_role", "api/logging-role/")["assume_role_policy"])).toContain(
      "apigateway.amazonaws.com",
    );
  });

  it("is left alone when the account has one", () => {
    const existing = synthesizeStack({ API_LOGGING_ROLE: "existing" });

    expect(existing.resources("aws_api_gateway_account")).toEqual([]);
    expect(existing.resources("aws_iam_role").filter(([path]) => path.startsWith("api/"))).toEqual([]);
    expect(existing.resource("aws_api_gateway_stage")["depends_on"]).toEqual([
      expect.stringMatching(/^aws_cloudwatch_log_group\./),
    ]);
  });
});
