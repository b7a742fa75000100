import { BedrockRuntimeClient, ConverseCommand } from "@aws-sdk/client-bedrock-runtime";
import { DynamoDBClient, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, expect, it } from "vitest";
import { aContext, aMessage, aQueueEvent } from "../../support/builders/queue-messages.js";
import { captureLogs, SECRET, stubFunctionEnv } from "../../support/builders/step-logs.js";
import { aTicketRecord } from "../../support/builders/tickets.js";

stubFunctionEnv({
  TICKET_TABLE: "tickets",
  TICKET_BUCKET: "bucket",
  EVALUATION_SHARE: "1",
  JUDGE_MODEL_ID: "eu.anthropic.claude-haiku",
  JUDGE_TOOL_USE: "named",
  JUDGE_REPLIES_A_DAY: "1000",
  PII_MODE: "redact",
});
const logs = captureLogs();
const [bedrock, dynamo, s3] = [mockClient(BedrockRuntimeClient), mockClient(DynamoDBClient), mockClient(S3Client)];
const { handler } = await import("../../../functions/evaluate-response/handler.js");

const messageOf = (ticket_id: string, changes = {}) =>
  aMessage(aTicketRecord({ ticket_id, description: `${SECRET} of mia@example.com`, ...changes }), ticket_id);
const handle = (...messages: ReturnType<typeof aMessage>[]) =>
  handler(
    aQueueEvent(messages),
    aContext(() => 120_000),
  );
const metricsOf = (name: string) => logs.entries().flatMap((entry) => (name in entry ? [entry[name]] : []));

const ANSWER = {
  stopReason: "end_turn" as const,
  output: { message: { role: "assistant" as const, content: [{ text: "Fine." }] } },
  usage: { inputTokens: 640, outputTokens: 12, totalTokens: 652 },
};

beforeEach(() => {
  for (const client of [bedrock, dynamo, s3]) client.reset();
  dynamo.on(UpdateItemCommand).resolves({});
  s3.on(PutObjectCommand).resolves({});
  bedrock.on(ConverseCommand).resolves(ANSWER);
});

it("counts an evaluated reply, its invalid verdicts and the judge's tokens, and logs no text", async () => {
  expect(await handle(messageOf("TKT-1"))).toEqual({ batchItemFailures: [] });

  expect(metricsOf("RepliesEvaluated")).toEqual([1]);
  expect(metricsOf("RepliesBad")).toHaveLength(1);
  expect(metricsOf("VerdictsInvalid")).toEqual([4]);
  expect(metricsOf("JudgeInputTokens")).toEqual([640]);
  expect(metricsOf("JudgeOutputTokens")).toEqual([12]);
  expect(logs.text()).not.toContain(SECRET);
});

it("lets the judge read no personal data", async () => {
  await handle(messageOf("TKT-1"));
  const request = JSON.stringify(bedrock.commandCalls(ConverseCommand)[0]?.args[0].input);

  expect(request).toContain("[EMAIL_1]");
  expect(request).not.toContain("mia@example.com");
});

it("hands back the reply that could not be judged, and evaluates the others", async () => {
  const throttled = Object.assign(new Error("slow down"), { name: "ThrottlingException" });
  bedrock.on(ConverseCommand).rejectsOnce(throttled).resolves(ANSWER);

  expect(await handle(messageOf("TKT-1"), messageOf("TKT-2"))).toEqual({
    batchItemFailures: [{ itemIdentifier: "TKT-1" }],
  });
  expect(s3.commandCalls(PutObjectCommand).map(({ args }) => args[0].input.Key)).toEqual([
    "evaluations/2026/11/21/evaluation_TKT-2.json",
  ]);
});

it("hands back a message that is no ticket", async () => {
  expect(await handle(aMessage("no ticket", "poison"))).toEqual({ batchItemFailures: [{ itemIdentifier: "poison" }] });
});

it("reads a ticket of a later version without the columns that it adds", async () => {
  expect(await handle(messageOf("TKT-1", { schema_version: 99, mood: "fine" }))).toEqual({ batchItemFailures: [] });
  expect(s3.commandCalls(PutObjectCommand)).toHaveLength(1);
});
