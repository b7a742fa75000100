import type { RuleReply } from "./answer-ticket.js";
import type { ToolSpecification } from "./converse-request.js";
import { fillSchema } from "./fill-schema.js";

/** What a property is called when it asks for a part of the answer. The first match counts: `priority_reasoning` is a reasoning. */
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

/** The input a model would call the tool with: the answer put into the tool's own schema, always an object. */
export const fillTool = ({ inputSchema }: ToolSpecification, answer: RuleReply): object => {
  const input = fillSchema({ type: "object", ...inputSchema.json }, (name) => {
    const part = partNamed(name);
    return part === undefined ? undefined : answer[part];
  });
  return typeof input === "object" && input !== null ? input : {};
};
