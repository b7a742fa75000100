import { beforeEach, describe, expect, it } from "vitest";
import { callerOf, withinBudget, type WithinBudgetPorts } from "../../../functions/detect-sentiment/within-budget.js";
import { DependencyThrottled, DependencyUnavailable } from "../../../functions/shared/lambda/errors.js";
import { anAnswerInput, aTicket } from "../../support/builders/tickets.js";
import { FakeCallerBudgets } from "../../support/fakes/fake-caller-budgets.js";
import { FakeLog } from "../../support/fakes/start-workflow-fakes.js";

const inputOf = (customerId: string, arn = "arn:1") => ({
  ticket: aTicket({ customerId }),
  execution: { ...anAnswerInput().execution, arn },
});

let budgets: FakeCallerBudgets;
let uncounted: number;
let ports: WithinBudgetPorts & { readonly log: FakeLog };
beforeEach(() => {
  budgets = new FakeCallerBudgets({ tickets: 2, characters: 10_000 });
  uncounted = 0;
  ports = {
    budgets,
    log: new FakeLog(),
    onUncounted: () => (uncounted += 1),
    now: () => new Date("2026-11-21T08:30:00.000Z"),
  };
});

const run = (customerId: string, arn?: string) =>
  withinBudget(inputOf(customerId, arn), () => Promise.resolve("done"), ports);

describe("withinBudget", () => {
  it("does the work until the customer's budget is used up, and then names the budget", async () => {
    expect([await run("C-1", "arn:1"), await run("C-1", "arn:2")]).toEqual(["done", "done"]);
    await expect(run("C-1", "arn:3")).rejects.toMatchObject({
      name: "BudgetExceeded",
      message: "tickets: the customer's 2 of the day are used up",
    });
    expect(await run("C-2")).toBe("done");
  });

  it("counts the characters that models read, with what was set apart", async () => {
    const readable = { subject: "12", description: "345", setApart: "6789" };
    const input = { ...inputOf("C-1"), ticket: { ...aTicket({ customerId: "C-1" }), readable } };
    await withinBudget(input, () => Promise.resolve(), ports);

    expect([...budgets.counters.values()]).toMatchObject([{ tickets: 1, characters: 9 }]);
  });

  it("counts a ticket once, however often its state is retried", async () => {
    const fails = () => Promise.reject(new DependencyThrottled("slow down"));
    for (let attempt = 0; attempt < 13; attempt += 1)
      await expect(withinBudget(inputOf("C-1"), fails, ports)).rejects.toThrow(DependencyThrottled);

    expect(await run("C-1")).toBe("done");
    expect(budgets.ticketsOf("customer:C-1")).toBe(1);
  });

  it("does the work when the counter cannot be written: no counter may lose a ticket", async () => {
    budgets.failsWith = new DependencyUnavailable("DynamoDB UpdateItem: unavailable");

    expect(await run("C-1")).toBe("done");
    expect(uncounted).toBe(1);
    expect(JSON.stringify(ports.log)).toContain("DependencyUnavailable");
  });
});

describe("callerOf", () => {
  const ticket = (email: string | undefined, full_name = "Ada Byron") => {
    const known = aTicket({ customerId: undefined });
    return { ...known, data: { ...known.data, customer_contact_information: { full_name, email } } };
  };

  it("is the customer, or else the address, or else the name", () => {
    expect(callerOf(aTicket({ customerId: "C-1" }))).toBe("customer:C-1");
    expect(callerOf(ticket(" Ada@Example.com "))).toBe("mail:ada@example.com");
    expect(callerOf(ticket(undefined))).toBe("name:ada byron");
    expect(callerOf(ticket(" ", ""))).toBe("name:");
  });

  it("lets no address be another's customer id", () => {
    expect(callerOf(ticket("customer:C-1"))).toBe("mail:customer:c-1");
  });
});
