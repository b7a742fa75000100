import { answerTicket } from "./answer-ticket.js";
import { hashOf } from "./choose-by-hash.js";
import {
  chosenToolName,
  toolsOf,
  type ConverseContent,
  type ConverseRequest,
  type ToolSpecification,
} from "./converse-request.js";
import { fillTool } from "./fill-tool.js";
import { lastUserText, readPromptTicket } from "./read-ticket.js";

export type StopReason = "end_turn" | "tool_use" | "max_tokens" | "content_filtered";

export interface ConverseAnswer {
  readonly content: readonly ConverseContent[];
  readonly stopReason: StopReason;
  readonly usage: { readonly inputTokens: number; readonly outputTokens: number; readonly totalTokens: number };
}

/** Answers a Converse request. @throws AwsError as the service does. */
export type Model = (request: ConverseRequest, modelId: string) => Promise<ConverseAnswer>;

/** Characters of English per token, the usual rule of thumb. */
const CHARACTERS_PER_TOKEN = 4;

const countTokens = (text: string): number => Math.max(1, Math.ceil(text.length / CHARACTERS_PER_TOKEN));

const requestText = (request: ConverseRequest): string =>
  JSON.stringify([request.system, request.messages, request.toolConfig?.tools]);

/** Puts an answer together and counts its tokens. */
export const toAnswer = (
  request: ConverseRequest,
  content: readonly ConverseContent[],
  stopReason: StopReason,
): ConverseAnswer => {
  const inputTokens = countTokens(requestText(request));
  const outputTokens = countTokens(JSON.stringify(content));
  return { content, stopReason, usage: { inputTokens, outputTokens, totalTokens: inputTokens + outputTokens } };
};

/** The tool to call: the one insisted on, else the first. None once its result has come back, unless one is insisted on. */
export const toolToCall = (request: ConverseRequest): ToolSpecification | undefined => {
  const tools = toolsOf(request);
  const chosen = chosenToolName(request);
  if (chosen !== undefined) return tools.find(({ name }) => name === chosen);
  const hasResult = request.messages.at(-1)?.content.some(({ toolResult }) => toolResult !== undefined) === true;
  return hasResult ? undefined : tools[0];
};

const toolUseId = (request: ConverseRequest): string =>
  `tooluse_${hashOf(lastUserText(request)).toString(36).padStart(7, "0")}`;

/** A call of the tool with this input. */
export const callTool = (request: ConverseRequest, name: string, input: unknown): ConverseAnswer =>
  toAnswer(request, [{ toolUse: { toolUseId: toolUseId(request), name, input } }], "tool_use");

/** The model built in: the rules of the product's own triage and a reply from templates. The same request gets the same answer. */
export const ruleModel: Model = (request) => {
  const answer = answerTicket(readPromptTicket(request));
  const tool = toolToCall(request);
  return Promise.resolve(
    tool === undefined
      ? toAnswer(request, [{ text: answer.reply }], "end_turn")
      : callTool(request, tool.name, fillTool(tool, answer)),
  );
};
