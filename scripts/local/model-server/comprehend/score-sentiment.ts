import { SENTIMENTS, type Sentiment } from "../../../../functions/shared/contracts/ticket-record.js";
import {
  addEvidence,
  emojiEvidence,
  englishEvidence,
  lexiconEvidence,
  type SentimentEvidence,
} from "./sentiment-evidence.js";

/** The languages in which Comprehend detects sentiment, in the order of its own error message. */
export const SENTIMENT_LANGUAGES = ["ar", "hi", "ko", "zh-TW", "ja", "zh", "de", "pt", "en", "it", "fr", "es"] as const;

type ComprehendScores = Readonly<Record<Sentiment, number>>;

export interface ScoredSentiment {
  readonly sentiment: Sentiment;
  /** Each 0 to 1; they add up to 1. */
  readonly scores: ComprehendScores;
}

/** Evidence for NEUTRAL in every text: half a plain word such as "good", so that one word decides, but not courtesy. */
const NEUTRAL_BASE = 1.5;

/** Evidence for NEUTRAL per character: one or two emotional words do not decide a long, factual report. */
const NEUTRAL_PER_CHARACTER = 0.003;

/** Score of a sentiment without any evidence: Comprehend's scores are never zero either. */
const FLOOR = 0.02;

/** How fast the score grows with evidence: three plain words of one kind give about 0.95. */
const SHARPNESS = 1.5;

/** Equal evidence of praise and blame counts as MIXED; the surplus of one counts as POSITIVE or NEGATIVE. */
const MIXED_GAIN = 1.5;

const weigh = ({ positive, negative }: SentimentEvidence, length: number): ComprehendScores => ({
  POSITIVE: Math.max(0, positive - negative),
  NEGATIVE: Math.max(0, negative - positive),
  NEUTRAL: NEUTRAL_BASE + NEUTRAL_PER_CHARACTER * length,
  MIXED: MIXED_GAIN * Math.min(positive, negative),
});

const normalise = (weights: ComprehendScores): ComprehendScores => {
  const sharpened = SENTIMENTS.map((sentiment) => FLOOR + weights[sentiment] ** SHARPNESS);
  const total = sharpened.reduce((sum, weight) => sum + weight, 0);
  const [POSITIVE = 0, NEGATIVE = 0, NEUTRAL = 0, MIXED = 0] = sharpened.map((weight) => weight / total);
  return { POSITIVE, NEGATIVE, NEUTRAL, MIXED };
};

const evidenceIn = (text: string, languageCode: string): SentimentEvidence =>
  languageCode === "en" ? englishEvidence(text) : addEvidence(lexiconEvidence(text, languageCode), emojiEvidence(text));

/** The sentiment of a text in one of SENTIMENT_LANGUAGES. The same text always scores the same. */
export const scoreSentiment = (text: string, languageCode: string): ScoredSentiment => {
  const scores = normalise(weigh(evidenceIn(text, languageCode), text.length));
  const sentiment = SENTIMENTS.reduce((best, next) => (scores[next] > scores[best] ? next : best));
  return { sentiment, scores };
};
