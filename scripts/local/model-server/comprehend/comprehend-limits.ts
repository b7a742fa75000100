import { AwsError } from "../http/aws-api.js";
import { SENTIMENT_LANGUAGES } from "./score-sentiment.js";

/** Largest text of a sentiment call, in UTF-8 bytes. */
export const SENTIMENT_TEXT_MAX_BYTES = 5_000;

/** Largest text of a language call, in UTF-8 bytes: Comprehend's limit for most single-document calls. */
export const LANGUAGE_TEXT_MAX_BYTES = 100_000;

/** Largest text in which personal data is detected, in UTF-8 bytes. */
export const PII_TEXT_MAX_BYTES = 100_000;

/** Languages in which personal data is detected. */
const PII_LANGUAGES: readonly string[] = ["en", "es"];

/** Largest number of texts in one batch. */
const BATCH_MAX_SIZE = 25;

/** Comprehend's message about a text over its limit; undefined for a text within it. */
export const sizeError = (text: string, maxBytes: number): string | undefined => {
  const bytes = Buffer.byteLength(text);
  if (bytes <= maxBytes) return undefined;
  return (
    `Input text size exceeds limit. Max length of request text allowed is ${maxBytes} bytes ` +
    `while in this request the text size is ${bytes} bytes`
  );
};

/** @throws AwsError ValidationException for an empty text, TextSizeLimitExceededException for one that is too long. */
export const checkText = (text: string, maxBytes: number): void => {
  if (text === "") {
    throw new AwsError(
      "ValidationException",
      "1 validation error detected: Value at 'text' failed to satisfy constraint: Member must have length greater than or equal to 1",
    );
  }
  const error = sizeError(text, maxBytes);
  if (error !== undefined) throw new AwsError("TextSizeLimitExceededException", error);
};

/**
 * Instead of the documented UnsupportedLanguageException, some accounts get a ValidationException with "Member must
 * satisfy enum value set". To test that one, script it as a fault.
 * @throws AwsError UnsupportedLanguageException for a language whose sentiment Comprehend cannot detect.
 */
export const checkLanguage = (code: string): void => {
  checkIsOneOf(code, SENTIMENT_LANGUAGES);
};

/** @throws AwsError UnsupportedLanguageException for a language in which personal data cannot be detected. */
export const checkPiiLanguage = (code: string): void => {
  checkIsOneOf(code, PII_LANGUAGES);
};

const checkIsOneOf = (code: string, languages: readonly string[]): void => {
  if (languages.includes(code)) return;
  throw new AwsError(
    "UnsupportedLanguageException",
    `Value '${code}' at 'languageCode' failed to satisfy constraint: Member must satisfy enum value set: [${languages.join(", ")}]`,
  );
};

/** @throws AwsError ValidationException for an empty batch or text, BatchSizeLimitExceededException above the limit. */
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
