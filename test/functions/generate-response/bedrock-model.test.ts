import {
  AccessDeniedException,
  BedrockRuntimeClient,
  ConverseCommand,
  ModelErrorException,
  ThrottlingException,
  ValidationException,
  type ConverseCommandInput,
  type ConverseCommandOutput,
} from "@aws-sdk/client-bedrock-runtime";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { BedrockModel } from "../../../functions/generate-response/bedrock-model.js";
import {
  DependencyRejected,
  DependencyThrottled,
  DependencyUnavailable,
  ModelOutputInvalid,
} from "../../../functions/shared/lambda/errors.js";
import { ANSWER_TOOL } from "../../../functions/generate-response/model-answer.js";

const bedrock = mockClient(BedrockRuntimeClient);
const client = new BedrockRuntimeClient({ region: "us-east-1" });
const model = new BedrockModel(client, "us.amazon.nova-pro-v1:0");
const REQUEST = { system: "You are an agent", message: "<ticket>…</ticket>", temperature: 0.3, maxTokens: 3_000 };

const anOutput = (content: NonNullable<NonNullable<ConverseCommandOutput["output"]>["message"]>["content"]) => ({
  stopReason: "tool_use" as const,
  output: { message: { role: "assistant" as const, content } },
  usage: { inputTokens: 640, outputTokens: 120, totalTokens: 760 },
});

beforeEach(() => {
  bedrock.reset();
  bedrock
    .on(ConverseCommand)
    .resolves(
      anOutput([
        { text: "<thinking>Let me see.</thinking>" },
        { toolUse: { toolUseId: "1", name: "answer_ticket", input: { reply: "Hello" } } },
      ]),
    );
});

describe("BedrockModel", () => {
  it("forces the model to call the tool, at the temperature asked for and with enough tokens", async () => {
    await model.ask(REQUEST);

    expect(bedrock.commandCalls(ConverseCommand)[0]?.args[0].input).toEqual({
      modelId: "us.amazon.nova-pro-v1:0",
      system: [{ text: "You are an agent" }],
      messages: [{ role: "user", content: [{ text: "<ticket>…</ticket>" }] }],
      inferenceConfig: { maxTokens: 3_000, temperature: 0.3 },
      toolConfig: {
        tools: [
          {
            toolSpec: {
              name: "answer_ticket",
              description: expect.stringContaining("ticket"),
              inputSchema: { json: ANSWER_TOOL.schema },
            },
          },
        ],
        toolChoice: { tool: { name: "answer_ticket" } },
      },
    });
  });

  it("returns the tool's input among other content, with tokens and latency", async () => {
    expect(await model.ask(REQUEST)).toEqual({
      stopReason: "tool_use",
      calls: [{ name: "answer_ticket", input: { reply: "Hello" } }],
      text: "<thinking>Let me see.</thinking>",
      inputTokens: 640,
      outputTokens: 120,
      latencyMs: expect.any(Number),
    });
  });

  it("returns what the model wrote when it called no tool, and a call of another tool", async () => {
    bedrock
      .on(ConverseCommand)
      .resolvesOnce(anOutput([{ text: "Sorry." }, { text: "Really." }]))
      .resolvesOnce(anOutput([{ toolUse: { toolUseId: "1", name: "other", input: {} } }]));

    expect(await model.ask(REQUEST)).toMatchObject({ calls: [], text: "Sorry.\nReally." });
    expect(await model.ask(REQUEST)).toMatchObject({ calls: [{ name: "other", input: {} }], text: "" });
  });

  it("translates errors so that the workflow retries them", async () => {
    bedrock
      .on(ConverseCommand)
      .rejectsOnce(new ThrottlingException({ message: "Too many tokens", $metadata: { httpStatusCode: 429 } }))
      .rejectsOnce(new ModelErrorException({ message: "invalid sequence", $metadata: { httpStatusCode: 424 } }));

    await expect(model.ask(REQUEST)).rejects.toThrow(
      new DependencyThrottled("Bedrock Converse: ThrottlingException: Too many tokens"),
    );
    await expect(model.ask(REQUEST)).rejects.toThrow(DependencyUnavailable);
  });

  it("counts a call that the service cannot read as an unusable answer, because the same request would repeat it", async () => {
    const message = "Model produced invalid sequence as part of ToolUse. Please refer to the troubleshooting guide.";
    bedrock.on(ConverseCommand).rejects(new ModelErrorException({ message, $metadata: { httpStatusCode: 424 } }));

    await expect(model.ask(REQUEST)).rejects.toThrow(ModelOutputInvalid);
  });
});

describe("a model that refuses a part of the request", () => {
  const refused = (message: string) => new ValidationException({ message, $metadata: { httpStatusCode: 400 } });
  const inputs = () => bedrock.commandCalls(ConverseCommand).map(({ args: [{ input }] }) => input);

  /** A model that refuses every request of which one of these is true, with its message. */
  const aModelRefusing = (refusals: readonly (readonly [(input: ConverseCommandInput) => boolean, string])[]) => {
    bedrock.on(ConverseCommand).callsFake((input: ConverseCommandInput) => {
      const refusal = refusals.find(([hits]) => hits(input));
      if (refusal !== undefined) throw refused(refusal[1]);
      return anOutput([{ toolUse: { toolUseId: "1", name: "answer_ticket", input: {} } }]);
    });
    const reported: string[] = [];
    const made = new BedrockModel(client, "small", "named", (reason) => reported.push(reason));
    return { made, reported };
  };
  const NO_NAMED = "This model doesn't support the toolConfig.toolChoice.tool field. Remove it and try again.";
  const NO_ANY = "This model doesn't support the toolConfig.toolChoice.any field. Remove it and try again.";
  const NO_TOOLS = "This model doesn't support tool use.";
  const named = ({ toolConfig }: ConverseCommandInput) => toolConfig?.toolChoice?.tool !== undefined;
  const any = ({ toolConfig }: ConverseCommandInput) => toolConfig?.toolChoice?.any !== undefined;
  const tools = ({ toolConfig }: ConverseCommandInput) => toolConfig !== undefined;

  it("is asked for any tool, then at its choice, and remembered: the next request is not refused", async () => {
    const { made, reported } = aModelRefusing([
      [named, NO_NAMED],
      [any, NO_ANY],
    ]);

    await made.ask(REQUEST);
    expect(inputs().map(({ toolConfig }) => toolConfig?.toolChoice)).toEqual([
      { tool: { name: "answer_ticket" } },
      { any: {} },
      undefined,
    ]);
    expect(inputs().map(({ toolConfig }) => toolConfig?.tools?.length)).toEqual([1, 1, 1]);
    await made.ask(REQUEST);
    expect(inputs()).toHaveLength(4);
    expect(reported).toHaveLength(2);
  });

  it("is asked for JSON in its text when it has no tools at all, with the schema in the system prompt", async () => {
    const { made } = aModelRefusing([[tools, NO_TOOLS]]);

    await made.ask(REQUEST);

    expect(inputs()).toHaveLength(2);
    expect(inputs()[1]).not.toHaveProperty("toolConfig");
    expect(inputs()[1]?.system?.[0]?.text).toContain(JSON.stringify(ANSWER_TOOL.schema));
  });

  it("is asked without a temperature", async () => {
    const { made } = aModelRefusing([
      [
        ({ inferenceConfig }) => inferenceConfig?.temperature !== undefined,
        "The model returned the following errors: `temperature` is deprecated for this model.",
      ],
    ]);

    await made.ask(REQUEST);

    expect(inputs()[1]?.inferenceConfig).toEqual({ maxTokens: 3_000 });
    expect(inputs()[1]?.toolConfig?.toolChoice).toEqual({ tool: { name: "answer_ticket" } });
  });

  it("gets the system prompt before its message", async () => {
    const message = "This model doesn't support system messages. Try again without system messages.";
    const { made } = aModelRefusing([[({ system }) => system !== undefined, message]]);

    await made.ask(REQUEST);

    expect(inputs()[1]).not.toHaveProperty("system");
    expect(inputs()[1]?.messages?.[0]?.content?.[0]?.text).toBe("You are an agent\n\n<ticket>…</ticket>");
  });

  it("is asked for fewer tokens", async () => {
    const message =
      "The maximum tokens you requested exceeds the model limit of 2048. Try again with a maximum tokens value that is lower than 2048.";
    const { made } = aModelRefusing([[({ inferenceConfig }) => (inferenceConfig?.maxTokens ?? 0) >= 2048, message]]);

    await made.ask(REQUEST);

    expect(inputs()[1]?.inferenceConfig?.maxTokens).toBe(2_047);
  });

  it("loses everything that it refuses, one refusal after the other", async () => {
    const { made } = aModelRefusing([
      [named, NO_NAMED],
      [any, NO_ANY],
      [tools, "tools not supported"],
      [({ inferenceConfig }) => inferenceConfig?.temperature !== undefined, "temperature is not supported"],
      [({ system }) => system !== undefined, "system prompt is not supported"],
    ]);

    expect(await made.ask(REQUEST)).toMatchObject({ stopReason: "tool_use" });
    expect(inputs()).toHaveLength(6);
  });

  it.each([
    ["another error", "The provided model identifier is invalid."],
    ["a part that was left out already", NO_TOOLS],
  ])("fails for %s, without end", async (_what, message) => {
    const { made } = aModelRefusing([[() => true, message]]);

    await expect(made.ask(REQUEST)).rejects.toThrow(DependencyRejected);
    expect(inputs().length).toBeLessThanOrEqual(2);
  });

  it("is not concluded from an error that is no validation", async () => {
    const error = new AccessDeniedException({ message: "no tool use for you", $metadata: { httpStatusCode: 403 } });
    bedrock.on(ConverseCommand).rejects(error);

    await expect(model.ask(REQUEST)).rejects.toThrow(DependencyRejected);
    expect(inputs()).toHaveLength(1);
  });
});
