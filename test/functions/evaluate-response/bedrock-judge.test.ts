import { BedrockRuntimeClient, ConverseCommand } from "@aws-sdk/client-bedrock-runtime";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { BedrockJudge } from "../../../functions/evaluate-response/bedrock-judge.js";
import { JUDGE_TOOL } from "../../../functions/shared/reply-quality/judge.js";

const bedrock = mockClient(BedrockRuntimeClient);
const client = new BedrockRuntimeClient({ region: "us-east-1" });
const REQUEST = { system: "You check replies", message: "<data-1>…</data-1>", temperature: 0, maxTokens: 2_000 };

beforeEach(() => {
  bedrock.reset();
  bedrock.on(ConverseCommand).resolves({
    stopReason: "tool_use",
    output: {
      message: { role: "assistant", content: [{ toolUse: { toolUseId: "1", name: "judge_reply", input: {} } }] },
    },
    usage: { inputTokens: 640, outputTokens: 120, totalTokens: 760 },
  });
});

describe("BedrockJudge", () => {
  it("forces the model to call the judge's tool at temperature 0", async () => {
    const judge = new BedrockJudge(client, "eu.anthropic.claude-haiku");

    expect(await judge.ask(REQUEST)).toMatchObject({
      calls: [{ name: "judge_reply", input: {} }],
      inputTokens: 640,
      outputTokens: 120,
    });
    expect(bedrock.commandCalls(ConverseCommand)[0]?.args[0].input).toMatchObject({
      modelId: "eu.anthropic.claude-haiku",
      inferenceConfig: { maxTokens: 2_000, temperature: 0 },
      toolConfig: {
        tools: [{ toolSpec: { name: "judge_reply", inputSchema: { json: JUDGE_TOOL.schema } } }],
        toolChoice: { tool: { name: "judge_reply" } },
      },
    });
  });

  it("asks a model without tools for the JSON of the judge's tool", async () => {
    await new BedrockJudge(client, "some.model", "none").ask(REQUEST);
    const { system, toolConfig } = bedrock.commandCalls(ConverseCommand)[0]?.args[0].input ?? {};

    expect(toolConfig).toBeUndefined();
    expect(JSON.stringify(system)).toContain("Instead of calling judge_reply");
  });
});
