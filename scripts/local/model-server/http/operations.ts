import { isBedrockErrorName, isComprehendErrorName } from "./aws-error.js";

/** What the server can be called for. */
export const OPERATIONS = ["Converse", "DetectDominantLanguage", "DetectSentiment", "BatchDetectSentiment"] as const;
export type Operation = (typeof OPERATIONS)[number];

export const COMPREHEND_OPERATIONS = ["DetectDominantLanguage", "DetectSentiment", "BatchDetectSentiment"] as const;
export type ComprehendOperation = (typeof COMPREHEND_OPERATIONS)[number];

/** Whether the service that has the operation has the error. */
export const canFailWith = (operation: Operation, error: string): boolean =>
  operation === "Converse" ? isBedrockErrorName(error) : isComprehendErrorName(error);
