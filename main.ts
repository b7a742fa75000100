import { existsSync } from "node:fs";
import { join } from "node:path";
import { App, type TerraformStack } from "cdktf";
import { AccountStack } from "./stacks/account-stack.js";
import { bundleFunctions } from "./stacks/assets/bundle.js";
import { packLoad } from "./stacks/assets/load-package.js";
import { copyProviderLock } from "./stacks/assets/provider-lock.js";
import { writeSecretValues } from "./stacks/assets/secret-values.js";
import { ConfigError, readConfig, type StackConfig } from "./stacks/config/config.js";
import { ACCOUNT_STACK, STAGE_STACK } from "./stacks/names.js";
import { TicketPipelineStack } from "./stacks/ticket-pipeline-stack.js";

/** Variables that the environment already has take precedence over the file. */
const loadEnvFile = (path: string): void => {
  if (existsSync(path)) process.loadEnvFile(path);
};

const synthesize = (config: StackConfig): void => {
  const app = new App();
  const account = new AccountStack(app, ACCOUNT_STACK, config);
  const stack = new TicketPipelineStack(app, STAGE_STACK, { config, code: bundleFunctions(), loadCode: packLoad() });
  app.synth();
  const folderOf = (one: TerraformStack): string => join(app.outdir, app.manifest.forStack(one).workingDirectory);
  for (const one of [account, stack]) copyProviderLock(import.meta.dirname, folderOf(one));
  writeSecretValues(folderOf(stack), config);
};

try {
  loadEnvFile(join(import.meta.dirname, ".env"));
  synthesize(readConfig(process.env));
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(error.message.replaceAll(/^(?=[A-Z_]+ )/gm, "error: "));
  process.exitCode = 2;
}
