import { existsSync } from "node:fs";
import path from "node:path";
import { loadEnvFile } from "node:process";
import { fileURLToPath } from "node:url";

/** Root folder of the project. */
export const PROJECT_ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/** The settings from which a deployment's names are built. */
export interface Project {
  readonly region: string;
  readonly projectName: string;
  readonly stage: string;
}

/** The process's environment with the variables of .env, which do not override variables that are set already. */
export const loadEnvironment = (): NodeJS.ProcessEnv => {
  const file = path.join(PROJECT_ROOT, ".env");
  if (existsSync(file)) loadEnvFile(file);
  return process.env;
};

const valueOr = (value: string | undefined, fallback: string): string =>
  value === undefined || value === "" ? fallback : value;

/** The project as set by AWS_REGION, PROJECT_NAME and STAGE, with the stack's defaults. */
export const projectIn = (env: NodeJS.ProcessEnv): Project => ({
  region: valueOr(env["AWS_REGION"], "us-east-1"),
  projectName: valueOr(env["PROJECT_NAME"], "ticket-pipeline"),
  stage: valueOr(env["STAGE"], "dev"),
});

/** Folder with the Node version that the functions use on AWS. This process may run in another version. */
export const NODE_FOLDER = path.join(PROJECT_ROOT, "node_modules", ".bin");
