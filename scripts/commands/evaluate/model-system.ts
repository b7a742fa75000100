import { ANSWER_TOOL } from "../../../functions/generate-response/model-answer.js";
import { BedrockModel } from "../../../functions/generate-response/bedrock-model.js";
import { generateResponse, type ResponseSettings } from "../../../functions/generate-response/generate-response.js";
import {
  PROMPT_VERSION,
  SYSTEM_PROMPT,
  systemPrompt,
  ticketMessage,
} from "../../../functions/generate-response/prompt.js";
import { estimateTokens } from "../../../functions/generate-response/prompt-size.js";
import { ComprehendSentiment } from "../../../functions/detect-sentiment/comprehend-sentiment.js";
import { sha256 } from "../../../functions/shared/contracts/content-hash.js";
import type { TicketRecord } from "../../../functions/shared/contracts/ticket-record-schema.js";
import { readReplyPolicy } from "../../../functions/shared/reply-gate/read-policy.js";
import type { ReplyPolicy } from "../../../functions/shared/reply-gate/reply-gate.js";
import { RULE_CRITERIA } from "../../../functions/shared/reply-quality/criteria.js";
import type { Verdict } from "../../../functions/shared/reply-quality/evaluation.js";
import { repliedTicketOf } from "../../../functions/shared/reply-quality/replied-ticket.js";
import { verdictsOfRules } from "../../../functions/shared/reply-quality/rules.js";
import { readConfig } from "../../../stacks/config/config.js";
import type { Prices } from "../../../stacks/config/model-prices.js";
import { COMPREHEND_CALLS, comprehendUnits, USUAL_TICKET } from "../../shared/capacity/ticket-profile.js";
import type { CheckedReply } from "../../shared/evaluation/evaluation.js";
import { usdOf } from "../../shared/evaluation/figures.js";
import { toTicket } from "../../shared/golden/to-ticket.js";
import { printNote } from "../../shared/terminal/output.js";
import type { Tariff } from "./budget.js";
import { type ModelClient, type ModelPlace, openClient } from "./model-client.js";
import { readTicket } from "./rules-system.js";
import type { TriageSystem } from "./run-evaluation.js";

/** A model that can be evaluated. */
export interface OpenModel {
  readonly system: TriageSystem;
  /** What a ticket costs; undefined where nobody is billed. */
  readonly tariff: Tariff | undefined;
  /** Another model, prompt or limit has another one. */
  readonly fingerprint: string;
  readonly close: () => Promise<void>;
}

/** The same in every request, so that an evaluation can be repeated. */
const MARK = sha256("evaluation").slice(0, 32);

const settingsOf = ({ client, id, toolUse }: ModelClient, env: NodeJS.ProcessEnv): ResponseSettings => {
  const config = readConfig(env);
  const nothing = (): void => undefined;
  return {
    model: new BedrockModel(client, id, toolUse, nothing),
    promptMaxTokens: config.budgets.promptMaxTokens,
    isDatamarked: config.promptDatamarking,
    newMark: () => MARK,
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

const systemOf = (settings: ResponseSettings, { prices, comprehend }: ModelClient): TriageSystem => ({
  description: { name: "model", model: settings.model.id, promptVersion: PROMPT_VERSION, ...(prices && { prices }) },
  triage: async (event) => {
    let units = 0;
    const service = comprehend && new ComprehendSentiment(comprehend, (more) => (units += more));
    const input = await readTicket(event, service);
    const execution = { arn: "evaluation", startedAt: event.submittedAt };
    const record = await generateResponse({ ...input, execution }, settings);
    const { sentiment, language } = input.sentiment;
    const { priority, category, input_tokens, output_tokens } = record;
    const usage = { input_tokens: input_tokens ?? 0, output_tokens: output_tokens ?? 0, comprehend_units: units };
    return { sentiment, priority, category, language, ...checkedReply(record, settings.replyPolicy), usage };
  },
});

/** For the size of a prompt: nobody has looked. */
const UNKNOWN_SENTIMENT = {
  sentiment: "NEUTRAL",
  scores: { mixed: 0, negative: 0, neutral: 1, positive: 0 },
  language: "und",
  confidence: 0,
} as const;

/** Language and sentiment are two of the calls that a usual ticket takes. */
const SENTIMENT_CALLS = 2;

/** What a ticket costs by its size. Its answer is as long as a usual one. */
const tariffOf = (prices: Prices, { promptMaxTokens, isDatamarked = false }: ResponseSettings): Tariff => ({
  estimate: (event) => {
    const ticket = toTicket(event);
    const execution = { arn: "evaluation", startedAt: event.submittedAt };
    const format = { mark: MARK, isDatamarked };
    const message = ticketMessage({ ticket, sentiment: UNKNOWN_SENTIMENT, execution }, promptMaxTokens, format);
    const input_tokens = estimateTokens(systemPrompt(format) + JSON.stringify(ANSWER_TOOL) + message);
    const characters = ticket.data.subject.length + ticket.data.description.length;
    const units = (comprehendUnits({ ...USUAL_TICKET, characters }) / COMPREHEND_CALLS) * SENTIMENT_CALLS;
    return usdOf({ input_tokens, output_tokens: USUAL_TICKET.outputTokens, comprehend_units: units }, prices);
  },
  actual: (usage) => usdOf(usage, prices),
});

const UNGUARDED =
  "The guardrail (GUARDRAIL=true) is not called, and costs nothing here: what is measured is the model's own answers.";

/** Opens the model as it triages: by the code of generate-response. @throws UsageError if there is no such model */
export const openModel = async (env: NodeJS.ProcessEnv, place: ModelPlace): Promise<OpenModel> => {
  const model = await openClient(env, place, "writer");
  if (place === "aws" && readConfig(env).guardrail) printNote(UNGUARDED);
  const settings = settingsOf(model, env);
  const { id, url, prices, close } = model;
  return {
    system: systemOf(settings, model),
    tariff: prices && tariffOf(prices, settings),
    fingerprint: sha256(
      JSON.stringify([
        id,
        place === "aws" ? place : url,
        PROMPT_VERSION,
        SYSTEM_PROMPT,
        settings.promptMaxTokens,
        settings.isDatamarked,
      ]),
    ),
    close,
  };
};
