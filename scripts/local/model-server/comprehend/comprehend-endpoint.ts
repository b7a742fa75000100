import { randomUUID } from "node:crypto";
import * as z from "zod";
import { AwsError, COMPREHEND_OPERATIONS, comprehendStatus, type ComprehendOperation } from "../http/aws-api.js";
import type { CallRunner } from "../http/call-runner.js";
import type { HttpReply, HttpRequest } from "../http/http-exchange.js";
import {
  checkBatch,
  checkLanguage,
  checkPiiLanguage,
  checkText,
  LANGUAGE_TEXT_MAX_BYTES,
  PII_TEXT_MAX_BYTES,
  SENTIMENT_TEXT_MAX_BYTES,
  sizeError,
} from "./comprehend-limits.js";
import { detectLanguages } from "./detect-language.js";
import { detectPii } from "./detect-pii.js";
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

/** A text over the limit fails alone; the other texts of the batch are not affected. */
const batchDetectSentiment = (input: unknown) => {
  const { TextList, LanguageCode } = parse(BatchRequest, input);
  checkLanguage(LanguageCode);
  checkBatch(TextList);
  const items = TextList.map((text, Index) => ({ text, Index, error: sizeError(text, SENTIMENT_TEXT_MAX_BYTES) }));
  return {
    ResultList: items
      .filter(({ error }) => error === undefined)
      .map(({ text, Index }) => ({ Index, ...sentimentOf(text, LanguageCode) })),
    ErrorList: items.flatMap(({ Index, error }) =>
      error === undefined ? [] : [{ Index, ErrorCode: "TEXT_SIZE_LIMIT_EXCEEDED", ErrorMessage: error }],
    ),
  };
};

const detectPiiEntities = (input: unknown) => {
  const { Text, LanguageCode } = parse(SentimentRequest, input);
  checkPiiLanguage(LanguageCode);
  checkText(Text, PII_TEXT_MAX_BYTES);
  return { Entities: detectPii(Text) };
};

/** Comprehend's operations, from a request's JSON to its response's. They throw AwsError as the service does. */
const OPERATIONS: Readonly<Record<ComprehendOperation, (input: unknown) => object>> = {
  DetectDominantLanguage: detectDominantLanguage,
  DetectSentiment: detectSentiment,
  BatchDetectSentiment: batchDetectSentiment,
  DetectPiiEntities: detectPiiEntities,
};

const TARGET_PREFIX = "Comprehend_20171127.";

const reply = (status: number, body: object): HttpReply => ({
  status,
  headers: { "content-type": "application/x-amz-json-1.1", "x-amzn-requestid": randomUUID() },
  body: JSON.stringify(body),
});

const operationOf = (target: string): ComprehendOperation => {
  const operation = COMPREHEND_OPERATIONS.find((name) => target === TARGET_PREFIX + name);
  if (operation === undefined) throw new AwsError("UnknownOperationException", `Unknown operation "${target}".`);
  return operation;
};

const parseBody = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    throw new AwsError("SerializationException", "The request body is not JSON.");
  }
};

/** Whether a request is in AWS JSON, which has a header with the name of the operation. */
export const isAwsJson = (request: HttpRequest): boolean => request.header("x-amz-target") !== undefined;

/** Responds to a Comprehend call in AWS JSON 1.1, also in case of an error. */
export const answerComprehend = async (request: HttpRequest, runner: CallRunner): Promise<HttpReply> => {
  try {
    const operation = operationOf(request.header("x-amz-target") ?? "");
    return reply(200, await runner.run(operation, () => OPERATIONS[operation](parseBody(request.body))));
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return reply(comprehendStatus(error.name), { __type: error.name, Message: error.message });
  }
};
