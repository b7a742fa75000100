import { BedrockRuntimeClient, type BedrockRuntimeClientConfig } from "@aws-sdk/client-bedrock-runtime";
import { ComprehendClient } from "@aws-sdk/client-comprehend";
import type { ToolConfiguration } from "@aws-sdk/client-bedrock-runtime";

const settings = (endpoint: string) => ({
  endpoint,
  region: "us-east-1",
  credentials: { accessKeyId: "test", secretAccessKey: "test" },
  // A retry would hide the server's first response.
  maxAttempts: 1,
});

export const aComprehendClient = (url: string): ComprehendClient => new ComprehendClient(settings(url));

/** Speaks HTTP/2, as the SDK does by default, unless given another `requestHandler`. */
export const aBedrockClient = (url: string, changes: BedrockRuntimeClientConfig = {}): BedrockRuntimeClient =>
  new BedrockRuntimeClient({ ...settings(url), ...changes });

/** The error of a call. @throws Error when the call succeeds */
export const failureOf = async (
  call: Promise<unknown>,
): Promise<Error & { $metadata?: { httpStatusCode?: number } }> => {
  const result = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (result instanceof Error) return result;
  throw new Error("The call did not fail.");
};

/** The tool of the product's requests. */
const ANSWER_TOOL: ToolConfiguration = {
  tools: [
    {
      toolSpec: {
        name: "answer_ticket",
        inputSchema: {
          json: {
            type: "object",
            properties: {
              reply: { type: "string", minLength: 1 },
              priority: { type: "string", enum: ["CRITICAL", "HIGH", "MEDIUM", "NORMAL"] },
              priority_reasoning: { type: "string" },
              category: { type: "string", enum: ["ACCOUNT", "BILLING", "BUG", "OUTAGE", "SECURITY", "OTHER"] },
              confidence: { type: "number", minimum: 0, maximum: 1 },
            },
            required: ["reply", "priority", "priority_reasoning", "category", "confidence"],
          },
        },
      },
    },
  ],
  toolChoice: { tool: { name: "answer_ticket" } },
};

/** A prompt as the product writes it: instructions, then the ticket as JSON between tags. */
export const aTicketPrompt = (changes: Record<string, unknown> = {}): string => {
  const ticket = {
    subject: "Cannot log in to my account",
    description: "Since this morning my password is refused on every device, though I reset it twice.",
    sentiment: "NEUTRAL",
    language: "en",
    product: "CloudDesk",
    issue_type: "Login",
    customer_name: "Ada Byron",
    tier: "general",
    ...changes,
  };
  return `Answer the ticket between <ticket> and </ticket>.\n<ticket>${JSON.stringify(ticket)}</ticket>`;
};

/** Input of a Converse call about one ticket. */
export const aConverseInput = (changes: Record<string, unknown> = {}) => ({
  modelId: "us.amazon.nova-pro-v1:0",
  messages: [{ role: "user" as const, content: [{ text: aTicketPrompt(changes) }] }],
  toolConfig: ANSWER_TOOL,
});
