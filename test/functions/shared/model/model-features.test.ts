import { describe, expect, it } from "vitest";
import { withoutRefused, type ModelFeatures } from "../../../../functions/shared/model/model-features.js";

const ALL: ModelFeatures = { toolUse: "named", system: true, temperature: true, maxTokens: 3_000 };

/** Messages as Bedrock and the models behind it word them, from public reports. */
describe("a refusal", () => {
  it.each<[string, Partial<ModelFeatures>]>([
    [
      "This model doesn't support the toolConfig.toolChoice.tool field. Remove toolConfig.toolChoice.tool and try again.",
      { toolUse: "any" },
    ],
    [
      "The model returned the following errors: Thinking may not be enabled when tool_choice forces tool use.",
      { toolUse: "any" },
    ],
    ["This model doesn't support tool use.", { toolUse: "none" }],
    ["This model doesn't support tool use in streaming mode.", { toolUse: "none" }],
    ["tools not supported", { toolUse: "none" }],
    ["Malformed input request: #: extraneous key [toolConfig] is not permitted, please reformat", { toolUse: "none" }],
    [
      "The value at toolConfig.tools.0.toolSpec.inputSchema.json.type must be one of the following: object.",
      { toolUse: "none" },
    ],
    [
      "This model doesn't support system messages. Try again without system messages or use a model that supports them.",
      { system: false },
    ],
    ['{"type":"error","error":{"message":"`temperature` is deprecated for this model."}}', { temperature: false }],
    [
      "The maximum tokens you requested exceeds the model limit of 2048. Try again with a maximum tokens value that is lower than 2048.",
      { maxTokens: 2_047 },
    ],
  ])("%s", (message, left) => {
    expect(withoutRefused(ALL, `Bedrock Converse: ValidationException: ${message}`)).toEqual({ ...ALL, ...left });
  });

  it.each([
    "The provided model identifier is invalid.",
    "Input is too long for requested model.",
    "messages.0.content: text content blocks must be non-empty",
    "The maximum tokens you requested exceeds the model limit of 4096.",
  ])("that concerns nothing that can be left out is an error: %s", (message) => {
    expect(withoutRefused(ALL, message)).toBeUndefined();
  });

  it("of what was left out already is an error", () => {
    const none: ModelFeatures = { toolUse: "none", system: false, temperature: false, maxTokens: 2_047 };

    for (const message of [
      "no tool use",
      "toolChoice",
      "system messages",
      "temperature",
      "maximum tokens: limit of 2048",
    ])
      expect(withoutRefused(none, message)).toBeUndefined();
  });
});
