import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { costOf, parseModelPrices } from "../../../../functions/serve-desk/tickets/model-cost.js";

const PRICES = parseModelPrices('{"amazon.nova-2-lite-v1:0":[0.33,2.75],"arn:aws:bedrock:us-east-1:1:p/x":[1,4]}');

const tokens = { inputTokens: 512, outputTokens: 120 };

describe("what a draft cost", () => {
  it.each([
    ["the model itself", "amazon.nova-2-lite-v1:0", 0.00049896],
    ["a profile of a geography", "us.amazon.nova-2-lite-v1:0", 0.00049896],
    ["a profile of an application", "arn:aws:bedrock:us-east-1:1:p/x", 0.000992],
  ])("is the price of its tokens: %s", (_name, modelId, cost) => {
    expect(costOf({ modelId, ...tokens }, PRICES)).toBe(cost);
  });

  it.each([
    ["rules wrote it", { modelId: undefined, ...tokens }],
    ["the model has no known price", { modelId: "amazon.nova-9-v1:0", ...tokens }],
    ["another model's name ends alike", { modelId: "notamazon.nova-2-lite-v1:0", ...tokens }],
    ["its tokens were not counted", { modelId: "amazon.nova-2-lite-v1:0", inputTokens: 512, outputTokens: undefined }],
  ])("is not known when %s", (_name, answer) => {
    expect(costOf(answer, PRICES)).toBeUndefined();
  });

  it("is never negative and grows with the tokens", () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.nat(1_000_000), (inputTokens, outputTokens) => {
        const cost = (input: number) =>
          costOf({ modelId: "amazon.nova-2-lite-v1:0", inputTokens: input, outputTokens }, PRICES) ?? -1;
        expect(cost(inputTokens)).toBeGreaterThanOrEqual(0);
        expect(cost(inputTokens + 1)).toBeGreaterThan(cost(inputTokens));
      }),
    );
  });
});

it.each(["", "[]x", '{"m":[1]}', '{"m":["1",2]}', '{"m":[-1,2]}'])("prices %j are refused at the start", (json) => {
  expect(() => parseModelPrices(json)).toThrow();
});
