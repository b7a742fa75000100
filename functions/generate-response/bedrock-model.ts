import {
  ConverseCommand,
  type BedrockRuntimeClient,
  type ConverseCommandInput,
  type ConverseCommandOutput,
} from "@aws-sdk/client-bedrock-runtime";
import { asDependencyError } from "../shared/lambda/aws-errors.js";
import { TOOL_DESCRIPTION, TOOL_NAME, TOOL_SCHEMA } from "./answer-tool.js";
import type { ResponseModel } from "./generate-response.js";
import type { ModelReply } from "./model-answer.js";

/** Room for 250 words in a language of many tokens a word, beside the other fields; AWS's advice for Nova's tool calls. */
const MAX_TOKENS = 3_000;

/** Greedy decoding, which AWS advises for tool calls. */
const TEMPERATURE = 0;

const toolInputOf = ({ output }: ConverseCommandOutput): unknown =>
  output?.message?.content?.find(({ toolUse }) => toolUse?.name === TOOL_NAME)?.toolUse?.input;

/** A model on Amazon Bedrock, asked through Converse. It must support tool use with a forced tool (Nova, Claude). */
export class BedrockModel implements ResponseModel {
  constructor(
    private readonly client: BedrockRuntimeClient,
    readonly id: string,
  ) {}

  /** @throws DependencyThrottled, DependencyUnavailable or DependencyRejected */
  async ask(system: string, message: string): Promise<ModelReply> {
    const startedAt = performance.now();
    const output = await this.client.send(this.command(system, message)).catch((error: unknown) => {
      throw asDependencyError("Bedrock Converse", error);
    });
    return {
      stopReason: output.stopReason ?? "no reason",
      toolInput: toolInputOf(output),
      inputTokens: output.usage?.inputTokens ?? 0,
      outputTokens: output.usage?.outputTokens ?? 0,
      latencyMs: performance.now() - startedAt,
    };
  }

  private command(system: string, message: string): ConverseCommand {
    const input: ConverseCommandInput = {
      modelId: this.id,
      system: [{ text: system }],
      messages: [{ role: "user", content: [{ text: message }] }],
      inferenceConfig: { maxTokens: MAX_TOKENS, temperature: TEMPERATURE },
      toolConfig: {
        tools: [{ toolSpec: { name: TOOL_NAME, description: TOOL_DESCRIPTION, inputSchema: { json: TOOL_SCHEMA } } }],
        toolChoice: { tool: { name: TOOL_NAME } },
      },
    };
    return new ConverseCommand(input);
  }
}
