import { describe, expect, it } from "vitest";
import { escalate } from "../../../../../functions/shared/desk/automation/escalate-ticket.js";
import type { Agent } from "../../../../../functions/shared/desk/store/agents.js";
import { anAgent } from "../../../../support/builders/agents.js";
import { aDeskTicket } from "../../../../support/builders/desk-tickets.js";
import { FakeDesk } from "../../../../support/fakes/fake-desk.js";

const lead = anAgent({ id: "u-lead", name: "Grace", lead: true });
const run = async (agents: readonly Agent[], change: Parameters<typeof aDeskTicket>[0] = {}, stored = agents) => {
  const desk = new FakeDesk();
  const ticket = aDeskTicket(change);
  desk.add(ticket, ...stored);
  const origin = desk.originOf("r-1", { what: "escalated", reason: "the customer called" });
  const escalation = { kind: "escalated", cause: "an agent asked for it", noticeId: "n-1", origin } as const;
  const escalated = await escalate(ticket, agents, escalation, desk);
  return { desk, escalated, after: await desk.tickets.find("TKT-1") };
};

describe("an escalation", () => {
  it("raises the priority, goes to the lead, and leaves a notice and an audit entry in the same transaction", async () => {
    const { desk, after } = await run([anAgent(), lead]);

    expect(after).toMatchObject({ priority: "CRITICAL", assignee: "u-lead", version: 2 });
    expect(desk.loads()).toEqual({ "u-ada": [0, 0], "u-lead": [1, 1] });
    expect(desk.writtenNotices()).toMatchObject([
      {
        sk: { S: "n-1" },
        kind: { S: "escalated" },
        text: {
          S: "Ticket TKT-1 was escalated: an agent asked for it. Its priority is CRITICAL; it was assigned to Grace.",
        },
      },
    ]);
    expect(desk.audit("TKT-1")).toMatchObject([{ what: { S: "escalated" }, reason: { S: "the customer called" } }]);
  });

  it("goes to the least loaded lead with room, whatever their skills", async () => {
    const busy = { ...lead, openCount: 3 };
    const full = anAgent({ id: "u-full", lead: true, capacity: 1, openCount: 1 });
    const free = anAgent({ id: "u-free", lead: true, languages: ["fr"], openCount: 1 });

    expect((await run([busy, full, free])).after?.assignee).toBe("u-free");
  });

  it("goes to an admin when nobody is a lead", async () => {
    expect((await run([anAgent(), anAgent({ id: "u-root", role: "admin" })])).after?.assignee).toBe("u-root");
  });

  it.each([
    ["no lead is active", [{ ...lead, active: false }]],
    ["no lead is available", [{ ...lead, available: false }]],
    ["every lead is full", [{ ...lead, capacity: 0 }]],
  ])("leaves the ticket with whoever has it when %s", async (_what, agents) => {
    const { after, desk } = await run([...agents, anAgent({ openCount: 1 })], { assignee: "u-ada" });

    expect(after).toMatchObject({ priority: "CRITICAL", assignee: "u-ada" });
    expect(desk.writtenNotices()).toMatchObject([
      { text: { S: expect.stringContaining("it stays with u-ada") as string } },
    ]);
  });

  it("asks the next lead when the first one has got full meanwhile, and then nobody", async () => {
    const other = anAgent({ id: "u-other", lead: true, openCount: 1 });
    const nowFull = { ...lead, capacity: 0 };

    expect((await run([lead, other], {}, [nowFull, other])).after?.assignee).toBe("u-other");
    const { after } = await run([lead], {}, [nowFull]);
    expect([after?.priority, after?.assignee]).toEqual(["CRITICAL", undefined]);
  });

  it("leaves a ticket with the lead who has it", async () => {
    const other = anAgent({ id: "u-other", lead: true });

    expect((await run([{ ...lead, openCount: 1 }, other], { assignee: "u-lead" })).after?.assignee).toBe("u-lead");
  });

  it("finds that the ticket was changed meanwhile, and leaves no notice", async () => {
    const desk = new FakeDesk();
    desk.add(aDeskTicket({ version: 2 }), lead);
    const origin = desk.originOf("r-1");
    const escalation = { kind: "escalated", cause: "c", noticeId: "n-1", origin } as const;

    expect(await escalate(aDeskTicket(), [lead], escalation, desk)).toBe("conflict");
    expect(desk.writtenNotices()).toEqual([]);
  });
});
