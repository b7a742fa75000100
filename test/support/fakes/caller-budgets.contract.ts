import { expect, it } from "vitest";
import type { CallerBudgets, DailyBudget, Expense } from "../../../functions/shared/budget/daily-budget.js";

/** The budget of every tier in the counters under test. */
export const BUDGET_UNDER_TEST: DailyBudget = { tickets: 5, characters: 1_000 };

const AT = new Date("2026-11-21T23:30:00.000Z");
const MIDNIGHT = new Date("2026-11-22T00:00:00.000Z");

/** Every test has its own callers, so that all tests can share one table. */
let made = 0;
const anExpense = (changes: Partial<Expense> = {}): Expense => ({
  counter: "api",
  caller: `caller-${(made += 1)}`,
  tier: "general",
  characters: 10,
  at: AT,
  ...changes,
});

/** What intake and workflow rely on. @param open returns counters with BUDGET_UNDER_TEST */
export const testCallerBudgets = (open: () => CallerBudgets): void => {
  const spendOften = async (expense: Expense, times: number) => {
    const results = [];
    for (let time = 0; time < times; time += 1) results.push(await open().spend(expense));
    return results;
  };

  it("counts tickets up to the budget, and then says which is used up, and until when", async () => {
    const results = await spendOften(anExpense(), 7);

    expect(results.slice(0, 5)).toEqual(Array(5).fill(undefined));
    expect(results.slice(5)).toEqual(Array(2).fill({ budget: "tickets", size: 5, resetsAt: MIDNIGHT }));
  });

  it("counts characters up to the budget", async () => {
    const expense = anExpense({ characters: 600 });

    expect(await spendOften(expense, 2)).toEqual([
      undefined,
      { budget: "characters", size: 1_000, resetsAt: MIDNIGHT },
    ]);
    expect(await open().spend({ ...expense, characters: 400 })).toBeUndefined();
  });

  it("lets through one ticket of a day that alone is larger than the budget", async () => {
    const results = await spendOften(anExpense({ characters: 5_000 }), 2);

    expect(results).toEqual([undefined, expect.objectContaining({ budget: "characters" })]);
  });

  it("counts no more than the budget of fifty at once", async () => {
    const expense = anExpense();
    const results = await Promise.all(Array.from({ length: 50 }, () => open().spend(expense)));

    expect(results.filter((result) => result === undefined)).toHaveLength(5);
  });

  it("counts callers, days, and API and workflow apart", async () => {
    const expense = anExpense();
    await spendOften(expense, 6);

    const others = [{ caller: "another" }, { at: MIDNIGHT }, { counter: "workflow" }] as const;
    for (const other of others) expect(await open().spend({ ...expense, ...other })).toBeUndefined();
  });

  it("takes a ticket off again, and never below zero", async () => {
    const expense = anExpense({ characters: 1_000 });
    await open().spend(expense);
    await open().giveBack(expense);

    expect(await open().spend(expense)).toBeUndefined();
  });

  it("counts an expense once that was marked, also when the budget is used up by then", async () => {
    const expense = anExpense({ id: "0123456789abcdef" });
    await open().spend(expense);
    await open().markCounted(expense);
    await spendOften({ ...expense, id: "another" }, 4);

    expect(await open().spend({ ...expense, id: "another" })).toMatchObject({ budget: "tickets" });
    expect(await open().spend(expense)).toBeUndefined();
  });
};
