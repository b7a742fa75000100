import { ConverseCommand } from "@aws-sdk/client-bedrock-runtime";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { runModelServer, type RunningModelServer } from "../../../../../scripts/local/model-server/run-model-server.js";
import { aBedrockClient, aConverseInput, failureOf } from "../../../../support/aws/model-clients.js";

let server: RunningModelServer;
beforeAll(async () => {
  server = await runModelServer();
});
beforeEach(() => {
  server.faults.clear();
});
afterAll(() => server.close());

const call = (method: string, path: string, body?: unknown) =>
  fetch(`${server.url}${path}`, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });

describe("/_faults", () => {
  it("scripts a fault, lists it with its hits, and removes it", async () => {
    const client = aBedrockClient(server.url);
    const posted = await call("POST", "/_faults", { operation: "Converse", error: "ThrottlingException", times: 3 });
    expect(posted.status).toBe(201);
    expect(await failureOf(client.send(new ConverseCommand(aConverseInput())))).toMatchObject({
      name: "ThrottlingException",
    });
    expect(await (await call("GET", "/_faults")).json()).toMatchObject({
      faults: [{ operation: "Converse", error: "ThrottlingException", times: 3, hits: 1 }],
    });
    expect((await call("DELETE", "/_faults")).status).toBe(204);
    expect(await (await call("GET", "/_faults")).json()).toEqual({ faults: [] });
    client.destroy();
  });

  it.each([
    ["operation", { operation: "Nap", error: "ThrottlingException" }],
    ["operation", { error: "ThrottlingException" }],
    ["error", { operation: "Converse" }],
    ["error", { operation: "Converse", error: "toString" }],
    ["error", { operation: "Converse", error: "TextSizeLimitExceededException" }],
    ["error", { operation: "DetectSentiment", error: "ModelTimeoutException" }],
    ["output", { operation: "Converse", output: "drunk" }],
    ["output", { operation: "DetectSentiment", output: "refusal" }],
    ["output", { operation: "Converse", output: "refusal", error: "ThrottlingException" }],
    ["toolSupport", { operation: "Converse", toolSupport: "some" }],
    ["toolSupport", { operation: "DetectSentiment", toolSupport: "none" }],
    ["times", { operation: "*", error: "ThrottlingException", times: 0 }],
    ["share", { operation: "*", error: "ThrottlingException", share: 1.5 }],
    ["seed", { operation: "*", error: "ThrottlingException", seed: -1 }],
    ["latencyMs", { operation: "*", latencyMs: "soon" }],
    ["tmies", { operation: "*", latencyMs: 1, tmies: 2 }],
    ["body", [1]],
    ["body", undefined],
  ])("rejects an invalid fault with 400, naming %s", async (field, script) => {
    const response = await call("POST", "/_faults", script);
    const { errors } = (await response.json()) as { errors: string[] };

    expect(response.status).toBe(400);
    expect(errors.map((error) => error.split(":", 1)[0])).toContain(field);
    expect(server.faults.list()).toEqual([]);
  });
});

it("/_health reports that the server is running", async () => {
  const response = await call("GET", "/_health");

  expect([response.status, await response.json()]).toEqual([200, { status: "ok" }]);
});

it("/_stats counts calls and errors by operation, without control calls", async () => {
  const fresh = await runModelServer();
  const post = (body: object) => fetch(`${fresh.url}/model/m/converse`, { method: "POST", body: JSON.stringify(body) });
  await post({ messages: aConverseInput().messages });
  await post({});
  const stats = await (await fetch(`${fresh.url}/_stats`)).json();
  await fresh.close();

  expect(stats).toEqual({ calls: { Converse: 2 }, errors: { Converse: { ValidationException: 1 } } });
});

it.each([
  ["GET", "/"],
  ["GET", "/model/m/converse"],
  ["POST", "/model/converse"],
  ["PUT", "/_faults"],
])("%s %s is not found", async (method, path) => {
  expect((await call(method, path)).status).toBe(404);
});
