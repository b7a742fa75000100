import type { Expense, UsedUp } from "../../shared/budget/daily-budget.js";
import { giveBackSafely, type BudgetPorts, type Spent } from "../../shared/budget/spend-safely.js";
import { ApiProblem } from "../../shared/http/problem.js";
import type { TicketPorts } from "../ports.js";

/** The budget's part of the ports. */
export const budgetPortsOf = ({
  budgets,
  log,
  count,
}: Pick<TicketPorts, "budgets" | "log" | "count">): BudgetPorts => ({
  budgets,
  log,
  onUncounted: () => {
    count("budgetsNotCounted");
  },
});

/** 429 that names the budget, its size and when it resets. */
export const budgetProblem = ({ budget, size, resetsAt }: UsedUp, now: Date): ApiProblem => {
  const of = budget === "tickets" ? "tickets" : "characters of tickets";
  return new ApiProblem(
    "budget-exceeded",
    `The budget of ${size} ${of} a day is used up. It resets at ${resetsAt.toISOString()}.`,
    { retryAfterSeconds: Math.max(1, Math.ceil((resetsAt.getTime() - now.getTime()) / 1_000)) },
  );
};

/**
 * Runs the writes of a ticket that is counted, before or beside them. One that fails takes up no budget: its client
 * sends it again.
 */
export const orGiveBack = async <T>(
  work: Promise<T>,
  spent: Spent | Promise<Spent>,
  expense: Expense,
  ports: BudgetPorts,
): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    await giveBackSafely(await spent, expense, ports);
    throw error;
  }
};
