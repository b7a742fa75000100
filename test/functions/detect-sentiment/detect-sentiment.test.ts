import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import type { SentimentScores } from "../../../functions/detect-sentiment/combine-scores.js";
import {
  detectSentiment,
  PIECE_MAX_BYTES,
  type DetectedLanguage,
  type SentimentService,
} from "../../../functions/detect-sentiment/detect-sentiment.js";
import { DependencyThrottled } from "../../../functions/shared/lambda/errors.js";
import { DetectedSentimentSchema } from "../../../functions/shared/contracts/workflow.js";
import { texts } from "../../support/builders/arbitraries.js";
import { aTicket, aTicketData } from "../../support/builders/tickets.js";

const NEGATIVE = { mixed: 0, negative: 0.8, neutral: 0.2, positive: 0 };

class FakeSentimentService implements SentimentService {
  readonly sampled: string[] = [];
  readonly scored: string[] = [];
  language: DetectedLanguage | undefined = { code: "en", score: 0.5 };
  answer: () => SentimentScores | undefined = () => NEGATIVE;
  underWay = 0;
  mostUnderWay = 0;

  dominantLanguage(text: string): Promise<DetectedLanguage | undefined> {
    this.sampled.push(text);
    return Promise.resolve(this.language);
  }

  async scores(text: string): Promise<SentimentScores | undefined> {
    this.scored.push(text);
    this.mostUnderWay = Math.max(this.mostUnderWay, ++this.underWay);
    await new Promise((resolve) => setImmediate(resolve));
    this.underWay -= 1;
    return this.answer();
  }
}

const aTicketOf = (subject: string, description: string) => aTicket({ data: aTicketData({ subject, description }) });

let service: FakeSentimentService;
beforeEach(() => {
  service = new FakeSentimentService();
});

describe("detectSentiment", () => {
  it("reads subject and description as one text, with a blank line between", async () => {
    await detectSentiment(aTicketOf("It broke", "Twice."), service);

    expect(service.sampled).toEqual(["It broke\n\nTwice."]);
    expect(service.scored).toEqual(["It broke\n\nTwice."]);
  });

  it("reads the readable texts of a ticket that has them", async () => {
    const readable = { subject: "It broke", description: "Twice.", setApart: "> I love it" };
    await detectSentiment({ ...aTicketOf("<b>It broke</b>", "Twice.\n> I love it"), readable }, service);

    expect(service.scored).toEqual(["It broke\n\nTwice."]);
  });

  it("returns label, scores, language, and the product of both certainties as confidence", async () => {
    expect(await detectSentiment(aTicketOf("It broke", "Twice."), service)).toEqual({
      sentiment: "NEGATIVE",
      scores: NEGATIVE,
      language: "en",
      confidence: 0.4,
    });
  });

  it.each([
    ["no text", "", ""],
    ["nothing but white space", "  \t", "\n\u3000"],
  ])("makes no call for %s", async (_what, subject, description) => {
    const detected = await detectSentiment(aTicketOf(subject, description), service);

    expect(detected).toMatchObject({ sentiment: "NEUTRAL", language: "und", confidence: 0 });
    expect([...service.sampled, ...service.scored]).toEqual([]);
  });

  it("is neutral for a text without a language", async () => {
    service.language = undefined;

    expect(await detectSentiment(aTicketOf("🙂", "🙃"), service)).toMatchObject({
      sentiment: "NEUTRAL",
      language: "und",
    });
    expect(service.scored).toEqual([]);
  });

  it("is neutral, with low confidence, in a language in which sentiment cannot be detected", async () => {
    service.language = { code: "cy", score: 0.99 };
    service.answer = () => undefined;

    expect(await detectSentiment(aTicketOf("Bore da", "Mae o wedi torri."), service)).toEqual({
      sentiment: "NEUTRAL",
      scores: { mixed: 0, negative: 0, neutral: 1, positive: 0 },
      language: "cy",
      confidence: 0,
    });
  });

  it("splits a long text into pieces below the limit, with a few calls in parallel", async () => {
    const sentence = "The machine stopped again and nobody answers. ";
    await detectSentiment(aTicketOf("It broke", sentence.repeat(700)), service);

    expect(service.scored.length).toBe(7);
    expect(service.scored.every((piece) => Buffer.byteLength(piece) <= PIECE_MAX_BYTES)).toBe(true);
    expect(service.scored.join("")).toBe(`It broke\n\n${sentence.repeat(700)}`);
    expect(service.mostUnderWay).toBeGreaterThan(1);
  });

  it("reads the worst possible texts, of sentences of which no two fit a piece, in three rounds", async () => {
    const sentence = `${"A".repeat(2_498)}. `;
    await detectSentiment(aTicketOf(sentence.repeat(13), sentence.repeat(13)), service);

    expect(service.scored.length).toBe(26);
    expect(Math.ceil(service.scored.length / service.mostUnderWay)).toBe(3);
    expect(service.mostUnderWay).toBe(10);
  });

  it("detects the language of the first piece only", async () => {
    await detectSentiment(aTicketOf("It broke", "word ".repeat(5_000)), service);

    expect(service.sampled).toHaveLength(1);
    expect(Buffer.byteLength(service.sampled[0] ?? "")).toBeLessThanOrEqual(PIECE_MAX_BYTES);
  });

  it("skips pieces of white space only", async () => {
    await detectSentiment(aTicketOf("It broke", `${" ".repeat(12_000)}Twice.`), service);

    expect(service.scored.every((piece) => piece.trim() !== "")).toBe(true);
  });

  it("sends no half of a surrogate pair", async () => {
    await detectSentiment(aTicketOf("It \ud83d broke", "\ude00"), service);

    expect(service.scored.every((piece) => piece.isWellFormed())).toBe(true);
  });

  it("rethrows an error of the service", async () => {
    service.answer = () => {
      throw new DependencyThrottled("slow down");
    };

    await expect(detectSentiment(aTicketOf("It broke", "Twice."), service)).rejects.toThrow(DependencyThrottled);
  });

  it("returns a valid result for any text", async () => {
    await fc.assert(
      fc.asyncProperty(texts(), texts(), async (subject, description) => {
        DetectedSentimentSchema.parse(await detectSentiment(aTicketOf(subject, description), service));
      }),
    );
  });
});
