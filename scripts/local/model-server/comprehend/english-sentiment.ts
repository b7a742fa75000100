import Sentiment from "sentiment";
import { sumEvidence, type SentimentEvidence } from "./sentiment-evidence.js";
import { COURTESIES, SUPPORT_WORDS } from "./support-words.js";

const EMOJI_ONLY = "emoji-only";

const analyzer = new Sentiment();
analyzer.registerLanguage(EMOJI_ONLY, { labels: {} });

/** Sets emoji apart, since the library finds only those that stand alone, and skin tones aside. */
const spaceEmoji = (text: string): string => text.replace(/\p{Extended_Pictographic}/gu, " $& ");

const evidenceOf = ({ calculation }: Sentiment.AnalysisResult): SentimentEvidence =>
  sumEvidence(calculation.flatMap((entry) => Object.values(entry)));

/** Evidence in English text, by the AFINN-165 word list, negation, emoji and the words of support tickets. */
export const englishEvidence = (text: string): SentimentEvidence =>
  evidenceOf(analyzer.analyze(spaceEmoji(text).replace(COURTESIES, " "), { extras: SUPPORT_WORDS }));

/** Evidence in a text's emoji alone, which speak every language. */
export const emojiEvidence = (text: string): SentimentEvidence =>
  evidenceOf(analyzer.analyze(spaceEmoji(text), { language: EMOJI_ONLY }));
