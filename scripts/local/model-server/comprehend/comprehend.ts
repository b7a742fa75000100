import * as z from "zod";
import { AwsError } from "../http/aws-error.js";
import {
  checkBatch,
  checkLanguage,
  checkText,
  LANGUAGE_TEXT_MAX_BYTES,
  SENTIMENT_TEXT_MAX_BYTES,
  sizeFault,
} from "./comprehend-limits.js";
import { detectLanguages } from "./detect-language.js";
import type { ComprehendOperation } from "../http/operations.js";
import { scoreSentiment } from "./score-sentiment.js";

const LanguageRequest = z.looseObject({ Text: z.string() });
const SentimentRequest = z.looseObject({ Text: z.string(), LanguageCode: z.string() });
const BatchRequest = z.looseObject({ TextList: z.array(z.string()), LanguageCode: z.string() });

const parse = <T>(schema: z.ZodType<T>, input: unknown): T => {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new AwsError(
    "ValidationException",
    `1 validation error detected: Value at '${issue?.path.join(".") ?? ""}' failed to satisfy constraint: ${issue?.message ?? ""}`,
  );
};

const detectDominantLanguage = (input: unknown) => {
  const { Text } = parse(LanguageRequest, input);
  checkText(Text, LANGUAGE_TEXT_MAX_BYTES);
  return { Languages: detectLanguages(Text).map(({ code, score }) => ({ LanguageCode: code, Score: score })) };
};

const sentimentOf = (text: string, language: string) => {
  const { sentiment, scores } = scoreSentiment(text, language);
  return {
    Sentiment: sentiment,
    SentimentScore: {
      Positive: scores.POSITIVE,
      Negative: scores.NEGATIVE,
      Neutral: scores.NEUTRAL,
      Mixed: scores.MIXED,
    },
  };
};

const detectSentiment = (input: unknown) => {
  const { Text, LanguageCode } = parse(SentimentRequest, input);
  checkLanguage(LanguageCode);
  checkText(Text, SENTIMENT_TEXT_MAX_BYTES);
  return sentimentOf(Text, LanguageCode);
};

/** A text over the limit spoils its own place in the batch only. */
const batchDetectSentiment = (input: unknown) => {
  const { TextList, LanguageCode } = parse(BatchRequest, input);
  checkLanguage(LanguageCode);
  checkBatch(TextList);
  const items = TextList.map((text, Index) => ({ text, Index, fault: sizeFault(text, SENTIMENT_TEXT_MAX_BYTES) }));
  return {
    ResultList: items
      .filter(({ fault }) => fault === undefined)
      .map(({ text, Index }) => ({ Index, ...sentimentOf(text, LanguageCode) })),
    ErrorList: items.flatMap(({ Index, fault }) =>
      fault === undefined ? [] : [{ Index, ErrorCode: "TEXT_SIZE_LIMIT_EXCEEDED", ErrorMessage: fault }],
    ),
  };
};

/** Comprehend's calls: each takes the request's JSON and returns the response's. @throws AwsError as the service does. */
export const COMPREHEND: Readonly<Record<ComprehendOperation, (input: unknown) => object>> = {
  DetectDominantLanguage: detectDominantLanguage,
  DetectSentiment: detectSentiment,
  BatchDetectSentiment: batchDetectSentiment,
};
