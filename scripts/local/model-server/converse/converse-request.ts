import * as z from "zod";
import { AwsError } from "../http/aws-api.js";

const ToolUse = z.looseObject({ toolUseId: z.string(), name: z.string(), input: z.unknown() });
const ToolResultContent = z.looseObject({ text: z.string().optional(), json: z.unknown().optional() });
const ToolResult = z.looseObject({ toolUseId: z.string(), content: z.array(ToolResultContent) });

/** One part of a message. Images, documents and the like are accepted and ignored. */
const ContentBlock = z.looseObject({
  text: z.string().optional(),
  toolUse: ToolUse.optional(),
  toolResult: ToolResult.optional(),
});

const Message = z.looseObject({ role: z.enum(["user", "assistant"]), content: z.array(ContentBlock).min(1) });

const ToolSpec = z.looseObject({
  name: z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/),
  description: z.string().optional(),
  inputSchema: z.looseObject({ json: z.record(z.string(), z.unknown()) }),
});

const ToolChoice = z.union([
  z.strictObject({ auto: z.looseObject({}) }),
  z.strictObject({ any: z.looseObject({}) }),
  z.strictObject({ tool: z.looseObject({ name: z.string() }) }),
]);

const ToolConfig = z.looseObject({
  tools: z.array(z.looseObject({ toolSpec: ToolSpec.optional() })).min(1),
  toolChoice: ToolChoice.optional(),
});

const InferenceConfig = z.looseObject({
  maxTokens: z.int().min(1).optional(),
  temperature: z.number().min(0).max(1).optional(),
  topP: z.number().min(0).max(1).optional(),
  stopSequences: z.array(z.string()).optional(),
});

const ConverseRequestSchema = z.looseObject({
  messages: z.array(Message).min(1),
  system: z.array(z.looseObject({ text: z.string().optional() })).optional(),
  toolConfig: ToolConfig.optional(),
  inferenceConfig: InferenceConfig.optional(),
});
export type ConverseRequest = z.infer<typeof ConverseRequestSchema>;
export type ConverseMessage = z.infer<typeof Message>;
export type ConverseContent = z.infer<typeof ContentBlock>;
export type ToolSpecification = z.infer<typeof ToolSpec>;

const invalid = (message: string): AwsError => new AwsError("ValidationException", message);

const parse = (body: unknown): ConverseRequest => {
  const result = ConverseRequestSchema.safeParse(body);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw invalid(
    `1 validation error detected: Value at '${issue?.path.join(".") ?? ""}' failed to satisfy constraint: ${issue?.message ?? ""}`,
  );
};

const checkTurns = (messages: readonly ConverseMessage[]): void => {
  messages.forEach(({ role }, index) => {
    if (index === 0 && role !== "user") {
      throw invalid(
        "A conversation must start with a user message. Try again with a conversation that starts with a user message.",
      );
    }
    if (index > 0 && messages[index - 1]?.role === role) {
      throw invalid(
        "A conversation must alternate between user and assistant roles. Make sure the conversation alternates between user and assistant roles and try again.",
      );
    }
  });
};

const checkBlanks = (messages: readonly ConverseMessage[]): void => {
  messages.forEach(({ content }, message) => {
    content.forEach(({ text }, block) => {
      if (text?.trim() !== "") return;
      throw invalid(
        `The text field in the ContentBlock object at messages.${message}.content.${block} is blank. Add text to the text field, and try again.`,
      );
    });
  });
};

/** The tools that a request defines, in its order. */
export const toolsOf = ({ toolConfig }: ConverseRequest): readonly ToolSpecification[] =>
  (toolConfig?.tools ?? []).flatMap(({ toolSpec }) => (toolSpec === undefined ? [] : [toolSpec]));

/** Name of the tool that a request requires. */
export const chosenToolName = ({ toolConfig }: ConverseRequest): string | undefined => {
  const choice = toolConfig?.toolChoice;
  return choice !== undefined && "tool" in choice ? choice.tool.name : undefined;
};

const checkToolChoice = (request: ConverseRequest): void => {
  const name = chosenToolName(request);
  if (name === undefined || toolsOf(request).some((tool) => tool.name === name)) return;
  throw invalid(`The toolChoice names the tool "${name}", which toolConfig.tools does not define.`);
};

/** Reads the parsed JSON of a Converse body. @throws AwsError ValidationException, with the service's text if known. */
export const readConverseRequest = (body: unknown): ConverseRequest => {
  const request = parse(body);
  checkTurns(request.messages);
  checkBlanks(request.messages);
  checkToolChoice(request);
  return request;
};
