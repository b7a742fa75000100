import { randomUUID } from "node:crypto";
import { MetricUnit } from "@aws-lambda-powertools/metrics";
import { BedrockRuntimeClient } from "@aws-sdk/client-bedrock-runtime";
import { ComprehendClient } from "@aws-sdk/client-comprehend";
import { clientSettings } from "../shared/lambda/aws-clients.js";
import { readChoice, readCount, readEnv, readShare } from "../shared/lambda/env.js";
import { readReplyPolicy } from "../shared/reply-gate/read-policy.js";
import { stateHandler } from "../shared/lambda/state-handler.js";
import type { TicketRecord } from "../shared/contracts/ticket-record-schema.js";
import { AnswerInputSchema } from "../shared/contracts/workflow.js";
import { BedrockGuardrail, type GuardrailUnits } from "./bedrock-guardrail.js";
import { BedrockModel } from "./bedrock-model.js";
import { ComprehendPii } from "./comprehend-pii.js";
import { generateResponse } from "./generate-response.js";
import type { GuardedText, GuardrailSettings } from "./guardrail.js";
import type { ModelReply } from "./model-answer.js";
import { TOOL_USES } from "../shared/model/model-features.js";
import { PII_MODES, type PiiSettings } from "./redact-input.js";
import type { PiiKind } from "../shared/pii/span.js";
import { describeError } from "../shared/lambda/errors.js";
import { countAssumedSentiment, GUARDRAIL_METRICS, logger, metrics, METRICS } from "../shared/lambda/observability.js";

/** A model takes some seconds, at times half a minute. Two attempts take at most 100 s of the function's 180 s. */
const REQUEST_TIMEOUT_MS = 50_000;

/** The workflow retries for minutes; the second attempt here is for a broken connection. */
const MAX_ATTEMPTS = 2;

/** The model waits for Comprehend, and rules are enough without it: two attempts take at most 8 s. */
const PII_TIMEOUT_MS = 2_000;

/** A usual text takes some 0.3 s. Two attempts take at most 10 s. */
const GUARDRAIL_TIMEOUT_MS = 3_000;

const env = readEnv({ modelId: "RESPONSE_MODEL_ID" });
const client = new BedrockRuntimeClient({ ...clientSettings(REQUEST_TIMEOUT_MS), maxAttempts: MAX_ATTEMPTS });

const countReply = ({ latencyMs, inputTokens, outputTokens }: ModelReply): void => {
  metrics.addMetric(METRICS.modelLatency, MetricUnit.Milliseconds, latencyMs);
  metrics.addMetric(METRICS.inputTokens, MetricUnit.Count, inputTokens);
  metrics.addMetric(METRICS.outputTokens, MetricUnit.Count, outputTokens);
};

const countReplyChecked = ({ model_id, held_reasons }: TicketRecord): void => {
  if (model_id === null) return;
  metrics.addMetric(METRICS.repliesChecked, MetricUnit.Count, 1);
  metrics.addMetric(METRICS.repliesHeld, MetricUnit.Count, held_reasons === null ? 0 : 1);
};

/** Set where the function's own region has no Comprehend. */
const { COMPREHEND_REGION: comprehendRegion } = process.env;

/** Set where the words of a ticket are marked. */
const { PROMPT_DATAMARKING: datamarking } = process.env;

const createDetector = (): ComprehendPii => {
  const piiClient = new ComprehendClient({
    ...clientSettings(PII_TIMEOUT_MS),
    maxAttempts: MAX_ATTEMPTS,
    ...(comprehendRegion === undefined ? {} : { region: comprehendRegion }),
  });
  return new ComprehendPii(piiClient, (units) => {
    metrics.addMetric(METRICS.personalDataUnits, MetricUnit.Count, units);
  });
};

/** By kind, as a dimension, and never with a value. */
const countReplaced = (counts: ReadonlyMap<PiiKind, number>): void => {
  for (const [kind, count] of counts) {
    if (kind === "TEXT") continue;
    const metric = metrics.singleMetric();
    metric.addDimension("kind", kind);
    metric.addMetric(METRICS.personalDataReplaced, MetricUnit.Count, count);
  }
};

const pii: PiiSettings = {
  mode: readChoice("PII_MODE", PII_MODES),
  detector: readChoice("PII_COMPREHEND", ["true", "false"]) === "true" ? createDetector() : undefined,
  onReplaced: countReplaced,
  onUndetected: (error) => {
    metrics.addMetric(METRICS.personalDataUndetected, MetricUnit.Count, 1);
    logger.warn("Comprehend finds no personal data; the rules are alone", describeError(error));
  },
};

/** Set where a guardrail judges tickets and replies. */
const { GUARDRAIL_ARN: guardrailArn } = process.env;

/** By name, as a dimension: the names are those of filters, topics and kinds of data. */
const countStopped = (kind: GuardedText, findings: readonly string[]): void => {
  logger.warn("The guardrail stops a text", { kind, findings });
  for (const finding of findings) {
    const metric = metrics.singleMetric();
    metric.addDimension("finding", finding);
    metric.addMetric(GUARDRAIL_METRICS.guardrailStops, MetricUnit.Count, 1);
  }
};

const countUnits = ({ filters, sensitive }: GuardrailUnits): void => {
  metrics.addMetric(GUARDRAIL_METRICS.guardrailUnits, MetricUnit.Count, filters);
  metrics.addMetric(GUARDRAIL_METRICS.guardrailSensitiveUnits, MetricUnit.Count, sensitive);
};

const createGuardrail = (id: string): GuardrailSettings => {
  const { version } = readEnv({ version: "GUARDRAIL_VERSION" });
  const ownClient = new BedrockRuntimeClient({ ...clientSettings(GUARDRAIL_TIMEOUT_MS), maxAttempts: MAX_ATTEMPTS });
  return {
    guardrail: new BedrockGuardrail(ownClient, { id, version }, countUnits),
    onStopped: countStopped,
    onUnchecked: (error) => {
      metrics.addMetric(GUARDRAIL_METRICS.repliesUnchecked, MetricUnit.Count, 1);
      logger.warn("The guardrail did not check the reply, which waits for a person", describeError(error));
    },
  };
};

const settings = {
  pii,
  guardrail: guardrailArn === undefined ? undefined : createGuardrail(guardrailArn),
  model: new BedrockModel(client, env.modelId, readChoice("RESPONSE_TOOL_USE", TOOL_USES), (reason, left) => {
    logger.warn("The model refuses a part of the request, which is left out from now on", { reason, ...left });
  }),
  promptMaxTokens: readCount("PROMPT_MAX_TOKENS"),
  isDatamarked: datamarking === "true",
  newMark: () => randomUUID().replaceAll("-", ""),
  confidenceFloor: readShare("CONFIDENCE_FLOOR"),
  replyPolicy: readReplyPolicy(),
  onReply: countReply,
  onAskAgain: (reason: string) => {
    logger.warn("The model's answer is unusable; asking again", { reason });
  },
  now: () => new Date(),
};

/** State Generate response: returns the record of a ticket that the model answered. */
export const handler = stateHandler({
  input: AnswerInputSchema,
  ids: ({ ticket, execution }) => ({ ticket_id: ticket.ticketId, execution_arn: execution.arn }),
  run: async (input) => {
    const record = await generateResponse(input, settings);
    countAssumedSentiment(input);
    countReplyChecked(record);
    return record;
  },
});
