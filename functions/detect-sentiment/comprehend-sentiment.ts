import {
  DetectDominantLanguageCommand,
  DetectSentimentCommand,
  LanguageCode,
  type ComprehendClient,
  type DominantLanguage,
  type SentimentScore,
} from "@aws-sdk/client-comprehend";
import type { SentimentScores } from "./combine-scores.js";
import type { DetectedLanguage, SentimentService } from "./detect-sentiment.js";
import { call, DependencyUnavailable } from "../shared/lambda/errors.js";

/** ar de en es fr hi it ja ko pt zh zh-TW, as the SDK lists them. */
const SENTIMENT_LANGUAGES: ReadonlyMap<string, LanguageCode> = new Map(
  Object.values(LanguageCode).map((code) => [code, code]),
);

const toScores = (score: SentimentScore | undefined): SentimentScores => {
  const { Mixed: mixed, Negative: negative, Neutral: neutral, Positive: positive } = score ?? {};
  if (mixed === undefined || negative === undefined || neutral === undefined || positive === undefined) {
    throw new DependencyUnavailable("Comprehend DetectSentiment: the response lacks a score");
  }
  return { mixed, negative, neutral, positive };
};

/** The language with the highest score. The service promises no order; of equal ones the first counts. */
const mostLikely = (languages: readonly DominantLanguage[]): DetectedLanguage | undefined =>
  languages
    .flatMap(({ LanguageCode: code, Score: score = 0 }) => (code === undefined || code === "" ? [] : [{ code, score }]))
    .reduce<DetectedLanguage | undefined>(
      (best, language) => (best === undefined || language.score > best.score ? language : best),
      undefined,
    );

/** Comprehend bills units of 100 characters, and three of them at least. */
const UNIT_LENGTH = 100;
const UNITS_MIN = 3;

const unitsOf = (text: string): number => Math.max(UNITS_MIN, Math.ceil(text.length / UNIT_LENGTH));

/** Amazon Comprehend: it detects sentiment in twelve languages, and about a hundred languages. */
export class ComprehendSentiment implements SentimentService {
  constructor(
    private readonly client: ComprehendClient,
    /** Called with what each call costs, in units of 100 characters. */
    private readonly onUnits: (units: number) => void = () => undefined,
  ) {}

  async dominantLanguage(text: string): Promise<DetectedLanguage | undefined> {
    const command = new DetectDominantLanguageCommand({ Text: text });
    const { Languages = [] } = await call("Comprehend DetectDominantLanguage", this.client.send(command));
    this.onUnits(unitsOf(text));
    return mostLikely(Languages);
  }

  async scores(text: string, languageCode: string): Promise<SentimentScores | undefined> {
    const code = SENTIMENT_LANGUAGES.get(languageCode);
    if (code === undefined) return undefined;
    const command = new DetectSentimentCommand({ Text: text, LanguageCode: code });
    const { SentimentScore: score } = await call("Comprehend DetectSentiment", this.client.send(command));
    this.onUnits(unitsOf(text));
    return toScores(score);
  }
}
