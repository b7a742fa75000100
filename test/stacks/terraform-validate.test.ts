import { describe, expect, it } from "vitest";
import { openTerraform } from "../../scripts/local/stack/terraform.js";
import { synthesizeStack } from "../support/aws/synthesized-stack.js";
import { temporaryFolder } from "../support/aws/temporary-folder.js";
import { EXISTING, EXISTING_WORKGROUP, LOGIN, NETWORK, SERVERLESS } from "../support/aws/warehouses.js";

const terraformFor = async (environment: NodeJS.ProcessEnv) =>
  await openTerraform({
    stackFolder: synthesizeStack(environment).folder,
    runFolder: temporaryFolder(),
    env: process.env,
  });

describe("terraform validate", () => {
  it.each([
    { STAGE: "dev" },
    { STAGE: "prod", NOTIFICATION_EMAILS: "ada@example.com", LAMBDA_CONCURRENCY_QUOTA: "1000" },
    { STAGE: "dev", GUARDRAIL: "true" },
    { STAGE: "prod", API_WAF: "true", API_ALLOWED_ORIGINS: "https://desk.example.com" },
    ...["dev", "prod"].flatMap((STAGE) => [
      { STAGE, ...EXISTING },
      { STAGE, ...EXISTING_WORKGROUP, ...NETWORK },
      { STAGE, ...EXISTING, ...LOGIN },
      { STAGE, ...SERVERLESS },
      { STAGE, ...SERVERLESS, ...NETWORK },
    ]),
  ])("accepts the stack of %j", async (environment) => {
    const terraform = await terraformFor(environment);
    await terraform.init();

    await expect(terraform.validate()).resolves.toBeUndefined();
  });
});
