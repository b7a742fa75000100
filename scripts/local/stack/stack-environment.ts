import path from "node:path";
import { newAccessKey } from "../process/local-access.js";
import { loadEnvironment, NODE_FOLDER, projectIn } from "../../shared/deployment/project.js";
import type { Credentials } from "../../shared/deployment/target.js";

/** Credentials that only this run knows: its emulator answers nobody else. They are worth nothing on AWS. */
export const newCredentials = (): Credentials => ({
  accessKeyId: `LOCAL${newAccessKey().toUpperCase()}`,
  secretAccessKey: newAccessKey(),
});

/** Removes the settings of a real deployment that must not reach the emulator. An empty variable counts as unset. */
const REMOVED = {
  AWS_PROFILE: undefined,
  AWS_SESSION_TOKEN: undefined,
  TERRAFORM_STATE_BUCKET: "",
  REDSHIFT_MODE: "none",
  // Its CloudFront reaches no API. The console is served on this machine instead.
  CONSOLE: "false",
  // The emulator has no WAF logs.
  API_WAF: "",
  // It counts calls that wait for a process as running, so a reservation would throttle them.
  LAMBDA_CONCURRENCY_QUOTA: "",
  MODEL_CONCURRENCY: "",
};

/** On this machine nothing is paid for, and commands send many tickets as one caller. Settings in .env count first. */
const AMPLE_BUDGETS = {
  BUDGET_GENERAL_TICKETS: "1000000",
  BUDGET_GENERAL_CHARACTERS: "1000000000",
  BUDGET_GOLD_TICKETS: "1000000",
  BUDGET_GOLD_CHARACTERS: "1000000000",
};

/**
 * The model server judges replies as any model. These two can be called in every region, and one of them is of another
 * vendor than the model that writes.
 */
const judgeFor = ({ RESPONSE_MODEL_ID: id = "", RESPONSE_FOUNDATION_MODEL: model = "" }: NodeJS.ProcessEnv) => ({
  JUDGE_MODEL_ID: `${id} ${model}`.includes("mistral.")
    ? "meta.llama3-1-70b-instruct-v1:0"
    : "mistral.mistral-large-2407-v1:0",
});

/** How to reach an emulator. */
export interface EmulatorAccess {
  readonly endpoint: string;
  readonly credentials: Credentials;
}

/**
 * The environment of every process of the stack. Terraform's state is local and the stage is dev, regardless of the
 * settings of real deployments in .env.
 */
export const stackEnvironment = (
  { endpoint, credentials }: EmulatorAccess,
  added: NodeJS.ProcessEnv,
): NodeJS.ProcessEnv => {
  const own = loadEnvironment();
  const { region } = projectIn(own);
  return {
    ...AMPLE_BUDGETS,
    ...judgeFor(own),
    ...own,
    ...REMOVED,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    PATH: [NODE_FOLDER, own["PATH"] ?? ""].join(path.delimiter),
    STAGE: "dev",
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ENDPOINT_URL: endpoint,
    ...added,
  };
};

/** The part of the environment with which clients connect to the stack. */
export const clientEnvironment = ({
  AWS_ENDPOINT_URL = "",
  AWS_REGION = "",
  AWS_ACCESS_KEY_ID = "",
  AWS_SECRET_ACCESS_KEY = "",
}: NodeJS.ProcessEnv): Record<string, string> => ({
  AWS_ENDPOINT_URL,
  AWS_REGION,
  AWS_ACCESS_KEY_ID,
  AWS_SECRET_ACCESS_KEY,
});
