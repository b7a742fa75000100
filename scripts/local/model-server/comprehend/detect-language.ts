import { eld } from "eld/small";
import { isTraditionalChinese } from "./traditional-chinese.js";

export interface LanguageGuess {
  /** RFC 5646 code as Comprehend writes it: `en`, `zh`, `zh-TW`. */
  readonly code: string;
  /** 0 to 1. */
  readonly score: number;
}

/** Turns the detector's n-gram scores, which lie close together, into scores as far apart as Comprehend's (0.95 and more for a clear sentence). */
const SHARPNESS = 20;

/** Shorter texts count for less in proportion: Comprehend asks for 20 characters. In UTF-8 bytes, as a Han character says more than a Latin one. */
const WHOLE_EVIDENCE_BYTES = 20;

/** Head start of English, in natural log odds: "hello" alone fits Italian better, and most tickets are English. */
const ENGLISH_PRIOR = 2;

/** Guesses below this are left out. */
const SCORE_MIN = 0.01;

/** What a text without letters (emoji, digits) is said to be: Comprehend too names some language, with a low score. */
const NO_LETTERS: readonly LanguageGuess[] = [{ code: "en", score: 0.1 }];

const round = (value: number): number => Math.round(value * 10_000) / 10_000;

const toComprehendCode = (code: string, text: string): string =>
  code === "zh" && isTraditionalChinese(text) ? "zh-TW" : code;

/** The detector's scores as odds, with English among them. */
const toOdds = (text: string, scores: Readonly<Record<string, number>>): readonly (readonly [string, number])[] => {
  const certainty = SHARPNESS * Math.min(1, Buffer.byteLength(text) / WHOLE_EVIDENCE_BYTES);
  return Object.entries({ en: 0, ...scores }).map(([code, score]) => [
    toComprehendCode(code, text),
    Math.exp(certainty * score + (code === "en" ? ENGLISH_PRIOR : 0)),
  ]);
};

/** Languages a text may be in, likeliest first; never none. */
export const detectLanguages = (text: string): readonly LanguageGuess[] => {
  const scores = eld.detect(text).getScores();
  if (Object.keys(scores).length === 0) return NO_LETTERS;
  const odds = toOdds(text, scores);
  const total = odds.reduce((sum, [, weight]) => sum + weight, 0);
  const guesses = odds.map(([code, weight]) => ({ code, score: round(weight / total) }));
  return guesses
    .sort((one, other) => other.score - one.score)
    .filter((guess, index) => index === 0 || guess.score >= SCORE_MIN);
};
