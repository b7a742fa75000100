import { existsSync, readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import * as z from "zod";

const Synthesized = z.object({
  terraform: z.object({
    required_providers: z.record(z.string(), z.object({ source: z.string(), version: z.string() })),
  }),
});

/** Folders Terraform looks in for providers by itself. */
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
 * A folder that holds every provider the stack needs, unpacked; undefined when there is none and Terraform must ask its registry.
 * @param registry host that the binary takes for its own: `registry.terraform.io` or `registry.opentofu.org`.
 */
export const findProviderMirror = (
  stackFolder: string,
  registry: string,
  mirrors: readonly string[] = candidates(),
): string | undefined => {
  const needed = neededFolders(stackFolder, registry);
  return mirrors.find((mirror) => needed.every((folder) => existsSync(path.join(mirror, folder))));
};

/** Terraform CLI configuration that takes providers from `mirror` and nowhere else. */
export const mirrorConfiguration = (mirror: string): string =>
  `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n  }\n}\n`;
