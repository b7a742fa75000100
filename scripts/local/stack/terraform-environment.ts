import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import path, { delimiter } from "node:path";
import { UsageError } from "../../shared/terminal/command-line.js";
import { findProviderMirror, mirrorConfiguration } from "./provider-mirror.js";

/** Binaries that will do, best first, and the registry host each takes for its own. */
const BINARIES = [
  { command: "terraform", registry: "registry.terraform.io" },
  { command: "tofu", registry: "registry.opentofu.org" },
] as const;

export interface TerraformOptions {
  /** Folder of the synthesized cdk.tf.json. */
  readonly stackFolder: string;
  /** Folder for the state, the CLI configuration and the logs. */
  readonly runFolder: string;
  /** Environment of the provider: credentials, AWS_ENDPOINT_URL. */
  readonly env: NodeJS.ProcessEnv;
  /** Ends what is running when aborted. */
  readonly signal?: AbortSignal | undefined;
}

const isOnPath = (command: string, env: NodeJS.ProcessEnv): boolean =>
  (env["PATH"] ?? "").split(delimiter).some((folder) => folder !== "" && existsSync(path.join(folder, command)));

/** @throws UsageError when neither Terraform nor OpenTofu is installed. */
export const findBinary = (env: NodeJS.ProcessEnv) => {
  const found = BINARIES.find(({ command }) => isOnPath(command, env));
  if (found !== undefined) return found;
  throw new UsageError(
    "Terraform is missing: install terraform or tofu, see https://developer.hashicorp.com/terraform/install.",
  );
};

/**
 * The CLI configuration file to use: the user's if it exists, else one that names a mirror, else none (undefined). A variable
 * set to a file that is not there would make every call print a warning.
 */
const cliConfiguration = async (options: TerraformOptions, registry: string): Promise<string | undefined> => {
  const own = options.env["TF_CLI_CONFIG_FILE"];
  if (own !== undefined && existsSync(own)) return own;
  const mirror = findProviderMirror(options.stackFolder, registry);
  if (mirror === undefined) return undefined;
  const file = path.join(options.runFolder, "terraform.tfrc");
  await writeFile(file, mirrorConfiguration(mirror));
  return file;
};

/** The environment Terraform runs in: quiet, and with a way to its providers. */
export const terraformEnvironment = async (options: TerraformOptions, registry: string): Promise<NodeJS.ProcessEnv> => {
  const configuration = await cliConfiguration(options, registry);
  return { ...options.env, CHECKPOINT_DISABLE: "1", TF_IN_AUTOMATION: "1", TF_CLI_CONFIG_FILE: configuration };
};
