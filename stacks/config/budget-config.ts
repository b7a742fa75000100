import * as z from "zod";
import type { DailyBudget } from "../../functions/shared/budget/daily-budget.js";
import type { Tier } from "../../functions/shared/contracts/ticket-event.js";
import { toBedrockModel } from "./bedrock-models.js";
import { partitionOf } from "./partitions.js";
import { type Prices, PRICES_OF, pricesOf, type TokenPrices, tokenPricesWith } from "./model-prices.js";
import { optional, withDefault } from "./setting.js";
import type { StackVariables } from "./stack-config.js";
import { wholeNumberSchema } from "./variable-schemas.js";

/** `0.8,3.2`: USD per million tokens of prompts and answers. */
const modelPrice = z
  .string()
  .regex(/^\d+(\.\d+)?,\d+(\.\d+)?$/, "expected two prices in USD per million tokens, such as 0.8,3.2")
  .transform((text): readonly [number, number] => {
    const [input = 0, output = 0] = text.split(",").map(Number);
    return [input, output];
  });

const tickets = () => wholeNumberSchema(1, 1_000_000);
const characters = () => wholeNumberSchema(1_000, 1_000_000_000);

/** What one caller, and one prompt, may cost, with the reasons for the defaults. */
export const BudgetVariables = z.object({
  BUDGET_GENERAL_TICKETS: withDefault(tickets(), "200", {
    description:
      "Tickets a day of one caller of tier general: one every two minutes of a working day, far more than a person " +
      "writes. They cost about 1 USD, and never more than 8 USD.",
  }),
  BUDGET_GENERAL_CHARACTERS: withDefault(characters(), "500000", {
    description:
      "Characters a day that models read of one caller of tier general: 200 tickets of 2,500, ten times the usual. " +
      "Comprehend takes about 1 USD per million.",
  }),
  BUDGET_GOLD_TICKETS: withDefault(tickets(), "2000", {
    description: "Tickets a day of one caller of tier gold, which may be a company whose whole staff files tickets.",
  }),
  BUDGET_GOLD_CHARACTERS: withDefault(characters(), "5000000", {
    description: "Characters a day that models read of one caller of tier gold.",
  }),
  PROMPT_MAX_TOKENS: withDefault(wholeNumberSchema(12_000, 200_000), "24000", {
    description:
      "The most tokens of a prompt, estimated so that a real prompt has fewer. Descriptions are cut to fit. The default " +
      "holds 32 KiB of English, the longest description that is stored whole, and costs at most 0.01 USD with the " +
      "default model.",
  }),
  MODEL_PRICE: optional(modelPrice, {
    unset: "the list price of a model in `stacks/config/model-prices.ts`, and the highest of these for any other",
    description:
      "What the model costs, in USD per million tokens of prompts and answers, for the alarm on spend a day and for the " +
      `cost beside each draft. List prices are those of us-east-1 on ${PRICES_OF}. Provisioned throughput is paid by ` +
      "the hour: set `0,0`.",
    example: "0.8,3.2",
  }),
  MONTHLY_BUDGET_USD: optional(wholeNumberSchema(1, 10_000_000), {
    unset: "no budget",
    description:
      "What the account may cost in a month, in USD. AWS Budgets notifies the subscribers of failures at 80% of it, and " +
      "when the month is forecast to cost more; nothing is stopped. It counts the whole account, because calls of " +
      "Bedrock and Comprehend have no tags that AWS could count by.",
    example: "500",
  }),
});
type Region = Pick<StackVariables, "AWS_REGION">;

/** AWS Budgets exists in no other partition, where USD would be no amount to name either. */
export const budgetIssues = ({ MONTHLY_BUDGET_USD: limit, AWS_REGION: region }: BudgetVariables & Region) => {
  if (limit === undefined || partitionOf(region) === "aws") return [];
  const message =
    `expected no value in AWS_REGION ${region}, whose partition has no AWS Budgets in USD; ` +
    "a GovCloud account is billed to its commercial account, where the budget belongs";
  return [{ name: "MONTHLY_BUDGET_USD", message }];
};
export type BudgetVariables = z.infer<typeof BudgetVariables>;

export interface BudgetConfig {
  readonly tiers: Readonly<Record<Tier, DailyBudget>>;
  /** The most tokens of a prompt. */
  readonly promptMaxTokens: number;
  /** USD that the account may cost in a month; undefined: no budget. */
  readonly monthlyUsd: number | undefined;
  /** What is taken for the price of the model, and of Comprehend. */
  readonly prices: Prices;
  /** What tokens of a model cost, by its id: the stack's own, and those that tickets of the past may name. */
  readonly tokenPrices: TokenPrices;
}

/** The budgets that checked variables describe. */
export const toBudgets = (variables: BudgetVariables & StackVariables): BudgetConfig => {
  const model = toBedrockModel(variables);
  return {
    tiers: {
      general: { tickets: variables.BUDGET_GENERAL_TICKETS, characters: variables.BUDGET_GENERAL_CHARACTERS },
      gold: { tickets: variables.BUDGET_GOLD_TICKETS, characters: variables.BUDGET_GOLD_CHARACTERS },
    },
    promptMaxTokens: variables.PROMPT_MAX_TOKENS,
    monthlyUsd: variables.MONTHLY_BUDGET_USD,
    prices: pricesOf(model.foundationModel, variables.MODEL_PRICE),
    tokenPrices: tokenPricesWith(model, variables.MODEL_PRICE),
  };
};
