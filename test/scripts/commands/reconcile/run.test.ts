import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { runReconcile, type RunReconcileOptions } from "../../../../scripts/commands/reconcile/run.js";
import { ALL_DAYS } from "../../../../scripts/shared/reconciliation/days.js";
import { aTicketRecord } from "../../../support/builders/tickets.js";
import { FakeReconcilePorts } from "../../../support/fakes/reconcile-fakes.js";

const OPTIONS: RunReconcileOptions = {
  range: { from: "2026-11-21", to: "2026-11-21" },
  settledBefore: "~",
  json: false,
  repair: false,
  dryRun: false,
};

const runWith = async (ports: FakeReconcilePorts, options: Partial<RunReconcileOptions> = {}) => {
  const [out, err] = [new PassThrough(), new PassThrough()];
  const open = { sources: ports.sources, repairs: () => ports, close: () => Promise.resolve() };
  const code = await runReconcile(open, { ...OPTIONS, ...options }, { out, err });
  out.end();
  err.end();
  return { code, out: await text(out), err: await text(err) };
};

const damaged = (): FakeReconcilePorts => {
  const ports = new FakeReconcilePorts(aTicketRecord());
  ports.warehouse.tickets.set(aTicketRecord().ticket_id, aTicketRecord({ subject: "Changed", priority: "HIGH" }));
  return ports;
};

describe("npm run reconcile", () => {
  it("exits with 0 and one line if all agree", async () => {
    expect(await runWith(new FakeReconcilePorts(aTicketRecord()))).toEqual({
      code: 0,
      out: "Tickets submitted from 2026-11-21 to 2026-11-21: 1 in DynamoDB, 1 in S3, 1 in the warehouse. All agree.\n",
      err: "",
    });
  });

  it("counts what it did not compare, and says how to compare it", async () => {
    const old = aTicketRecord({ ticket_id: "OLD", submitted_at: "2026-01-05T08:00:00.000Z" });
    const ports = new FakeReconcilePorts(aTicketRecord(), old);
    ports.warehouse.tickets.delete("OLD");
    const { code, out } = await runWith(ports, { settledBefore: "2026-11-20T00:00:00.000Z" });

    expect(code).toBe(0);
    expect(out.split("\n")).toEqual([
      expect.stringMatching(/: 0 in DynamoDB, 0 in S3, 0 in the warehouse\. Nothing to compare\.$/),
      "Not compared, because of --settle: 1 in DynamoDB, 1 in S3, 1 in the warehouse.",
      "Not compared, outside of these days: 1 in DynamoDB, 1 in S3, 0 in the warehouse. --all-days compares them, too.",
      "",
    ]);
  });

  it("names an object whose record of a ticket another object of the day replaces, and compares the newest", async () => {
    const ports = new FakeReconcilePorts(aTicketRecord());
    const older = aTicketRecord({ processed_at: "2026-11-21T08:30:01.000Z", subject: "Older" });
    ports.objects.others.push({ record: older, version: { key: "tickets/2026/11/21/export.jsonl" } });
    const { code, out } = await runWith(ports);

    expect(code).toBe(0);
    expect(out.split("\n")[1]).toBe(
      "Not compared, because another object of the day has a newer record of the ticket: 1 in S3, such as " +
        "TKT-20261121-0001 in tickets/2026/11/21/export.jsonl, which " +
        "tickets/2026/11/21/ticket_TKT-20261121-0001.json replaces.",
    );
  });

  it("leaves out nothing with all days", async () => {
    const ports = new FakeReconcilePorts(
      aTicketRecord(),
      aTicketRecord({ ticket_id: "OLD", submitted_at: "1999-01-05" }),
    );
    const { out } = await runWith(ports, { range: ALL_DAYS });

    expect(out).toMatch(/^Tickets submitted on any day: 2 in DynamoDB, 2 in S3, 2 in the warehouse\. All agree\.\n$/);
  });

  it("exits with 1 and names location and columns if something differs", async () => {
    const { code, out } = await runWith(damaged());

    expect(code).toBe(1);
    expect(out).toMatch(/TKT-20261121-0001 {2}the warehouse differs from S3 in subject, priority\n/);
  });

  it("exits with 1 and reports why the load rejected a ticket", async () => {
    const ports = new FakeReconcilePorts(aTicketRecord());
    ports.warehouse.tickets.clear();
    ports.warehouse.reject(aTicketRecord(), "sentiment is not one of POSITIVE, NEGATIVE");
    const { code, out } = await runWith(ports);

    expect(code).toBe(1);
    expect(out).toContain(
      "missing in the warehouse; present in DynamoDB and S3; the load rejected it: sentiment is not one of POSITIVE, NEGATIVE\n",
    );
  });

  it("exits with 1 and reports a ticket that the API received and no execution started on, which cannot be repaired", async () => {
    const ports = new FakeReconcilePorts(aTicketRecord());
    ports.unstarted.set("2026-11-21", ["TKT-1"]);
    const { code, out, err } = await runWith(ports, { repair: true });

    expect(code).toBe(1);
    expect(out).toContain("2026-11-21  TKT-1  received by the API, not started\n");
    expect(err).toContain(
      "TKT-1: its text is only in its record on the stream; ask the customer to repeat the request.\n",
    );
  });

  it("exits with 0 after a repair made all agree", async () => {
    const { code, out } = await runWith(damaged(), { repair: true });

    expect(code).toBe(0);
    expect(out).toMatch(/All agree\.\n$/);
  });

  it("changes nothing in a dry run, and says what it would do", async () => {
    const ports = damaged();
    const { code, err } = await runWith(ports, { repair: true, dryRun: true });

    expect(code).toBe(1);
    expect(err).toBe(
      "Repair: 0 objects to write from the table, 0 items to add from objects, 1 ticket to load again.\n",
    );
    expect(ports.loaded).toEqual([]);
  });

  it("prints only one JSON object with --json", async () => {
    const { out } = await runWith(damaged(), { json: true });

    expect(JSON.parse(out)).toMatchObject({
      counted: { table: 1, objects: 1, warehouse: 1 },
      findings: [{ kind: "differs", columns: ["subject", "priority"] }],
      faults: [],
    });
  });
});
