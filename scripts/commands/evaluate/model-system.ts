import { BedrockRuntimeClient } from "@aws-sdk/client-bedrock-runtime";
import { BedrockModel } from "../../../functions/generate-response/bedrock-model.js";
import { generateResponse, type ResponseSettings } from "../../../functions/generate-response/generate-response.js";
import { PROMPT_VERSION, SYSTEM_PROMPT } from "../../../functions/generate-response/prompt.js";
import { sha256 } from "../../../functions/shared/contracts/content-hash.js";
import { readReplyPolicy } from "../../../functions/shared/reply-gate/read-policy.js";
import { readConfig } from "../../../stacks/config/config.js";
import { type LocalModel, localModel, probeModel } from "../../local/model-server/probe-model.js";
import { runModelServer } from "../../local/model-server/run-model-server.js";
import { emulatorClientConfig } from "../../shared/deployment/target.js";
import { UsageError } from "../../shared/terminal/command-line.js";
import { readTicket } from "./rules-system.js";
import type { TriageSystem } from "./run-evaluation.js";

/** A model that can be evaluated. */
export interface OpenModel {
  readonly system: TriageSystem;
  /** Another model, prompt or limit has another one. */
  readonly fingerprint: string;
  close(): Promise<void>;
}

/** The model server accepts any. */
const CREDENTIALS = { accessKeyId: "local", secretAccessKey: "local" };

/** Calls of the model server are not signed for a region. */
const REGION = "us-east-1";

const settingsOf = (client: BedrockRuntimeClient, id: string, env: NodeJS.ProcessEnv): ResponseSettings => {
  const config = readConfig(env);
  const nothing = (): void => undefined;
  return {
    model: new BedrockModel(client, id, "named", nothing),
    promptMaxTokens: config.budgets.promptMaxTokens,
    confidenceFloor: config.confidenceFloor,
    replyPolicy: readReplyPolicy(env),
    pii: { mode: "redact", onReplaced: nothing, onUndetected: nothing },
    onReply: nothing,
    onAskAgain: nothing,
    now: () => new Date(),
  };
};

const systemOf = (settings: ResponseSettings): TriageSystem => ({
  description: { name: "model", model: settings.model.id, promptVersion: PROMPT_VERSION },
  triage: async (event) => {
    const input = await readTicket(event);
    const execution = { arn: "evaluation", startedAt: event.submittedAt };
    const { priority, category } = await generateResponse({ ...input, execution }, settings);
    const { sentiment, language } = input.sentiment;
    return { sentiment, priority, category, language };
  },
});

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

/**
 * Opens the model that LOCAL_MODEL_URL and LOCAL_MODEL_NAME name, or the stand-in for one. It is asked by the code of
 * generate-response, through a model server of its own.
 * @throws UsageError if there is no such model
 */
export const openModel = async (env: NodeJS.ProcessEnv): Promise<OpenModel> => {
  const model = await namedModel(env);
  const server = await runModelServer({ modelUrl: model?.url, modelName: model?.name });
  const client = new BedrockRuntimeClient(emulatorClientConfig(server.url, REGION, CREDENTIALS));
  const id = model?.name ?? "stand-in";
  const settings = settingsOf(client, id, env);
  return {
    system: systemOf(settings),
    fingerprint: sha256(JSON.stringify([id, model?.url, PROMPT_VERSION, SYSTEM_PROMPT, settings.promptMaxTokens])),
    close: async () => {
      client.destroy();
      await server.close();
    },
  };
};
