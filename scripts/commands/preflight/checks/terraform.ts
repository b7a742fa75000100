import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import * as z from "zod";
import { parseJson } from "../../../../functions/shared/contracts/parse-json.js";
import { findBinary } from "../../../local/stack/terraform-environment.js";
import { PROJECT_ROOT } from "../../../shared/deployment/project.js";
import { UsageError } from "../../../shared/terminal/command-line.js";
import { failure, ok, warning, type Finding } from "../finding.js";
import type { StackFacts } from "../stack-facts.js";

const SUBJECT = "Terraform";
const PROVIDER = "AWS provider";
const INSTALL = "https://developer.hashicorp.com/terraform/install";

/** CDKTF writes JSON that no older one reads. */
const OLDEST = ">= 1.2";

/** Patience with a program that only prints its version. */
const TIMEOUT_MS = 10_000;

/** What is installed on this machine. */
export interface Tools {
  /** `terraform` or `tofu`; undefined if neither is installed. */
  readonly command: string | undefined;
  /** @throws Error if it does not run */
  readonly version: () => Promise<string | undefined>;
  /** Text of .terraform.lock.hcl; undefined if the repository has none. */
  readonly lockFile: () => Promise<string | undefined>;
}

const VersionSchema = z.object({ terraform_version: z.string() });

const commandIn = (env: NodeJS.ProcessEnv): string | undefined => {
  try {
    return findBinary(env).command;
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
};

/** The tools on the PATH. */
export const installedTools = (env: NodeJS.ProcessEnv): Tools => {
  const command = commandIn(env);
  return {
    command,
    version: async () => {
      if (command === undefined) return undefined;
      const options = { timeout: TIMEOUT_MS, env: { ...env, CHECKPOINT_DISABLE: "1" } };
      const { stdout } = await promisify(execFile)(command, ["version", "-json"], options);
      return VersionSchema.safeParse(parseJson(stdout)).data?.terraform_version;
    },
    lockFile: () => readFile(path.join(PROJECT_ROOT, ".terraform.lock.hcl"), "utf8").catch(() => undefined),
  };
};

const partsOf = (version: string): readonly number[] => version.split(".").map((part) => Number.parseInt(part, 10));

/** Whether a version fulfils a constraint such as ">= 1.10". */
const fulfils = (version: string, constraint: string): boolean => {
  const has = partsOf(version);
  for (const [index, wanted] of partsOf(constraint.replace(/^>= /, "")).entries()) {
    const part = has[index] ?? 0;
    if (part !== wanted) return part > wanted;
  }
  return true;
};

const checkVersion = async (tools: Tools, stack: StackFacts): Promise<Finding> => {
  const { command } = tools;
  if (command === undefined) return failure(SUBJECT, "Neither Terraform nor OpenTofu is installed.", INSTALL);
  const version = await tools.version().catch(() => undefined);
  if (version === undefined)
    return warning(SUBJECT, `Could not be read: ${command} does not say its version.`, `${command} version`);
  const needed = stack.terraformVersion ?? OLDEST;
  if (!fulfils(version, needed))
    return failure(SUBJECT, `${command} is ${version}; expected ${needed}, for the lock in the state bucket.`, INSTALL);
  return ok(SUBJECT, `${command} ${version}.`);
};

const LOCKED = /provider "registry\.[\w.]+\/hashicorp\/aws" \{[^}]*?\bversion\s*=\s*"([^"]+)"/;

const checkProvider = async (tools: Tools, { providerVersion }: StackFacts): Promise<Finding> => {
  const text = await tools.lockFile();
  const locked = text === undefined ? undefined : LOCKED.exec(text)?.[1];
  if (locked === undefined || locked === providerVersion)
    return ok(PROVIDER, `${providerVersion}${locked === undefined ? ", not pinned by hash" : ", pinned by hash"}.`);
  return failure(
    PROVIDER,
    `.terraform.lock.hcl has ${locked}, and the stack needs ${providerVersion}: Terraform refuses it.`,
    "terraform providers lock in cdktf.out/stacks/ticket-pipeline, as docs/deploying.md says.",
  );
};

/** What is installed here for deploying. */
export const checkTerraform = (tools: Tools, stack: StackFacts): Promise<readonly Finding[]> =>
  Promise.all([checkVersion(tools, stack), checkProvider(tools, stack)]);
