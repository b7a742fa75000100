import {
  ConverseCommand,
  type BedrockRuntimeClient,
  type ConverseCommandInput,
  type ConverseCommandOutput,
  type ToolChoice,
} from "@aws-sdk/client-bedrock-runtime";
import { call, DependencyRejected, DependencyUnavailable, ModelOutputInvalid } from "../lambda/errors.js";
import { withoutRefused, type ModelFeatures, type ToolUse } from "./model-features.js";
import { insteadOfCalling, type ModelTool, type ToolReply, type ToolRequest } from "./tool-model.js";

const toolChoiceOf = (toolUse: ToolUse, name: string): ToolChoice | undefined => {
  switch (toolUse) {
    case "named":
      return { tool: { name } };
    case "any":
      return { any: {} };
    // The default of Converse. Some models support tools, but refuse the field.
    case "auto":
    case "none":
      return undefined;
  }
};

const toolConfigOf = (
  { name, description, schema }: ModelTool,
  toolUse: ToolUse,
): Pick<ConverseCommandInput, "toolConfig"> => {
  if (toolUse === "none") return {};
  const toolChoice = toolChoiceOf(toolUse, name);
  const tools = [{ toolSpec: { name, description, inputSchema: { json: schema } } }];
  return { toolConfig: { tools, ...(toolChoice !== undefined && { toolChoice }) } };
};

const textsOf = ({ system, message }: ToolRequest, tool: ModelTool, features: ModelFeatures) => {
  const prompt = features.toolUse === "none" ? `${system}\n\n${insteadOfCalling(tool)}` : system;
  const text = features.system ? message : `${prompt}\n\n${message}`;
  return {
    ...(features.system && { system: [{ text: prompt }] }),
    messages: [{ role: "user" as const, content: [{ text }] }],
  };
};

const toReply = ({ output, stopReason, usage }: ConverseCommandOutput, latencyMs: number): ToolReply => {
  const content = output?.message?.content ?? [];
  return {
    stopReason: stopReason ?? "no reason",
    calls: content.flatMap(({ toolUse }) =>
      toolUse === undefined ? [] : [{ name: toolUse.name ?? "", input: toolUse.input }],
    ),
    text: content.flatMap(({ text }) => text ?? []).join("\n"),
    inputTokens: usage?.inputTokens ?? 0,
    outputTokens: usage?.outputTokens ?? 0,
    latencyMs,
  };
};

const isInvalidCall = (error: unknown): boolean =>
  error instanceof DependencyUnavailable && /ModelErrorException.*tool ?use/i.test(error.message);

/**
 * A model on Amazon Bedrock, called through Converse. It is made to call the tool by name, as Nova and Claude can be,
 * or as far as its family supports that. A model that refuses part of such a request is asked without that part, from
 * then on and for as long as this process lives.
 */
export class ConverseModel {
  private features: ModelFeatures;

  constructor(
    private readonly client: BedrockRuntimeClient,
    readonly id: string,
    private readonly tool: ModelTool,
    /** The most tokens that any of its answers may have. */
    maxTokens: number,
    /** The most that its family supports, so that no call is refused in vain. */
    toolUse: ToolUse = "named",
    /** Called with the service's words and with what is still asked for, each time that the model refuses a part. */
    private readonly onRefusal: (reason: string, left: ModelFeatures) => void = () => undefined,
  ) {
    this.features = { system: true, temperature: true, maxTokens, toolUse };
  }

  /** @throws DependencyThrottled, DependencyUnavailable, DependencyRejected; ModelOutputInvalid for a broken call */
  async ask(request: ToolRequest): Promise<ToolReply> {
    const startedAt = performance.now();
    try {
      const command = new ConverseCommand(this.inputOf(request));
      const output = await call("Bedrock Converse", this.client.send(command));
      return toReply(output, performance.now() - startedAt);
    } catch (error) {
      if (this.learnFrom(error)) return this.ask(request);
      // Nova's "Model produced invalid sequence as part of ToolUse": the same request would produce it again.
      if (isInvalidCall(error)) throw new ModelOutputInvalid("toolUse: the model's call cannot be read by the service");
      throw error;
    }
  }

  /** Whether the error refuses a part of the request, which is then left out. */
  private learnFrom(error: unknown): boolean {
    if (!(error instanceof DependencyRejected) || !error.message.includes("ValidationException")) return false;
    const left = withoutRefused(this.features, error.message);
    if (left === undefined) return false;
    this.features = left;
    this.onRefusal(error.message, left);
    return true;
  }

  private inputOf(request: ToolRequest): ConverseCommandInput {
    const { toolUse, temperature } = this.features;
    const maxTokens = Math.min(this.features.maxTokens, request.maxTokens);
    return {
      modelId: this.id,
      ...textsOf(request, this.tool, this.features),
      inferenceConfig: { maxTokens, ...(temperature && { temperature: request.temperature }) },
      ...toolConfigOf(this.tool, toolUse),
    };
  }
}
