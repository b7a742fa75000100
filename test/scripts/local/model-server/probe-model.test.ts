import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { localModelUrl, probeModel } from "../../../../scripts/local/model-server/probe-model.js";
import { UsageError } from "../../../../scripts/shared/terminal/command-line.js";

let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** Base URL of a server that answers `/v1/models` and `/v1/chat/completions` with these statuses and texts. */
const serving = async (models: readonly [number, string], chat: readonly [number, string] = [404, "no"]) => {
  const answer: RequestListener = ({ url }, response) => {
    const [status, text] = url === "/v1/models" ? models : url === "/v1/chat/completions" ? chat : [404, "no"];
    response.writeHead(status).end(text);
  };
  server = createServer(answer);
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
};

describe("probeModel", () => {
  it.each<[string, readonly [number, string], readonly [number, string]]>([
    ["lists its models", [200, '{"data":[{"id":"llama3.2"}]}'], [404, "no"]],
    ["lists none, but knows chat requests", [404, "no"], [400, '{"error":"no model"}']],
  ])("accepts a server that %s", async (_case, models, chat) => {
    await expect(probeModel(`${await serving(models, chat)}/`)).resolves.toBeUndefined();
  });

  it.each<[string, readonly [number, string], string]>([
    ["is something else", [200, "<html>"], "does not speak the OpenAI API there"],
    ["needs a key", [401, "{}"], "refuses calls without an API key (HTTP 401)"],
    ["is still loading", [503, "{}"], "HTTP 503"],
  ])("refuses a server that %s, and names the variable and what to do", async (_case, models, words) => {
    const refused = probeModel(await serving(models));

    await expect(refused).rejects.toThrow(UsageError);
    await expect(refused).rejects.toThrow(words);
    await expect(refused).rejects.toThrow(/^LOCAL_MODEL_URL is "http.*unset it to use the built-in rules\.$/);
  });

  it("refuses an address at which nothing listens, with the system's reason", async () => {
    await expect(probeModel("http://127.0.0.1:9999/v1")).rejects.toThrow("which is unreachable (ECONNREFUSED)");
  });
});

it("reads LOCAL_MODEL_URL, which may be empty", () => {
  expect(localModelUrl({})).toBeUndefined();
  expect(localModelUrl({ LOCAL_MODEL_URL: "" })).toBeUndefined();
  expect(localModelUrl({ LOCAL_MODEL_URL: "http://h/v1" })).toBe("http://h/v1");
  expect(() => localModelUrl({ LOCAL_MODEL_URL: "localhost" })).toThrow('LOCAL_MODEL_URL is "localhost"');
});
