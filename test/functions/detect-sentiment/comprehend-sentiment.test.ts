import {
  ComprehendClient,
  DetectDominantLanguageCommand,
  DetectSentimentCommand,
  TooManyRequestsException,
} from "@aws-sdk/client-comprehend";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { ComprehendSentiment } from "../../../functions/detect-sentiment/comprehend-sentiment.js";
import { DependencyThrottled, DependencyUnavailable } from "../../../functions/shared/lambda/errors.js";

const comprehend = mockClient(ComprehendClient);
const service = new ComprehendSentiment(new ComprehendClient({ region: "us-east-1" }));

const throttled = () => new TooManyRequestsException({ message: "Rate exceeded", $metadata: { httpStatusCode: 400 } });

beforeEach(() => {
  comprehend.reset();
});

describe("ComprehendSentiment", () => {
  it("tells what a call costs: a unit for each 100 characters, and three at least", async () => {
    comprehend.on(DetectDominantLanguageCommand).resolves({ Languages: [] });
    const units: number[] = [];
    const counted = new ComprehendSentiment(new ComprehendClient({ region: "us-east-1" }), (some) => units.push(some));
    for (const length of [1, 300, 301, 4_999]) await counted.dominantLanguage("x".repeat(length));

    expect(units).toEqual([3, 3, 4, 50]);
  });

  it.each([
    [
      "first",
      [
        { LanguageCode: "es", Score: 0.8 },
        { LanguageCode: "pt", Score: 0.2 },
      ],
    ],
    [
      "last",
      [
        { LanguageCode: "pt", Score: 0.2 },
        { LanguageCode: "es", Score: 0.8 },
      ],
    ],
    [
      "between",
      [
        { LanguageCode: "pt", Score: 0.1 },
        { LanguageCode: "es", Score: 0.8 },
        { LanguageCode: "fr", Score: 0.1 },
      ],
    ],
    ["next to one without a score", [{ LanguageCode: "pt" }, { LanguageCode: "es", Score: 0.8 }]],
    [
      "next to one without a code",
      [{ Score: 0.9 }, { LanguageCode: "", Score: 0.9 }, { LanguageCode: "es", Score: 0.8 }],
    ],
    [
      "first of two equal ones",
      [
        { LanguageCode: "es", Score: 0.8 },
        { LanguageCode: "pt", Score: 0.8 },
      ],
    ],
  ])("takes the language with the highest score when it comes %s", async (_where, Languages) => {
    comprehend.on(DetectDominantLanguageCommand, { Text: "Hola" }).resolves({ Languages });

    expect(await service.dominantLanguage("Hola")).toEqual({ code: "es", score: 0.8 });
  });

  it("takes a language without a score, with 0", async () => {
    comprehend.on(DetectDominantLanguageCommand).resolves({ Languages: [{ LanguageCode: "es" }] });

    expect(await service.dominantLanguage("Hola")).toEqual({ code: "es", score: 0 });
  });

  it("returns no language when Comprehend names none", async () => {
    comprehend.on(DetectDominantLanguageCommand).resolves({ Languages: [] });

    expect(await service.dominantLanguage("🙂")).toBeUndefined();
  });

  it("returns the four scores of a text", async () => {
    comprehend.on(DetectSentimentCommand, { Text: "Ça va", LanguageCode: "fr" }).resolves({
      SentimentScore: { Mixed: 0.1, Negative: 0.2, Neutral: 0.3, Positive: 0.4 },
    });

    expect(await service.scores("Ça va", "fr")).toEqual({ mixed: 0.1, negative: 0.2, neutral: 0.3, positive: 0.4 });
  });

  it.each(["ar", "de", "en", "es", "fr", "hi", "it", "ja", "ko", "pt", "zh", "zh-TW"])("reads %s", async (language) => {
    comprehend.on(DetectSentimentCommand).resolves({
      SentimentScore: { Mixed: 0, Negative: 0, Neutral: 1, Positive: 0 },
    });

    expect(await service.scores("…", language)).toBeDefined();
  });

  it.each(["cy", "ru", "en-GB", ""])(
    "does not call Comprehend in %s, in which sentiment cannot be detected",
    async (language) => {
      expect(await service.scores("…", language)).toBeUndefined();
      expect(comprehend.calls()).toHaveLength(0);
    },
  );

  it("reports a response without scores as unavailable", async () => {
    comprehend.on(DetectSentimentCommand).resolves({ Sentiment: "NEUTRAL" });

    await expect(service.scores("…", "en")).rejects.toThrow(DependencyUnavailable);
  });

  it("translates throttling so that the workflow retries it", async () => {
    comprehend.on(DetectSentimentCommand).rejects(throttled());
    comprehend.on(DetectDominantLanguageCommand).rejects(throttled());

    await expect(service.scores("…", "en")).rejects.toThrow(
      new DependencyThrottled("Comprehend DetectSentiment: TooManyRequestsException: Rate exceeded"),
    );
    await expect(service.dominantLanguage("…")).rejects.toThrow(DependencyThrottled);
  });
});
