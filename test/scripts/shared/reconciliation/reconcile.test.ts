import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TICKET_LOCATIONS } from "../../../../scripts/shared/reconciliation/findings.js";
import { reconcile } from "../../../../scripts/shared/reconciliation/reconcile.js";
import { planRepair, repair } from "../../../../scripts/shared/reconciliation/repair.js";
import { aTicketRecord } from "../../../support/builders/tickets.js";
import { FakeReconcilePorts } from "../../../support/fakes/reconcile-fakes.js";

const RANGE = { from: "2026-11-20", to: "2026-11-22" };
const ALL = "~";

const aTicket = (id: string, day = "2026-11-21") =>
  aTicketRecord({ ticket_id: id, submitted_at: `${day}T08:30:00.000Z`, processed_at: `${day}T08:30:04.000Z` });
const places = () => new FakeReconcilePorts(aTicket("A", "2026-11-20"), aTicket("B"), aTicket("C", "2026-11-22"));
const findingsOf = async (held: FakeReconcilePorts) => (await reconcile(held.sources, RANGE, ALL)).findings;

describe("reconcile", () => {
  it("finds nothing if all locations are equal, and counts what it compared", async () => {
    const comparison = await reconcile(places().sources, RANGE, ALL);

    expect(comparison).toMatchObject({ findings: [], counted: { table: 3, objects: 3, warehouse: 3 } });
  });

  it("reads every day of the range once, one after the other", async () => {
    const held = places();
    await reconcile(held.sources, RANGE, ALL);

    for (const place of TICKET_LOCATIONS)
      expect(held[place].daysRead).toEqual(["2026-11-20", "2026-11-21", "2026-11-22"]);
  });

  it.each(TICKET_LOCATIONS)("reports that a ticket is missing in the %s, and where it is present", async (place) => {
    const held = places();
    held[place].tickets.delete("B");

    expect(await findingsOf(held)).toEqual([
      {
        kind: "missing",
        ticketId: "B",
        day: "2026-11-21",
        missingIn: [place],
        presentIn: TICKET_LOCATIONS.filter((other) => other !== place),
      },
    ]);
  });

  it("reports the columns in which the object differs from the table, and the warehouse from the object", async () => {
    const held = places();
    held.objects.tickets.set("B", { ...aTicket("B"), priority: "HIGH", subject: "Other" });

    expect(await findingsOf(held)).toMatchObject([
      { ticketId: "B", between: ["table", "objects"], columns: ["subject", "priority"] },
      { ticketId: "B", between: ["objects", "warehouse"], columns: ["subject", "priority"] },
    ]);
  });

  it("compares the warehouse with the table when the object is missing", async () => {
    const held = places();
    held.objects.tickets.delete("B");
    held.warehouse.tickets.set("B", { ...aTicket("B"), tier: "gold" });

    expect(await findingsOf(held)).toMatchObject([
      { kind: "missing", missingIn: ["objects"] },
      { kind: "differs", between: ["table", "warehouse"], columns: ["tier"] },
    ]);
  });

  it("reports objects that contain no ticket", async () => {
    const held = places();
    held.objects.unreadable.push({ key: "tickets/x.json", reason: "it is not JSON" });

    const findings = await reconcile(held.sources, { from: "2026-11-21", to: "2026-11-21" }, ALL);
    expect(findings.findings).toEqual([
      { kind: "unreadable", day: "2026-11-21", key: "tickets/x.json", reason: "it is not JSON" },
    ]);
  });

  it("reports why the load rejected what is missing or differs in the warehouse", async () => {
    const held = places();
    held.warehouse.tickets.delete("B");
    held.warehouse.reject(aTicket("B"), "confidence is outside 0 to 1");
    held.warehouse.tickets.set("C", { ...aTicket("C", "2026-11-22"), subject: "Older" });
    held.warehouse.reject(aTicket("C", "2026-11-22"), "priority is missing");

    expect(await findingsOf(held)).toMatchObject([
      { kind: "missing", ticketId: "B", missingIn: ["warehouse"], rejected: "confidence is outside 0 to 1" },
      { kind: "differs", ticketId: "C", between: ["objects", "warehouse"], rejected: "priority is missing" },
    ]);
  });

  it("reports no rejection for an object that was written again since then, nor for another ticket", async () => {
    const held = places();
    held.warehouse.tickets.delete("B");
    held.warehouse.reject({ ...aTicket("B"), confidence: 1.5 }, "confidence is outside 0 to 1");
    held.warehouse.rejections.push(
      ...held.warehouse.rejections.map((rejection) => ({ ...rejection, ticketId: "A", reason: "A's" })),
    );

    const [finding] = await findingsOf(held);
    expect(finding).toMatchObject({ ticketId: "B", missingIn: ["warehouse"] });
    expect(finding).not.toHaveProperty("rejected");
  });

  it("leaves out tickets that may not be everywhere yet", async () => {
    const held = places();
    held.warehouse.tickets.delete("C");

    const { findings, counted } = await reconcile(held.sources, RANGE, "2026-11-22T00:00:00.000Z");
    expect(findings).toEqual([]);
    expect(counted).toEqual({ table: 2, objects: 2, warehouse: 2 });
  });
});

describe("repair", () => {
  const mend = async (held: FakeReconcilePorts) => repair(planRepair(await findingsOf(held)), held);

  it("makes all locations agree whatever was lost or changed, unless only the warehouse has a ticket", async () => {
    const damage = fc.record({
      id: fc.constantFrom("A", "B", "C"),
      place: fc.constantFrom(...TICKET_LOCATIONS),
      gone: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { maxLength: 5 }), async (damages) => {
        const held = places();
        for (const { id, place, gone } of damages) {
          const ticket = held[place].tickets.get(id);
          if (gone || ticket === undefined) held[place].tickets.delete(id);
          else held[place].tickets.set(id, { ...ticket, subject: `changed in the ${place}` });
        }
        const hopeless = ["A", "B", "C"].filter((id) => !held.table.tickets.has(id) && !held.objects.tickets.has(id));
        await mend(held);

        const left = (await findingsOf(held)).map((finding) => ("ticketId" in finding ? finding.ticketId : ""));
        expect(left).toEqual(hopeless.filter((id) => held.warehouse.tickets.has(id)));
      }),
    );
  });

  it("repairs the object from the table if they differ", async () => {
    const held = places();
    held.objects.tickets.set("B", { ...aTicket("B"), priority: "HIGH" });
    await mend(held);

    expect(held.objects.tickets.get("B")?.priority).toBe("MEDIUM");
  });

  it("loads only what is missing or differs in the warehouse", async () => {
    const held = places();
    held.warehouse.tickets.delete("C");
    held.objects.tickets.delete("A");
    await mend(held);

    expect(held.loaded).toEqual([{ ticketId: "C", day: "2026-11-22" }]);
  });

  it("does not load again what a load rejected, which would stop the others, and says that it must be fixed", async () => {
    const held = places();
    held.warehouse.tickets.delete("A");
    held.warehouse.tickets.delete("B");
    held.warehouse.reject(aTicket("B"), "confidence is outside 0 to 1");

    expect(await mend(held)).toEqual([
      expect.stringMatching(/^B: the load rejected its object \(confidence is outside/),
    ]);
    expect(held.loaded.map(({ ticketId }) => ticketId)).toEqual(["A"]);
  });

  it("loads what a load rejected once its object is written again from the table", async () => {
    const held = places();
    const damaged = { ...aTicket("B"), confidence: 1.5 };
    held.objects.tickets.set("B", damaged);
    held.warehouse.tickets.delete("B");
    held.warehouse.reject(damaged, "confidence is outside 0 to 1");

    expect(await mend(held)).toEqual([]);
    expect(await findingsOf(held)).toEqual([]);
  });

  it("says that a ticket that only the warehouse has cannot be repaired", async () => {
    const held = places();
    held.table.tickets.delete("B");
    held.objects.tickets.delete("B");

    expect(await mend(held)).toEqual([expect.stringContaining("only the warehouse has it")]);
    expect(held.warehouse.tickets.has("B")).toBe(true);
  });

  it("continues with the others if one cannot be repaired, and says which", async () => {
    const held = places();
    held.objects.tickets.delete("A");
    held.objects.tickets.delete("B");
    const write = held.writeObject.bind(held);
    held.writeObject = (ticket) => (ticket.ticketId === "A" ? Promise.reject(new Error("denied")) : write(ticket));

    expect(await mend(held)).toEqual(["A: object not written: denied"]);
    expect(held.objects.tickets.has("B")).toBe(true);
  });

  it("says that a ticket with an unfinished item must be replayed", async () => {
    const held = places();
    held.table.tickets.delete("B");
    held.addItem = () => Promise.resolve(false);

    expect(await mend(held)).toEqual([expect.stringMatching(/^B: .*replay it/)]);
  });
});
