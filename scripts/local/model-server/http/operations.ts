import { isBedrockErrorName, isComprehendErrorName } from "./aws-error.js";

/** What the server can be called for. */
export const MODEL_OPERATIONS = [
  "Converse",
  "DetectDominantLanguage",
  "DetectSentiment",
  "BatchDetectSentiment",
] as const;
export type ModelOperation = (typeof MODEL_OPERATIONS)[number];

export const COMPREHEND_OPERATIONS = ["DetectDominantLanguage", "DetectSentiment", "BatchDetectSentiment"] as const;
export type ComprehendOperation = (typeof COMPREHEND_OPERATIONS)[number];

/** Whether the service that has the operation has the error. */
export const canFailWith = (operation: ModelOperation, error: string): boolean =>
  operation === "Converse" ? isBedrockErrorName(error) : isComprehendErrorName(error);
