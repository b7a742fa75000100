import { callTool, toAnswer, toolToCall, type ConverseAnswer } from "./converse.js";
import type { ConverseContent, ConverseRequest } from "./converse-request.js";
import type { BadOutput } from "../faults/fault.js";
import { partNamed } from "./fill-tool.js";

const REFUSAL = "I am sorry, but I cannot help with this request.";

/** Empties what is meant for the customer: a plain text, or the tool input's reply. */
const blankReply = ({ toolUse }: ConverseContent): ConverseContent => {
  if (toolUse === undefined) return { text: "" };
  const input = Object.entries(toolUse.input ?? {});
  const blanked = input.map(([name, value]) => [name, partNamed(name) === "reply" ? "" : value] as const);
  return { toolUse: { ...toolUse, input: Object.fromEntries(blanked) } };
};

/** What a model that misbehaves as scripted makes of its answer. */
export const corruptAnswer = (request: ConverseRequest, answer: ConverseAnswer, output: BadOutput): ConverseAnswer => {
  switch (output) {
    case "malformed":
      return callTool(request, toolToCall(request)?.name ?? "unknown_tool", { unexpected: [null, { nested: true }] });
    case "refusal":
      return toAnswer(request, [{ text: REFUSAL }], "end_turn");
    case "empty":
      return { ...answer, content: answer.content.map(blankReply) };
  }
};
