import { SENTIMENTS, type Sentiment } from "../../../../functions/shared/contracts/ticket-record.js";
import {
  highestLabel,
  likelihoods,
  type LinearModel,
} from "../../../../functions/shared/triage/signals/linear-model.js";
import { isOfMatter, readSignals } from "../../../../functions/shared/triage/signals/read-signals.js";
import { emojiEvidence } from "./emoji-evidence.js";
import sentimentWeights from "./sentiment-weights.json" with { type: "json" };

/** The languages in which Comprehend detects sentiment, in the order of its own error message. */
export const SENTIMENT_LANGUAGES = ["ar", "hi", "ko", "zh-TW", "ja", "zh", "de", "pt", "en", "it", "fr", "es"] as const;

type ComprehendScores = Readonly<Record<Sentiment, number>>;

export interface ScoredSentiment {
  readonly sentiment: Sentiment;
  /** Each 0 to 1; they add up to 1. */
  readonly scores: ComprehendScores;
}

/** Fitted by `npm run fit-triage`. */
const MODEL: LinearModel<Sentiment> = { labels: SENTIMENTS, weights: sentimentWeights };

/** Score of a sentiment that nothing speaks for: Comprehend's scores are never zero either. */
const LEAST = 0.001;

/** Ends a ticket's subject in the text that Comprehend gets. */
const END_OF_SUBJECT = "\n\n";

/** The features of a text from which its sentiment is told. */
export const sentimentFeatures = (text: string, languageCode: string): ReadonlyMap<string, number> => {
  const [subject = "", ...rest] = text.split(END_OF_SUBJECT);
  const texts =
    rest.length === 0 ? { subject: "", description: text } : { subject, description: rest.join(END_OF_SUBJECT) };
  const { positive, negative } = emojiEvidence(text);
  return new Map([
    ...[...readSignals({ ...texts, language: languageCode }).features].filter(([name]) => !isOfMatter(name)),
    ...(positive > 0 ? [["gladEmoji", 1] as const] : []),
    ...(negative > 0 ? [["sadEmoji", 1] as const] : []),
  ]);
};

/** The sentiment of a text in one of SENTIMENT_LANGUAGES. The same text always scores the same. */
export const scoreSentiment = (text: string, languageCode: string): ScoredSentiment => {
  const values = likelihoods(MODEL, sentimentFeatures(text, languageCode));
  const [POSITIVE = 0, NEGATIVE = 0, NEUTRAL = 0, MIXED = 0] = SENTIMENTS.map(
    (_, index) => LEAST + (1 - LEAST * SENTIMENTS.length) * (values[index] ?? 0),
  );
  return { sentiment: highestLabel(SENTIMENTS, values), scores: { POSITIVE, NEGATIVE, NEUTRAL, MIXED } };
};
