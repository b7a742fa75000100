import Sentiment from "sentiment";
import { COURTESIES, SUPPORT_WORDS } from "./support-words.js";
import { LEXICONS, type Lexicon } from "./lexicons.js";

/** Evidence for either sentiment: sums of word weights, both 0 or more. A plain word such as "good" weighs 3. */
export interface SentimentEvidence {
  readonly positive: number;
  readonly negative: number;
}

/** Splits weighted words by their sign. */
const sumEvidence = (weights: readonly number[]): SentimentEvidence => {
  let positive = 0;
  let negative = 0;
  for (const weight of weights) {
    if (weight > 0) positive += weight;
    else negative -= weight;
  }
  return { positive, negative };
};

export const addEvidence = (one: SentimentEvidence, other: SentimentEvidence): SentimentEvidence => ({
  positive: one.positive + other.positive,
  negative: one.negative + other.negative,
});

const EMOJI_ONLY = "emoji-only";

const analyzer = new Sentiment();
analyzer.registerLanguage(EMOJI_ONLY, { labels: {} });

/** Puts spaces around emoji, since the library finds only separate ones, without a skin tone. */
const spaceEmoji = (text: string): string => text.replace(/\p{Extended_Pictographic}/gu, " $& ");

const evidenceOf = ({ calculation }: Sentiment.AnalysisResult): SentimentEvidence =>
  sumEvidence(calculation.flatMap((entry) => Object.values(entry)));

/** Evidence in English text, by the AFINN-165 word list, negation, emoji and the words of support tickets. */
export const englishEvidence = (text: string): SentimentEvidence =>
  evidenceOf(analyzer.analyze(spaceEmoji(text).replace(COURTESIES, " "), { extras: SUPPORT_WORDS }));

/** Evidence in a text's emoji alone, which are the same in every language. */
export const emojiEvidence = (text: string): SentimentEvidence =>
  evidenceOf(analyzer.analyze(spaceEmoji(text), { language: EMOJI_ONLY }));

/** Weight of every stem: that of a plain English word such as "good" or "bad". */
const WORD_WEIGHT = 3;

type CountEvidence = (text: string) => SentimentEvidence;

/** Negator (optional, with at most one word between) and stem, as one pattern, so that a text is read once. */
const patternOf = ({ positive, negative, negators, spaced }: Lexicon): RegExp => {
  const start = spaced ? "(?<![\\p{L}\\p{M}])" : "";
  const gap = spaced ? "\\s+(?:[\\p{L}\\p{M}']+\\s+)?" : "";
  const negator = `(?<negator>${start}(?:${negators.join("|")})${gap})?`;
  return new RegExp(
    `${negator}${start}(?:(?<positive>${positive.join("|")})|(?<negative>${negative.join("|")}))`,
    "gu",
  );
};

const compile = (lexicon: Lexicon): CountEvidence => {
  const pattern = patternOf(lexicon);
  return (text) =>
    sumEvidence(
      Array.from(text.toLowerCase().matchAll(pattern), ({ groups = {} }) => {
        const mood = groups["positive"] === undefined ? -WORD_WEIGHT : WORD_WEIGHT;
        return groups["negator"] === undefined ? mood : -mood;
      }),
    );
};

const COUNTERS = new Map(Object.entries(LEXICONS).map(([code, lexicon]) => [code, compile(lexicon)]));

/** Evidence in a text of a language that has a lexicon; for other languages there is none. */
export const lexiconEvidence = (text: string, languageCode: string): SentimentEvidence =>
  COUNTERS.get(languageCode)?.(text) ?? { positive: 0, negative: 0 };
