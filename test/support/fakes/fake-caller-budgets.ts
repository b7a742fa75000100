import {
  type CallerBudgets,
  type DailyBudget,
  dayOf,
  endOfDay,
  type Expense,
  type UsedUp,
} from "../../../functions/shared/budget/daily-budget.js";

const NO_LIMIT: DailyBudget = { tickets: Infinity, characters: Infinity };

interface Counter {
  tickets: number;
  characters: number;
  readonly ids: Set<string>;
}

/** The counters in memory, with the same budget for all tiers. */
export class FakeCallerBudgets implements CallerBudgets {
  readonly counters = new Map<string, Counter>();
  /** Thrown by every method while it is set. */
  failsWith: Error | undefined;
  /** Whether callers surely have room, as far as the instance under test knows. */
  knowsRoom = false;

  constructor(private readonly budget: DailyBudget = NO_LIMIT) {}

  hasRoom(): boolean {
    return this.knowsRoom;
  }

  async spend(expense: Expense): Promise<UsedUp | undefined> {
    const counter = await this.#counterOf(expense);
    if (expense.id !== undefined && counter.ids.has(expense.id)) return undefined;
    const used = Math.min(expense.characters, this.budget.characters);
    const resetsAt = endOfDay(expense.at);
    if (counter.tickets >= this.budget.tickets) return { budget: "tickets", size: this.budget.tickets, resetsAt };
    if (counter.characters + used > this.budget.characters)
      return { budget: "characters", size: this.budget.characters, resetsAt };
    counter.tickets += 1;
    counter.characters += used;
    return undefined;
  }

  async giveBack(expense: Expense): Promise<void> {
    const counter = await this.#counterOf(expense);
    counter.tickets -= 1;
    counter.characters -= Math.min(expense.characters, this.budget.characters);
  }

  async markCounted(expense: Expense): Promise<void> {
    (await this.#counterOf(expense)).ids.add(expense.id ?? "");
  }

  /** Tickets of a caller that count now. */
  ticketsOf(caller: string): number {
    return [...this.counters].reduce((sum, [key, { tickets }]) => sum + (key.includes(` ${caller} `) ? tickets : 0), 0);
  }

  async #counterOf({ counter, caller, at }: Expense): Promise<Counter> {
    await Promise.resolve();
    if (this.failsWith !== undefined) throw this.failsWith;
    const key = `${counter} ${caller} ${dayOf(at)}`;
    const known = this.counters.get(key) ?? { tickets: 0, characters: 0, ids: new Set<string>() };
    this.counters.set(key, known);
    return known;
  }
}
