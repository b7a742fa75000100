/** How a model is made to call the tool: by its name, as any tool, at its own choice, or not, with JSON in its text. */
export const TOOL_USES = ["named", "any", "auto", "none"] as const;
export type ToolUse = (typeof TOOL_USES)[number];

/** What a model supports of a request. */
export interface ModelFeatures {
  readonly toolUse: ToolUse;
  /** Whether it takes a system prompt; without, the prompt comes before the message. */
  readonly system: boolean;
  readonly temperature: boolean;
  /** The most tokens that it may be asked for. */
  readonly maxTokens: number;
}

const LESS_FORCED: Readonly<Record<ToolUse, ToolUse>> = { named: "any", any: "auto", auto: "none", none: "none" };

/**
 * What a refusal leaves, by the words of Bedrock and of the models behind it. The first that matches counts, and a
 * forced call is given up before tools are:
 * - "This model doesn't support the toolConfig.toolChoice.tool field. Remove toolConfig.toolChoice.tool and try again."
 * - "Thinking may not be enabled when tool_choice forces tool use."
 * - "This model doesn't support tool use." "tools not supported" "The value at toolConfig.tools.0.toolSpec…"
 * - "This model doesn't support system messages. Try again without system messages …"
 * - "The model returned the following errors: `temperature` is deprecated for this model."
 * - "The maximum tokens you requested exceeds the model limit of 2048. Try again with a … lower than 2048."
 */
const REFUSALS: readonly (readonly [RegExp, (features: ModelFeatures, found: RegExpExecArray) => ModelFeatures])[] = [
  [/tool_?choice/i, (features) => ({ ...features, toolUse: LESS_FORCED[features.toolUse] })],
  [/tool[ _-]?use|tool_?config|tool_?spec|input_?schema|\btools\b/i, (features) => ({ ...features, toolUse: "none" })],
  [/system (?:message|prompt|role|instruction)/i, (features) => ({ ...features, system: false })],
  [/\btemperature\b/i, (features) => ({ ...features, temperature: false })],
  [
    /maximum tokens.*?limit of (?<limit>\d+)/is,
    (features, { groups }) => ({ ...features, maxTokens: Math.min(features.maxTokens, Number(groups?.["limit"]) - 1) }),
  ],
];

const isLess = (one: ModelFeatures, other: ModelFeatures): boolean => JSON.stringify(one) !== JSON.stringify(other);

/**
 * The features without the one that a service's refusal names. Undefined when it names none, or one that was not used.
 * Each step takes something away, so a model refuses at most six times.
 */
export const withoutRefused = (features: ModelFeatures, refusal: string): ModelFeatures | undefined => {
  for (const [words, without] of REFUSALS) {
    const found = words.exec(refusal);
    if (found === null) continue;
    const left = without(features, found);
    return isLess(left, features) ? left : undefined;
  }
  return undefined;
};
