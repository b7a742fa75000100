import {
  BedrockRuntimeClient,
  ConverseCommand,
  ModelErrorException,
  ThrottlingException,
  type ConverseCommandOutput,
} from "@aws-sdk/client-bedrock-runtime";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { BedrockModel } from "../../../functions/generate-response/bedrock-model.js";
import { DependencyThrottled, DependencyUnavailable } from "../../../functions/shared/lambda/errors.js";
import { ANSWER_TOOL } from "../../../functions/generate-response/model-answer.js";

const bedrock = mockClient(BedrockRuntimeClient);
const model = new BedrockModel(new BedrockRuntimeClient({ region: "us-east-1" }), "us.amazon.nova-pro-v1:0");

const anOutput = (content: NonNullable<NonNullable<ConverseCommandOutput["output"]>["message"]>["content"]) => ({
  stopReason: "tool_use" as const,
  output: { message: { role: "assistant" as const, content } },
  usage: { inputTokens: 640, outputTokens: 120, totalTokens: 760 },
});

beforeEach(() => {
  bedrock.reset();
  bedrock
    .on(ConverseCommand)
    .resolves(
      anOutput([
        { text: "<thinking>Let me see.</thinking>" },
        { toolUse: { toolUseId: "1", name: "answer_ticket", input: { reply: "Hello" } } },
      ]),
    );
});

describe("BedrockModel", () => {
  it("forces the model to call the tool, greedily and with enough tokens", async () => {
    await model.ask("You are an agent", "<ticket>…</ticket>");

    expect(bedrock.commandCalls(ConverseCommand)[0]?.args[0].input).toEqual({
      modelId: "us.amazon.nova-pro-v1:0",
      system: [{ text: "You are an agent" }],
      messages: [{ role: "user", content: [{ text: "<ticket>…</ticket>" }] }],
      inferenceConfig: { maxTokens: 3_000, temperature: 0 },
      toolConfig: {
        tools: [
          {
            toolSpec: {
              name: "answer_ticket",
              description: expect.stringContaining("ticket"),
              inputSchema: { json: ANSWER_TOOL.schema },
            },
          },
        ],
        toolChoice: { tool: { name: "answer_ticket" } },
      },
    });
  });

  it("returns the tool's input among other content, with tokens and latency", async () => {
    expect(await model.ask("", "")).toEqual({
      stopReason: "tool_use",
      toolInput: { reply: "Hello" },
      inputTokens: 640,
      outputTokens: 120,
      latencyMs: expect.any(Number),
    });
  });

  it("returns no tool input when the model called no tool, or another one", async () => {
    bedrock
      .on(ConverseCommand)
      .resolvesOnce(anOutput([{ text: "Sorry." }]))
      .resolvesOnce(anOutput([{ toolUse: { toolUseId: "1", name: "other", input: {} } }]));

    expect(await model.ask("", "")).toMatchObject({ toolInput: undefined });
    expect(await model.ask("", "")).toMatchObject({ toolInput: undefined });
  });

  it("translates errors so that the workflow retries them", async () => {
    bedrock
      .on(ConverseCommand)
      .rejectsOnce(new ThrottlingException({ message: "Too many tokens", $metadata: { httpStatusCode: 429 } }))
      .rejectsOnce(new ModelErrorException({ message: "invalid sequence", $metadata: { httpStatusCode: 424 } }));

    await expect(model.ask("", "")).rejects.toThrow(
      new DependencyThrottled("Bedrock Converse: ThrottlingException: Too many tokens"),
    );
    await expect(model.ask("", "")).rejects.toThrow(DependencyUnavailable);
  });
});
