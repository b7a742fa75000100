/** What models cost, in USD per million. These are the only prices that the code knows. */
export interface Prices {
  /** Tokens of prompts. */
  readonly input: number;
  /** Tokens of answers. */
  readonly output: number;
  /** Units of Comprehend, of 100 characters each. */
  readonly sentimentUnits: number;
}

/**
 * Day on which the prices were read: Amazon Bedrock and Amazon Comprehend, list prices on demand in us-east-1, from
 * https://aws.amazon.com/bedrock/pricing/ and published copies of it. Models that are called through a profile have the
 * price of a geography's; `global.` costs a tenth less, and regions outside the US some tenth to fifth more.
 */
export const PRICES_OF = "2026-11-28";

/** What a guardrail costs, in USD per million text units of up to 1,000 characters. */
export interface GuardrailPrices {
  /** Of content filters, and of denied topics. */
  readonly filterUnits: number;
  /** Of the filter for sensitive information. */
  readonly sensitiveUnits: number;
}

/**
 * Amazon Bedrock Guardrails, list prices in us-east-1: https://aws.amazon.com/bedrock/pricing/, by a published copy of
 * the AWS Price List of 2025-10-28, looked up on 2026-11-29.
 */
export const GUARDRAIL_PRICES: GuardrailPrices = { filterUnits: 150, sensitiveUnits: 100 };

/** USD per million tokens of prompts and answers, by model. */
export type TokenPrices = Readonly<Record<string, readonly [input: number, output: number]>>;

const TOKEN_PRICES: TokenPrices = {
  "amazon.nova-2-lite-v1:0": [0.33, 2.75],
  "amazon.nova-micro-v1:0": [0.035, 0.14],
  "amazon.nova-lite-v1:0": [0.06, 0.24],
  "amazon.nova-pro-v1:0": [0.8, 3.2],
  "anthropic.claude-haiku-4-5-20251001-v1:0": [1.1, 5.5],
  "anthropic.claude-sonnet-4-5-20250929-v1:0": [3.3, 16.5],
  "anthropic.claude-opus-4-5-20251101-v1:0": [5.5, 27.5],
};

/** DetectSentiment, DetectDominantLanguage and DetectPiiEntities. */
const SENTIMENT_UNITS = 100;

/** An estimate is better too high than too low. */
const HIGHEST: readonly [number, number] = [
  Math.max(...Object.values(TOKEN_PRICES).map(([input]) => input)),
  Math.max(...Object.values(TOKEN_PRICES).map(([, output]) => output)),
];

/**
 * The prices of a model.
 * @param modelId its id, without the geography of a profile; one that the table does not have costs the highest price
 * @param configured prices per million tokens to use instead of the table's
 */
export const pricesOf = (modelId: string, configured?: readonly [number, number]): Prices => {
  const [input, output] = configured ?? TOKEN_PRICES[modelId] ?? HIGHEST;
  return { input, output, sentimentUnits: SENTIMENT_UNITS };
};

/**
 * What tokens of every known model cost. The stack's own model is there by the id that tickets name, too: a profile of
 * an application does not have the model's name in it.
 * @param configured the price of the stack's own model, instead of the table's
 */
export const tokenPricesWith = (
  { id, foundationModel }: { readonly id: string; readonly foundationModel: string },
  configured?: readonly [number, number],
): TokenPrices => {
  const own = configured ?? TOKEN_PRICES[foundationModel];
  return own === undefined ? TOKEN_PRICES : { ...TOKEN_PRICES, [id]: own };
};
