import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Sentiment } from "../../../../../functions/shared/contracts/ticket-record.js";
import { eventOf, generateTickets } from "../../../../../scripts/shared/tickets/generate-tickets.js";
import {
  scoreSentiment,
  SENTIMENT_LANGUAGES,
} from "../../../../../scripts/local/model-server/comprehend/score-sentiment.js";

it.each<[Sentiment, string]>([
  ["NEGATIVE", "I am furious. Third outage this week, nobody answers."],
  ["NEGATIVE", "Not happy with the service."],
  ["NEGATIVE", "😡😡😡"],
  ["POSITIVE", "Great support, I love the product."],
  ["POSITIVE", "😀👍"],
  ["NEUTRAL", "How do I export my invoices as CSV? Please help. Thanks"],
  ["NEUTRAL", "Which browsers does the dashboard support?"],
  ["NEUTRAL", "12345"],
  ["MIXED", "Great product, awful support."],
  ["MIXED", "I love the new design, but it is terribly slow."],
])("finds %s in %j", (sentiment, text) => {
  expect(scoreSentiment(text, "en").sentiment).toBe(sentiment);
});

it.each<[string, string, string]>([
  ["es", "¡Excelente servicio, muchas gracias!", "Es terrible, perdí mis datos"],
  ["fr", "Merci, c'est génial", "Je ne suis pas content, c'est horrible"],
  ["de", "Alles super, danke", "Die App stürzt ständig ab, ich bin wütend"],
  ["it", "Ottimo lavoro, grazie", "Pessimo, non sono soddisfatto"],
  ["pt", "Excelente, muito obrigado", "Péssimo, o aplicativo trava"],
  ["ar", "خدمة رائع شكرا", "الخدمة سيئة وبطيئة"],
  ["hi", "बहुत बढ़िया, धन्यवाद", "यह बहुत खराब और भयानक है"],
  ["ja", "最高です、ありがとうございます", "最悪です。ログインできません"],
  ["ko", "정말 최고예요 감사합니다", "최악입니다 너무 느려요"],
  ["zh", "非常满意,谢谢", "太糟糕了,无法登录"],
  ["zh-TW", "非常滿意,謝謝", "太糟糕了,無法登入"],
])("finds praise and blame in %s", (language, praise, blame) => {
  expect(scoreSentiment(praise, language).sentiment).toBe("POSITIVE");
  expect(scoreSentiment(blame, language).sentiment).toBe("NEGATIVE");
});

it("detects the sentiment of emoji in every language", () => {
  for (const language of SENTIMENT_LANGUAGES) expect(scoreSentiment("😡 😡", language).sentiment).toBe("NEGATIVE");
});

it("scores any text in any language with four shares of 1, of which the label's is the largest", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.constantFrom(...SENTIMENT_LANGUAGES), (text, language) => {
      const { sentiment, scores } = scoreSentiment(text, language);
      const values = Object.values(scores);

      expect(values.every((score) => score > 0 && score < 1)).toBe(true);
      expect(values.reduce((sum, score) => sum + score, 0)).toBeCloseTo(1, 9);
      expect(scores[sentiment]).toBe(Math.max(...values));
      expect(scoreSentiment(text, language)).toEqual({ sentiment, scores });
    }),
  );
}, 60_000);

describe("on generated tickets", () => {
  const EXPECTED = { angry: "NEGATIVE", mixed: "MIXED", neutral: "NEUTRAL", pleased: "POSITIVE" };

  it("agrees with the intended sentiment in 19 of 20 cases", () => {
    const tickets = [...generateTickets({ count: 400, seed: 3 })];
    const right = tickets.filter((record) => {
      const { subject, description } = eventOf(record).data;
      return scoreSentiment(`${subject}\n${description}`, "en").sentiment === EXPECTED[record.sentiment ?? "neutral"];
    });

    expect(right.length / tickets.length).toBeGreaterThan(0.95);
  });
});
