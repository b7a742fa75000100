import { LEXICONS, type Lexicon } from "./lexicons.js";
import { sumEvidence, type SentimentEvidence } from "./sentiment-evidence.js";

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

/** Evidence in a text of a language that has a lexicon; none in any other. */
export const lexiconEvidence = (text: string, languageCode: string): SentimentEvidence =>
  COUNTERS.get(languageCode)?.(text) ?? { positive: 0, negative: 0 };
