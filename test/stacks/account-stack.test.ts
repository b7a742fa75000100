import { join } from "node:path";
import { App } from "cdktf";
import { describe, expect, it } from "vitest";
import { AccountStack } from "../../stacks/account-stack.js";
import { readConfig } from "../../stacks/config/config.js";
import { accountNames, PREFIX_MAX_LENGTH } from "../../stacks/names.js";
import { openTerraform } from "../../scripts/local/stack/terraform.js";
import { statementsOf, SynthesizedStack, synthesizeStack } from "../support/aws/synthesized-stack.js";
import { temporaryFolder } from "../support/aws/temporary-folder.js";

const synthesizeAccount = (environment: NodeJS.ProcessEnv = {}): SynthesizedStack => {
  const outdir = join(temporaryFolder(), "out");
  const app = new App({ outdir });
  new AccountStack(app, "account", readConfig(environment));
  app.synth();
  return new SynthesizedStack(join(outdir, "stacks/account"));
};

const account = synthesizeAccount();

describe("API Gateway's logging role", () => {
  it.each([{ STAGE: "dev" }, { STAGE: "prod", API_WAF: "true" }])(
    "belongs to no stage, or destroying the stage of %j would end the logs of all others",
    (environment) => {
      const stage = synthesizeStack(environment);

      expect(stage.resources("aws_api_gateway_account")).toEqual([]);
      expect(stage.text).not.toContain('apigateway.amazonaws.com\\"},\\"Action\\":[\\"sts:AssumeRole');
    },
  );

  it("is set for the account after it gets its permissions, and the setting does not outlive it", () => {
    expect(account.resource("aws_api_gateway_account")).toMatchObject({
      cloudwatch_role_arn: expect.stringContaining("aws_iam_role.logging-role") as string,
      reset_on_delete: true,
      depends_on: [expect.stringMatching(/^aws_iam_role_policy\.logging-role/)],
    });
  });

  it("may only log, for all APIs", () => {
    const [statement, ...others] = account.rolePolicy("logging-role/");

    expect(others).toEqual([]);
    expect([...(statement?.Action ?? [])].sort()).toEqual([
      "logs:CreateLogGroup",
      "logs:CreateLogStream",
      "logs:DescribeLogGroups",
      "logs:DescribeLogStreams",
      "logs:FilterLogEvents",
      "logs:GetLogEvents",
      "logs:PutLogEvents",
    ]);
    expect(statement?.Resource).toEqual(["*"]);
  });

  it("may be assumed by API Gateway only, without naming an account: it is not documented to send one", () => {
    const [trust, ...others] = statementsOf(account.resource("aws_iam_role")["assume_role_policy"]);

    expect(others).toEqual([]);
    expect(trust?.Principal).toEqual({ Service: "apigateway.amazonaws.com" });
    expect(trust?.Condition).toBeUndefined();
  });
});

describe("the account's stack", () => {
  it("has the same names for every stage, and others in every region, since roles are global", () => {
    const nameOf = (environment: NodeJS.ProcessEnv) => synthesizeAccount(environment).resource("aws_iam_role")["name"];

    expect(nameOf({ STAGE: "prod" })).toBe("ticket-pipeline-api-logs-us-east-1");
    expect(nameOf({ STAGE: "dev", AWS_REGION: "us-west-2" })).toBe("ticket-pipeline-api-logs-us-west-2");
    const longest = { projectName: "p".repeat(PREFIX_MAX_LENGTH - 2), region: "ap-southeast-1" };
    expect(accountNames(longest).apiLogs.length).toBeLessThanOrEqual(64);
  });

  it("has its own state", () => {
    expect(account.json.terraform.backend).toEqual({
      local: { path: expect.stringMatching(/terraform\.ticket-pipeline-account-us-east-1\.tfstate$/) as string },
    });
    expect(synthesizeAccount({ TERRAFORM_STATE_BUCKET: "states" }).json.terraform.backend).toMatchObject({
      s3: { key: "ticket-pipeline-account-us-east-1/terraform.tfstate", use_lockfile: true },
    });
  });

  it("is accepted by terraform validate", async () => {
    const terraform = await openTerraform({
      stackFolder: account.folder,
      runFolder: temporaryFolder(),
      env: process.env,
    });
    await terraform.init();

    await expect(terraform.validate()).resolves.toBeUndefined();
  });
});
