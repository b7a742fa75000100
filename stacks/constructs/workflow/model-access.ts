import type { BedrockModelConfig } from "../../config/bedrock-models.js";
import type { AwsAccount } from "../access/aws-account.js";
import type { NodeFunction } from "../functions/node-function.js";

export interface ModelProps {
  readonly account: AwsAccount;
  readonly model: BedrockModelConfig;
}

/** Converse is authorized as InvokeModel. */
const ACTIONS = ["bedrock:InvokeModel"];

/**
 * A call through a profile needs the profile, and the model in every region that the profile may route to; which those
 * are grows. So the model is allowed in all, through this profile only. A global profile is also authorized for the
 * model's ARN without a region: Bedrock User Guide, "Global cross-Region inference".
 */
const allowProfile = (fn: NodeFunction, { account, model }: ModelProps, profileArn: string): void => {
  const regions = model.isGlobal ? ["*", ""] : ["*"];
  fn.role.allow("CallProfile", ACTIONS, [profileArn]);
  fn.role.allow(
    "CallModelThroughProfile",
    ACTIONS,
    regions.map((region) => `arn:${account.partition}:bedrock:${region}::foundation-model/${model.foundationModel}`),
    { StringEquals: { "bedrock:InferenceProfileArn": profileArn } },
  );
};

const allowModel = (fn: NodeFunction, { account, model }: ModelProps): void => {
  switch (model.kind) {
    case "foundation-model":
      fn.role.allow("CallModel", ACTIONS, [
        `arn:${account.partition}:bedrock:${account.region}::foundation-model/${model.id}`,
      ]);
      break;
    case "inference-profile":
      allowProfile(fn, { account, model }, account.arn("bedrock", `inference-profile/${model.id}`));
      break;
    case "application-inference-profile":
      allowProfile(fn, { account, model }, model.id);
      break;
    case "provisioned-model":
      fn.role.allow("CallModel", ACTIONS, [model.id]);
      break;
  }
};

/** Lets `fn` call the model, and sets RESPONSE_MODEL_ID and RESPONSE_TOOL_USE. */
export const bindModel = (fn: NodeFunction, props: ModelProps): void => {
  fn.setEnvironment("RESPONSE_MODEL_ID", props.model.id);
  fn.setEnvironment("RESPONSE_TOOL_USE", props.model.toolUse);
  allowModel(fn, props);
};

/** Lets `fn` call the model that judges, and sets JUDGE_MODEL_ID and JUDGE_TOOL_USE. */
export const bindJudge = (fn: NodeFunction, props: ModelProps): void => {
  fn.setEnvironment("JUDGE_MODEL_ID", props.model.id);
  fn.setEnvironment("JUDGE_TOOL_USE", props.model.toolUse);
  allowModel(fn, props);
};

/** Whether personal data is replaced before the model reads a ticket, and whether Comprehend helps to find it. */
export interface PiiConfig {
  readonly mode: "redact" | "off";
  readonly comprehend: boolean;
}

/**
 * Sets PII_MODE and PII_COMPREHEND, and lets `fn` call Comprehend for it if it does, in `region` (COMPREHEND_REGION) if
 * that is not the stack's own. The action does not support resource-level permissions.
 */
export const bindPii = (fn: NodeFunction, { mode, comprehend }: PiiConfig, region: string | undefined): void => {
  const isCalled = mode === "redact" && comprehend;
  fn.setEnvironment("PII_MODE", mode);
  fn.setEnvironment("PII_COMPREHEND", String(isCalled));
  if (!isCalled) return;
  if (region !== undefined) fn.setEnvironment("COMPREHEND_REGION", region);
  fn.role.allow("DetectPersonalData", ["comprehend:DetectPiiEntities"], ["*"]);
};

/**
 * Lets `fn` detect language and sentiment, in `region` (COMPREHEND_REGION) if that is not the stack's own. These
 * actions do not support resource-level permissions.
 */
export const allowSentimentDetection = (fn: NodeFunction, region: string | undefined): void => {
  if (region !== undefined) fn.setEnvironment("COMPREHEND_REGION", region);
  fn.role.allow("DetectSentiment", ["comprehend:DetectDominantLanguage", "comprehend:DetectSentiment"], ["*"]);
};
