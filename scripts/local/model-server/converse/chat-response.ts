import * as z from "zod";
import { AwsError } from "../http/aws-api.js";
import { toAnswer, type ConverseAnswer, type StopReason } from "./converse.js";
import type { ConverseContent, ConverseRequest } from "./converse-request.js";

const ToolCall = z.looseObject({
  id: z.string().nullish(),
  function: z.looseObject({ name: z.string(), arguments: z.string() }),
});

const ChatResponseSchema = z.looseObject({
  choices: z
    .array(
      z.looseObject({
        message: z.looseObject({ content: z.string().nullish(), tool_calls: z.array(ToolCall).nullish() }),
        finish_reason: z.string().nullish(),
      }),
    )
    .min(1),
  usage: z
    .looseObject({ prompt_tokens: z.int().min(0).default(0), completion_tokens: z.int().min(0).default(0) })
    .nullish(),
});

const STOP_REASONS: Readonly<Record<string, StopReason>> = {
  length: "max_tokens",
  content_filter: "content_filtered",
};

/** Arguments that are not JSON are an error of Bedrock's, in its words. */
const parseArguments = (name: string, json: string): unknown => {
  try {
    return JSON.parse(json);
  } catch {
    const message = `Model produced invalid sequence as part of ToolUse: the arguments of "${name}" are not JSON.`;
    throw new AwsError("ModelErrorException", message);
  }
};

const toToolUse = ({ id, function: called }: z.infer<typeof ToolCall>, index: number): ConverseContent => ({
  toolUse: {
    // Some servers send calls without an id, or with an empty one.
    toolUseId: id === undefined || id === null || id === "" ? `tooluse_${index}` : id,
    name: called.name,
    input: parseArguments(called.name, called.arguments),
  },
});

/**
 * The body of a chat completion as a Converse answer; tokens are estimated when the server does not count them.
 * @throws AwsError ModelErrorException when it is not a chat completion.
 */
export const toConverseAnswer = (request: ConverseRequest, body: unknown): ConverseAnswer => {
  const response = ChatResponseSchema.safeParse(body);
  const choice = response.data?.choices[0];
  if (choice === undefined)
    throw new AwsError("ModelErrorException", "The model server's response is not a chat completion.");
  const calls = (choice.message.tool_calls ?? []).map(toToolUse);
  const text = choice.message.content ?? "";
  const content = [...(text === "" && calls.length > 0 ? [] : [{ text }]), ...calls];
  const stopReason = STOP_REASONS[choice.finish_reason ?? ""] ?? (calls.length > 0 ? "tool_use" : "end_turn");
  const answer = toAnswer(request, content, stopReason);
  const usage = response.data?.usage;
  if (usage === undefined || usage === null) return answer;
  const { prompt_tokens: inputTokens, completion_tokens: outputTokens } = usage;
  return { ...answer, usage: { inputTokens, outputTokens, totalTokens: inputTokens + outputTokens } };
};
