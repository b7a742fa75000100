import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import * as z from "zod";
import { ConfigError, readConfig, type StackConfig } from "../../../stacks/config/config.js";
import { resourceNames, STAGE_STACK } from "../../../stacks/names.js";
import { createScratchFolder } from "../../shared/cleanup/scratch-folder.js";
import { loadEnvironment, PROJECT_ROOT } from "../../shared/deployment/project.js";
import { listRunningStacks, RUNS_FOLDER } from "../../shared/deployment/registry.js";
import type { Target } from "../../shared/deployment/target.js";
import { UsageError } from "../../shared/terminal/command-line.js";
import type { Plan } from "./check.js";
import { readStackFacts, type StackFacts } from "./stack-facts.js";

const configIn = (env: NodeJS.ProcessEnv): StackConfig => {
  try {
    return readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) throw new UsageError(error.message.replaceAll("\n", "; "));
    throw error;
  }
};

/** What of a deployment on AWS does not apply to an emulator, as in `npm start`. */
const NOT_LOCAL = { TERRAFORM_STATE_BUCKET: "", REDSHIFT_MODE: "none", API_WAF: "" };

/** The variables that the stack is synthesized with, and where its state is. */
export interface StackSettings {
  readonly env: NodeJS.ProcessEnv;
  /** Of a local stack: a file in the folder of its run. @default where the stack's backend is */
  readonly stateFile?: string | undefined;
}

/** The settings of a target's stack: those of the environment and .env, or those of a local stack that is running. */
export const readStackSettings = async ({ endpoint, region }: Target): Promise<StackSettings> => {
  const env = loadEnvironment();
  if (endpoint === undefined) return { env };
  const local = { ...env, ...NOT_LOCAL, AWS_ENDPOINT_URL: endpoint, AWS_REGION: region };
  const stack = (await listRunningStacks()).find((running) => running.endpoint === endpoint);
  if (stack === undefined) return { env: local };
  const { id, projectName: PROJECT_NAME, stage: STAGE } = stack;
  return { env: { ...local, PROJECT_NAME, STAGE }, stateFile: path.join(RUNS_FOLDER, id, "terraform.tfstate") };
};

/**
 * The checks read no file of the console, and deploying builds it. Where it is not built yet, as in a new clone, an
 * empty page stands in for it.
 */
export const withConsoleBuild = async (
  build: string | undefined,
  env: NodeJS.ProcessEnv,
  folder: string,
): Promise<NodeJS.ProcessEnv> => {
  const { CONSOLE_BUILD: own = "" } = env;
  if (build === undefined || own !== "" || existsSync(path.join(PROJECT_ROOT, build, "index.html"))) return env;
  await mkdir(folder);
  await writeFile(path.join(folder, "index.html"), "");
  return { ...env, CONSOLE_BUILD: folder };
};

/** What main.ts exits with, and says, when the configuration is invalid. */
const InvalidConfigSchema = z.object({ code: z.literal(2), stderr: z.string() });

/** @throws UsageError with what main.ts says of the configuration, in one line */
const runMain = async (env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<void> => {
  try {
    await promisify(execFile)(process.execPath, ["--import", "tsx", "main.ts"], { cwd: PROJECT_ROOT, env, signal });
  } catch (error) {
    const invalid = InvalidConfigSchema.safeParse(error);
    if (!invalid.success) throw error;
    const errors = invalid.data.stderr.split("\n").filter((line) => line.startsWith("error: "));
    throw new UsageError(errors.map((line) => line.slice("error: ".length)).join("; "));
  }
};

/** Synthesizes into a folder, and reads what the checks need of it. */
const synthesizeInto = async (folder: string, env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<StackFacts> => {
  await runMain({ ...env, CDKTF_OUTDIR: folder }, signal);
  return readStackFacts(path.join(folder, "stacks", STAGE_STACK));
};

/**
 * Reads the configuration and synthesizes the stack into a folder that is removed again.
 * @throws UsageError with every wrong variable
 */
export const synthesizePlan = async (settings: StackSettings & { readonly signal: AbortSignal }): Promise<Plan> => {
  const { env, stateFile, signal } = settings;
  const config = configIn(env);
  const scratch = await createScratchFolder();
  try {
    const built = await withConsoleBuild(config.console?.build, env, path.join(scratch.folder, "console"));
    const stack = await synthesizeInto(path.join(scratch.folder, "cdktf.out"), built, signal);
    const backend = stateFile === undefined ? stack.backend : ({ kind: "file", file: stateFile } as const);
    return { config, stack: { ...stack, backend }, prefix: resourceNames(config).prefix };
  } finally {
    await scratch.remove();
  }
};
