import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { BedrockModel } from "../../../../../functions/generate-response/bedrock-model.js";
import { generateResponse } from "../../../../../functions/generate-response/generate-response.js";
import { ModelOutputInvalid } from "../../../../../functions/shared/lambda/errors.js";
import { runModelServer, type RunningModelServer } from "../../../../../scripts/local/model-server/run-model-server.js";
import { anAnswerInput, aTicket, aTicketData } from "../../../../support/builders/tickets.js";
import { aBedrockClient } from "../../../../support/aws/model-clients.js";
import { piiSettings } from "../../../../support/builders/pii.js";

let server: RunningModelServer;
let client: ReturnType<typeof aBedrockClient>;
let asked: string[];

beforeAll(async () => {
  server = await runModelServer();
  client = aBedrockClient(server.url);
});
beforeEach(() => {
  server.faults.clear();
  asked = [];
});
afterAll(async () => {
  client.destroy();
  await server.close();
});

const data = aTicketData({ subject: "My files are gone", description: "Since the update all my drawings are lost." });
const input = anAnswerInput({ ticket: aTicket({ data }) });

/** The product's own answer to the ticket, from the model server. */
const answered = (model = new BedrockModel(client, "us.amazon.nova-pro-v1:0")) =>
  generateResponse(input, {
    model,
    promptMaxTokens: 24_000,
    newMark: () => "k7q2",
    confidenceFloor: 0.5,
    replyPolicy: { allowed: { domains: [], addresses: [], numbers: [] }, forbidden: [] },
    pii: piiSettings(),
    onReply: () => undefined,
    onAskAgain: (problem) => asked.push(problem),
    now: () => new Date("2026-11-21T08:30:05.000Z"),
  });

const partsOf = ({ response_text, priority, category, confidence }: Awaited<ReturnType<typeof answered>>) => ({
  response_text,
  priority,
  category,
  confidence,
});

describe("an odd output of the model", () => {
  it.each(["loose", "json-text", "nested", "prefixed", "fenced"] as const)(
    "(%s) gives the product the same answer, at once",
    async (output) => {
      const usual = partsOf(await answered());
      server.faults.add({ operation: "Converse", output });

      expect(partsOf(await answered())).toEqual(usual);
      expect(asked).toEqual([]);
      expect(server.faults.list()).toMatchObject([{ hits: 1 }]);
    },
  );
});

describe("a useless output of the model", () => {
  it.each(["malformed", "refusal", "empty"] as const)("(%s) is asked for again", async (output) => {
    const usual = partsOf(await answered());
    server.faults.add({ operation: "Converse", output, times: 2 });

    expect(partsOf(await answered())).toEqual(usual);
    expect(asked).toHaveLength(2);
  });

  it("is given up in the end", async () => {
    server.faults.add({ operation: "Converse", output: "refusal" });

    await expect(answered()).rejects.toThrow(ModelOutputInvalid);
  });
});

describe("a model that supports less of tools", () => {
  it.each([
    ["any", 1],
    ["auto", 2],
    ["none", 1],
  ] as const)("(%s) answers after %d refusals, and the next ticket without any", async (toolSupport, refusals) => {
    const usual = partsOf(await answered());
    server.faults.add({ operation: "Converse", toolSupport });
    const refused = () => server.stats().errors["Converse"]?.["ValidationException"] ?? 0;
    const before = refused();
    const model = new BedrockModel(client, "small");

    expect(partsOf(await answered(model))).toEqual(usual);
    expect(refused() - before).toBe(refusals);
    expect(partsOf(await answered(model))).toEqual(usual);
    expect(refused() - before).toBe(refusals);
  });
});
