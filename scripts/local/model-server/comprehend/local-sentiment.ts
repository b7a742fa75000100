import type { SentimentScores } from "../../../../functions/detect-sentiment/combine-scores.js";
import type { DetectedLanguage, SentimentService } from "../../../../functions/detect-sentiment/detect-sentiment.js";
import { detectLanguages } from "./detect-language.js";
import { scoreSentiment, SENTIMENT_LANGUAGES } from "./score-sentiment.js";

const LANGUAGES: ReadonlySet<string> = new Set(SENTIMENT_LANGUAGES);

/** The stand-in for Comprehend without its server: what detect-sentiment would get from the local stack. */
export class LocalSentiment implements SentimentService {
  dominantLanguage(text: string): Promise<DetectedLanguage | undefined> {
    return Promise.resolve(detectLanguages(text)[0]);
  }

  scores(text: string, languageCode: string): Promise<SentimentScores | undefined> {
    if (!LANGUAGES.has(languageCode)) return Promise.resolve(undefined);
    const { scores } = scoreSentiment(text, languageCode);
    const { MIXED: mixed, NEGATIVE: negative, NEUTRAL: neutral, POSITIVE: positive } = scores;
    return Promise.resolve({ mixed, negative, neutral, positive });
  }
}
