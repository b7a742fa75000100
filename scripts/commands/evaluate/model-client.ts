import { BedrockRuntimeClient } from "@aws-sdk/client-bedrock-runtime";
import { ComprehendClient } from "@aws-sdk/client-comprehend";
import type { ToolUse } from "../../../functions/shared/model/model-features.js";
import { readConfig, type StackConfig } from "../../../stacks/config/config.js";
import type { Prices } from "../../../stacks/config/model-prices.js";
import { type LocalModel, localModel, probeModel } from "../../local/model-server/probe-model.js";
import { runModelServer } from "../../local/model-server/run-model-server.js";
import { emulatorClientConfig, resolveTarget } from "../../shared/deployment/target.js";
import { UsageError } from "../../shared/terminal/command-line.js";

/** Where models are asked: on this machine, or on AWS as the stack does. */
export type ModelPlace = "local" | "aws";

/** The model server accepts any. */
const CREDENTIALS = { accessKeyId: "local", secretAccessKey: "local" };

/** Calls of the model server are not signed for a region. */
const REGION = "us-east-1";

/** The model of the environment; undefined: the stand-in. @throws UsageError if it has no name, or does not respond */
const namedModel = async (env: NodeJS.ProcessEnv): Promise<LocalModel | undefined> => {
  const model = localModel(env);
  if (model === undefined) return undefined;
  if (model.name === undefined)
    throw new UsageError(
      "LOCAL_MODEL_NAME is not set; expected the name of a model, because evaluations are kept by it.",
    );
  await probeModel(model);
  return model;
};

/** A client of a model, and the model's id and address. */
export interface ModelClient {
  readonly client: BedrockRuntimeClient;
  readonly id: string;
  /** Undefined for the stand-in, and for AWS. */
  readonly url: string | undefined;
  readonly toolUse: ToolUse;
  /** Undefined where nobody is billed. */
  readonly prices: Prices | undefined;
  /** Undefined: the stand-in for Comprehend. */
  readonly comprehend: ComprehendClient | undefined;
  readonly close: () => Promise<void>;
}

/** Which of the stack's models: the one that answers tickets, or the judge of its replies. */
export type ModelRole = "writer" | "judge";

/** Attempts of a call: an evaluation has time, and its calls may exceed the quota of a minute. */
const AWS_ATTEMPTS = 10;

const modelOf = ({ responseModel, budgets, evaluation }: StackConfig, role: ModelRole) => {
  if (role === "writer") return { model: responseModel, prices: budgets.prices };
  if (evaluation.judge === undefined)
    throw new UsageError("JUDGE_MODEL_ID is not set; expected the model on Amazon Bedrock that is to judge.");
  return evaluation.judge;
};

/** Opens a model of the stack's configuration on Amazon Bedrock. */
const openAwsClient = async (env: NodeJS.ProcessEnv, role: ModelRole): Promise<ModelClient> => {
  const stack = readConfig(env);
  const { model, prices } = modelOf(stack, role);
  const { clientConfig } = await resolveTarget({ target: "aws" }, { env });
  const config = { ...clientConfig, maxAttempts: AWS_ATTEMPTS, retryMode: "adaptive" };
  const client = new BedrockRuntimeClient(config);
  const region = stack.comprehendRegion;
  const comprehend = new ComprehendClient({ ...config, ...(region !== undefined && { region }) });
  const close = (): Promise<void> => {
    client.destroy();
    comprehend.destroy();
    return Promise.resolve();
  };
  return { client, id: model.id, url: undefined, toolUse: model.toolUse, prices, comprehend, close };
};

const openLocalClient = async (env: NodeJS.ProcessEnv): Promise<ModelClient> => {
  const model = await namedModel(env);
  const server = await runModelServer({ modelUrl: model?.url, modelName: model?.name });
  const client = new BedrockRuntimeClient(emulatorClientConfig(server.url, REGION, CREDENTIALS));
  return {
    client,
    id: model?.name ?? "stand-in",
    url: model?.url,
    toolUse: "named",
    prices: undefined,
    comprehend: undefined,
    close: async () => {
      client.destroy();
      await server.close();
    },
  };
};

/**
 * Opens a model: on this machine the one that LOCAL_MODEL_URL and LOCAL_MODEL_NAME name, or the stand-in for one,
 * behind a model server; on AWS the one of the stack's configuration.
 * @throws UsageError if there is no such model
 */
export const openClient = (env: NodeJS.ProcessEnv, place: ModelPlace, role: ModelRole): Promise<ModelClient> =>
  place === "aws" ? openAwsClient(env, role) : openLocalClient(env);
