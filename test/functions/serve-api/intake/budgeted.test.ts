import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Submission, submitTicket } from "../../../../functions/serve-api/intake/submit-ticket.js";
import { DependencyThrottled, DependencyUnavailable } from "../../../../functions/shared/lambda/errors.js";
import { aCaller, type FakeTicketPorts, fakeTicketPorts } from "../../../support/fakes/ticket-api-ports.js";
import type { Around } from "../../../support/fakes/ticket-store-fake.js";

const BUDGET = { tickets: 2, characters: 100 };

const aSubmission = (key?: string, changes: Partial<Submission> = {}): Submission => ({
  operationId: "submitTicket",
  body: { type: "t", message: key },
  content: { subject: "t", description: "It burns" },
  caller: aCaller(),
  idempotencyKey: key,
  ...changes,
});

const portsWith = (around?: Around): FakeTicketPorts => fakeTicketPorts(around, undefined, BUDGET);

const outcomeOf = (answer: Promise<unknown>): Promise<string> =>
  answer.then(
    () => "accepted",
    (error: unknown) => (error instanceof Error && "kind" in error ? String(error.kind) : "error"),
  );

describe("a caller's budget", () => {
  it("ends in a problem that names the budget, its size and when it resets, and nothing is stored", async () => {
    const ports = portsWith();
    await submitTicket(aSubmission(), ports);
    await submitTicket(aSubmission(), ports);

    await expect(submitTicket(aSubmission(), ports)).rejects.toMatchObject({
      kind: "budget-exceeded",
      message: "The budget of 2 tickets a day is used up. It resets at 2026-11-22T00:00:00.000Z.",
      particulars: { retryAfterSeconds: 15.5 * 3_600 },
    });
    expect(ports.store.tickets.size).toBe(2);
    expect(ports.stream.records).toHaveLength(2);
    expect(ports.counted).toEqual(["ticketsAccepted", "ticketsAccepted", "ticketsOverBudget"]);
  });

  it("counts characters, too", async () => {
    const long = aSubmission(undefined, { content: { subject: "", description: "x".repeat(60) } });
    const ports = portsWith();
    await submitTicket(long, ports);

    await expect(submitTicket(long, ports)).rejects.toThrow(
      "The budget of 100 characters of tickets a day is used up.",
    );
  });

  it("is each caller's own", async () => {
    const ports = portsWith();
    const of = (subject: string) =>
      outcomeOf(submitTicket(aSubmission(undefined, { caller: aCaller({ subject }) }), ports));

    expect([await of("C-1"), await of("C-1"), await of("C-1"), await of("C-2")]).toEqual([
      "accepted",
      "accepted",
      "budget-exceeded",
      "accepted",
    ]);
  });

  it("is not used by a repeat, which gets its ticket also beyond the budget", async () => {
    const ports = portsWith();
    const first = await submitTicket(aSubmission("k-1"), ports);
    for (let time = 0; time < 5; time += 1) await submitTicket(aSubmission("k-1"), ports);
    await submitTicket(aSubmission("k-2"), ports);

    expect(await submitTicket(aSubmission("k-1"), ports)).toMatchObject({ ticketId: first.ticketId });
    expect(await outcomeOf(submitTicket(aSubmission("k-3"), ports))).toBe("budget-exceeded");
    expect(ports.budgets.ticketsOf("C-1")).toBe(2);
  });

  it("does not let a key of a day ago pass", async () => {
    const ports = portsWith();
    await submitTicket(aSubmission("k-1"), ports);
    await submitTicket(aSubmission("k-2"), ports);
    const [key] = ports.store.keys.keys();

    expect(await ports.store.findKey(key ?? "", new Date("2026-11-22T08:29:59Z"))).toBeDefined();
    expect(await ports.store.findKey(key ?? "", new Date("2026-11-22T08:30:01Z"))).toBeUndefined();
  });

  it.each(["open", "put"])("is not used by a ticket that got 503, because its %s failed", async (broken) => {
    const around: Around = async (call, effect) => {
      await Promise.resolve();
      if (call === broken) throw new DependencyUnavailable(call);
      return effect();
    };
    const ports = portsWith(around);
    for (let time = 0; time < 5; time += 1) await outcomeOf(submitTicket(aSubmission(), ports));

    expect(ports.budgets.ticketsOf("C-1")).toBe(0);
  });

  it("does not stop a ticket when the counter cannot be written, and this is counted", async () => {
    const ports = portsWith();
    ports.budgets.failsWith = new DependencyUnavailable("DynamoDB UpdateItem: unavailable");

    expect(await outcomeOf(submitTicket(aSubmission(), ports))).toBe("accepted");
    expect(ports.counted).toEqual(["budgetsNotCounted", "ticketsAccepted"]);
  });

  it("never accepts more tickets than it allows, nor fewer, in any order and with any repeats", async () => {
    const keys = fc.array(fc.constantFrom(undefined, "k-1", "k-2", "k-3"), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(keys, async (all) => {
        const ports = portsWith();
        for (const key of all) await outcomeOf(submitTicket(aSubmission(key), ports));

        const different = all.filter((key, index) => key === undefined || all.indexOf(key) === index).length;
        expect(ports.store.tickets.size).toBe(Math.min(different, BUDGET.tickets));
        expect(ports.budgets.ticketsOf("C-1")).toBe(ports.store.tickets.size);
      }),
    );
  });
});

describe("a caller whose budget surely has room", () => {
  const failing: Around = async (call, effect) => {
    await Promise.resolve();
    if (call === "open") throw new DependencyUnavailable("DynamoDB: unavailable");
    return effect();
  };
  const COUNTERS = {
    "has room": (ports: FakeTicketPorts) => ports,
    "is used up meanwhile": (ports: FakeTicketPorts) => {
      const spend = ports.budgets.spend.bind(ports.budgets);
      ports.budgets.spend = async (expense) => {
        await spend(expense);
        return (await spend(expense)) ?? (await spend(expense));
      };
      return ports;
    },
    fails: (ports: FakeTicketPorts) => {
      ports.budgets.failsWith = new DependencyThrottled("DynamoDB UpdateItem: throttled");
      return ports;
    },
  };

  /** A second submission, at which the item's write and the counter behave as named, after one with the key k-1. */
  const submitBeside = async (counter: keyof typeof COUNTERS, key: string | undefined, around?: Around) => {
    let isBroken = false;
    const ports = portsWith((call, effect) =>
      isBroken && around ? around(call, effect) : Promise.resolve().then(effect),
    );
    await submitTicket(aSubmission("k-1"), ports);
    isBroken = true;
    ports.budgets.knowsRoom = true;
    COUNTERS[counter](ports);
    const outcome = await outcomeOf(submitTicket(aSubmission(key), ports));
    ports.budgets.failsWith = undefined;
    return { outcome, ports };
  };

  it.each([
    ["has room", "k-2", 2, 2],
    ["has room", undefined, 2, 2],
    // An earlier ticket of the key is returned, and what was counted is given back.
    ["has room", "k-1", 1, 1],
    // The item was written, so the ticket is accepted: nothing that is refused is stored.
    ["is used up meanwhile", "k-2", 2, 2],
    ["is used up meanwhile", undefined, 2, 2],
    ["is used up meanwhile", "k-1", 1, 2],
    ["fails", "k-2", 2, 1],
    ["fails", undefined, 2, 1],
    ["fails", "k-1", 1, 1],
  ] as const)("is accepted when the counter %s and the key is %s", async (counter, key, stored, counted) => {
    const { outcome, ports } = await submitBeside(counter, key);

    expect(outcome).toBe("accepted");
    expect(ports.store.tickets.size).toBe(stored);
    expect(new Set(ports.stream.records.map(({ ticketId }) => ticketId)).size).toBe(stored);
    expect(ports.budgets.ticketsOf("C-1")).toBe(counted);
  });

  it.each([
    ["has room", 1],
    ["is used up meanwhile", 2],
    ["fails", 1],
  ] as const)(
    "gets 503 and is not counted when the item's write fails and the counter %s",
    async (counter, counted) => {
      for (const key of [undefined, "k-2"]) {
        const { outcome, ports } = await submitBeside(counter, key, failing);

        expect(outcome).toBe("error");
        expect(ports.store.tickets.size).toBe(1);
        expect(ports.stream.records).toHaveLength(1);
        expect(ports.budgets.ticketsOf("C-1")).toBe(counted);
      }
    },
  );

  it("is told of in the log when a ticket was accepted beyond its budget", async () => {
    const { ports } = await submitBeside("is used up meanwhile", undefined);

    expect(JSON.stringify(ports.log)).toContain("A ticket was accepted beyond its budget");
  });

  it.each([
    [true, ["spend begins", "open", "spend ends"]],
    [false, ["spend begins", "spend ends", "open"]],
  ])("is counted while its item is written only then: %s", async (knowsRoom, order) => {
    const steps: string[] = [];
    const ports = portsWith(async (call, effect) => {
      if (call === "open") steps.push(call);
      await Promise.resolve();
      return effect();
    });
    ports.budgets.knowsRoom = knowsRoom;
    ports.budgets.spend = async () => {
      steps.push("spend begins");
      for (let tick = 0; tick < 10; tick += 1) await Promise.resolve();
      steps.push("spend ends");
      return undefined;
    };
    await submitTicket(aSubmission(), ports);

    expect(steps).toEqual(order);
  });
});
