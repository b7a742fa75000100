import {
  chosenToolName,
  toolsOf,
  type ConverseContent,
  type ConverseMessage,
  type ConverseRequest,
} from "./converse-request.js";

type ChatMessage = Readonly<Record<string, unknown>>;

const textOf = (content: readonly ConverseContent[]): string => content.flatMap(({ text }) => text ?? []).join("\n");

const toolCallsOf = (content: readonly ConverseContent[]) =>
  content.flatMap(({ toolUse }) =>
    toolUse === undefined
      ? []
      : [
          {
            id: toolUse.toolUseId,
            type: "function",
            function: { name: toolUse.name, arguments: JSON.stringify(toolUse.input) },
          },
        ],
  );

const toolResultsOf = (content: readonly ConverseContent[]): readonly ChatMessage[] =>
  content.flatMap(({ toolResult }) =>
    toolResult === undefined
      ? []
      : [
          {
            role: "tool",
            tool_call_id: toolResult.toolUseId,
            content: toolResult.content.map(({ text, json }) => text ?? JSON.stringify(json)).join("\n"),
          },
        ],
  );

/** One Converse message becomes several chat messages when it contains tool results. */
const toChatMessages = ({ role, content }: ConverseMessage): readonly ChatMessage[] => {
  const text = textOf(content);
  if (role === "assistant") {
    const calls = toolCallsOf(content);
    return [{ role, content: text, ...(calls.length === 0 ? {} : { tool_calls: calls }) }];
  }
  return [...toolResultsOf(content), ...(text === "" ? [] : [{ role, content: text }])];
};

const toToolChoice = (request: ConverseRequest) => {
  const name = chosenToolName(request);
  if (name !== undefined) return { type: "function", function: { name } };
  const choice = request.toolConfig?.toolChoice;
  return choice !== undefined && "any" in choice ? "required" : "auto";
};

const toTools = (request: ConverseRequest) => {
  const tools = toolsOf(request);
  if (tools.length === 0) return {};
  return {
    tools: tools.map(({ name, description, inputSchema }) => ({
      type: "function",
      function: { name, description, parameters: inputSchema.json },
    })),
    tool_choice: toToolChoice(request),
  };
};

/** A Converse request as the body of OpenAI's `POST /chat/completions`. Parts other than text and tools are omitted. */
export const toChatRequest = (request: ConverseRequest, model: string): object => {
  const system = (request.system ?? []).flatMap(({ text }) => text ?? []).join("\n");
  const { maxTokens, temperature, topP, stopSequences } = request.inferenceConfig ?? {};
  return {
    model,
    messages: [
      ...(system === "" ? [] : [{ role: "system", content: system }]),
      ...request.messages.flatMap(toChatMessages),
    ],
    ...toTools(request),
    // JSON omits undefined values.
    max_tokens: maxTokens,
    temperature,
    top_p: topP,
    stop: stopSequences,
  };
};
