import { describe, expect, it } from "vitest";
import { synthesizeStack } from "../../../support/aws/synthesized-stack.js";

const stack = synthesizeStack();
const stage = stack.resource("aws_api_gateway_stage");

describe("the API's stage", () => {
  it("is v1, traced, and writes the access log", () => {
    expect(stage).toMatchObject({
      stage_name: "v1",
      xray_tracing_enabled: true,
      access_log_settings: { destination_arn: expect.stringContaining("aws_cloudwatch_log_group.") as string },
    });
  });

  it("waits for its log group", () => {
    expect(stage["depends_on"]).toEqual([expect.stringMatching(/^aws_cloudwatch_log_group\.api_logs_faults/)]);
  });

  it("limits each method and logs errors, but never request data", () => {
    const limited = synthesizeStack({ API_THROTTLE_RATE: "300", API_THROTTLE_BURST: "600" });

    expect(limited.resource("aws_api_gateway_method_settings")).toMatchObject({
      method_path: "*/*",
      settings: {
        throttling_rate_limit: 300,
        throttling_burst_limit: 600,
        logging_level: "ERROR",
        data_trace_enabled: false,
      },
    });
  });

  it("gets a new deployment before the old one is destroyed, and after the definition that it copies", () => {
    const deployment = stack.resource("aws_api_gateway_deployment");

    expect(deployment).toMatchObject({
      rest_api_id: expect.stringMatching(/^\$\{aws_api_gateway_rest_api\.\w+\.id\}$/) as string,
      lifecycle: { create_before_destroy: true },
    });
  });
});
