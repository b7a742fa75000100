import { describe, expect, it } from "vitest";
import { FUNCTION_NAMES } from "../../../../stacks/functions.js";
import { statementsOf, synthesizeStack } from "../../../support/aws/synthesized-stack.js";

const stack = synthesizeStack();
const key = stack.resource("aws_kms_key");
const statements = statementsOf(key["policy"]);
const allowed = (service: string) => statements.find(({ Principal }) => Principal?.["Service"]?.startsWith(service));

describe("the key", () => {
  it("rotates and has a name", () => {
    expect(key).toMatchObject({ enable_key_rotation: true });
    expect(stack.resource("aws_kms_alias")).toMatchObject({ name: "alias/ticket-pipeline-dev" });
  });

  it("lets only this stage's topics deliver to encrypted queues", () => {
    expect(allowed("sns.amazonaws.com")).toMatchObject({
      Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
      Condition: { ArnLike: { "aws:SourceArn": expect.stringMatching(/:sns:.*:ticket-pipeline-dev-\*$/) as string } },
    });
  });

  it.each(["cloudwatch.amazonaws.com", "s3.amazonaws.com"])(
    "lets %s publish to encrypted topics, only for this account",
    (service) => {
      expect(allowed(service)).toMatchObject({ Action: ["kms:Decrypt", "kms:GenerateDataKey*"] });
      expect(allowed(service)?.Condition).toHaveProperty(["StringEquals", "aws:SourceAccount"]);
    },
  );

  it("lets the region's logs service encrypt only this stage's log groups", () => {
    expect(allowed("logs.")?.Condition).toMatchObject({
      ArnLike: {
        "kms:EncryptionContext:aws:logs:arn": expect.stringMatching(/log-group:\*ticket-pipeline-dev-\*$/) as string,
      },
    });
  });

  it("can be administered by the account", () => {
    expect(statements[0]).toMatchObject({
      Action: ["kms:*"],
      Principal: { AWS: expect.stringMatching(/^arn:\$\{.*\}:iam::\$\{.*\}:root$/) as string },
    });
  });

  it.each(["start-workflow", "write-ticket-json", "record-failure"])(
    "lets %s use it, since it writes to the bucket",
    (fn) => {
      expect(stack.rolePolicy(`functions/${fn}/`).flatMap(({ Action }) => Action)).toEqual(
        expect.arrayContaining(["kms:Decrypt", "kms:GenerateDataKey*"]),
      );
    },
  );

  it.each(["start-workflow", "write-ticket-json"])(
    "lets %s encrypt nothing directly: S3 only needs a data key",
    (fn) => {
      const actions = stack.rolePolicy(`functions/${fn}/`).flatMap(({ Action }) => Action);

      expect(new Set(actions.filter((action) => action.startsWith("kms:")))).toEqual(
        new Set(["kms:Decrypt", "kms:GenerateDataKey*"]),
      );
    },
  );

  it("lets record-failure change the table, for which DynamoDB needs more actions", () => {
    expect(stack.rolePolicy("functions/record-failure/").flatMap(({ Action }) => Action)).toEqual(
      expect.arrayContaining(["kms:DescribeKey", "kms:Encrypt"]),
    );
  });

  it.each(FUNCTION_NAMES)("encrypts the environment of %s, which may decrypt it with this key", (name) => {
    const fn = stack.resource("aws_lambda_function", `functions/${name}/`);
    const [statement] = stack.rolePolicy(`functions/${name}/`).filter(({ Sid }) => Sid === "DecryptEnvironment");

    expect(fn).toMatchObject({ kms_key_arn: expect.stringMatching(/^\$\{aws_kms_key\./) as string });
    expect(statement).toMatchObject({
      Action: ["kms:Decrypt"],
      Resource: [fn["kms_key_arn"]],
      Condition: {
        ArnEquals: {
          "kms:EncryptionContext:aws:lambda:FunctionArn": expect.stringMatching(
            new RegExp(`:lambda:.*:function:ticket-pipeline-dev-${name}$`),
          ) as string,
        },
      },
    });
  });

  it.each(["generate-response", "triage-by-rules"])(
    "does not allow %s to use it for anything but its own environment",
    (fn) => {
      const uses = stack.rolePolicy(`functions/${fn}/`).filter(({ Action }) => Action.join().includes("kms:"));

      expect(uses.map(({ Sid }) => Sid)).toEqual(["DecryptEnvironment"]);
    },
  );
});
