import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { localModel, probeModel } from "../../../../scripts/local/model-server/probe-model.js";
import { UsageError } from "../../../../scripts/shared/terminal/command-line.js";

let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** Base URL of a server, once it listens. */
const listening = async (started: Server): Promise<string> => {
  await new Promise<void>((resolve) => started.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}/v1`;
};

/** Base URL of a server that answers `/v1/models` and `/v1/chat/completions` with these statuses and texts. */
const serving = async (models: readonly [number, string], chat: readonly [number, string] = [404, "no"]) => {
  const answer: RequestListener = ({ url }, response) => {
    const [status, text] = url === "/v1/models" ? models : url === "/v1/chat/completions" ? chat : [404, "no"];
    response.writeHead(status).end(text);
  };
  server = createServer(answer);
  return await listening(server);
};

describe("probeModel", () => {
  it.each<[string, readonly [number, string], readonly [number, string]]>([
    ["lists its models", [200, '{"data":[{"id":"llama3.2"}]}'], [404, "no"]],
    ["lists none, but knows chat requests", [404, "no"], [400, '{"error":"no model"}']],
  ])("accepts a server that %s", async (_case, models, chat) => {
    const url = `${await serving(models, chat)}/`;

    await expect(probeModel({ url, name: undefined })).resolves.toBeUndefined();
  });

  it.each<[string, readonly [number, string], string]>([
    ["is something else", [200, "<html>"], "does not speak the OpenAI API there"],
    ["needs a key", [401, "{}"], "refuses calls without an API key (HTTP 401)"],
    ["is still loading", [503, "{}"], "HTTP 503"],
  ])("refuses a server that %s, and names the variable and what to do", async (_case, models, words) => {
    const refused = probeModel({ url: await serving(models), name: undefined });

    await expect(refused).rejects.toThrow(UsageError);
    await expect(refused).rejects.toThrow(words);
    await expect(refused).rejects.toThrow(/^LOCAL_MODEL_URL is "http.*unset it to use the built-in rules\.$/);
  });

  it("refuses an address at which nothing listens, with the system's reason", async () => {
    await expect(probeModel({ url: "http://127.0.0.1:9999/v1", name: undefined })).rejects.toThrow(
      "which is unreachable (ECONNREFUSED)",
    );
  });

  it("refuses a server that accepts calls and does not respond in time", async () => {
    server = createServer(() => undefined);
    const silent = probeModel({ url: await listening(server), name: undefined }, 20);

    await expect(silent).rejects.toThrow(UsageError);
    await expect(silent).rejects.toThrow("which did not respond within 0.02 s");
  }, 20_000);

  it("gives up on a server that starts to respond and does not end", async () => {
    server = createServer((_request, response) => response.writeHead(200).write('{"data":'));

    await expect(probeModel({ url: await listening(server), name: undefined }, 20)).rejects.toThrow("did not respond");
  }, 20_000);

  const TWO = [200, '{"data":[{"id":"qwen3:8b"},{"id":"llama3.2:latest"}]}'] as const;

  it.each([undefined, "qwen3:8b", "llama3.2", "llama3.2:latest"])(
    "accepts the name %s of a listed model",
    async (name) => {
      await expect(probeModel({ url: await serving(TWO), name })).resolves.toBeUndefined();
    },
  );

  it("refuses the name of another model, and lists those that there are", async () => {
    const url = await serving(TWO);
    const refused = probeModel({ url, name: "qwen3" });

    await expect(refused).rejects.toThrow(UsageError);
    await expect(refused).rejects.toThrow(
      `LOCAL_MODEL_NAME is "qwen3", which the server at ${url} does not list; expected one of qwen3:8b, llama3.2:latest.`,
    );
  });

  it("names ten models of many", async () => {
    const data = Array.from({ length: 12 }, (_, index) => ({ id: `m${index}` }));
    const refused = probeModel({ url: await serving([200, JSON.stringify({ data })]), name: "x" });

    await expect(refused).rejects.toThrow("m8, m9, … (12 in all). Correct");
  });

  it("accepts any name where the server lists no models", async () => {
    await expect(probeModel({ url: await serving([200, '{"data":[]}']), name: "x" })).resolves.toBeUndefined();
    await expect(probeModel({ url: await serving([404, "no"], [400, "{}"]), name: "x" })).resolves.toBeUndefined();
  });
});

it("reads LOCAL_MODEL_URL and LOCAL_MODEL_NAME, which may be empty", () => {
  expect(localModel({})).toBeUndefined();
  expect(localModel({ LOCAL_MODEL_URL: "", LOCAL_MODEL_NAME: "m" })).toBeUndefined();
  expect(localModel({ LOCAL_MODEL_URL: "http://h/v1", LOCAL_MODEL_NAME: "" })).toEqual({ url: "http://h/v1" });
  expect(localModel({ LOCAL_MODEL_URL: "http://h/v1", LOCAL_MODEL_NAME: "m" })).toEqual({
    url: "http://h/v1",
    name: "m",
  });
  expect(() => localModel({ LOCAL_MODEL_URL: "localhost" })).toThrow('LOCAL_MODEL_URL is "localhost"');
});
