import { resolve } from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider/index.js";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role/index.js";
import { Aspects, LocalBackend, S3Backend, type TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import type { StackConfig } from "./config/config.js";

/** The AWS provider, whose resources all get the same tags. */
export const configureProvider = (stack: TerraformStack, config: StackConfig, stage: string): void => {
  const { region, projectName, s3UsePathStyle } = config;
  new AwsProvider(stack, "aws", {
    region,
    defaultTags: [{ tags: { Project: projectName, Stage: stage, ManagedBy: "cdktf" } }],
    ...(s3UsePathStyle ? { s3UsePathStyle } : {}),
  });
};

/** Where Terraform stores its state: a file per stack in the current folder, or an S3 bucket with locking. */
export const declareBackend = (stack: TerraformStack, config: StackConfig, prefix: string): void => {
  if (config.stateBucket === undefined) {
    new LocalBackend(stack, { path: resolve(`terraform.${prefix}.tfstate`) });
    return;
  }
  const key = `${prefix}/terraform.tfstate`;
  const backend = new S3Backend(stack, { bucket: config.stateBucket, key, region: config.region, encrypt: true });
  backend.addOverride("use_lockfile", true);
  // Terraform and OpenTofu support a lock file in S3 from this version on.
  stack.addOverride("terraform.required_version", ">= 1.10");
};

/** Limits every role of the stack to what the configured policy allows. */
export const limitRoles = (stack: TerraformStack, { permissionsBoundary }: StackConfig): void => {
  if (permissionsBoundary === undefined) return;
  const visit = (node: IConstruct): void => {
    if (node instanceof IamRole) node.permissionsBoundary = permissionsBoundary;
  };
  Aspects.of(stack).add({ visit });
};
