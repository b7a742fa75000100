import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayOf, endOfDay, readBudgets } from "../../../../functions/shared/budget/daily-budget.js";
import { BUDGET_UNDER_TEST, testCallerBudgets } from "../../../support/fakes/caller-budgets.contract.js";
import { FakeCallerBudgets } from "../../../support/fakes/fake-caller-budgets.js";

const VARIABLES = {
  BUDGET_GENERAL_TICKETS: "1",
  BUDGET_GENERAL_CHARACTERS: "2",
  BUDGET_GOLD_TICKETS: "3",
  BUDGET_GOLD_CHARACTERS: "4",
};

describe("readBudgets", () => {
  it("reads the budget of each tier", () => {
    expect(readBudgets(VARIABLES)).toEqual({
      general: { tickets: 1, characters: 2 },
      gold: { tickets: 3, characters: 4 },
    });
  });

  it.each(["", "0", "1.5", "many"])("refuses %j", (value) => {
    expect(() => readBudgets({ ...VARIABLES, BUDGET_GOLD_TICKETS: value })).toThrow(/BUDGET_GOLD_TICKETS/);
  });
});

describe("a day", () => {
  it("ends at midnight UTC, less than 24 hours and a moment from any moment of it", () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date("2200-01-01"), noInvalidDate: true }), (at) => {
        const end = endOfDay(at);
        expect(end.toISOString()).toMatch(/T00:00:00\.000Z$/);
        expect(dayOf(new Date(end.getTime() - 1))).toBe(dayOf(at));
        expect(end.getTime()).toBeGreaterThan(at.getTime());
      }),
    );
  });
});

/** Other tests rely on this fake; `test/e2e/ticket-table.test.ts` runs the same contract against DynamoDB. */
describe("the counters in memory", () => {
  const budgets = new FakeCallerBudgets(BUDGET_UNDER_TEST);
  testCallerBudgets(() => budgets);
});
