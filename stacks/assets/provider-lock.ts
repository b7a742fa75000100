import { copyFileSync, existsSync } from "node:fs";
import { join } from "node:path";

/** Terraform compares the provider that it installs with the hashes in this file. */
const FILE = ".terraform.lock.hcl";

/** Gives a stack the hashes that this repository keeps. Without any, Terraform checks the provider's signature only. */
export const copyProviderLock = (root: string, stackFolder: string): void => {
  const kept = join(root, FILE);
  if (existsSync(kept)) copyFileSync(kept, join(stackFolder, FILE));
};
