import { ApplyGuardrailCommand, BedrockRuntimeClient, ConverseCommand } from "@aws-sdk/client-bedrock-runtime";
import { ComprehendClient, DetectPiiEntitiesCommand } from "@aws-sdk/client-comprehend";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, expect, it } from "vitest";
import { anAnswerInput, anAssumedSentiment, aTicket, aTicketData } from "../../support/builders/tickets.js";
import { captureLogs, SECRET, stubFunctionEnv } from "../../support/builders/step-logs.js";
import { aModelAnswer } from "../../support/builders/model-replies.js";

stubFunctionEnv({
  RESPONSE_MODEL_ID: "fake-model",
  RESPONSE_TOOL_USE: "any",
  CONFIDENCE_FLOOR: "0.9",
  PII_MODE: "redact",
  PII_COMPREHEND: "true",
  PROMPT_MAX_TOKENS: "24000",
  GUARDRAIL_ARN: "arn:aws:bedrock:us-east-1:111122223333:guardrail/a1b2c3",
  GUARDRAIL_VERSION: "3",
});
const logs = captureLogs();
const { handler } = await import("../../../functions/generate-response/handler.js");
const bedrock = mockClient(BedrockRuntimeClient);
const comprehend = mockClient(ComprehendClient);

const input = anAnswerInput({ ticket: aTicket({ data: aTicketData({ subject: SECRET, description: SECRET }) }) });

const answerWith = (toolInput: Record<string, string | number>): void => {
  bedrock.on(ConverseCommand).resolves({
    stopReason: "tool_use",
    output: {
      message: {
        role: "assistant",
        content: [{ toolUse: { toolUseId: "1", name: "answer_ticket", input: toolInput } }],
      },
    },
    usage: { inputTokens: 640, outputTokens: 120, totalTokens: 760 },
  });
};

const guardrailAnswers = (action: "NONE" | "GUARDRAIL_INTERVENED"): void => {
  const topics =
    action === "NONE" ? [] : [{ name: "OTHER_CUSTOMERS", type: "DENY" as const, action: "BLOCKED" as const }];
  bedrock.on(ApplyGuardrailCommand).resolves({
    action,
    outputs: [{ text: SECRET }],
    assessments: [{ topicPolicy: { topics } }],
    usage: {
      contentPolicyUnits: 1,
      topicPolicyUnits: 1,
      wordPolicyUnits: 0,
      sensitiveInformationPolicyUnits: 1,
      sensitiveInformationPolicyFreeUnits: 0,
      contextualGroundingPolicyUnits: 0,
    },
  });
};

beforeEach(() => {
  bedrock.reset();
  comprehend.reset();
  comprehend.on(DetectPiiEntitiesCommand).resolves({ Entities: [] });
  guardrailAnswers("NONE");
  answerWith({ ...aModelAnswer({ reply: SECRET, priority_reasoning: SECRET, confidence: 0.8 }) });
});

it("answers a ticket with the model and the confidence floor of its environment", async () => {
  expect(await handler(input)).toMatchObject({ model_id: "fake-model", response_text: SECRET, outcome: "NEEDS_HUMAN" });
});

it("asks for as much tool use as the model's family supports", async () => {
  await handler(input);

  expect(bedrock.commandCalls(ConverseCommand)[0]?.args[0].input.toolConfig?.toolChoice).toEqual({ any: {} });
});

it("puts other marks around the ticket in each request", async () => {
  await handler(input);
  await handler(input);
  const marks = bedrock
    .commandCalls(ConverseCommand)
    .map(({ args }) => /^<ticket-([\da-f]{32})>/.exec(args[0].input.messages?.[0]?.content?.[0]?.text ?? "")?.[1]);

  expect(new Set(marks).size).toBe(2);
  expect(marks).not.toContain(undefined);
});

it("emits the model's latency and tokens", async () => {
  await handler(input);

  expect(logs.entries()).toContainEqual(
    expect.objectContaining({ ModelLatency: expect.any(Number), InputTokens: 640, OutputTokens: 120 }),
  );
});

it("counts a ticket answered without its sentiment once, however often the model was called", async () => {
  const assumed = { ...input, sentiment: anAssumedSentiment() };
  const counted = () => logs.entries().filter((entry) => entry["SentimentsAssumed"] === 1);
  bedrock.on(ConverseCommand).rejects(new Error("unavailable"));
  await expect(handler(assumed)).rejects.toThrow();
  expect(counted()).toHaveLength(0);

  answerWith({ ...aModelAnswer() });
  await handler(assumed);
  await handler(input);

  expect(counted()).toHaveLength(1);
});

it("counts what it replaced by kind, what Comprehend read, and a failure of Comprehend", async () => {
  const description = "Mail bob@example.com or eve@example.com";
  const withMails = { ...input, ticket: aTicket({ data: aTicketData({ description }) }) };
  await handler(withMails);
  comprehend.on(DetectPiiEntitiesCommand).rejects(new Error("unavailable"));
  await handler(withMails);

  expect(logs.entries()).toContainEqual(expect.objectContaining({ PersonalDataReplaced: 2, kind: "EMAIL" }));
  expect(logs.entries()).toContainEqual(expect.objectContaining({ PersonalDataUnits: expect.any(Number) }));
  expect(logs.entries()).toContainEqual(expect.objectContaining({ PersonalDataUndetected: 1 }));
  expect(logs.text()).not.toMatch(/bob@|eve@|Byron/);
});

it("has the guardrail of its environment judge ticket and reply, and counts what it costs", async () => {
  await handler(input);
  const sent = bedrock.commandCalls(ApplyGuardrailCommand).map(({ args }) => args[0].input);

  expect(sent).toMatchObject([
    { guardrailIdentifier: expect.stringMatching(/guardrail\/a1b2c3$/), guardrailVersion: "3", source: "INPUT" },
    { guardrailIdentifier: expect.stringMatching(/guardrail\/a1b2c3$/), guardrailVersion: "3", source: "OUTPUT" },
  ]);
  expect(logs.entries()).toContainEqual(
    expect.objectContaining({ GuardrailUnits: [2, 2], GuardrailSensitiveUnits: [1, 1] }),
  );
});

it("logs and counts what the guardrail stops by name, and never a text", async () => {
  guardrailAnswers("GUARDRAIL_INTERVENED");
  const record = await handler(input);

  expect(record).toMatchObject({ held_reasons: expect.stringContaining("GUARDRAIL_TICKET,GUARDRAIL_REPLY") });
  expect(logs.entries()).toContainEqual(expect.objectContaining({ kind: "TICKET", findings: ["OTHER_CUSTOMERS"] }));
  expect(logs.entries()).toContainEqual(expect.objectContaining({ GuardrailStops: 1, finding: "OTHER_CUSTOMERS" }));
  expect(logs.text()).not.toContain(SECRET);
});

it("counts a reply that the guardrail did not check, and holds it", async () => {
  const refusal = new Error(`Value '${SECRET}' at 'content' failed to satisfy constraint`);
  bedrock.on(ApplyGuardrailCommand, { source: "OUTPUT" }).rejects(refusal);

  expect(await handler(input)).toMatchObject({ held_reasons: expect.stringContaining("GUARDRAIL_UNAVAILABLE") });
  expect(logs.entries()).toContainEqual(expect.objectContaining({ RepliesUnchecked: 1 }));
});

it("refuses an input that does not match its contract", async () => {
  await expect(handler({ ...input, sentiment: undefined })).rejects.toMatchObject({
    name: "InvalidInput",
    message: expect.stringContaining("sentiment"),
  });
});

it("logs the ticket's id and never its text or the reply, whether it succeeds or fails", async () => {
  await handler(input);
  answerWith({ ...aModelAnswer(), priority: SECRET, category: SECRET });
  await expect(handler(input)).rejects.toMatchObject({ name: "ModelOutputInvalid" });
  bedrock.on(ConverseCommand).rejects(new Error(`Value '${SECRET}' at 'messages' failed to satisfy constraint`));
  await expect(handler(input)).rejects.toMatchObject({ name: "DependencyUnavailable" });

  expect(logs.text()).toContain(input.ticket.ticketId);
  expect(logs.text()).toContain("ModelOutputInvalid");
  expect(logs.text()).not.toContain(SECRET);
});
