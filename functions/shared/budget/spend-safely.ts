import { describeError } from "../lambda/errors.js";
import type { CallerBudgets, Expense, UsedUp } from "./daily-budget.js";

export interface BudgetPorts {
  readonly budgets: CallerBudgets;
  readonly log: { warn(message: string, fields: Readonly<Record<string, unknown>>): void };
  /** Called for an expense that could not be counted: an alarm watches it, because nothing limits its caller then. */
  readonly onUncounted: () => void;
}

/** Whether an expense was counted, or could not be, or what is used up. */
export type Spent = "counted" | "uncounted" | UsedUp;

/** Does something with a counter. If that fails, the ticket goes on: no counter may lose one. */
const tryTo = async <T>(work: Promise<T>, { log, onUncounted }: BudgetPorts): Promise<T | "uncounted"> => {
  try {
    return await work;
  } catch (error) {
    log.warn("A budget could not be counted", describeError(error));
    onUncounted();
    return "uncounted";
  }
};

/**
 * Counts an expense. A counter that cannot be written counts as one that is not used up: customers must not wait for
 * people because of our counters, and the alarm on spend a day still watches the sum.
 */
export const spendSafely = async (expense: Expense, ports: BudgetPorts): Promise<Spent> =>
  (await tryTo(ports.budgets.spend(expense), ports)) ?? "counted";

/** Takes a ticket that was counted off again, as far as that is possible. */
export const giveBackSafely = async (spent: Spent, expense: Expense, ports: BudgetPorts): Promise<void> => {
  if (spent === "counted") await tryTo(ports.budgets.giveBack(expense), ports);
};

/** Keeps a ticket that was counted from being counted again by a retry, as far as that is possible. */
export const markCountedSafely = async (spent: Spent, expense: Expense, ports: BudgetPorts): Promise<void> => {
  if (spent === "counted") await tryTo(ports.budgets.markCounted(expense), ports);
};
