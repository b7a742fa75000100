import {
  ConverseCommand,
  type BedrockRuntimeClient,
  type ConverseCommandInput,
  type ConverseCommandOutput,
} from "@aws-sdk/client-bedrock-runtime";
import { call } from "../shared/lambda/errors.js";
import type { ResponseModel } from "./generate-response.js";
import { ANSWER_TOOL, type ModelReply } from "./model-answer.js";

/**
 * Enough for 250 words in a language with many tokens per word, and the other fields; AWS's advice for Nova's tool
 * calls.
 */
const MAX_TOKENS = 3_000;

/** Greedy decoding, which AWS advises for tool calls. */
const TEMPERATURE = 0;

const toolInputOf = ({ output }: ConverseCommandOutput): unknown =>
  output?.message?.content?.find(({ toolUse }) => toolUse?.name === ANSWER_TOOL.name)?.toolUse?.input;

/** A model on Amazon Bedrock, called through Converse. It must support tool use with a forced tool (Nova, Claude). */
export class BedrockModel implements ResponseModel {
  constructor(
    private readonly client: BedrockRuntimeClient,
    readonly id: string,
  ) {}

  /** @throws DependencyThrottled, DependencyUnavailable or DependencyRejected */
  async ask(system: string, message: string): Promise<ModelReply> {
    const startedAt = performance.now();
    const output = await call("Bedrock Converse", this.client.send(this.command(system, message)));
    return {
      stopReason: output.stopReason ?? "no reason",
      toolInput: toolInputOf(output),
      inputTokens: output.usage?.inputTokens ?? 0,
      outputTokens: output.usage?.outputTokens ?? 0,
      latencyMs: performance.now() - startedAt,
    };
  }

  private command(system: string, message: string): ConverseCommand {
    const { name, description, schema } = ANSWER_TOOL;
    const input: ConverseCommandInput = {
      modelId: this.id,
      system: [{ text: system }],
      messages: [{ role: "user", content: [{ text: message }] }],
      inferenceConfig: { maxTokens: MAX_TOKENS, temperature: TEMPERATURE },
      toolConfig: {
        tools: [{ toolSpec: { name, description, inputSchema: { json: schema } } }],
        toolChoice: { tool: { name } },
      },
    };
    return new ConverseCommand(input);
  }
}
