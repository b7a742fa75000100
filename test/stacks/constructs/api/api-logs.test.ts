import * as z from "zod";
import { describe, expect, it } from "vitest";
import { statementsOf, synthesizeStack } from "../../../support/aws/synthesized-stack.js";

const stack = synthesizeStack();
const groups = stack.resources("aws_cloudwatch_log_group").filter(([path]) => path.startsWith("api/logs/"));
const { format } = z
  .looseObject({ format: z.string() })
  .parse(stack.resource("aws_api_gateway_stage")["access_log_settings"]);
const line = z.record(z.string(), z.string()).parse(JSON.parse(format));

describe("the API's access log", () => {
  it("records who requested what, and the result", () => {
    expect(Object.keys(line)).toEqual(
      expect.arrayContaining(["requestId", "method", "path", "status", "latencyMs", "subject", "ip", "refusedAs"]),
    );
  });

  it("contains no body, header, query or path value, and so no token", () => {
    const sources = Object.values(line).filter((value) => value.startsWith("$"));

    expect(sources).not.toEqual([]);
    for (const source of sources) expect(source).toMatch(/^\$context\.[A-Za-z.]+$/);
    for (const secret of [
      "$context.path",
      "$context.authorizer.principalId",
      "$context.identity.apiKey",
      "$context.error.message",
    ])
      expect(sources).not.toContain(secret);
  });

  it.each([
    ["what was one too many", "throttled", "429", "RequestsThrottled"],
    [
      "what could not be answered, those among it that API Gateway itself counts as a client's",
      "failed",
      "5*",
      "RequestsFailed",
    ],
  ])("is counted for %s, by the API's name", (_what, id, status, name) => {
    expect(stack.resource("aws_cloudwatch_log_metric_filter", `api/logs/${id}`)).toMatchObject({
      name: `ticket-pipeline-dev-api-${id}`,
      log_group_name: expect.stringContaining("api_logs_access") as string,
      pattern: `{ $.status = "${status}" }`,
      metric_transformation: {
        namespace: "TicketPipeline",
        name,
        dimensions: { service: "$.service" },
        value: "1",
      },
    });
    expect(line).toMatchObject({ service: "ticket-pipeline-dev-api", status: "$context.status" });
  });
});

describe("the API's log groups", () => {
  it("are the access log, and the execution log, whose name API Gateway chooses", () => {
    expect(groups.map(([, { name }]) => name)).toEqual([
      "/aws/apigateway/ticket-pipeline-dev-api",
      expect.stringMatching(/^API-Gateway-Execution-Logs_\$\{aws_api_gateway_rest_api\.\w+\.id\}\/v1$/),
    ]);
  });

  it.each(groups)("%s is encrypted with our key, and expires", (_path, group) => {
    expect(group).toMatchObject({
      kms_key_id: expect.stringContaining("aws_kms_key.") as string,
      retention_in_days: 30,
    });
  });

  it("may use the key, even with a name without our prefix: of the execution logs of a stage v1", () => {
    const statements = statementsOf(stack.resource("aws_kms_key")["policy"]);
    const [faults] = statements.filter(({ Sid }) => Sid === "ApiFaultsEncrypt");

    expect(faults?.Condition).toEqual({
      ArnLike: {
        "kms:EncryptionContext:aws:logs:arn": expect.stringMatching(
          /:log-group:API-Gateway-Execution-Logs_\*\/v1$/,
        ) as string,
      },
    });
  });

  it("need no key that waits for the API, whose definition needs the functions, which need the key", () => {
    expect(JSON.stringify(stack.resource("aws_kms_key"))).not.toContain("aws_api_gateway_");
  });
});
