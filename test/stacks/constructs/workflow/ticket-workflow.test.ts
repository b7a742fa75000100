import { describe, expect, it } from "vitest";
import { statementsOf, synthesizeStack } from "../../../support/aws/synthesized-stack.js";

const stack = synthesizeStack({ LOG_RETENTION_DAYS: "90" });
const machine = stack.resource("aws_sfn_state_machine");
const policy = stack.rolePolicy("workflow/");

describe("the state machine", () => {
  it("is a Standard workflow with tracing", () => {
    expect(machine).toMatchObject({
      name: "ticket-pipeline-dev-workflow",
      type: "STANDARD",
      tracing_configuration: { enabled: true },
    });
  });

  it("logs every event without its data, which contains the ticket's text", () => {
    expect(machine).toMatchObject({ logging_configuration: { level: "ALL", include_execution_data: false } });
  });

  it("logs under the prefix that needs no entry in the account's log policy", () => {
    expect(stack.resource("aws_cloudwatch_log_group", "workflow/")).toMatchObject({
      name: "/aws/vendedlogs/states/ticket-pipeline-dev-workflow",
      retention_in_days: 90,
    });
  });

  it("may take an hour to be deleted, since AWS waits for open executions", () => {
    expect(machine).toMatchObject({ timeouts: { delete: "60m" } });
  });

  it("has every placeholder of its definition filled", () => {
    expect(JSON.parse(String(machine["definition"]))).toMatchObject({ QueryLanguage: "JSONata" });
    expect(String(machine["definition"])).not.toMatch(/\$\{[A-Z]/);
  });

  it("may call exactly the functions its tasks call", () => {
    const invoked = policy
      .filter(({ Action }) => Action.join() === "lambda:InvokeFunction")
      .flatMap(({ Resource }) => Resource);

    expect(invoked).toHaveLength(5);
    for (const arn of invoked) expect(machine["definition"]).toContain(arn);
  });

  it("may do exactly what its other tasks do", () => {
    const actions = policy.filter(({ Resource }) => !Resource.includes("*")).flatMap(({ Action }) => Action);

    expect([...new Set(actions)].filter((action) => !action.startsWith("kms:")).sort()).toEqual([
      "dynamodb:GetItem",
      "dynamodb:UpdateItem",
      "lambda:InvokeFunction",
      "sns:Publish",
      "sqs:SendMessage",
    ]);
  });

  it("may publish tickets and failures, each to its own topic", () => {
    const topics = policy.filter(({ Action }) => Action.includes("sns:Publish")).flatMap(({ Resource }) => Resource);

    expect(topics).toEqual([
      expect.stringMatching(/aws_sns_topic\.topic_/),
      expect.stringMatching(/aws_sns_topic\.failure-topic_/),
    ]);
    for (const arn of topics) expect(machine["definition"]).toContain(arn);
  });

  it("may be started only by start-workflow", () => {
    const starters = stack
      .resources("aws_iam_role_policy")
      .filter(([, { policy: text }]) => String(text).includes("states:StartExecution"));

    expect(starters.map(([path]) => path)).toEqual(["functions/start-workflow/role/policy"]);
  });
});

describe("the histories of executions, which contain tickets' texts", () => {
  const key = stack.resource("aws_kms_key");
  const arn = expect.stringMatching(/^arn:.*:states:.*:stateMachine:ticket-pipeline-dev-workflow$/) as string;
  const ofLogs = { StringLike: { "kms:EncryptionContext:SourceArn": expect.stringMatching(/^arn:.*:logs:.*:\*$/) } };
  const named = (sid: string) => policy.find(({ Sid }) => Sid === sid);

  it("are encrypted with the stack's key", () => {
    expect(machine["encryption_configuration"]).toEqual({
      type: "CUSTOMER_MANAGED_KMS_KEY",
      kms_key_id: expect.stringContaining("aws_kms_key") as string,
      kms_data_key_reuse_period_seconds: 300,
    });
  });

  it("are encrypted and read by the workflow's role, in this state machine's name", () => {
    expect(named("EncryptHistories")).toMatchObject({
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: [expect.stringContaining("aws_kms_key")],
      Condition: { StringEquals: { "kms:EncryptionContext:aws:states:stateMachineArn": arn } },
    });
  });

  it("are logged by CloudWatch Logs, which decrypts what the role encrypted for it and nothing else", () => {
    const delivery = statementsOf(key["policy"]).find(({ Sid }) => Sid === "DeliveredLogsDecrypt");

    expect(named("EncryptDeliveredLogs")).toMatchObject({ Action: ["kms:GenerateDataKey"], Condition: ofLogs });
    expect(delivery).toMatchObject({
      Action: ["kms:Decrypt"],
      Principal: { Service: "delivery.logs.amazonaws.com" },
      Condition: ofLogs,
    });
  });
});

describe("the failed-tickets queue", () => {
  it("stores messages for 14 days, encrypted, over TLS only", () => {
    const queue = stack.resource("aws_sqs_queue", "failed-tickets/");

    expect(queue).toMatchObject({
      name: "ticket-pipeline-dev-failed-tickets",
      message_retention_seconds: 14 * 24 * 60 * 60,
      kms_master_key_id: "alias/ticket-pipeline-dev",
    });
    expect(queue["policy"]).toContain("aws:SecureTransport");
  });
});

describe("who reads executions", () => {
  const ofDesk = stack.rolePolicy("functions/serve-desk/");
  const machineArn = (kind: string) =>
    expect.stringMatching(`:states:.*:${kind}:ticket-pipeline-dev-workflow`) as string;

  it("is serve-desk alone: their state and their history, of this state machine", () => {
    const reading = ofDesk.filter(({ Action }) => Action.some((action) => action.startsWith("states:")));

    expect(reading).toMatchObject([
      { Action: ["states:DescribeExecution", "states:GetExecutionHistory"], Resource: [machineArn("execution")] },
    ]);
    expect(reading[0]?.Resource[0]).toMatch(/:execution:ticket-pipeline-dev-workflow:\*$/);
    const others = stack
      .resources("aws_iam_role_policy")
      .filter(
        ([path, { policy: document }]) => !path.includes("serve-desk") && /states:(Get|Desc)/.test(String(document)),
      );
    expect(others.map(([path]) => path)).toEqual([]);
  });

  it("may decrypt these histories, which the stack's key encrypts", () => {
    expect(ofDesk.find(({ Sid }) => Sid === "DecryptHistories")).toMatchObject({
      Action: ["kms:Decrypt"],
      Condition: { StringEquals: { "kms:EncryptionContext:aws:states:stateMachineArn": machineArn("stateMachine") } },
    });
  });
});
