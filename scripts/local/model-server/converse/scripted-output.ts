import { callTool, partNamed, toAnswer, toolToCall, type ConverseAnswer } from "./converse.js";
import type { ConverseContent, ConverseRequest } from "./converse-request.js";
import type { ScriptedOutput } from "../faults/fault.js";

const REFUSAL = "I am sorry, but I cannot help with this request.";

/** Empties the text for the customer: a plain text, or the reply in the tool's input. */
const blankReply = ({ toolUse }: ConverseContent): ConverseContent => {
  if (toolUse === undefined) return { text: "" };
  const input = Object.entries(toolUse.input ?? {});
  const blanked = input.map(([name, value]) => [name, partNamed(name) === "reply" ? "" : value] as const);
  return { toolUse: { ...toolUse, input: Object.fromEntries(blanked) } };
};

type Input = Readonly<Record<string, unknown>>;

/** A value as a careless model writes it: "data-loss" for DATA_LOSS, "90%" for 0.9. */
const writeLoosely = (value: unknown): unknown => {
  if (typeof value === "number") return `${Math.round(value * 100)}%`;
  return typeof value === "string" && /^[A-Z_]+$/.test(value) ? value.toLowerCase().replaceAll("_", "-") : value;
};

const looseInput = (input: Input): Input =>
  Object.fromEntries(Object.entries(input).map(([name, value]) => [name, writeLoosely(value)]));

/** The answer with its call changed; an answer without a call stays as it is. */
const changeCall = (
  answer: ConverseAnswer,
  change: (name: string, input: Input) => { readonly name?: string; readonly input?: unknown },
): ConverseAnswer => ({
  ...answer,
  content: answer.content.map(({ toolUse, ...rest }) =>
    toolUse === undefined
      ? rest
      : { toolUse: { ...toolUse, ...change(toolUse.name, Object.fromEntries(Object.entries(toolUse.input ?? {}))) } },
  ),
});

/** The answer as a text with JSON in fences, without a call. */
const writeAsText = (request: ConverseRequest, { content }: ConverseAnswer): ConverseAnswer => {
  const inputs = content.flatMap(({ toolUse }) => (toolUse === undefined ? [] : [toolUse.input]));
  const blocks = inputs.map((input) => `\`\`\`json\n${JSON.stringify(input, null, 2)}\n\`\`\``);
  return toAnswer(request, [{ text: ["Here is the answer:", ...blocks].join("\n\n") }], "end_turn");
};

/** The answer with a scripted output. */
export const withScriptedOutput = (
  request: ConverseRequest,
  answer: ConverseAnswer,
  output: ScriptedOutput,
): ConverseAnswer => {
  switch (output) {
    case "malformed":
      return callTool(request, toolToCall(request)?.name ?? "unknown_tool", { unexpected: [null, { nested: true }] });
    case "refusal":
      return toAnswer(request, [{ text: REFUSAL }], "end_turn");
    case "empty":
      return { ...answer, content: answer.content.map(blankReply) };
    case "loose":
      return changeCall(answer, (_name, input) => ({ input: looseInput(input) }));
    case "json-text":
      return changeCall(answer, (_name, input) => ({ input: JSON.stringify(input) }));
    case "nested":
      return changeCall(answer, (name, input) => ({ input: { [name]: input } }));
    case "prefixed":
      return changeCall(answer, (name) => ({ name: `functions.${name}` }));
    case "fenced":
      return writeAsText(request, answer);
  }
};
