import * as z from "zod";
import { isJsonObject } from "../contracts/parse-json.js";

/** A model's call of a tool. */
export interface ToolCall {
  readonly name: string;
  /** As the model wrote it: an object, as a rule. */
  readonly input: unknown;
}

/** A tool that a model is made to call. */
export interface ModelTool {
  readonly name: string;
  readonly description: string;
  /** JSON Schema of its input. At the top only type, properties and required, because Nova models accept no others. */
  readonly schema: z.core.util.JSONType;
}

export interface ToolRequest {
  readonly system: string;
  readonly message: string;
  /** 0 to 1: how much the answer may vary. */
  readonly temperature: number;
  /** The most tokens that the answer may have. */
  readonly maxTokens: number;
}

/** A reply of a model, not parsed yet. */
export interface ToolReply {
  /** Why the model stopped, in Converse's terms: tool_use, max_tokens, guardrail_intervened, … */
  readonly stopReason: string;
  /** Its calls of tools, in order; empty when it called none. */
  readonly calls: readonly ToolCall[];
  /** What it wrote in addition to its calls, or instead of one. */
  readonly text: string;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly latencyMs: number;
}

/** What JSON.stringify writes of a value. A schema of zod's for any JSON takes longer than a schema of the value. */
const toJson = (value: unknown): z.core.util.JSONType => {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (Array.isArray(value)) return value.map(toJson);
  if (!isJsonObject(value)) return null;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, toJson(item)]));
};

/** JSON Schema of a tool's input, with only the three keys at the top that ModelTool allows. */
export const toolSchemaOf = (input: z.ZodType): ModelTool["schema"] => {
  const { properties = {}, required = [] } = z.toJSONSchema(input, { io: "input" });
  return toJson({ type: "object", properties, required });
};

/**
 * Stop reasons after which a tool call is complete. Some models end their turn after a forced call instead of saying
 * tool_use.
 */
const COMPLETE = new Set(["tool_use", "end_turn", "stop_sequence"]);

/** Whether a reply is all that its model had to say. */
export const isComplete = ({ stopReason }: ToolReply): boolean => COMPLETE.has(stopReason);

/** Follows the system prompt for a model without tools. */
export const insteadOfCalling = ({ name, schema }: ModelTool): string =>
  `You cannot call tools here. Instead of calling ${name}, write one JSON object that matches this JSON Schema, and nothing else:
${JSON.stringify(schema)}`;
