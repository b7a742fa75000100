import { ComprehendClient, DetectPiiEntitiesCommand, TooManyRequestsException } from "@aws-sdk/client-comprehend";
import { mockClient } from "aws-sdk-client-mock";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ComprehendPii } from "../../../functions/generate-response/comprehend-pii.js";
import { DependencyThrottled } from "../../../functions/shared/lambda/errors.js";
import { runModelServer, type RunningModelServer } from "../../../scripts/local/model-server/run-model-server.js";
import { aComprehendClient } from "../../support/aws/model-clients.js";

describe("ComprehendPii", () => {
  const comprehend = mockClient(ComprehendClient);
  const detector = new ComprehendPii(new ComprehendClient({ region: "us-east-1" }));
  const finds = (...Entities: object[]) => comprehend.on(DetectPiiEntitiesCommand).resolves({ Entities });

  beforeEach(() => {
    comprehend.reset();
  });
  afterAll(() => {
    comprehend.restore();
  });

  it("returns findings by our kinds", async () => {
    finds({ Type: "NAME", Score: 0.99, BeginOffset: 5, EndOffset: 14 });

    expect(await detector.detect("I am Ada Byron", "en")).toEqual([{ start: 5, end: 14, kind: "NAME" }]);
  });

  it("reads offsets as code points, as the service counts them", async () => {
    finds({ Type: "NAME", Score: 0.99, BeginOffset: 3, EndOffset: 6 });

    expect(await detector.detect("🙂🙂 Ada", "en")).toEqual([{ start: 5, end: 8, kind: "NAME" }]);
  });

  it.each([
    ["is not sure", { Type: "NAME", Score: 0.79, BeginOffset: 0, EndOffset: 3 }],
    ["is a date", { Type: "DATE_TIME", Score: 0.99, BeginOffset: 0, EndOffset: 3 }],
    ["is an address of a computer", { Type: "IP_ADDRESS", Score: 0.99, BeginOffset: 0, EndOffset: 3 }],
    ["has no place", { Type: "NAME", Score: 0.99 }],
    ["lies outside of the text", { Type: "NAME", Score: 0.99, BeginOffset: 2, EndOffset: 90 }],
  ])("leaves out a finding that %s", async (_which, entity) => {
    finds(entity);

    expect(await detector.detect("Ada", "en")).toEqual([]);
  });

  it.each(["de", "fr", "und", "en-GB"])("does not call the service in %s, which it does not read", async (language) => {
    expect(await detector.detect("Ada", language)).toBeUndefined();
    expect(comprehend.calls()).toHaveLength(0);
  });

  it("sends 100,000 bytes at most, and tells what a call costs", async () => {
    finds();
    const units: number[] = [];
    const counted = new ComprehendPii(new ComprehendClient({ region: "us-east-1" }), (some) => units.push(some));
    await counted.detect("é".repeat(60_000), "es");
    await counted.detect("Hola", "es");

    const [first] = comprehend.commandCalls(DetectPiiEntitiesCommand);
    expect(Buffer.byteLength(first?.args[0].input.Text ?? "")).toBeLessThanOrEqual(100_000);
    expect(units[0]).toBeGreaterThan(490);
    expect(units[1]).toBe(3);
  });

  it("translates throttling", async () => {
    comprehend
      .on(DetectPiiEntitiesCommand)
      .rejects(new TooManyRequestsException({ message: "Rate exceeded", $metadata: { httpStatusCode: 400 } }));

    await expect(detector.detect("Ada", "en")).rejects.toThrow(DependencyThrottled);
  });
});

describe("the local stand-in of Comprehend", () => {
  let server: RunningModelServer;
  let client: ComprehendClient;
  beforeAll(async () => {
    server = await runModelServer();
    client = aComprehendClient(server.url);
  });
  afterAll(async () => {
    client.destroy();
    await server.close();
  });

  it("finds names, addresses of e-mail and numbers, in what the adapter reads", async () => {
    const text = "🙂 My name is Grace Hopper, grace@example.com, card 4111 1111 1111 1111.";
    const spans = (await new ComprehendPii(client).detect(text, "en")) ?? [];

    expect(spans.map(({ start, end, kind }) => [kind, text.slice(start, end)])).toEqual(
      expect.arrayContaining([
        ["NAME", "Grace Hopper"],
        ["EMAIL", "grace@example.com"],
        ["CARD", "4111 1111 1111 1111"],
      ]),
    );
  });

  it("refuses a language that the service does not read, and a text that is too long", async () => {
    const detect = (Text: string, LanguageCode: "en" | "de") =>
      client.send(new DetectPiiEntitiesCommand({ Text, LanguageCode }));

    await expect(detect("Hallo", "de")).rejects.toMatchObject({ name: "UnsupportedLanguageException" });
    await expect(detect("a".repeat(100_001), "en")).rejects.toMatchObject({ name: "TextSizeLimitExceededException" });
  });
});
