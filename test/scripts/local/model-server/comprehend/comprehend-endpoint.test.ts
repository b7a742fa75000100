import {
  BatchDetectSentimentCommand,
  DetectDominantLanguageCommand,
  DetectSentimentCommand,
  type LanguageCode,
} from "@aws-sdk/client-comprehend";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { runModelServer, type RunningModelServer } from "../../../../../scripts/local/model-server/run-model-server.js";
import { aComprehendClient, failureOf } from "../../../../support/aws/model-clients.js";

let server: RunningModelServer;
let client: ReturnType<typeof aComprehendClient>;

beforeAll(async () => {
  server = await runModelServer();
  client = aComprehendClient(server.url);
});
beforeEach(() => {
  server.faults.clear();
});
afterAll(async () => {
  client.destroy();
  await server.close();
});

const language = (Text: string) => client.send(new DetectDominantLanguageCommand({ Text }));
const sentiment = (Text: string, LanguageCode: LanguageCode = "en") =>
  client.send(new DetectSentimentCommand({ Text, LanguageCode }));
const batch = (TextList: string[], LanguageCode: LanguageCode = "en") =>
  client.send(new BatchDetectSentimentCommand({ TextList, LanguageCode }));

describe("DetectDominantLanguage", () => {
  it("returns languages with scores, the likeliest first", async () => {
    const { Languages = [] } = await language("Bob lives in Seattle. He is a software engineer at Amazon.");

    expect(Languages[0]).toMatchObject({ LanguageCode: "en" });
    expect(Languages[0]?.Score).toBeGreaterThan(0.9);
  });

  it("accepts 100,000 bytes of text and no more", async () => {
    await expect(language("a".repeat(100_000))).resolves.toBeDefined();
    expect(await failureOf(language("a".repeat(100_001)))).toMatchObject({
      name: "TextSizeLimitExceededException",
      $metadata: { httpStatusCode: 400 },
    });
  });
});

describe("DetectSentiment", () => {
  it("returns a label and four scores that add up to 1", async () => {
    const { Sentiment, SentimentScore } = await sentiment("I am furious, this is the worst service ever.");
    const scores: number[] = Object.values(SentimentScore ?? {});

    expect(Sentiment).toBe("NEGATIVE");
    expect(scores).toHaveLength(4);
    expect(scores.reduce((sum, score) => sum + score, 0)).toBeCloseTo(1, 6);
  });

  it("counts its limit of 5,000 in UTF-8 bytes, not in characters", async () => {
    await expect(sentiment("é".repeat(2_500))).resolves.toBeDefined();
    expect(await failureOf(sentiment("é".repeat(2_501)))).toMatchObject({
      name: "TextSizeLimitExceededException",
      message: expect.stringContaining("5000 bytes while in this request the text size is 5002 bytes"),
    });
  });

  it("rejects an empty text as the service does", async () => {
    expect(await failureOf(sentiment(""))).toMatchObject({
      name: "ValidationException",
      message: expect.stringContaining("length greater than or equal to 1"),
    });
  });

  it.each(["pl", "xx", ""])("rejects the language %j, which it does not support", async (code) => {
    expect(await failureOf(sentiment("Dzień dobry", code as LanguageCode))).toMatchObject({
      name: "UnsupportedLanguageException",
      $metadata: { httpStatusCode: 400 },
    });
  });
});

describe("BatchDetectSentiment", () => {
  it("returns every text's result with its index", async () => {
    const { ResultList, ErrorList } = await batch(["I love it, great work!", "This is terrible and awful."]);

    expect(ResultList).toMatchObject([
      { Index: 0, Sentiment: "POSITIVE" },
      { Index: 1, Sentiment: "NEGATIVE" },
    ]);
    expect(ErrorList).toEqual([]);
  });

  it("lists a text over the limit as a separate error, and returns the other results", async () => {
    const { ResultList, ErrorList } = await batch(["fine", "x".repeat(5_001), "fine"]);

    expect(ResultList?.map(({ Index }) => Index)).toEqual([0, 2]);
    expect(ErrorList).toMatchObject([{ Index: 1, ErrorCode: "TEXT_SIZE_LIMIT_EXCEEDED" }]);
  });

  it("accepts 25 texts and no more", async () => {
    expect((await batch(Array<string>(25).fill("fine"))).ResultList).toHaveLength(25);
    expect(await failureOf(batch(Array<string>(26).fill("fine")))).toMatchObject({
      name: "BatchSizeLimitExceededException",
    });
  });

  it.each([[[]], [["fine", ""]]])("rejects the whole batch %j", async (texts) => {
    expect(await failureOf(batch(texts))).toMatchObject({ name: "ValidationException" });
  });
});

describe("the protocol", () => {
  const post = (target: string, body: string) =>
    fetch(server.url, {
      method: "POST",
      headers: { "x-amz-target": target, "content-type": "application/x-amz-json-1.1" },
      body,
    });

  it("is AWS JSON 1.1 with a request id", async () => {
    const response = await post("Comprehend_20171127.DetectDominantLanguage", '{"Text":"hello there"}');

    expect(response.headers.get("content-type")).toBe("application/x-amz-json-1.1");
    expect(response.headers.get("x-amzn-requestid")).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each([
    ["Comprehend_20171127.DetectEntities", "{}", "UnknownOperationException"],
    ["Comprehend_20171127.DetectSentiment", "{", "SerializationException"],
    ["Comprehend_20171127.DetectSentiment", "null", "ValidationException"],
    ["Comprehend_20171127.DetectSentiment", '{"Text":7,"LanguageCode":"en"}', "ValidationException"],
  ])("responds to %s with the body %s with %s", async (target, body, name) => {
    const response = await post(target, body);

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ __type: name });
  });

  it("names a missing field", async () => {
    const response = await post("Comprehend_20171127.DetectSentiment", '{"Text":"fine"}');

    expect(await response.json()).toMatchObject({ Message: expect.stringContaining("'LanguageCode'") });
  });

  it.each(["ThrottlingException", "InternalServerException", "TooManyRequestsException"] as const)(
    "contains a scripted %s with the name that the SDK reads",
    async (error) => {
      server.faults.add({ operation: "DetectSentiment", error });

      expect(await failureOf(sentiment("fine"))).toMatchObject({ name: error, message: "Scripted by a fault." });
    },
  );
});
