import { eld } from "eld/small";

export interface LanguageGuess {
  /** RFC 5646 code as Comprehend writes it: `en`, `zh`, `zh-TW`. */
  readonly code: string;
  /** 0 to 1. */
  readonly score: number;
}

/** Spreads the detector's n-gram scores, which are close together, to Comprehend's 0.95 and more for clear text. */
const SHARPNESS = 20;

/**
 * Shorter texts count proportionally less: Comprehend recommends 20 characters. In UTF-8 bytes, since a Han character
 * says more than a Latin one.
 */
const FULL_EVIDENCE_BYTES = 20;

/** Head start of English, in natural log odds: "hello" alone fits Italian better, and most tickets are English. */
const ENGLISH_PRIOR = 2;

/** Guesses below this are omitted. */
const SCORE_MIN = 0.01;

/** The result for a text without letters (emoji, digits): Comprehend too returns some language, with a low score. */
const NO_LETTERS: readonly LanguageGuess[] = [{ code: "en", score: 0.1 }];

const round = (value: number): number => Math.round(value * 10_000) / 10_000;

/** Common characters of customers' messages that differ between the two scripts: login, invoice, problem, help, … */
const TRADITIONAL = new Set(
  "無帳號發錯誤請幫問題個這們來會說時間對後點開關機電腦網頁連線訂單費應該讓還沒過從當壞務處理資訊檔錄選擇實際說話謝謝",
);
const SIMPLIFIED = new Set(
  "无账号发错误请帮问题个这们来会说时间对后点开关机电脑网页连线订单费应该让还没过从当坏务处理资讯档录选择实际说话谢谢",
);

const ONLY_TRADITIONAL = new Set([...TRADITIONAL].filter((character) => !SIMPLIFIED.has(character)));
const ONLY_SIMPLIFIED = new Set([...SIMPLIFIED].filter((character) => !TRADITIONAL.has(character)));

/** Whether a Chinese text has more characters that are only traditional than characters that are only simplified. */
const isTraditionalChinese = (text: string): boolean => {
  let balance = 0;
  for (const character of text) {
    if (ONLY_TRADITIONAL.has(character)) balance += 1;
    else if (ONLY_SIMPLIFIED.has(character)) balance -= 1;
  }
  return balance > 0;
};

const toComprehendCode = (code: string, text: string): string =>
  code === "zh" && isTraditionalChinese(text) ? "zh-TW" : code;

/** The detector's scores as odds, with English among them. */
const toOdds = (text: string, scores: Readonly<Record<string, number>>): readonly (readonly [string, number])[] => {
  const certainty = SHARPNESS * Math.min(1, Buffer.byteLength(text) / FULL_EVIDENCE_BYTES);
  return Object.entries({ en: 0, ...scores }).map(([code, score]) => [
    toComprehendCode(code, text),
    Math.exp(certainty * score + (code === "en" ? ENGLISH_PRIOR : 0)),
  ]);
};

/** Possible languages of a text, the likeliest first; at least one. */
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
