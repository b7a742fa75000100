import * as fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { runModelServer, type RunningModelServer } from "../../../../scripts/local/model-server/run-model-server.js";
import { aConverseInput } from "../../../support/aws/model-clients.js";

let server: RunningModelServer;
beforeAll(async () => {
  server = await runModelServer();
});
afterAll(() => server.close());

const TARGETS = ["DetectDominantLanguage", "DetectSentiment", "BatchDetectSentiment"];

/** A valid body with one part, at any depth, replaced by any value. */
const mutilate = (body: unknown): fc.Arbitrary<unknown> => {
  if (typeof body !== "object" || body === null) return fc.jsonValue();
  const keys = Object.keys(body);
  return fc.oneof(
    { weight: 1, arbitrary: fc.jsonValue() },
    {
      weight: 4,
      arbitrary: fc
        .constantFrom(...keys)
        .chain((key) =>
          mutilate((body as Record<string, unknown>)[key]).map((value) =>
            Array.isArray(body) ? body.with(Number(key), value) : { ...body, [key]: value },
          ),
        ),
    },
  );
};

const text = fc.oneof(fc.string({ unit: "binary" }), fc.constant("\ud800"), fc.constant("x".repeat(6_000)));
const aBody = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.json(),
  mutilate(aConverseInput()).map((body) => JSON.stringify(body)),
  fc
    .record({ Text: text, LanguageCode: fc.oneof(fc.constant("en"), text), TextList: fc.array(text) })
    .map((body) => JSON.stringify(body)),
);
const aCall = fc.oneof(
  fc
    .constantFrom(...TARGETS)
    .map((target) => ({ path: "/", headers: { "x-amz-target": `Comprehend_20171127.${target}` } })),
  fc
    .constantFrom("/model/m/converse", "/model/%/converse", "/model//converse", "/nowhere")
    .map((path) => ({ path, headers: {} })),
);

it("responds to any request, and never with a server error", async () => {
  await fc.assert(
    fc.asyncProperty(aCall, aBody, async ({ path, headers }, body) => {
      const response = await fetch(`${server.url}${path}`, { method: "POST", headers, body });
      await response.json();

      expect(response.status).toBeLessThan(500);
    }),
    { numRuns: 500 },
  );
}, 60_000);

it("rejects any invalid fault, and adds no other fault than the valid ones", async () => {
  await fc.assert(
    fc.asyncProperty(mutilate({ operation: "*", error: "ThrottlingException", share: 0, times: 1 }), async (script) => {
      const before = server.faults.list().length;
      const response = await fetch(`${server.url}/_faults`, { method: "POST", body: JSON.stringify(script) });

      expect([201, 400]).toContain(response.status);
      expect(server.faults.list()).toHaveLength(before + (response.status === 201 ? 1 : 0));
    }),
  );
  server.faults.clear();
}, 60_000);

it.each(["DetectSentiment", "Converse"] as const)(
  "closes the connection of %s without a response when that is scripted",
  async (operation) => {
    const fault = server.faults.add({ operation, reset: true, times: 1 });
    const call = () =>
      operation === "Converse"
        ? fetch(`${server.url}/model/m/converse`, { method: "POST", body: "{}" })
        : fetch(server.url, {
            method: "POST",
            headers: { "x-amz-target": `Comprehend_20171127.${operation}` },
            body: "{}",
          });

    await expect(call()).rejects.toThrow("fetch failed");

    expect((await call()).status).toBe(400);
    expect(fault).toMatchObject({ reset: true });
    expect(server.stats().errors[operation]).toMatchObject({ ConnectionReset: 1 });
  },
);
