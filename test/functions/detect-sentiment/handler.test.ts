import { ComprehendClient, DetectDominantLanguageCommand, DetectSentimentCommand } from "@aws-sdk/client-comprehend";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, expect, it, vi } from "vitest";
import { aTicket, aTicketData } from "../../support/builders/tickets.js";
import { captureLogs, SECRET, stubFunctionEnv } from "../../support/builders/step-logs.js";

stubFunctionEnv();
const logs = captureLogs();
const { handler } = await import("../../../functions/detect-sentiment/handler.js");
const comprehend = mockClient(ComprehendClient);

const ticket = aTicket({ data: aTicketData({ subject: SECRET, description: `${SECRET} broke` }) });

beforeEach(() => {
  comprehend.reset();
  comprehend.on(DetectDominantLanguageCommand).resolves({ Languages: [{ LanguageCode: "en", Score: 1 }] });
  comprehend.on(DetectSentimentCommand).resolves({
    SentimentScore: { Mixed: 0, Negative: 1, Neutral: 0, Positive: 0 },
  });
});

it("returns the sentiment of a ticket", async () => {
  expect(await handler({ ticket })).toMatchObject({ sentiment: "NEGATIVE", language: "en", confidence: 1 });
});

it("refuses an input without a ticket, naming the field", async () => {
  await expect(handler({})).rejects.toMatchObject({
    name: "InvalidInput",
    message: expect.stringContaining("ticket:"),
  });
});

it("logs the ticket's id and never its text, whether it succeeds or fails", async () => {
  comprehend
    .on(DetectSentimentCommand)
    .rejects(new Error(`1 validation error detected: Value '${SECRET}' at 'text' failed to satisfy constraint`));
  await expect(handler({ ticket })).rejects.toMatchObject({ name: "DependencyUnavailable" });
  await expect(handler({ ticket: { ...ticket, data: { subject: SECRET } } })).rejects.toMatchObject({
    name: "InvalidInput",
  });

  expect(logs.text()).toContain(ticket.ticketId);
  expect(logs.text()).toContain("InvalidInput");
  expect(logs.text()).not.toContain(SECRET);
});

it.each([["eu-central-1"], [undefined]])("calls the Comprehend of COMPREHEND_REGION %s", async (region) => {
  vi.stubEnv("AWS_REGION", "eu-north-1");
  vi.stubEnv("COMPREHEND_REGION", region);
  vi.resetModules();
  const fresh = await import("../../../functions/detect-sentiment/handler.js");
  await fresh.handler({ ticket });
  const [client] = comprehend.send.thisValues as ComprehendClient[];

  expect(await client?.config.region()).toBe(region ?? "eu-north-1");
  vi.unstubAllEnvs();
});
