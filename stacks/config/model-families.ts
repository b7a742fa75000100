import type { ToolUse } from "../../functions/shared/model/model-features.js";

interface Family {
  /** What the ids of its models start with, without the geography of a profile. */
  readonly ids: RegExp;
  /** The most that the family supports; `none` if its models support no tools, or cannot be called with Converse. */
  readonly toolUse: ToolUse;
}

/**
 * The first that matches counts. From the Bedrock User Guide, "Supported models and model features" of Converse, and
 * the API reference of ToolChoice (a named tool: Claude and Nova), as of November 2026.
 */
const FAMILIES: readonly Family[] = [
  { ids: /^amazon\.(titan-|nova-(2-)?(canvas|reel|sonic|multimodal))/, toolUse: "none" },
  { ids: /^amazon\.nova-/, toolUse: "named" },
  { ids: /^anthropic\.claude-(v\d|instant)/, toolUse: "none" },
  { ids: /^anthropic\.claude-/, toolUse: "named" },
  { ids: /^mistral\.(mistral-7b|mixtral)/, toolUse: "none" },
  { ids: /^mistral\.(mistral-large|pixtral-large)/, toolUse: "any" },
  { ids: /^mistral\.mistral-small/, toolUse: "auto" },
  { ids: /^meta\.llama(2|3-\d+b|3-2-[13]b)/, toolUse: "none" },
  { ids: /^meta\.llama[34]-/, toolUse: "auto" },
  { ids: /^ai21\.(j2|jamba-instruct)/, toolUse: "none" },
  { ids: /^ai21\.jamba-1-5/, toolUse: "auto" },
  { ids: /^cohere\.(command-(light-)?text|embed|rerank)/, toolUse: "none" },
  { ids: /^cohere\.command-r/, toolUse: "auto" },
  { ids: /^deepseek\.r1/, toolUse: "none" },
  { ids: /^(deepseek\.v3|qwen\.qwen3|openai\.gpt-oss|writer\.palmyra-x)/, toolUse: "auto" },
  { ids: /^(stability|luma|twelvelabs)\./, toolUse: "none" },
];

/** What a foundation model supports of tool use. Undefined for a family that is not known here. */
export const toolUseOf = (foundationModel: string): ToolUse | undefined =>
  FAMILIES.find(({ ids }) => ids.test(foundationModel))?.toolUse;

/**
 * Models that are refused without an inference profile: "Invocation of model ID … with on-demand throughput isn't
 * supported. Retry your request with the ID or ARN of an inference profile that contains this model."
 */
const THROUGH_PROFILE_ONLY =
  /^(amazon\.nova-(2-|premier)|anthropic\.claude-(3-7|opus|sonnet|haiku)|meta\.llama4|deepseek\.r1|mistral\.pixtral|writer\.)/;

export const needsProfile = (foundationModel: string): boolean => THROUGH_PROFILE_ONLY.test(foundationModel);
