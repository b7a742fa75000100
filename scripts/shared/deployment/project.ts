import { existsSync } from "node:fs";
import path from "node:path";
import { loadEnvFile } from "node:process";
import { fileURLToPath } from "node:url";

/** Root of the project's checkout. */
export const PROJECT_ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/** What the names of a deployment are made of. */
export interface Project {
  readonly region: string;
  readonly projectName: string;
  readonly stage: string;
}

/** The process's environment after .env, which never replaces what is set already. */
export const loadEnvironment = (): NodeJS.ProcessEnv => {
  const file = path.join(PROJECT_ROOT, ".env");
  if (existsSync(file)) loadEnvFile(file);
  return process.env;
};

const valueOr = (value: string | undefined, fallback: string): string =>
  value === undefined || value === "" ? fallback : value;

/** The project as AWS_REGION, PROJECT_NAME and STAGE say, with the stack's own defaults. */
export const projectIn = (env: NodeJS.ProcessEnv): Project => ({
  region: valueOr(env["AWS_REGION"], "us-east-1"),
  projectName: valueOr(env["PROJECT_NAME"], "ticket-pipeline"),
  stage: valueOr(env["STAGE"], "dev"),
});

/** Folder of the Node that functions run on in AWS; the Node that started us may be another. */
export const NODE_FOLDER = path.join(PROJECT_ROOT, "node_modules", ".bin");
