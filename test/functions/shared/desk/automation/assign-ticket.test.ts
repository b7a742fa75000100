import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assignAutomatically, assignTo } from "../../../../../functions/shared/desk/automation/assign-ticket.js";
import { anAgent } from "../../../../support/builders/agents.js";
import { aDeskTicket } from "../../../../support/builders/desk-tickets.js";
import { FakeDesk } from "../../../../support/fakes/fake-desk.js";

const ticketsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => aDeskTicket({ ticketId: `TKT-${index}` }));

describe("assigning a ticket to an agent", () => {
  it("counts for the agent and is in the audit trail", async () => {
    const desk = new FakeDesk();
    desk.add(aDeskTicket(), anAgent());

    expect(await assignTo(aDeskTicket(), "u-ada", desk.originOf("r-1"), desk)).toMatchObject({
      ticket: { assignee: "u-ada", version: 2 },
    });
    expect(desk.loads()).toEqual({ "u-ada": [1, 1] });
    expect(desk.audit("TKT-1")).toMatchObject([{ what: { S: "assigned" }, who: { S: "u-root" } }]);
  });

  it.each([
    ["agent-full", anAgent({ capacity: 1, openCount: 1 })],
    ["agent-full", anAgent({ capacity: 0 })],
    ["agent-missing", anAgent({ active: false })],
    ["agent-missing", anAgent({ id: "u-grace" })],
  ])("is refused as %s, and changes nothing", async (reason, agent) => {
    const desk = new FakeDesk();
    desk.add(aDeskTicket(), agent);

    expect(await assignTo(aDeskTicket(), "u-ada", desk.originOf("r-1"), desk)).toBe(reason);
    expect(await desk.tickets.find("TKT-1")).toEqual(aDeskTicket());
    expect(desk.audit("TKT-1")).toEqual([]);
  });

  it("writes nothing for the agent who has it", async () => {
    const desk = new FakeDesk();
    const ticket = aDeskTicket({ assignee: "u-ada" });
    desk.add(ticket, anAgent({ openCount: 1, capacity: 1 }));

    expect(await assignTo(ticket, "u-ada", desk.originOf("r-1"), desk)).toEqual({ ticket, agentId: "u-ada" });
    expect(desk.audit("TKT-1")).toEqual([]);
  });
});

describe("assigning a ticket automatically", () => {
  it("asks the next agent when one has got another ticket meanwhile, and says who could not", async () => {
    const desk = new FakeDesk();
    const [ada, grace] = [anAgent({ capacity: 1 }), anAgent({ id: "u-grace", openCount: 4 })];
    desk.add(aDeskTicket(), { ...ada, openCount: 1 }, grace);
    const refused: string[] = [];

    const assigned = await assignAutomatically(aDeskTicket(), [ada, grace], desk.originOf("r"), desk, (id) =>
      refused.push(id),
    );
    expect(assigned).toMatchObject({ agentId: "u-grace" });
    expect(refused).toEqual(["u-ada"]);
  });

  it("leaves the ticket alone when nobody is free who is active and has the skills", async () => {
    const desk = new FakeDesk();
    const agents = [
      anAgent({ active: false }),
      anAgent({ id: "u-2", languages: ["fr"] }),
      anAgent({ id: "u-3", available: false }),
      anAgent({ id: "u-4", capacity: 1, openCount: 1 }),
    ];
    desk.add(aDeskTicket(), ...agents);

    expect(await assignAutomatically(aDeskTicket(), agents, desk.originOf("r"), desk)).toBe("nobody-free");
    expect(await desk.tickets.find("TKT-1")).toEqual(aDeskTicket());
  });

  it("finds that the ticket was changed meanwhile", async () => {
    const desk = new FakeDesk();
    desk.add(aDeskTicket({ version: 2 }), anAgent());

    expect(await assignAutomatically(aDeskTicket(), [anAgent()], desk.originOf("r"), desk)).toBe("conflict");
  });
});

describe("fifty assignments at once", () => {
  const someCapacities = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 4 });
  const race = async (scheduler: fc.Scheduler, capacities: readonly number[]) => {
    const desk = new FakeDesk((call) => scheduler.schedule(Promise.resolve(), call));
    const agents = capacities.map((capacity, index) => anAgent({ id: `u-${index}`, capacity }));
    const tickets = ticketsOf(50);
    desk.add(...tickets, ...agents);
    const assign = async (ticket: (typeof tickets)[number]) =>
      assignAutomatically(ticket, await desk.agents.list(), desk.originOf(`r-${ticket.ticketId}`), desk);
    const racing = Promise.all(tickets.map(assign));
    await scheduler.waitFor(racing);
    return { desk, results: await racing };
  };

  it("give no agent more than their capacity, and leave no room unused while a ticket waits", async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), someCapacities, async (scheduler, capacities) => {
        const { desk, results } = await race(scheduler, capacities);
        const total = Math.min(
          50,
          capacities.reduce((sum, capacity) => sum + capacity, 0),
        );
        const loads = Object.values(desk.loads());

        for (const [index, [counted, assigned]] of loads.entries()) {
          expect(counted).toBe(assigned);
          expect(counted).toBeLessThanOrEqual(capacities[index] ?? 0);
        }
        expect(loads.reduce((sum, [counted]) => sum + counted, 0)).toBe(total);
        expect(results.filter((result) => result === "nobody-free")).toHaveLength(50 - total);
      }),
      { numRuns: 30 },
    );
  });

  it("of one ticket give it to one agent", async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const desk = new FakeDesk((call) => scheduler.schedule(Promise.resolve(), call));
        const agents = [anAgent(), anAgent({ id: "u-grace" })];
        desk.add(aDeskTicket(), ...agents);
        const racing = Promise.all(
          Array.from({ length: 50 }, (_, index) =>
            assignAutomatically(aDeskTicket(), agents, desk.originOf(`r-${index}`), desk),
          ),
        );
        await scheduler.waitFor(racing);

        expect((await racing).filter((result) => typeof result === "object")).toHaveLength(1);
        expect(Object.values(desk.loads()).flat()).toEqual(expect.arrayContaining([1, 1, 0, 0]));
        expect(desk.audit("TKT-1")).toHaveLength(1);
      }),
      { numRuns: 20 },
    );
  });
});
