import {
  DetectDominantLanguageCommand,
  DetectSentimentCommand,
  LanguageCode,
  type ComprehendClient,
  type SentimentScore,
} from "@aws-sdk/client-comprehend";
import { asDependencyError } from "../shared/lambda/aws-errors.js";
import { DependencyUnavailable } from "../shared/lambda/errors.js";
import type { SentimentScores } from "./combine-scores.js";
import type { DetectedLanguage, SentimentService } from "./detect-sentiment.js";

/** ar de en es fr hi it ja ko pt zh zh-TW, as the SDK lists them. */
const SENTIMENT_LANGUAGES: ReadonlyMap<string, LanguageCode> = new Map(
  Object.values(LanguageCode).map((code) => [code, code]),
);

const toScores = (score: SentimentScore | undefined): SentimentScores => {
  const { Mixed: mixed, Negative: negative, Neutral: neutral, Positive: positive } = score ?? {};
  if (mixed === undefined || negative === undefined || neutral === undefined || positive === undefined) {
    throw new DependencyUnavailable("Comprehend DetectSentiment: the answer lacks a score");
  }
  return { mixed, negative, neutral, positive };
};

/** Amazon Comprehend. It detects sentiment in twelve languages, and the dominant one of about a hundred. */
export class ComprehendSentiment implements SentimentService {
  constructor(private readonly client: ComprehendClient) {}

  async dominantLanguage(text: string): Promise<DetectedLanguage | undefined> {
    const { Languages: [first] = [] } = await this.client
      .send(new DetectDominantLanguageCommand({ Text: text }))
      .catch((error: unknown) => {
        throw asDependencyError("Comprehend DetectDominantLanguage", error);
      });
    return first?.LanguageCode === undefined ? undefined : { code: first.LanguageCode, score: first.Score ?? 0 };
  }

  async scores(text: string, languageCode: string): Promise<SentimentScores | undefined> {
    const code = SENTIMENT_LANGUAGES.get(languageCode);
    if (code === undefined) return undefined;
    const { SentimentScore: score } = await this.client
      .send(new DetectSentimentCommand({ Text: text, LanguageCode: code }))
      .catch((error: unknown) => {
        throw asDependencyError("Comprehend DetectSentiment", error);
      });
    return toScores(score);
  }
}
