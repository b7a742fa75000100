import * as z from "zod";
import { AwsError, type BedrockErrorName } from "../http/aws-error.js";
import { toChatRequest } from "./chat-request.js";
import { toConverseAnswer } from "./chat-response.js";
import type { Model } from "./converse.js";

export interface OpenAiServer {
  /** Base URL, with or without a slash at its end. */
  readonly url: string;
  /** @default the first model the server lists, else the id that Converse was called with */
  readonly name?: string | undefined;
  /** Milliseconds for one whole answer. */
  readonly timeoutMs: number;
}

/** Characters of an error's text that are passed on. */
const ERROR_TEXT_MAX = 500;

const ModelList = z.looseObject({ data: z.array(z.looseObject({ id: z.string() })) });

const errorNameOf = (status: number): BedrockErrorName => {
  if (status === 429) return "ThrottlingException";
  if (status >= 500) return "ServiceUnavailableException";
  if (status === 401 || status === 403) return "AccessDeniedException";
  if (status === 404) return "ResourceNotFoundException";
  return status === 408 ? "ModelTimeoutException" : "ValidationException";
};

const toAwsError = (url: string, error: unknown): AwsError => {
  if (error instanceof AwsError) return error;
  if (error instanceof DOMException && error.name === "TimeoutError") {
    return new AwsError("ModelTimeoutException", `The model server at ${url} took too long.`);
  }
  if (error instanceof SyntaxError) {
    return new AwsError("ModelErrorException", `The model server at ${url} did not answer with JSON.`);
  }
  return new AwsError("ServiceUnavailableException", `The model server at ${url} cannot be reached.`);
};

class OpenAiClient {
  private readonly base: string;
  private listed: Promise<string | undefined> | undefined;

  constructor(private readonly server: OpenAiServer) {
    this.base = server.url.replace(/\/+$/, "");
  }

  /** Sends one request, with a body as POST, and reads its JSON. @throws AwsError whatever goes wrong. */
  async call(path: string, body?: object): Promise<unknown> {
    const url = `${this.base}${path}`;
    const signal = AbortSignal.timeout(this.server.timeoutMs);
    const init = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
    try {
      const response = await fetch(url, { ...init, signal, headers: { "content-type": "application/json" } });
      if (response.ok) return await response.json();
      throw new AwsError(errorNameOf(response.status), (await response.text()).slice(0, ERROR_TEXT_MAX));
    } catch (error) {
      throw toAwsError(url, error);
    }
  }

  /** The model to ask for. Which ones there are is asked once. */
  async modelName(fallback: string): Promise<string> {
    this.listed ??= this.call("/models").then(
      (list) => ModelList.safeParse(list).data?.data[0]?.id,
      () => undefined,
    );
    return this.server.name ?? (await this.listed) ?? fallback;
  }
}

/** A model that passes every request on to an OpenAI-compatible server, and its errors back under Bedrock's names. */
export const openAiModel = (server: OpenAiServer): Model => {
  const client = new OpenAiClient(server);
  return async (request, modelId) => {
    const name = await client.modelName(modelId);
    return toConverseAnswer(request, await client.call("/chat/completions", toChatRequest(request, name)));
  };
};
