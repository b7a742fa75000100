import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { TICKET_LOCATIONS } from "../../../../scripts/shared/reconciliation/compare-day.js";
import type { DateRange } from "../../../../scripts/shared/reconciliation/days.js";
import { reconcile } from "../../../../scripts/shared/reconciliation/reconcile.js";
import { planRepair, repair } from "../../../../scripts/shared/reconciliation/repair.js";
import { aTicketRecord } from "../../../support/builders/tickets.js";
import { FakeReconcilePorts } from "../../../support/fakes/reconcile-fakes.js";

const RANGE = { from: "2026-11-20", to: "2026-11-22" };
const ALL = "~";

const aTicket = (id: string, day = "2026-11-21") =>
  aTicketRecord({ ticket_id: id, submitted_at: `${day}T08:30:00.000Z`, processed_at: `${day}T08:30:04.000Z` });
const threeTickets = () => new FakeReconcilePorts(aTicket("A", "2026-11-20"), aTicket("B"), aTicket("C", "2026-11-22"));
const findingsOf = async (ports: FakeReconcilePorts) => (await reconcile(ports.sources, RANGE, ALL)).findings;

const sleepTwoSeconds = (): Promise<readonly string[]> =>
  new Promise((resolve) => {
    setTimeout(() => {
      resolve([]);
    }, 2_000);
  });

describe("reconcile", () => {
  it("finds nothing if all locations are equal, and counts what it compared", async () => {
    const comparison = await reconcile(threeTickets().sources, RANGE, ALL);

    expect(comparison).toMatchObject({ findings: [], counted: { table: 3, objects: 3, warehouse: 3 } });
  });

  it("reads quiet days together, and every day of the range once", async () => {
    const ports = threeTickets();
    await reconcile(ports.sources, RANGE, ALL);

    for (const location of TICKET_LOCATIONS)
      expect(ports[location].windowsRead).toEqual([["2026-11-20", "2026-11-21", "2026-11-22"]]);
  });

  it("reads a day by itself that has too many tickets to be in memory with others", async () => {
    const ports = threeTickets();
    ports.objects.busyDays.push("2026-11-21");
    const { findings, counted } = await reconcile(ports.sources, RANGE, ALL);

    expect(ports.table.windowsRead).toEqual([["2026-11-20"], ["2026-11-21"], ["2026-11-22"]]);
    expect({ findings, counted }).toEqual({ findings: [], counted: { table: 3, objects: 3, warehouse: 3 } });
  });

  it("reads only days that exist somewhere, so that decades take no longer than their days", async () => {
    const ports = new FakeReconcilePorts(aTicket("A", "1976-05-04"), aTicket("B"), aTicket("Z", "9999-12-31"));
    ports.warehouse.tickets.delete("A");
    const { findings } = await reconcile(ports.sources, { from: "1970-01-01", to: "9999-12-31" }, ALL);

    expect(findings).toMatchObject([{ kind: "missing", ticketId: "A", missingIn: ["warehouse"] }]);
    for (const location of TICKET_LOCATIONS)
      expect(ports[location].windowsRead).toEqual([["1976-05-04", "2026-11-21", "9999-12-31"]]);
  });

  it("stops when it is interrupted, also within a day", async () => {
    const ports = threeTickets();
    ports.table.busyDays.push("2026-11-20");
    const controller = new AbortController();
    const interrupted = Object.assign(ports.table, {
      windowsRead: {
        push: () => {
          controller.abort();
        },
      },
    });

    await expect(reconcile(ports.sources, RANGE, ALL, { signal: controller.signal })).rejects.toThrow("aborted");
    expect(interrupted.tickets.size).toBe(3);
    expect(ports.objects.windowsRead).toEqual([["2026-11-20"]]);
  });

  it("shows progress once it takes longer than a second", async () => {
    vi.useFakeTimers();
    const ports = threeTickets();
    const shown: string[] = [];
    const slow = {
      ...ports.sources,
      received: {
        daysIn: (range: DateRange) => ports.sources.table.daysIn(range),
        unstartedOf: () => sleepTwoSeconds(),
      },
    };
    const running = reconcile(slow, RANGE, ALL, {
      screen: { isTerminal: false, write: (text) => void shown.push(text) },
    });
    await vi.advanceTimersByTimeAsync(10_000);
    await running;
    vi.useRealTimers();

    expect(shown).toContain("  3/3 days done\n");
  });

  it.each(TICKET_LOCATIONS)("reports that a ticket is missing in the %s, and where it is present", async (location) => {
    const ports = threeTickets();
    ports[location].tickets.delete("B");

    expect(await findingsOf(ports)).toEqual([
      {
        kind: "missing",
        ticketId: "B",
        day: "2026-11-21",
        missingIn: [location],
        presentIn: TICKET_LOCATIONS.filter((other) => other !== location),
      },
    ]);
  });

  it("reports the columns in which the object differs from the table, and the warehouse from the object", async () => {
    const ports = threeTickets();
    ports.objects.tickets.set("B", { ...aTicket("B"), priority: "HIGH", subject: "Other" });

    expect(await findingsOf(ports)).toMatchObject([
      { ticketId: "B", between: ["table", "objects"], columns: ["subject", "priority"] },
      { ticketId: "B", between: ["objects", "warehouse"], columns: ["subject", "priority"] },
    ]);
  });

  it("repairs from the object that has the ticket, whatever its name, unless it is written from the table", async () => {
    const ports = threeTickets();
    const key = "tickets/2026/11/21/08/export.json.gz";
    ports.objects.keys.set("B", key);
    ports.warehouse.tickets.delete("B");
    const loaded = planRepair(await findingsOf(ports));
    ports.table.tickets.delete("B");
    const added = planRepair(await findingsOf(ports));
    ports.table.tickets.set("B", { ...aTicket("B"), subject: "Other" });
    const written = planRepair(await findingsOf(ports));

    expect(loaded.loads).toEqual([{ ticketId: "B", day: "2026-11-21", key }]);
    expect(added).toMatchObject({ items: [{ ticketId: "B", key }], loads: [{ ticketId: "B", key }] });
    expect(written.loads).toEqual([{ ticketId: "B", day: "2026-11-21" }]);
  });

  it("compares the warehouse with the table when the object is missing", async () => {
    const ports = threeTickets();
    ports.objects.tickets.delete("B");
    ports.warehouse.tickets.set("B", { ...aTicket("B"), tier: "gold" });

    expect(await findingsOf(ports)).toMatchObject([
      { kind: "missing", missingIn: ["objects"] },
      { kind: "differs", between: ["table", "warehouse"], columns: ["tier"] },
    ]);
  });

  it("reports objects that contain no ticket", async () => {
    const ports = threeTickets();
    ports.objects.otherDays.push("2026-11-21");
    ports.objects.unreadable.push({ key: "tickets/x.json", reason: "it is not JSON" });

    const findings = await reconcile(ports.sources, { from: "2026-11-21", to: "2026-11-21" }, ALL);
    expect(findings.findings).toEqual([
      { kind: "unreadable", day: "2026-11-21", key: "tickets/x.json", reason: "it is not JSON" },
    ]);
  });

  it("reports why the load rejected what is missing or differs in the warehouse", async () => {
    const ports = threeTickets();
    ports.warehouse.tickets.delete("B");
    ports.warehouse.reject(aTicket("B"), "confidence is outside 0 to 1");
    ports.warehouse.tickets.set("C", { ...aTicket("C", "2026-11-22"), subject: "Older" });
    ports.warehouse.reject(aTicket("C", "2026-11-22"), "priority is missing");

    expect(await findingsOf(ports)).toMatchObject([
      { kind: "missing", ticketId: "B", missingIn: ["warehouse"], rejected: "confidence is outside 0 to 1" },
      { kind: "differs", ticketId: "C", between: ["objects", "warehouse"], rejected: "priority is missing" },
    ]);
  });

  it("reports no rejection for an object that was written again since then, nor for another ticket", async () => {
    const ports = threeTickets();
    ports.warehouse.tickets.delete("B");
    ports.warehouse.reject({ ...aTicket("B"), confidence: 1.5 }, "confidence is outside 0 to 1");
    ports.warehouse.rejections.push(
      ...ports.warehouse.rejections.map((rejection) => ({ ...rejection, ticketId: "A", reason: "A's" })),
    );

    const [finding] = await findingsOf(ports);
    expect(finding).toMatchObject({ ticketId: "B", missingIn: ["warehouse"] });
    expect(finding).not.toHaveProperty("rejected");
  });

  it("leaves out tickets that may not be everywhere yet", async () => {
    const ports = threeTickets();
    ports.warehouse.tickets.delete("C");

    const { findings, counted } = await reconcile(ports.sources, RANGE, "2026-11-22T00:00:00.000Z");
    expect(findings).toEqual([]);
    expect(counted).toEqual({ table: 2, objects: 2, warehouse: 2 });
  });
});

describe("repair", () => {
  const repairAll = async (ports: FakeReconcilePorts) => repair(planRepair(await findingsOf(ports)), ports);

  it("makes all locations agree whatever was lost or changed, unless only the warehouse has a ticket", async () => {
    const damage = fc.record({
      id: fc.constantFrom("A", "B", "C"),
      location: fc.constantFrom(...TICKET_LOCATIONS),
      removed: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { maxLength: 5 }), async (changes) => {
        const ports = threeTickets();
        for (const { id, location, removed } of changes) {
          const ticket = ports[location].tickets.get(id);
          if (removed || ticket === undefined) ports[location].tickets.delete(id);
          else ports[location].tickets.set(id, { ...ticket, subject: `changed in the ${location}` });
        }
        const unrepairable = ["A", "B", "C"].filter(
          (id) => !ports.table.tickets.has(id) && !ports.objects.tickets.has(id),
        );
        await repairAll(ports);

        const left = (await findingsOf(ports)).map((finding) => ("ticketId" in finding ? finding.ticketId : ""));
        expect(left).toEqual(unrepairable.filter((id) => ports.warehouse.tickets.has(id)));
      }),
    );
  });

  it("repairs the object from the table if they differ", async () => {
    const ports = threeTickets();
    ports.objects.tickets.set("B", { ...aTicket("B"), priority: "HIGH" });
    await repairAll(ports);

    expect(ports.objects.tickets.get("B")?.priority).toBe("MEDIUM");
  });

  it("loads only what is missing or differs in the warehouse", async () => {
    const ports = threeTickets();
    ports.warehouse.tickets.delete("C");
    ports.objects.tickets.delete("A");
    await repairAll(ports);

    expect(ports.loaded).toEqual([{ ticketId: "C", day: "2026-11-22" }]);
  });

  it("does not load again what a load rejected, which would stop the others, and says that it must be fixed", async () => {
    const ports = threeTickets();
    ports.warehouse.tickets.delete("A");
    ports.warehouse.tickets.delete("B");
    ports.warehouse.reject(aTicket("B"), "confidence is outside 0 to 1");

    expect(await repairAll(ports)).toEqual([
      expect.stringMatching(/^B: the load rejected its object \(confidence is outside/),
    ]);
    expect(ports.loaded.map(({ ticketId }) => ticketId)).toEqual(["A"]);
  });

  it("loads what a load rejected once its object is written again from the table", async () => {
    const ports = threeTickets();
    const damaged = { ...aTicket("B"), confidence: 1.5 };
    ports.objects.tickets.set("B", damaged);
    ports.warehouse.tickets.delete("B");
    ports.warehouse.reject(damaged, "confidence is outside 0 to 1");

    expect(await repairAll(ports)).toEqual([]);
    expect(await findingsOf(ports)).toEqual([]);
  });

  it("says that a ticket that only the warehouse has cannot be repaired", async () => {
    const ports = threeTickets();
    ports.table.tickets.delete("B");
    ports.objects.tickets.delete("B");

    expect(await repairAll(ports)).toEqual([expect.stringContaining("only the warehouse has it")]);
    expect(ports.warehouse.tickets.has("B")).toBe(true);
  });

  it("continues with the others if one cannot be repaired, and says which", async () => {
    const ports = threeTickets();
    ports.objects.tickets.delete("A");
    ports.objects.tickets.delete("B");
    const write = ports.writeObject.bind(ports);
    ports.writeObject = (ticket) => (ticket.ticketId === "A" ? Promise.reject(new Error("denied")) : write(ticket));

    expect(await repairAll(ports)).toEqual(["A: object not written: denied"]);
    expect(ports.objects.tickets.has("B")).toBe(true);
  });

  it("says that a ticket with an unfinished item must be replayed", async () => {
    const ports = threeTickets();
    ports.table.tickets.delete("B");
    ports.addItem = () => Promise.resolve(false);

    expect(await repairAll(ports)).toEqual([expect.stringMatching(/^B: .*replay it/)]);
  });
});
