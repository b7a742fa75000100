import { LocalBackend, S3Backend, type TerraformStack } from "cdktf";
import { resolve } from "node:path";
import type { StackConfig } from "./config/config.js";

/** Where Terraform keeps its state: a file per stage in the current folder, or an S3 bucket that locks it. */
export const declareBackend = (stack: TerraformStack, config: StackConfig, prefix: string): void => {
  if (config.stateBucket === undefined) {
    new LocalBackend(stack, { path: resolve(`terraform.${prefix}.tfstate`) });
    return;
  }
  const key = `${prefix}/terraform.tfstate`;
  const backend = new S3Backend(stack, { bucket: config.stateBucket, key, region: config.region, encrypt: true });
  backend.addOverride("use_lockfile", true);
  // Terraform and OpenTofu know a lock file in S3 from this version on.
  stack.addOverride("terraform.required_version", ">= 1.10");
};
