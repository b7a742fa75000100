import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countChanges } from "../../../functions/count-desk-changes/count-changes.js";
import { DynamoDeskCounters } from "../../../functions/count-desk-changes/dynamo-desk-counters.js";
import type { DeskTicket } from "../../../functions/shared/desk/desk-ticket.js";
import { DependencyThrottled, DependencyUnavailable } from "../../../functions/shared/lambda/errors.js";
import { statsKey, ticketItemKey } from "../../../functions/shared/table/ticket-table.js";
import { aDeskItem, aDeskTicket } from "../../support/builders/desk-tickets.js";
import { cancelledTransaction, serviceUnavailable } from "../../support/builders/sdk-errors.js";
import { testDeskCounters } from "../../support/fakes/desk-counters.contract.js";
import { FakeDeskTable } from "../../support/fakes/fake-desk-table.js";
import { MemoryDeskCounters } from "../../support/fakes/memory-desk-counters.js";

const NOW = Date.parse("2026-11-23T09:00:00.000Z");

/** The item of a ticket, with texts that nobody may count. */
const itemOf = (ticket: DeskTicket) => ({
  ...aDeskItem({ ...ticket, customerId: "C-planted" }),
  processed_at: { S: ticket.submittedAt },
  description: { S: "text-planted" },
});

const aTable = (turn?: (call: string) => Promise<unknown>) => {
  const table = new FakeDeskTable(turn);
  const unreadable: string[] = [];
  const counters = new DynamoDeskCounters({
    client: table.client,
    tableName: "tickets",
    onUnreadable: (ticketId) => unreadable.push(ticketId),
  });
  const valueOf = (name: string) => {
    const { pk, sk } = statsKey("now", "OPEN");
    return Number(table.items.get(`${pk.S} ${sk.S}`)?.[name]?.N ?? 0);
  };
  const ports = { counters, now: () => NOW, sleep: () => Promise.resolve(), random: () => 0 };
  return { table, counters, unreadable, valueOf, ports };
};

describe("counters in memory", () => {
  const counters = new MemoryDeskCounters();
  testDeskCounters(() => ({
    counters,
    put: (ticket) => {
      counters.tickets.set(ticket.ticketId, { ...ticket, arrivedAt: ticket.submittedAt });
      return Promise.resolve();
    },
    remove: (ticketId) => {
      counters.tickets.delete(ticketId);
      return Promise.resolve();
    },
    valueOf: (item, counter) => Promise.resolve(counters.counters[`${item}/${counter}`] ?? 0),
  }));
});

describe("counters in the table", () => {
  const { table, counters, valueOf } = aTable();
  testDeskCounters(() => ({
    counters,
    put: (ticket) => {
      table.put(itemOf(ticket));
      return Promise.resolve();
    },
    remove: (ticketId) => {
      table.remove(ticketItemKey(ticketId));
      return Promise.resolve();
    },
    valueOf: (_item, counter) => Promise.resolve(valueOf(counter)),
  }));

  it("has nothing that a customer wrote or is", async () => {
    const { table: own, ports } = aTable();
    own.put(itemOf(aDeskTicket({ subject: "subject-planted", tags: ["tag-planted"] })));
    await countChanges(["TKT-1"], ports);
    const written = [...own.items].filter(([key]) => key.startsWith("STATS#"));

    expect(written.length).toBeGreaterThan(3);
    expect(JSON.stringify(written)).not.toContain("planted");
  });

  it("leaves out a ticket that cannot be read, and counts the others", async () => {
    const { table: own, ports, unreadable, valueOf: value } = aTable();
    own.put(itemOf(aDeskTicket()));
    own.put({ ...itemOf(aDeskTicket({ ticketId: "TKT-2" })), desk_status: { S: "LOST" } });
    await countChanges(["TKT-2", "TKT-1"], ports);

    expect(unreadable).toEqual(["TKT-2"]);
    expect(value("total")).toBe(1);
  });

  it("keeps a mark for as long as its ticket may change, and 37 days after it was solved", async () => {
    const { table: own, ports } = aTable();
    const expiry = () => own.partition("STATS#TICKET#TKT-1")[0]?.["expires_at"];
    own.put(itemOf(aDeskTicket()));
    await countChanges(["TKT-1"], ports);
    expect(expiry()).toBeUndefined();
    own.put(itemOf(aDeskTicket({ deskStatus: "SOLVED", solvedAt: "2026-11-23T08:30:00.000Z" })));
    await countChanges(["TKT-1"], ports);

    expect(expiry()).toEqual({ N: String(Date.parse("2026-12-30T08:30:00.000Z") / 1_000) });
  });

  it("tells somebody in the way from a table that is away", async () => {
    const { table: own, ports } = aTable();
    own.put(itemOf(aDeskTicket()));
    const inTheWay = cancelledTransaction("None", "TransactionConflict");
    own.fault = (command) => (command === "TransactWriteItems" ? inTheWay : undefined);
    await expect(countChanges(["TKT-1"], ports)).rejects.toThrow(DependencyThrottled);
    own.fault = () => serviceUnavailable();
    await expect(countChanges(["TKT-1"], ports)).rejects.toThrow(DependencyUnavailable);
  });

  it("has the last state of a ticket that changes while several calls count it, in any order of their requests", async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const { table: own, ports, valueOf: value } = aTable((call) => scheduler.schedule(Promise.resolve(), call));
        const states = (["OPEN", "PENDING", "ON_HOLD"] as const).map((deskStatus) =>
          itemOf(aDeskTicket({ deskStatus })),
        );
        const calls = states.map(async (item, index) => {
          await scheduler.schedule(Promise.resolve(), `change ${index}`);
          own.put(item);
          await countChanges(["TKT-1"], ports);
        });
        await scheduler.waitFor(Promise.all(calls));
        const last = own.partition("TICKET#TKT-1")[0]?.["desk_status"]?.S ?? "";

        expect(value(`status_${last}`)).toBe(1);
        expect(value("total")).toBe(1);
      }),
    );
  });
});
