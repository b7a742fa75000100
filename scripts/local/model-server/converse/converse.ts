import { answerTicket, type RuleReply } from "./answer-ticket.js";
import { hashOf } from "./choose-by-hash.js";
import {
  chosenToolName,
  toolsOf,
  type ConverseContent,
  type ConverseRequest,
  type ToolSpecification,
} from "./converse-request.js";
import { JUDGE_TOOL } from "../../../../functions/shared/reply-quality/judge.js";
import { fillSchema } from "./fill-schema.js";
import { judgeByRules } from "./judge-reply.js";
import { parseJson } from "../../../../functions/shared/contracts/parse-json.js";
import { lastUserText, readPromptTicket } from "./read-ticket.js";

export type StopReason = "end_turn" | "tool_use" | "max_tokens" | "content_filtered";

export interface ConverseAnswer {
  readonly content: readonly ConverseContent[];
  readonly stopReason: StopReason;
  readonly usage: { readonly inputTokens: number; readonly outputTokens: number; readonly totalTokens: number };
}

/** Answers a Converse request. Throws AwsError as the service does. */
export type Model = (request: ConverseRequest, modelId: string) => Promise<ConverseAnswer>;

/** Characters of English per token, the usual rule of thumb. */
const CHARACTERS_PER_TOKEN = 4;

const countTokens = (text: string): number => Math.max(1, Math.ceil(text.length / CHARACTERS_PER_TOKEN));

const requestText = (request: ConverseRequest): string =>
  JSON.stringify([request.system, request.messages, request.toolConfig?.tools]);

/** Builds an answer with estimated token counts. */
export const toAnswer = (
  request: ConverseRequest,
  content: readonly ConverseContent[],
  stopReason: StopReason,
): ConverseAnswer => {
  const inputTokens = countTokens(requestText(request));
  const outputTokens = countTokens(JSON.stringify(content));
  return { content, stopReason, usage: { inputTokens, outputTokens, totalTokens: inputTokens + outputTokens } };
};

/** The tool to call: the required one, otherwise the first; undefined after a tool's result, unless one is required. */
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

/** Names of properties for each part of an answer. The first match counts: `priority_reasoning` is a reasoning. */
const MEANINGS: readonly (readonly [RegExp, keyof RuleReply])[] = [
  [/reason|rationale|explanation|justification/i, "reasoning"],
  [/priority|urgency|severity/i, "priority"],
  [/category|topic/i, "category"],
  [/confidence|certainty/i, "confidence"],
  [/reply|response|answer|message/i, "reply"],
];

/** The part of an answer that a property of this name asks for; undefined for any other property. */
export const partNamed = (propertyName: string): keyof RuleReply | undefined =>
  MEANINGS.find(([pattern]) => pattern.test(propertyName))?.[1];

/** The answer in a JSON schema, such as that of the tool's input; always an object. */
const fillObject = (schema: object, answer: RuleReply): object => {
  const input = fillSchema({ type: "object", ...schema }, (name) => {
    const part = partNamed(name);
    return part === undefined ? undefined : answer[part];
  });
  return typeof input === "object" && input !== null ? input : {};
};

/** The JSON Schema in a system prompt that asks for JSON instead of a call: what follows its last line end. */
const schemaInPrompt = ({ system = [] }: ConverseRequest): object | undefined => {
  const schema = parseJson(system.at(-1)?.text?.split("\n").at(-1));
  return typeof schema === "object" && schema !== null && "properties" in schema ? schema : undefined;
};

/** What the model writes when it has no tool to call. */
const textOf = (request: ConverseRequest, answer: RuleReply): string => {
  const schema = schemaInPrompt(request);
  return schema === undefined
    ? answer.reply
    : `\`\`\`json\n${JSON.stringify(fillObject(schema, answer), null, 2)}\n\`\`\``;
};

/**
 * The built-in model: the triage of the product's own rules, and a reply from templates; as a judge, the verdicts of
 * these rules. The same request always gets the same answer.
 */
export const ruleModel: Model = (request) => {
  const tool = toolToCall(request);
  if (tool?.name === JUDGE_TOOL.name)
    return Promise.resolve(callTool(request, tool.name, judgeByRules(lastUserText(request))));
  const answer = answerTicket(readPromptTicket(request));
  return Promise.resolve(
    tool === undefined
      ? toAnswer(request, [{ text: textOf(request, answer) }], "end_turn")
      : callTool(request, tool.name, fillObject(tool.inputSchema.json, answer)),
  );
};
