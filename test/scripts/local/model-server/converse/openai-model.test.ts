import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { ConverseCommand, type ConverseCommandInput } from "@aws-sdk/client-bedrock-runtime";
import { afterEach, describe, expect, it } from "vitest";
import { runModelServer, type RunningModelServer } from "../../../../../scripts/local/model-server/run-model-server.js";
import { aBedrockClient, aConverseInput, failureOf } from "../../../../support/aws/model-clients.js";

interface Stub {
  readonly status?: number;
  readonly body?: unknown;
  readonly delayMs?: number;
}

const openServers: { close: () => unknown }[] = [];
afterEach(async () => {
  await Promise.all(openServers.splice(0).map((server) => server.close()));
});

const completion = (message: object, finish_reason = "stop") => ({
  choices: [{ message, finish_reason }],
  usage: { prompt_tokens: 11, completion_tokens: 7 },
});

/** An OpenAI-compatible server that answers every chat in the same way and records the requests. */
const startStub = async ({ status = 200, body = completion({ content: "Hi" }), delayMs = 0 }: Stub = {}) => {
  const requests: Record<string, unknown>[] = [];
  const stub: Server = createServer((request, response) => {
    const reply = (code: number, answer: unknown) => {
      response.writeHead(code, { "content-type": "application/json" });
      response.end(typeof answer === "string" ? answer : JSON.stringify(answer));
    };
    if (request.url === "/v1/models") {
      reply(200, { data: [{ id: "listed-model" }] });
      return;
    }
    let text = "";
    request.on("data", (chunk: Buffer) => (text += chunk.toString()));
    request.on("end", () => {
      requests.push(JSON.parse(text) as Record<string, unknown>);
      setTimeout(reply, delayMs, status, body);
    });
  });
  await new Promise<void>((resolve) => stub.listen(0, "127.0.0.1", resolve));
  openServers.push({ close: () => (stub.closeAllConnections(), stub.close()) });
  return { url: `http://127.0.0.1:${(stub.address() as AddressInfo).port}/v1`, requests };
};

const converseBy = async (modelUrl: string, input: ConverseCommandInput, options: { modelName?: string } = {}) => {
  const server: RunningModelServer = await runModelServer({ modelUrl, modelTimeoutMs: 300, ...options });
  const client = aBedrockClient(server.url);
  openServers.push(server, {
    close: () => {
      client.destroy();
    },
  });
  return client.send(new ConverseCommand(input));
};

const toolCall = (args: string) => ({
  content: null,
  tool_calls: [{ id: "call_1", type: "function", function: { name: "answer_ticket", arguments: args } }],
});

describe("a request", () => {
  it("becomes a chat with system text, tools, tool choice and inference settings", async () => {
    const stub = await startStub();
    const input = aConverseInput();
    await converseBy(
      stub.url,
      {
        ...input,
        system: [{ text: "Be kind." }],
        inferenceConfig: { maxTokens: 500, temperature: 0.2, topP: 0.9, stopSequences: ["END"] },
      },
      { modelName: "llama" },
    );
    const spec = input.toolConfig.tools?.[0]?.toolSpec;

    expect(stub.requests).toEqual([
      {
        model: "llama",
        messages: [
          { role: "system", content: "Be kind." },
          { role: "user", content: input.messages[0]?.content[0]?.text },
        ],
        tools: [{ type: "function", function: { name: "answer_ticket", parameters: spec?.inputSchema?.json } }],
        tool_choice: { type: "function", function: { name: "answer_ticket" } },
        max_tokens: 500,
        temperature: 0.2,
        top_p: 0.9,
        stop: ["END"],
      },
    ]);
  });

  it("contains a tool's call and its result", async () => {
    const stub = await startStub();
    await converseBy(stub.url, {
      modelId: "m",
      messages: [
        { role: "user", content: [{ text: "Weather?" }] },
        { role: "assistant", content: [{ toolUse: { toolUseId: "t1", name: "weather", input: { city: "Oslo" } } }] },
        {
          role: "user",
          content: [{ toolResult: { toolUseId: "t1", content: [{ json: { sun: true } }] } }, { text: "So?" }],
        },
      ],
    });

    expect(stub.requests[0]?.["messages"]).toEqual([
      { role: "user", content: "Weather?" },
      {
        role: "assistant",
        content: "",
        tool_calls: [{ id: "t1", type: "function", function: { name: "weather", arguments: '{"city":"Oslo"}' } }],
      },
      { role: "tool", tool_call_id: "t1", content: '{"sun":true}' },
      { role: "user", content: "So?" },
    ]);
  });

  it.each([
    [{ any: {} }, "required"],
    [{ auto: {} }, "auto"],
  ])("with tool choice %j requests %s", async (toolChoice, expected) => {
    const stub = await startStub();
    const input = aConverseInput();
    await converseBy(stub.url, { ...input, toolConfig: { tools: input.toolConfig.tools, toolChoice } });

    expect(stub.requests[0]?.["tool_choice"]).toBe(expected);
  });

  it("uses the first model that the server lists when none is named", async () => {
    const stub = await startStub();
    await converseBy(stub.url, aConverseInput());

    expect(stub.requests[0]?.["model"]).toBe("listed-model");
  });
});

describe("an answer", () => {
  it("with a tool call becomes tool use, with the server's own token counts", async () => {
    const stub = await startStub({ body: completion(toolCall('{"reply":"Dear Ada"}'), "tool_calls") });

    await expect(converseBy(stub.url, aConverseInput())).resolves.toMatchObject({
      stopReason: "tool_use",
      output: {
        message: {
          content: [{ toolUse: { toolUseId: "call_1", name: "answer_ticket", input: { reply: "Dear Ada" } } }],
        },
      },
      usage: { inputTokens: 11, outputTokens: 7, totalTokens: 18 },
    });
  });

  it.each([
    ["stop", "end_turn"],
    ["length", "max_tokens"],
    ["content_filter", "content_filtered"],
  ])("with finish reason %s has the stop reason %s", async (finished, stopReason) => {
    const stub = await startStub({ body: completion({ content: "Hi" }, finished) });

    await expect(converseBy(stub.url, aConverseInput())).resolves.toMatchObject({
      stopReason,
      output: { message: { content: [{ text: "Hi" }] } },
    });
  });

  it.each<[string, Stub, string]>([
    ["429", { status: 429 }, "ThrottlingException"],
    ["500", { status: 500 }, "ServiceUnavailableException"],
    ["503", { status: 503 }, "ServiceUnavailableException"],
    ["401", { status: 401 }, "AccessDeniedException"],
    ["404", { status: 404 }, "ResourceNotFoundException"],
    ["400", { status: 400 }, "ValidationException"],
    ["no answer in time", { delayMs: 2_000 }, "ModelTimeoutException"],
    ["no JSON", { body: "<html>" }, "ModelErrorException"],
    ["no chat completion", { body: { choices: [] } }, "ModelErrorException"],
    ["tool arguments that are not JSON", { body: completion(toolCall("{")) }, "ModelErrorException"],
  ])("of %s becomes the error that Bedrock would return", async (_case, stub, name) => {
    const { url } = await startStub(stub);

    expect(await failureOf(converseBy(url, aConverseInput()))).toMatchObject({ name });
  });

  it("of a server that is down becomes ServiceUnavailableException", async () => {
    expect(await failureOf(converseBy("http://127.0.0.1:1/v1", aConverseInput()))).toMatchObject({
      name: "ServiceUnavailableException",
    });
  });
});
