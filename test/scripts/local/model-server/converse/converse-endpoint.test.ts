import { ConverseCommand, type ConverseCommandInput } from "@aws-sdk/client-bedrock-runtime";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { BedrockModel } from "../../../../../functions/generate-response/bedrock-model.js";
import { readAnswer } from "../../../../../functions/generate-response/model-answer.js";
import { SYSTEM_PROMPT, ticketMessage } from "../../../../../functions/generate-response/prompt.js";
import { triageByRules } from "../../../../../functions/shared/triage/triage-by-rules.js";
import { runModelServer, type RunningModelServer } from "../../../../../scripts/local/model-server/run-model-server.js";
import { anAnswerInput } from "../../../../support/builders/tickets.js";
import { aBedrockClient, aConverseInput, failureOf } from "../../../../support/aws/model-clients.js";

let server: RunningModelServer;
let overHttp2: ReturnType<typeof aBedrockClient>;
let overHttp1: ReturnType<typeof aBedrockClient>;

beforeAll(async () => {
  server = await runModelServer();
  overHttp2 = aBedrockClient(server.url);
  overHttp1 = aBedrockClient(server.url, { requestHandler: new NodeHttpHandler() });
});
beforeEach(() => {
  server.faults.clear();
});
afterAll(async () => {
  overHttp1.destroy();
  overHttp2.destroy();
  await server.close();
});

const converse = (input: ConverseCommandInput = aConverseInput()) => overHttp2.send(new ConverseCommand(input));

const inputOf = async (changes: Record<string, unknown> = {}): Promise<Record<string, unknown>> => {
  const { output } = await converse(aConverseInput(changes));
  return output?.message?.content?.[0]?.toolUse?.input as Record<string, unknown>;
};

const user = (text: string): NonNullable<ConverseCommandInput["messages"]> => [{ role: "user", content: [{ text }] }];

describe("an answer", () => {
  it("is a call of the tool, with tokens and latency", async () => {
    const { stopReason, output, usage, metrics } = await converse();

    expect(stopReason).toBe("tool_use");
    expect(output?.message).toMatchObject({ role: "assistant", content: [{ toolUse: { name: "answer_ticket" } }] });
    expect(usage?.totalTokens).toBe((usage?.inputTokens ?? 0) + (usage?.outputTokens ?? 0));
    expect(metrics?.latencyMs).toBeGreaterThanOrEqual(0);
  });

  it("has the priority, reasoning and category of the product's rules", async () => {
    const ticket = {
      subject: "We were hacked",
      description: "Someone stole our data.",
      sentiment: "NEGATIVE" as const,
    };
    const { priority, reasoning, category } = triageByRules(ticket);

    expect(await inputOf(ticket)).toMatchObject({ priority, priority_reasoning: reasoning, category });
  });

  it("is the same over HTTP/2 and HTTP/1.1, and every time", async () => {
    const [first, again, other] = await Promise.all([
      converse(),
      converse(),
      overHttp1.send(new ConverseCommand(aConverseInput())),
    ]);

    expect(again.output).toEqual(first.output);
    expect(other.output).toEqual(first.output);
  });

  it("fits the product's own prompt and tool", async () => {
    const input = anAnswerInput();
    const request = {
      system: SYSTEM_PROMPT,
      message: ticketMessage(input, 24_000, { mark: "k7q2", isDatamarked: false }),
      temperature: 0,
      maxTokens: 3_000,
    };
    const reply = await new BedrockModel(overHttp2, "us.amazon.nova-pro-v1:0").ask(request);
    const { data } = input.ticket;

    expect(readAnswer(reply).reply).toContain(`Dear ${data.customer_contact_information?.full_name ?? ""}`);
    expect(readAnswer(reply).reply).toContain(data.subject);
    expect(readAnswer(reply).confidence).toBeGreaterThan(0.5);
  });

  it("is plain text without a tool", async () => {
    const { stopReason, output } = await converse({ modelId: "m", messages: user("My invoice is wrong.") });

    expect(stopReason).toBe("end_turn");
    expect(output?.message?.content?.[0]?.text).toContain("your request");
  });

  it("is plain text after the tool's result", async () => {
    const toolUse = { toolUseId: "t1", name: "answer_ticket", input: {} };
    const { stopReason } = await converse({
      modelId: "m",
      messages: [
        ...user("My invoice is wrong."),
        { role: "assistant", content: [{ toolUse }] },
        { role: "user", content: [{ toolResult: { toolUseId: "t1", content: [{ text: "kept" }] } }] },
      ],
      toolConfig: { tools: aConverseInput().toolConfig.tools },
    });

    expect(stopReason).toBe("end_turn");
  });

  it("is returned for a model named by an ARN, whose slash and colons the SDK encodes", async () => {
    const modelId = "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.amazon.nova-pro-v1:0";

    await expect(converse({ ...aConverseInput(), modelId })).resolves.toMatchObject({ stopReason: "tool_use" });
  });
});

describe("an invalid request", () => {
  const spec = { name: "t", inputSchema: { json: {} } };
  it.each<[string, ConverseCommandInput, string]>([
    ["without messages", { modelId: "m", messages: [] }, "messages"],
    ["without a model's name", { modelId: "no spaces", messages: user("a") }, "model identifier"],
    ["with a blank text", { modelId: "m", messages: user("  ") }, "messages.0.content.0 is blank"],
    ["without a content", { modelId: "m", messages: [{ role: "user", content: [] }] }, "messages.0.content"],
    [
      "that the assistant starts",
      { modelId: "m", messages: [{ role: "assistant", content: [{ text: "a" }] }] },
      "must start with a user message",
    ],
    ["with two user messages in a row", { modelId: "m", messages: [...user("a"), ...user("b")] }, "must alternate"],
    [
      "that insists on a tool it does not define",
      {
        modelId: "m",
        messages: user("a"),
        toolConfig: { tools: [{ toolSpec: spec }], toolChoice: { tool: { name: "other" } } },
      },
      '"other"',
    ],
    [
      "with a temperature of 2",
      { modelId: "m", messages: user("a"), inferenceConfig: { temperature: 2 } },
      "temperature",
    ],
  ])("with %s is rejected with a ValidationException that explains it", async (_case, input, message) => {
    expect(await failureOf(converse(input))).toMatchObject({
      name: "ValidationException",
      message: expect.stringContaining(message),
      $metadata: { httpStatusCode: 400 },
    });
  });

  it("is rejected when its body is not JSON or its model id is not correctly encoded", async () => {
    const post = (path: string, body: string) => fetch(`${server.url}${path}`, { method: "POST", body });
    const replies = await Promise.all([post("/model/m/converse", "{"), post("/model/%E0%A4%A/converse", "{}")]);

    expect(replies.map(({ status, headers }) => [status, headers.get("x-amzn-errortype")])).toEqual([
      [400, "ValidationException"],
      [400, "ValidationException"],
    ]);
  });
});

describe("a scripted fault", () => {
  it.each([
    ["AccessDeniedException", 403],
    ["InternalServerException", 500],
    ["ModelErrorException", 424],
    ["ModelNotReadyException", 429],
    ["ModelTimeoutException", 408],
    ["ResourceNotFoundException", 404],
    ["ServiceUnavailableException", 503],
    ["ThrottlingException", 429],
    ["ValidationException", 400],
  ] as const)("%s has the name that the SDK reads and the status %i", async (error, status) => {
    server.faults.add({ operation: "Converse", error, times: 1 });

    expect(await failureOf(converse())).toMatchObject({ name: error, $metadata: { httpStatusCode: status } });
    await expect(converse()).resolves.toMatchObject({ stopReason: "tool_use" });
  });

  it("of malformed output calls the tool with arguments outside its schema", async () => {
    server.faults.add({ operation: "Converse", output: "malformed" });

    expect(await inputOf()).not.toHaveProperty("reply");
  });

  it("of refusal answers with text instead of the tool", async () => {
    server.faults.add({ operation: "Converse", output: "refusal" });

    await expect(converse()).resolves.toMatchObject({
      stopReason: "end_turn",
      output: { message: { content: [{ text: expect.any(String) }] } },
    });
  });

  it("of empty output empties the reply and nothing else", async () => {
    const whole = await inputOf();
    server.faults.add({ operation: "Converse", output: "empty" });

    expect(await inputOf()).toEqual({ ...whole, reply: "" });
  });

  it("of latency delays the call, and is included in its metrics", async () => {
    server.faults.add({ operation: "Converse", latencyMs: 60 });

    const { metrics } = await converse();

    expect(metrics?.latencyMs).toBeGreaterThanOrEqual(59);
  });
});
