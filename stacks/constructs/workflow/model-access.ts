import { modelAccess } from "../../config/bedrock-models.js";
import type { AwsAccount } from "../access/aws-account.js";
import type { NodeFunction } from "../functions/node-function.js";

export interface ModelProps {
  readonly account: AwsAccount;
  readonly modelId: string;
  /** Region the stack is deployed to, known at synth time. */
  readonly region: string;
}

/**
 * Lets `fn` call the model (Converse is authorized as InvokeModel) and sets RESPONSE_MODEL_ID to its id. A call through
 * an inference profile needs the profile, and the model in every region the profile may route to.
 */
export const bindModel = (fn: NodeFunction, { account, modelId, region }: ModelProps): void => {
  fn.setEnvironment("RESPONSE_MODEL_ID", modelId);
  const { foundationModel, regions, profile } = modelAccess(modelId, region);
  const models = regions.map((name) => `arn:${account.partition}:bedrock:${name}::foundation-model/${foundationModel}`);
  if (profile === undefined) {
    fn.role.allow("CallModel", ["bedrock:InvokeModel"], models);
    return;
  }
  const profileArn = account.arn("bedrock", `inference-profile/${profile}`);
  fn.role.allow("CallProfile", ["bedrock:InvokeModel"], [profileArn]);
  fn.role.allow("CallModelThroughProfile", ["bedrock:InvokeModel"], models, {
    StringEquals: { "bedrock:InferenceProfileArn": profileArn },
  });
};

/**
 * Lets `fn` detect language and sentiment, in `region` (COMPREHEND_REGION) if that is not the stack's own. These
 * actions do not support resource-level permissions.
 */
export const allowSentimentDetection = (fn: NodeFunction, region: string | undefined): void => {
  if (region !== undefined) fn.setEnvironment("COMPREHEND_REGION", region);
  fn.role.allow("DetectSentiment", ["comprehend:DetectDominantLanguage", "comprehend:DetectSentiment"], ["*"]);
};
