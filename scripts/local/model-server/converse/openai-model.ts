import * as z from "zod";
import { AwsError, type BedrockErrorName } from "../http/aws-api.js";
import { toChatRequest } from "./chat-request.js";
import { toConverseAnswer } from "./chat-response.js";
import type { Model } from "./converse.js";

export interface OpenAiServer {
  /** Base URL, with or without a trailing slash. */
  readonly url: string;
  /** @default the first model that the server lists, otherwise the model id of the Converse call */
  readonly name?: string | undefined;
  /** Timeout of one answer, in milliseconds. */
  readonly timeoutMs: number;
}

/** Maximum length of an error's text that is passed on, in characters. */
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
    return new AwsError("ModelErrorException", `The response of the model server at ${url} is not JSON.`);
  }
  return new AwsError("ServiceUnavailableException", `The model server at ${url} is unreachable.`);
};

class OpenAiClient {
  private readonly base: string;
  private listed: Promise<string | undefined> | undefined;

  constructor(private readonly server: OpenAiServer) {
    this.base = server.url.replace(/\/+$/, "");
  }

  /** Sends one request, as POST if it has a body, and returns the response's JSON. @throws AwsError for any failure. */
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

  /** The name of the model to use. The server's models are listed once. */
  async modelName(fallback: string): Promise<string> {
    this.listed ??= this.call("/models").then(
      (list) => ModelList.safeParse(list).data?.data[0]?.id,
      () => undefined,
    );
    return this.server.name ?? (await this.listed) ?? fallback;
  }
}

/** A model that forwards every request to an OpenAI-compatible server, and returns its errors with Bedrock's names. */
export const openAiModel = (server: OpenAiServer): Model => {
  const client = new OpenAiClient(server);
  return async (request, modelId) => {
    const name = await client.modelName(modelId);
    return toConverseAnswer(request, await client.call("/chat/completions", toChatRequest(request, name)));
  };
};
