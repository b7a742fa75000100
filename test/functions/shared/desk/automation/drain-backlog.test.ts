import { describe, expect, it } from "vitest";
import { drainBacklog, type DrainWork } from "../../../../../functions/shared/desk/automation/drain-backlog.js";
import type { DeskTicket } from "../../../../../functions/shared/desk/desk-ticket.js";
import type { Agent } from "../../../../../functions/shared/desk/store/agents.js";
import { anAgent } from "../../../../support/builders/agents.js";
import { aDeskTicket } from "../../../../support/builders/desk-tickets.js";
import { FakeDesk } from "../../../../support/fakes/fake-desk.js";

const ticket = (id: string, change: Partial<DeskTicket> = {}) => aDeskTicket({ ticketId: id, ...change });
const drain = async (
  agents: readonly Agent[],
  waiting: readonly DeskTicket[],
  { limit = 20, stored = waiting, ...more }: Partial<DrainWork> & { readonly stored?: readonly DeskTicket[] } = {},
) => {
  const desk = new FakeDesk();
  desk.add(...agents, ...stored);
  const failed: string[] = [];
  const work = { waiting, agents, limit, originOf: () => desk.originOf("r-1"), ...more };
  const drained = await drainBacklog(work, {
    tickets: desk.tickets,
    rules: desk.rules,
    onError: (id) => failed.push(id),
  });
  return { desk, drained, failed };
};

describe("draining the backlog", () => {
  it("assigns in order up to the free capacity, each to the least loaded", async () => {
    const agents = [anAgent({ id: "u-1", capacity: 2 }), anAgent({ id: "u-2", capacity: 1 })];
    const { desk, drained } = await drain(
      agents,
      ["a", "b", "c", "d"].map((id) => ticket(id)),
    );

    expect(drained).toEqual({ assigned: ["a", "b", "c"], left: 0 });
    expect(desk.loads()).toEqual({ "u-1": [2, 2], "u-2": [1, 1] });
  });

  it("does not let a ticket that nobody free can answer keep the next one waiting", async () => {
    const { drained } = await drain(
      [anAgent({ languages: ["de"] })],
      [ticket("a", { language: "fr" }), ticket("b", { language: "de" })],
    );

    expect(drained.assigned).toEqual(["b"]);
  });

  it("tries at most as many as it may, and says how many more it could assign", async () => {
    const { drained } = await drain(
      [anAgent()],
      ["a", "b", "c"].map((id) => ticket(id)),
      { limit: 1 },
    );

    expect(drained).toEqual({ assigned: ["a"], left: 2 });
  });

  it("stops when time is up", async () => {
    const { drained } = await drain([anAgent()], [ticket("a")], { isOutOfTime: () => true });

    expect(drained).toEqual({ assigned: [], left: 1 });
  });

  it.each([
    ["was assigned meanwhile", { assignee: "u-2" }],
    ["was solved meanwhile", { deskStatus: "SOLVED" }],
    ["waits for its customer", { deskStatus: "PENDING" }],
  ] as const)("leaves a ticket alone that %s", async (_what, change) => {
    const { desk, drained } = await drain([anAgent()], [ticket("a")], { stored: [ticket("a", change)] });

    expect(drained.assigned).toEqual([]);
    expect(desk.audit("a")).toEqual([]);
  });

  it("goes on after a ticket that fails", async () => {
    const { desk, drained, failed } = await drain([anAgent()], [ticket("a"), ticket("b")], { stored: [ticket("b")] });
    expect([drained.assigned, failed]).toEqual([["b"], []]);
    desk.add(ticket("c"), ticket("d"));
    desk.table.fault = (command) => (command === "GetItem" ? new Error("down") : undefined);
    const work = { waiting: [ticket("c")], agents: [anAgent()], limit: 5, originOf: () => desk.originOf("r-2") };
    await drainBacklog(work, { tickets: desk.tickets, rules: desk.rules, onError: (id) => failed.push(id) });
    expect(failed).toEqual(["c"]);
  });

  it("asks no more for an agent who turned out to be full", async () => {
    const desk = new FakeDesk();
    desk.add(anAgent({ capacity: 1, openCount: 1 }), ticket("a"), ticket("b"));
    const agents = [anAgent({ capacity: 2 })];
    const work = { waiting: [ticket("a"), ticket("b")], agents, limit: 9, originOf: () => desk.originOf("r") };

    expect(await drainBacklog(work, { tickets: desk.tickets, rules: desk.rules, onError: () => undefined })).toEqual({
      assigned: [],
      left: 0,
    });
  });
});
