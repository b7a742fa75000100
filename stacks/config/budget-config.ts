import * as z from "zod";
import { withDefault } from "./setting.js";
import { wholeNumberSchema } from "./variable-schemas.js";

/** What one prompt may cost, with the reason for the default. */
export const BudgetVariables = z.object({
  PROMPT_MAX_TOKENS: withDefault(wholeNumberSchema(12_000, 200_000), "24000", {
    description:
      "The most tokens of a prompt, estimated so that a real prompt has fewer. Descriptions are cut to fit. The default " +
      "holds 32 KiB of English, the longest description that is stored whole, and costs at most 0.02 USD with the " +
      "default model.",
  }),
});
export type BudgetVariables = z.infer<typeof BudgetVariables>;

export interface BudgetConfig {
  /** The most tokens of a prompt. */
  readonly promptMaxTokens: number;
}

/** The budgets that checked variables describe. */
export const toBudgets = (variables: BudgetVariables): BudgetConfig => ({
  promptMaxTokens: variables.PROMPT_MAX_TOKENS,
});
