import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { clearFaults, countFaults, scriptFault } from "../../../../scripts/local/emulator/script-faults.js";
import { runModelServer, type RunningModelServer } from "../../../../scripts/local/model-server/run-model-server.js";

let server: RunningModelServer;
beforeAll(async () => {
  server = await runModelServer();
});
afterEach(() => clearFaults(server.url));
afterAll(() => server.close());

const fault = { operation: "Converse", error: "ThrottlingException", times: 2 } as const;

it("scripts a fault, counts its hits, and removes it", async () => {
  await scriptFault(server.url, fault);
  await fetch(`${server.url}/model/any/converse`, { method: "POST", body: "{}" });

  expect(await countFaults(server.url)).toEqual([1]);

  await clearFaults(server.url);
  expect(await countFaults(server.url)).toEqual([]);
});

it("names the invalid field of a fault", async () => {
  await expect(scriptFault(server.url, { ...fault, times: 0 })).rejects.toThrow(/400 .*times/);
});
