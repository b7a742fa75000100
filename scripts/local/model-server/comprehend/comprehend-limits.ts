import { AwsError } from "../http/aws-error.js";
import { SENTIMENT_LANGUAGES } from "./score-sentiment.js";

/** Largest text of a sentiment call, in UTF-8 bytes. */
export const SENTIMENT_TEXT_MAX_BYTES = 5_000;

/** Largest text of a language call, in UTF-8 bytes: Comprehend's limit for all its single-document calls but a few. */
export const LANGUAGE_TEXT_MAX_BYTES = 100_000;

/** Most texts in one batch. */
export const BATCH_MAX_SIZE = 25;

/** Comprehend's own words for a text over its limit. */
export const sizeFault = (text: string, maxBytes: number): string | undefined => {
  const bytes = Buffer.byteLength(text);
  if (bytes <= maxBytes) return undefined;
  return (
    `Input text size exceeds limit. Max length of request text allowed is ${maxBytes} bytes ` +
    `while in this request the text size is ${bytes} bytes`
  );
};

/** @throws AwsError ValidationException for no text at all, TextSizeLimitExceededException for too much of it. */
export const checkText = (text: string, maxBytes: number): void => {
  if (text === "") {
    throw new AwsError(
      "ValidationException",
      "1 validation error detected: Value at 'text' failed to satisfy constraint: Member must have length greater than or equal to 1",
    );
  }
  const fault = sizeFault(text, maxBytes);
  if (fault !== undefined) throw new AwsError("TextSizeLimitExceededException", fault);
};

/**
 * Unlike the documented UnsupportedLanguageException, accounts have also been seen to answer ValidationException here, with
 * "Member must satisfy enum value set". To try that one, script it as a fault.
 * @throws AwsError UnsupportedLanguageException for a language whose sentiment Comprehend cannot detect.
 */
export const checkLanguage = (code: string): void => {
  if (SENTIMENT_LANGUAGES.some((language) => language === code)) return;
  throw new AwsError(
    "UnsupportedLanguageException",
    `Value '${code}' at 'languageCode' failed to satisfy constraint: Member must satisfy enum value set: [${SENTIMENT_LANGUAGES.join(", ")}]`,
  );
};

/** @throws AwsError ValidationException for an empty batch or text, BatchSizeLimitExceededException for too many texts. */
export const checkBatch = (texts: readonly string[]): void => {
  if (texts.length > BATCH_MAX_SIZE) {
    throw new AwsError(
      "BatchSizeLimitExceededException",
      `Please use a smaller number of items in a single batch. Maximum batch size is ${BATCH_MAX_SIZE}.`,
    );
  }
  if (texts.length > 0 && !texts.includes("")) return;
  throw new AwsError(
    "ValidationException",
    "1 validation error detected: Value at 'textList' failed to satisfy constraint: Member must satisfy constraint: [Member must have length greater than or equal to 1]",
  );
};
