import Sentiment from "sentiment";

/** Evidence for either sentiment: sums of weights, both 0 or more. */
export interface SentimentEvidence {
  readonly positive: number;
  readonly negative: number;
}

const EMOJI_ONLY = "emoji-only";

const analyzer = new Sentiment();
analyzer.registerLanguage(EMOJI_ONLY, { labels: {} });

/** Puts spaces around emoji, since the library finds only separate ones, without a skin tone. */
const spaceEmoji = (text: string): string => text.replace(/\p{Extended_Pictographic}/gu, " $& ");

/** Evidence in a text's emoji, which are the same in every language. */
export const emojiEvidence = (text: string): SentimentEvidence => {
  const { calculation } = analyzer.analyze(spaceEmoji(text), { language: EMOJI_ONLY });
  const weights = calculation.flatMap((entry) => Object.values(entry));
  const sumOf = (sign: 1 | -1): number => weights.reduce((sum, weight) => sum + Math.max(0, sign * weight), 0);
  return { positive: sumOf(1), negative: sumOf(-1) };
};
