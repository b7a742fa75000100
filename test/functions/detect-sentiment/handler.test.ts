import { ComprehendClient, DetectDominantLanguageCommand, DetectSentimentCommand } from "@aws-sdk/client-comprehend";
import { ConditionalCheckFailedException, DynamoDBClient, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, expect, it, vi } from "vitest";
import { anAnswerInput, aTicket, aTicketData } from "../../support/builders/tickets.js";
import { captureLogs, SECRET, stubFunctionEnv } from "../../support/builders/step-logs.js";

const ENVIRONMENT = {
  TICKET_TABLE: "tickets",
  BUDGET_GENERAL_TICKETS: "200",
  BUDGET_GENERAL_CHARACTERS: "500000",
  BUDGET_GOLD_TICKETS: "2000",
  BUDGET_GOLD_CHARACTERS: "5000000",
};
stubFunctionEnv(ENVIRONMENT);
const logs = captureLogs();
const { handler } = await import("../../../functions/detect-sentiment/handler.js");
const comprehend = mockClient(ComprehendClient);

const ticket = aTicket({ data: aTicketData({ subject: SECRET, description: `${SECRET} broke` }) });

const dynamo = mockClient(DynamoDBClient);
const { execution } = anAnswerInput();

beforeEach(() => {
  dynamo.reset();
  dynamo.on(UpdateItemCommand).resolves({});
  comprehend.reset();
  comprehend.on(DetectDominantLanguageCommand).resolves({ Languages: [{ LanguageCode: "en", Score: 1 }] });
  comprehend.on(DetectSentimentCommand).resolves({
    SentimentScore: { Mixed: 0, Negative: 1, Neutral: 0, Positive: 0 },
  });
});

it("returns the sentiment of a ticket", async () => {
  expect(await handler({ ticket, execution })).toMatchObject({ sentiment: "NEGATIVE", language: "en", confidence: 1 });
});

it("asks no model when the customer's budget is used up", async () => {
  dynamo.on(UpdateItemCommand).rejects(new ConditionalCheckFailedException({ message: "no", $metadata: {} }));

  await expect(handler({ ticket, execution })).rejects.toMatchObject({ name: "BudgetExceeded" });
  expect(comprehend.calls()).toEqual([]);
});

it("counts what it cannot count, and detects the sentiment", async () => {
  dynamo.on(UpdateItemCommand).rejects(new Error("no connection"));

  expect(await handler({ ticket, execution })).toMatchObject({ sentiment: "NEGATIVE" });
  expect(logs.text()).toContain('"BudgetsNotCounted":1');
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
  await expect(handler({ ticket, execution })).rejects.toMatchObject({ name: "DependencyUnavailable" });
  await expect(handler({ ticket: { ...ticket, data: { subject: SECRET } }, execution })).rejects.toMatchObject({
    name: "InvalidInput",
  });

  expect(logs.text()).toContain(ticket.ticketId);
  expect(logs.text()).toContain("InvalidInput");
  expect(logs.text()).not.toContain(SECRET);
});

it.each([["eu-central-1"], [undefined]])("calls the Comprehend of COMPREHEND_REGION %s", async (region) => {
  stubFunctionEnv(ENVIRONMENT);
  vi.stubEnv("AWS_REGION", "eu-north-1");
  vi.stubEnv("COMPREHEND_REGION", region);
  vi.resetModules();
  const fresh = await import("../../../functions/detect-sentiment/handler.js");
  await fresh.handler({ ticket, execution });
  const [client] = comprehend.send.thisValues as ComprehendClient[];

  expect(await client?.config.region()).toBe(region ?? "eu-north-1");
  vi.unstubAllEnvs();
});
