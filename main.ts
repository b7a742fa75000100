import { existsSync } from "node:fs";
import { join } from "node:path";
import { App, type TerraformStack } from "cdktf";
import { AccountStack } from "./stacks/account-stack.js";
import { bundleFunctions } from "./stacks/assets/bundle.js";
import { packConsole, type ConsoleCode } from "./stacks/assets/console-build.js";
import { packLoad } from "./stacks/assets/load-package.js";
import { copyProviderLock } from "./stacks/assets/provider-lock.js";
import { writeSecretValues } from "./stacks/assets/secret-values.js";
import { modelWarnings } from "./stacks/config/bedrock-models.js";
import { DeliveryStack } from "./stacks/delivery-stack.js";
import type { ConsoleConfig } from "./stacks/config/console-config.js";
import { ConfigError, readConfig, type StackConfig } from "./stacks/config/config.js";
import { ACCOUNT_STACK, DELIVERY_STACK, STAGE_STACK } from "./stacks/names.js";
import { TicketPipelineStack } from "./stacks/ticket-pipeline-stack.js";

/** Variables that the environment already has take precedence over the file. */
const loadEnvFile = (path: string): void => {
  if (existsSync(path)) process.loadEnvFile(path);
};

/** The function that publishes is no part of the pipeline: it runs during a deployment. */
const packConsoleCode = ({ build }: ConsoleConfig): ConsoleCode | undefined => {
  const packed = packConsole(build);
  const publisher = bundleFunctions(["publish-console"]).get("publish-console");
  return publisher && { build: packed, publisher };
};

/** Stacks that are deployed by name, besides the stage's. */
const OTHERS = new Map<string | undefined, (app: App, config: StackConfig) => TerraformStack>([
  [ACCOUNT_STACK, (app, config) => new AccountStack(app, ACCOUNT_STACK, config)],
  [DELIVERY_STACK, (app, config) => new DeliveryStack(app, DELIVERY_STACK, config)],
]);

const warn = ({ responseModel, evaluation: { judge } }: StackConfig): void => {
  for (const warning of modelWarnings(responseModel)) console.error(`warning: RESPONSE_MODEL_ID: ${warning}`);
  for (const warning of judge === undefined ? [] : modelWarnings(judge.model))
    console.error(`warning: JUDGE_MODEL_ID: ${warning}`);
};

/** Builds what a stage deploys, before anything is written: it throws when there is no build of the console. */
const prepareStage = (config: StackConfig) => {
  const consoleCode = config.console && packConsoleCode(config.console);
  const props = { config, code: bundleFunctions(), loadCode: packLoad(), consoleCode };
  return (app: App): TerraformStack => new TicketPipelineStack(app, STAGE_STACK, props);
};

/** Synthesizes one stack, so that `cdktf deploy` need not be told which: the stage's, unless another is named. */
const synthesize = (config: StackConfig, wanted: string | undefined): void => {
  const other = OTHERS.get(wanted);
  const create = other === undefined ? prepareStage(config) : (app: App) => other(app, config);
  const app = new App();
  const stack = create(app);
  app.synth();
  const folder = join(app.outdir, app.manifest.forStack(stack).workingDirectory);
  copyProviderLock(import.meta.dirname, folder);
  if (other === undefined) writeSecretValues(folder, config);
};

try {
  loadEnvFile(join(import.meta.dirname, ".env"));
  const config = readConfig(process.env);
  warn(config);
  synthesize(config, process.argv[2]);
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(error.message.replaceAll(/^(?=[A-Z_]+ )/gm, "error: "));
  process.exitCode = 2;
}
