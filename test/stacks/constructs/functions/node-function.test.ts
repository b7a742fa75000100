import { describe, expect, it } from "vitest";
import { readConfig } from "../../../../stacks/config/config.js";
import { FUNCTION_NAMES, FUNCTIONS } from "../../../../stacks/functions.js";
import { synthesizeStack } from "../../../support/aws/synthesized-stack.js";

const stack = synthesizeStack({ LOG_RETENTION_DAYS: "90", CONFIDENCE_FLOOR: "0.7" });
const functionAt = (folder: string) => stack.resource("aws_lambda_function", `functions/${folder}/`);
const variablesOf = (folder: string) =>
  (functionAt(folder)["environment"] as { variables: Record<string, string> }).variables;

describe.each(FUNCTION_NAMES.map((folder) => [folder, FUNCTIONS[folder]] as const))(
  "function %s",
  (folder, settings) => {
    it("runs on Node 22 and ARM, traced, within its own limits", () => {
      expect(functionAt(folder)).toMatchObject({
        function_name: `ticket-pipeline-dev-${folder}`,
        runtime: "nodejs22.x",
        architectures: ["arm64"],
        handler: "index.handler",
        memory_size: settings.memoryMb,
        timeout: settings.timeoutSeconds,
        tracing_config: { mode: "Active" },
      });
    });

    it("loads its code from the bucket, under a key of that version and encrypted with our key", () => {
      expect(stack.resource("aws_s3_object", `functions/${folder}/`)).toMatchObject({
        key: expect.stringMatching(new RegExp(`^code/[0-9a-f]{16}/ticket-pipeline-dev-${folder}\\.zip$`)) as string,
        server_side_encryption: "aws:kms",
        kms_key_id: expect.stringContaining("aws_kms_key.") as string,
        lifecycle: { create_before_destroy: true },
      });
      expect(functionAt(folder)).toMatchObject({
        s3_bucket: expect.stringContaining("aws_s3_object.") as string,
        s3_key: expect.stringContaining("aws_s3_object.") as string,
        source_code_hash: expect.any(String) as string,
      });
    });

    it("logs to its own group, encrypted, for the configured days", () => {
      const name = `/aws/lambda/ticket-pipeline-dev-${folder}`;
      const group = stack.resource("aws_cloudwatch_log_group", `functions/${folder}/`);

      expect(group).toMatchObject({
        name,
        retention_in_days: 90,
        kms_key_id: expect.stringContaining("aws_kms_key") as string,
      });
      expect(stack.rolePolicy(`functions/${folder}/`).find(({ Sid }) => Sid === "Log")).toMatchObject({
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: [expect.stringMatching(/aws_cloudwatch_log_group\..*\.arn\}:\*$/)],
      });
    });

    it("emits metrics under its whole name, so that stages are separate", () => {
      expect(variablesOf(folder)).toMatchObject({
        POWERTOOLS_SERVICE_NAME: `ticket-pipeline-dev-${folder}`,
        POWERTOOLS_METRICS_NAMESPACE: "TicketPipeline",
        NODE_OPTIONS: "--enable-source-maps",
      });
    });

    it("reserves nothing in a new account, where AWS would refuse it, and its part of a larger quota", () => {
      const LAMBDA_CONCURRENCY_QUOTA = "1000";
      const limited = synthesizeStack({ LAMBDA_CONCURRENCY_QUOTA });

      expect(functionAt(folder)).not.toHaveProperty("reserved_concurrent_executions");
      expect(limited.resource("aws_lambda_function", `functions/${folder}/`)).toMatchObject({
        reserved_concurrent_executions: readConfig({ LAMBDA_CONCURRENCY_QUOTA }).concurrency.reserved[folder],
      });
    });
  },
);

describe("the functions' own variables", () => {
  const COMMON = ["NODE_OPTIONS", "POWERTOOLS_METRICS_NAMESPACE", "POWERTOOLS_SERVICE_NAME"];

  const BUDGETS = ["GENERAL", "GOLD"].flatMap((tier) => [`BUDGET_${tier}_CHARACTERS`, `BUDGET_${tier}_TICKETS`]);

  it.each([
    ["start-workflow", ["STATE_MACHINE_ARN", "TICKET_BUCKET"]],
    ["detect-sentiment", [...BUDGETS, "TICKET_TABLE"]],
    [
      "generate-response",
      [
        "CONFIDENCE_FLOOR",
        "PII_COMPREHEND",
        "PII_MODE",
        "PROMPT_MAX_TOKENS",
        "REPLY_ALLOWED",
        "REPLY_FORBIDS",
        "RESPONSE_MODEL_ID",
        "RESPONSE_TOOL_USE",
      ],
    ],
    ["triage-by-rules", []],
    ["write-ticket-json", ["TICKET_BUCKET"]],
    ["record-failure", ["TICKET_BUCKET", "TICKET_TABLE"]],
    ["serve-desk", ["DESK_NOTICES_TOPIC", "MODEL_PRICES", "STATE_MACHINE_ARN", "TICKET_TABLE"]],
    ["serve-api", [...BUDGETS, "TICKET_STREAM", "TICKET_TABLE"]],
    [
      "authorize-request",
      ["TICKET_TABLE", "USAGE_KEY_GENERAL", "USAGE_KEY_GOLD", "USER_POOL_CLIENT_IDS", "USER_POOL_ID"],
    ],
  ])("%s has the environment %j", (folder, own) => {
    expect(Object.keys(variablesOf(folder)).sort()).toEqual([...COMMON, ...own].sort());
  });

  it("carry the configuration", () => {
    expect(variablesOf("generate-response")).toMatchObject({
      CONFIDENCE_FLOOR: "0.7",
      RESPONSE_MODEL_ID: "us.amazon.nova-2-lite-v1:0",
    });
  });
});
