import { BedrockRuntimeClient } from "@aws-sdk/client-bedrock-runtime";
import { BedrockModel } from "../../../functions/generate-response/bedrock-model.js";
import { generateResponse, type ResponseSettings } from "../../../functions/generate-response/generate-response.js";
import { PROMPT_VERSION, SYSTEM_PROMPT } from "../../../functions/generate-response/prompt.js";
import { sha256 } from "../../../functions/shared/contracts/content-hash.js";
import type { TicketRecord } from "../../../functions/shared/contracts/ticket-record-schema.js";
import { readReplyPolicy } from "../../../functions/shared/reply-gate/read-policy.js";
import type { ReplyPolicy } from "../../../functions/shared/reply-gate/reply-gate.js";
import { RULE_CRITERIA } from "../../../functions/shared/reply-quality/criteria.js";
import type { Verdict } from "../../../functions/shared/reply-quality/evaluation.js";
import { repliedTicketOf } from "../../../functions/shared/reply-quality/replied-ticket.js";
import { verdictsOfRules } from "../../../functions/shared/reply-quality/rules.js";
import { readConfig } from "../../../stacks/config/config.js";
import { type LocalModel, localModel, probeModel } from "../../local/model-server/probe-model.js";
import { runModelServer } from "../../local/model-server/run-model-server.js";
import { emulatorClientConfig } from "../../shared/deployment/target.js";
import type { CheckedReply } from "../../shared/evaluation/evaluation.js";
import { UsageError } from "../../shared/terminal/command-line.js";
import { readTicket } from "./rules-system.js";
import type { TriageSystem } from "./run-evaluation.js";

/** A model that can be evaluated. */
export interface OpenModel {
  readonly system: TriageSystem;
  /** Another model, prompt or limit has another one. */
  readonly fingerprint: string;
  readonly close: () => Promise<void>;
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

/** What the rules say about a model's reply; nothing about the holding reply of a ticket without text. */
const checkedReply = (record: TicketRecord, { allowed }: ReplyPolicy): { readonly reply?: CheckedReply } => {
  if (record.model_id === null) return {};
  const verdicts = verdictsOfRules(repliedTicketOf(record), record.response_text, allowed);
  const having = (wanted: Verdict["verdict"]) =>
    RULE_CRITERIA.filter((criterion) => verdicts.some((one) => one.criterion === criterion && one.verdict === wanted));
  return { reply: { fails: having("FAIL"), not_applicable: having("NOT_APPLICABLE") } };
};

const systemOf = (settings: ResponseSettings): TriageSystem => ({
  description: { name: "model", model: settings.model.id, promptVersion: PROMPT_VERSION },
  triage: async (event) => {
    const input = await readTicket(event);
    const execution = { arn: "evaluation", startedAt: event.submittedAt };
    const record = await generateResponse({ ...input, execution }, settings);
    const { sentiment, language } = input.sentiment;
    const { priority, category } = record;
    return { sentiment, priority, category, language, ...checkedReply(record, settings.replyPolicy) };
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

/** A client of a model, and the model's id and address. */
export interface ModelClient {
  readonly client: BedrockRuntimeClient;
  readonly id: string;
  /** Undefined for the stand-in. */
  readonly url: string | undefined;
  readonly close: () => Promise<void>;
}

/**
 * Opens the model that LOCAL_MODEL_URL and LOCAL_MODEL_NAME name, or the stand-in for one, behind a model server.
 * @throws UsageError if there is no such model
 */
export const openClient = async (env: NodeJS.ProcessEnv): Promise<ModelClient> => {
  const model = await namedModel(env);
  const server = await runModelServer({ modelUrl: model?.url, modelName: model?.name });
  const client = new BedrockRuntimeClient(emulatorClientConfig(server.url, REGION, CREDENTIALS));
  return {
    client,
    id: model?.name ?? "stand-in",
    url: model?.url,
    close: async () => {
      client.destroy();
      await server.close();
    },
  };
};

/** Opens the model as it triages: by the code of generate-response. @throws UsageError if there is no such model */
export const openModel = async (env: NodeJS.ProcessEnv): Promise<OpenModel> => {
  const { client, id, url, close } = await openClient(env);
  const settings = settingsOf(client, id, env);
  return {
    system: systemOf(settings),
    fingerprint: sha256(JSON.stringify([id, url, PROMPT_VERSION, SYSTEM_PROMPT, settings.promptMaxTokens])),
    close,
  };
};
