import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { termsFor } from "../../../functions/shared/desk/desk-rules.js";
import type { DeskTicket } from "../../../functions/shared/desk/desk-ticket.js";
import { DependencyUnavailable } from "../../../functions/shared/lambda/errors.js";
import { aDeskOnOneTable } from "../../support/aws/desk-under-test.js";
import { anAgent } from "../../support/builders/agents.js";
import { aRequestTo } from "../../support/builders/api-events.js";
import { aDeskTicket, SUBMITTED_AT } from "../../support/builders/desk-tickets.js";
import { FakeWatch } from "../../support/fakes/fake-watch.js";
import { aCaller } from "../../support/fakes/ticket-api-ports.js";

const HOUR = 60 * 60 * 1000;
const MINUTE = 60 * 1000;
const DUE = SUBMITTED_AT + 4 * HOUR;
const lead = anAgent({ id: "u-lead", name: "Grace", lead: true });

const aWatch = (...items: readonly (DeskTicket | ReturnType<typeof anAgent>)[]): FakeWatch => {
  const watch = new FakeWatch();
  watch.add(...items);
  return watch;
};
/** One run each minute from `from` until `until`, as the rule invokes the function. */
const runEachMinute = async (watch: FakeWatch, from: number, until: number): Promise<void> => {
  for (watch.time = from; watch.time <= until; watch.time += MINUTE) await watch.run();
};
const kindsOf = (watch: FakeWatch) => watch.topic.published.map(({ kind }) => kind);

describe("deadlines", () => {
  it("are warned of once and escalated once, however often the function runs", async () => {
    const watch = aWatch(aDeskTicket({ assignee: "u-ada" }), anAgent({ openCount: 1 }), lead);
    await runEachMinute(watch, SUBMITTED_AT, DUE + 30 * MINUTE);

    expect(kindsOf(watch)).toEqual(["at-risk", "breached"]);
    expect(await watch.tickets.find("TKT-1")).toMatchObject({ priority: "CRITICAL", assignee: "u-lead", version: 3 });
    expect(watch.audit("TKT-1").map(({ what, who }) => [what?.S, who?.S])).toEqual([
      ["warned", "system"],
      ["escalated", "system"],
    ]);
    expect(watch.counted).toMatchObject({ ticketsAtRisk: 1, ticketsEscalated: 1, noticesPublished: 2 });
    expect(watch.loads()).toEqual({ "u-ada": [0, 0], "u-lead": [1, 1] });
  });

  it("act within 90 seconds of their time, whenever in a minute the function runs", async () => {
    for (const second of [0, 1, 29, 59]) {
      const watch = aWatch(aDeskTicket(), lead);
      await runEachMinute(watch, DUE - 5 * MINUTE + second * 1000, DUE + MINUTE);
      const { escalatedAt = Infinity } = (await watch.tickets.find("TKT-1"))?.sla.firstResponse ?? {};

      expect(escalatedAt - DUE).toBeGreaterThanOrEqual(0);
      expect(escalatedAt - DUE).toBeLessThan(90_000);
    }
  });

  it("that passed while the function did not run are escalated by the next run", async () => {
    const watch = aWatch(aDeskTicket(), lead);
    watch.time = DUE + 48 * HOUR;
    await watch.run();

    expect(kindsOf(watch)).toEqual(["breached"]);
  });

  it("of many tickets are shared among the leads, by one read of the agents", async () => {
    const late = ["TKT-1", "TKT-2", "TKT-3", "TKT-4"].map((ticketId) => aDeskTicket({ ticketId, assignee: "u-ada" }));
    const other = anAgent({ id: "u-linus", name: "Linus", lead: true });
    const watch = aWatch(...late, anAgent({ openCount: 4 }), lead, other);
    let lists = 0;
    const list = watch.agents.list.bind(watch.agents);
    watch.agents.list = () => {
      lists += 1;
      return list();
    };
    watch.time = DUE + MINUTE;
    await watch.run();

    expect(watch.loads()).toEqual({ "u-ada": [0, 0], "u-lead": [2, 2], "u-linus": [2, 2] });
    // One for the four tickets, and one for each of the steps that release and assign.
    expect(lists).toBe(3);
  });

  it("are measured by the deadlines that the lists show", async () => {
    const watch = aWatch(aDeskTicket(), aDeskTicket({ ticketId: "TKT-2", sla: {} }), lead);
    watch.time = DUE + MINUTE;
    await watch.run();

    expect(watch.measured).toEqual([{ due: 1, oldestSeconds: 60 }]);
  });

  it("go by the ticket, not by an index that lags behind", async () => {
    const watch = aWatch(aDeskTicket(), lead);
    const listed = await watch.queues.dueBefore(DUE + 1, 10);
    await watch.tickets.write({
      before: aDeskTicket(),
      changed: {
        ticket: aDeskTicket({ version: 2, hasResponse: true, sla: {} }),
        changes: [],
        terms: termsFor(watch.rules, aDeskTicket()),
      },
      origin: watch.originOf("r-1", { what: "replied" }),
    });
    watch.queues.dueBefore = () => Promise.resolve(listed);
    watch.time = DUE;
    await watch.run();

    expect(kindsOf(watch)).toEqual([]);
  });

  it("of one ticket that fails do not keep the others waiting, and are counted for the alarm", async () => {
    const watch = aWatch(aDeskTicket({ ticketId: "bad" }), aDeskTicket({ ticketId: "good" }), lead);
    const find = watch.tickets.find.bind(watch.tickets);
    watch.tickets.find = (id) => (id === "bad" ? Promise.reject(new Error("broken")) : find(id));
    watch.time = DUE;
    await watch.run();

    expect((await find("good"))?.priority).toBe("CRITICAL");
    expect(watch.counted.deskWorkFailed).toBeGreaterThanOrEqual(1);
    expect(watch.log.entries).toContainEqual(
      expect.objectContaining({ fields: expect.objectContaining({ subject: "bad" }) as object }),
    );
  });

  it("pass by an item that cannot be read, which is counted for the alarm and named in the log", async () => {
    const watch = aWatch(aDeskTicket(), lead);
    watch.add(aDeskTicket({ ticketId: "bad" }));
    for (const [key, item] of watch.table.items)
      if (key.includes("bad")) watch.table.items.set(key, { ...item, tier: { S: "platinum" } });
    watch.time = DUE;
    await watch.run();

    expect((await watch.tickets.find("TKT-1"))?.priority).toBe("CRITICAL");
    expect(watch.log.entries.map(({ fields }) => fields["subject"])).toContain("TICKET#bad");
  });

  it("are left to the next run when time is up", async () => {
    const watch = aWatch(aDeskTicket(), lead);
    watch.time = DUE;
    await watch.run(() => true);
    expect(watch.counted).toMatchObject({ deskWorkLeft: 2 });
    await watch.run();

    expect(kindsOf(watch)).toEqual(["breached"]);
  });
});

describe("the backlog", () => {
  it("gets its agents, the earliest deadline first, so that a new ticket has one within a minute", async () => {
    const late = aDeskTicket({
      ticketId: "late",
      sla: { firstResponse: { budget: 9 * HOUR, consumed: 0, runningSince: SUBMITTED_AT } },
    });
    const watch = aWatch(late, aDeskTicket({ ticketId: "early" }), anAgent({ capacity: 1 }));
    await watch.run();

    expect((await watch.tickets.find("early"))?.assignee).toBe("u-ada");
    expect((await watch.tickets.find("late"))?.assignee).toBeUndefined();
    expect(watch.counted.ticketsAssigned).toBe(1);
  });

  it("stays as it is while nobody is free", async () => {
    const watch = aWatch(aDeskTicket(), anAgent({ available: false }));
    await watch.run();

    expect(await watch.tickets.find("TKT-1")).toEqual(aDeskTicket());
  });

  it("gets the tickets of agents who were deactivated, and gives them to others", async () => {
    const ofAda = ["a", "b"].map((ticketId) => aDeskTicket({ ticketId, assignee: "u-ada" }));
    const pending = aDeskTicket({ ticketId: "c", assignee: "u-ada", deskStatus: "PENDING" });
    const watch = aWatch(...ofAda, pending, anAgent({ active: false, openCount: 3 }), anAgent({ id: "u-2" }));
    await watch.run();

    expect(watch.loads()).toEqual({ "u-ada": [0, 0], "u-2": [2, 2] });
    expect((await watch.tickets.find("c"))?.assignee).toBeUndefined();
  });

  it("gets no ticket of an agent who is only not available", async () => {
    const watch = aWatch(aDeskTicket({ assignee: "u-ada" }), anAgent({ available: false, openCount: 1 }));
    await watch.run();

    expect((await watch.tickets.find("TKT-1"))?.assignee).toBe("u-ada");
  });
});

describe("notices", () => {
  it("that could not be published are published by a later run, and then are gone", async () => {
    const watch = aWatch(aDeskTicket(), lead);
    watch.topic.fault = new DependencyUnavailable("SNS Publish: down");
    watch.time = DUE;
    await watch.run();
    expect(watch.counted).toMatchObject({ deskWorkFailed: 1, deskWorkLeft: 1 });
    expect((await watch.notices.list(9)).notices).toHaveLength(1);
    watch.topic.fault = undefined;
    await watch.run();

    expect(kindsOf(watch)).toEqual(["breached"]);
    expect((await watch.notices.list(9)).notices).toEqual([]);
  });

  it("name the ticket, and nothing that its customer wrote", async () => {
    const watch = aWatch(aDeskTicket({ subject: "My secret subject" }), lead);
    await runEachMinute(watch, SUBMITTED_AT + 3 * HOUR, DUE);

    expect(JSON.stringify(watch.topic.published)).not.toContain("secret");
    expect(watch.topic.published.every(({ text }) => text.includes("TKT-1"))).toBe(true);
  });
});

describe("a step that fails", () => {
  it("does not keep the next ones from running, and the run fails in the end", async () => {
    const watch = aWatch(aDeskTicket(), anAgent());
    watch.queues.dueBefore = () => Promise.reject(new DependencyUnavailable("DynamoDB Query: down"));

    await expect(watch.run()).rejects.toThrow(DependencyUnavailable);
    expect((await watch.tickets.find("TKT-1"))?.assignee).toBe("u-ada");
  });
});

describe("a run that cannot write to the table", () => {
  it("leaves tickets in the inbox as they were, and is counted for the alarm", async () => {
    const { desk, send } = aDeskOnOneTable();
    desk.add(aDeskTicket(), lead);
    const inbox = async (view: string) => {
      const query = { view: [view] };
      return (await send(aRequestTo("listDeskTickets", { caller: aCaller({ role: "agent" }), query }))).body;
    };
    desk.time = DUE;
    const before = [await inbox("all"), await inbox("unassigned"), await inbox("at-risk")];
    const { fault } = desk.table;
    desk.table.fault = (command) => (command === "TransactWriteItems" ? new Error("unavailable") : undefined);

    await desk.run();

    // One escalation, one assignment.
    expect(desk.counted.deskWorkFailed).toBe(2);
    expect([await inbox("all"), await inbox("unassigned"), await inbox("at-risk")]).toEqual(before);
    for (const page of before) expect(page).toContain('"TKT-1"');
    desk.table.fault = fault;
    await desk.run();
    expect((await desk.tickets.find("TKT-1"))?.assignee).toBe(lead.id);
  });
});

describe("runs that overlap, are late, doubled or missed", () => {
  const someTimes = fc.array(fc.integer({ min: 0, max: 6 * 60 }), { minLength: 1, maxLength: 4 });

  it("end in the same state, with each clock escalated once and each event noticed once", async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), someTimes, fc.integer({ min: 1, max: 3 }), async (scheduler, times, doubled) => {
        const watch = new FakeWatch((call) => scheduler.schedule(Promise.resolve(), call));
        const ids = ["a", "b", "c"];
        watch.add(...ids.map((ticketId) => aDeskTicket({ ticketId })), anAgent({ capacity: 2 }), lead);
        for (const minutes of [...times.toSorted((one, other) => one - other), 7 * 60]) {
          watch.time = Math.max(watch.time, SUBMITTED_AT + minutes * MINUTE);
          await scheduler.waitFor(Promise.allSettled(Array.from({ length: doubled }, () => watch.run())));
        }
        await scheduler.waitFor(watch.run());

        for (const id of ids) {
          expect(await scheduler.waitFor(watch.tickets.find(id))).toMatchObject({
            priority: "CRITICAL",
            assignee: "u-lead",
          });
          const whats = watch.audit(id).map(({ what }) => what?.S);
          expect(whats.filter((what) => what === "escalated")).toHaveLength(1);
          expect(whats.filter((what) => what === "warned").length).toBeLessThanOrEqual(1);
        }
        const noticed = new Map(watch.topic.published.map((notice) => [notice.id, notice]));
        for (const id of ids)
          expect(
            [...noticed.values()].filter(({ ticketId, kind }) => ticketId === id && kind === "breached"),
          ).toHaveLength(1);
        expect(watch.table.partition("NOTICES")).toEqual([]);
        for (const [counted, assigned] of Object.values(watch.loads())) expect(counted).toBe(assigned);
      }),
      { numRuns: 40 },
    );
  });
});
