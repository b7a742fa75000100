import { existsSync, readdirSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import path, { delimiter } from "node:path";
import * as z from "zod";
import { UsageError } from "../../shared/terminal/command-line.js";

/** Supported binaries in order of preference, each with the host of its default registry. */
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
  /** Stops the running command when aborted. */
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

const Synthesized = z.object({
  terraform: z.object({
    required_providers: z.record(z.string(), z.object({ source: z.string(), version: z.string() })),
  }),
});

/** Folders in which Terraform looks for providers by default. */
const IMPLIED_MIRRORS = [
  path.join(homedir(), ".terraform.d/plugins"),
  "/usr/local/share/terraform/plugins",
  "/usr/share/terraform/plugins",
];

const OPTIONAL_SOFTWARE = "/opt";

const foldersIn = (folder: string): string[] => {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => path.join(folder, entry.name));
  } catch {
    return [];
  }
};

const candidates = (): string[] => [...IMPLIED_MIRRORS, ...foldersIn(OPTIONAL_SOFTWARE)];

/** "aws" and "hashicorp/aws" as "registry.terraform.io/hashicorp/aws". */
const qualified = (source: string, registry: string): string => {
  const parts = source.split("/");
  if (parts.length === 1) return `${registry}/hashicorp/${source}`;
  return parts.length === 2 ? `${registry}/${source}` : source;
};

/** Folders, relative to a mirror, of every provider that a synthesized stack (the folder of its cdk.tf.json) needs. */
const neededFolders = (stackFolder: string, registry: string): string[] => {
  const file = path.join(stackFolder, "cdk.tf.json");
  const { required_providers: providers } = Synthesized.parse(JSON.parse(readFileSync(file, "utf8"))).terraform;
  return Object.values(providers).map(({ source, version }) => path.join(qualified(source, registry), version));
};

/**
 * A folder with every provider that the stack needs, unpacked; undefined when Terraform must use its registry.
 * @param registry host of the binary's default registry: `registry.terraform.io` or `registry.opentofu.org`.
 */
export const findProviderMirror = (
  stackFolder: string,
  registry: string,
  mirrors: readonly string[] = candidates(),
): string | undefined => {
  const needed = neededFolders(stackFolder, registry);
  return mirrors.find((mirror) => needed.every((folder) => existsSync(path.join(mirror, folder))));
};

/** Terraform CLI configuration that takes providers only from `mirror`. */
export const mirrorConfiguration = (mirror: string): string =>
  `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n  }\n}\n`;

/**
 * The CLI configuration file to use: the user's if it exists, otherwise one with a mirror, otherwise undefined. If the
 * variable names a file that does not exist, every call prints a warning.
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

/**
 * Percentage by which a Go program's memory may grow until it collects garbage; Go's default is 100. An apply starts
 * the AWS provider four times, and each time it describes all of AWS: with this value that takes a quarter less of the
 * processor's time, and 100 MB more memory.
 */
const GARBAGE_COLLECTION = "400";

/** Terraform's environment: without messages for people, and with access to its providers. */
export const terraformEnvironment = async (options: TerraformOptions, registry: string): Promise<NodeJS.ProcessEnv> => {
  const configuration = await cliConfiguration(options, registry);
  return {
    GOGC: GARBAGE_COLLECTION,
    ...options.env,
    CHECKPOINT_DISABLE: "1",
    TF_IN_AUTOMATION: "1",
    TF_CLI_CONFIG_FILE: configuration,
  };
};
