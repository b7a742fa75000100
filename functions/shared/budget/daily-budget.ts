import type { Tier } from "../contracts/ticket-event.js";
import { readCount } from "../lambda/env.js";

/** What one caller may use up in a day. */
export interface DailyBudget {
  readonly tickets: number;
  /** Characters that models read. */
  readonly characters: number;
}

/** The budget that is used up. */
export interface UsedUp {
  readonly budget: keyof DailyBudget;
  /** Its size. */
  readonly size: number;
  /** When the next day begins. */
  readonly resetsAt: Date;
}

/** What a ticket uses up. */
export interface Expense {
  /** Where budgets are counted: by the API what it accepts, by the workflow and the judge what models read. */
  readonly counter: "api" | "workflow" | "judge";
  readonly caller: string;
  readonly tier: Tier;
  readonly characters: number;
  readonly at: Date;
  /** Identifies an expense that may be counted again after a failure: see CallerBudgets.markCounted. */
  readonly id?: string;
}

/** The counters of all callers. Every write is atomic, and throws DependencyThrottled and the like. */
export interface CallerBudgets {
  /**
   * Whether an expense surely fits, as far as is known without a call: more than half of the budget was left when this
   * instance counted last. `spend` still decides: others may have used up the rest since then.
   */
  hasRoom(expense: Expense): boolean;
  /** Counts a ticket, unless that would exceed a budget. @returns what is used up; undefined when it was counted */
  spend(expense: Expense): Promise<UsedUp | undefined>;
  /** Takes a ticket off the counters again. */
  giveBack(expense: Expense): Promise<void>;
  /** Keeps `spend` from counting the same expense once more. */
  markCounted(expense: Expense): Promise<void>;
}

/** The day of an expense in UTC: `2026-11-21`. Producers choose the time of a submission, so it does not count. */
export const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

const DAY_MS = 24 * 60 * 60 * 1_000;

/** Midnight UTC after a moment. */
export const endOfDay = (at: Date): Date => new Date(Date.parse(dayOf(at)) + DAY_MS);

const budgetOf = (tier: Tier, source: NodeJS.ProcessEnv): DailyBudget => ({
  tickets: readCount(`BUDGET_${tier.toUpperCase()}_TICKETS`, source),
  characters: readCount(`BUDGET_${tier.toUpperCase()}_CHARACTERS`, source),
});

/**
 * Reads the budgets of all tiers: BUDGET_GENERAL_TICKETS and its like.
 * @throws MissingEnvironment when one is missing or not a whole number of 1 or more
 */
export const readBudgets = (source: NodeJS.ProcessEnv = process.env): Readonly<Record<Tier, DailyBudget>> => ({
  general: budgetOf("general", source),
  gold: budgetOf("gold", source),
});
