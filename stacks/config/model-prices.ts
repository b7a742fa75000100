/** What models cost, in USD per million. These are the only prices that the code knows. */
export interface Prices {
  /** Tokens of prompts. */
  readonly input: number;
  /** Tokens of answers. */
  readonly output: number;
  /** Units of Comprehend, of 100 characters each. */
  readonly sentimentUnits: number;
}

/** Day on which the prices were read: Amazon Bedrock and Amazon Comprehend, list prices on demand in us-east-1. */
export const PRICES_OF = "2026-11-21";

/** USD per million tokens of prompts and answers, by model. */
const TOKEN_PRICES: Readonly<Record<string, readonly [input: number, output: number]>> = {
  "amazon.nova-micro-v1:0": [0.035, 0.14],
  "amazon.nova-lite-v1:0": [0.06, 0.24],
  "amazon.nova-pro-v1:0": [0.8, 3.2],
  "amazon.nova-premier-v1:0": [2.5, 12.5],
};

/** DetectSentiment and DetectDominantLanguage. */
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
