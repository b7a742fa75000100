import * as z from "zod";
import type { ModelAnswer } from "../../shared/desk/store/desk-tickets.js";

const Price = z.number().min(0);
const ModelPricesSchema = z.record(z.string(), z.tuple([Price, Price]).readonly());

/** USD per million tokens of prompts and of answers, by the id of a model. */
export type ModelPrices = Readonly<z.output<typeof ModelPricesSchema>>;

/** Reads prices as the stack writes them: `{"amazon.nova-pro-v1:0":[0.8,3.2]}`. @throws SyntaxError, ZodError */
export const parseModelPrices = (json: string): ModelPrices => ModelPricesSchema.parse(JSON.parse(json));

const MILLION = 1_000_000;

/** The smallest amount that is shown, in USD: some tokens of the cheapest model. */
const DIGITS = 8;

/** A ticket has the id that was called: a model's own, or that of a profile, which ends with the model's. */
const priceOf = (modelId: string, prices: ModelPrices) =>
  prices[modelId] ?? Object.entries(prices).find(([id]) => modelId.endsWith(`.${id}`))?.[1];

/** What the tokens of an answer cost, in USD; undefined when rules wrote it, or the price is not known. */
export const costOf = (
  { modelId, inputTokens, outputTokens }: Pick<ModelAnswer, "modelId" | "inputTokens" | "outputTokens">,
  prices: ModelPrices,
): number | undefined => {
  const price = modelId === undefined ? undefined : priceOf(modelId, prices);
  if (price === undefined || inputTokens === undefined || outputTokens === undefined) return undefined;
  const [input, output] = price;
  return Number(((inputTokens * input + outputTokens * output) / MILLION).toFixed(DIGITS));
};
