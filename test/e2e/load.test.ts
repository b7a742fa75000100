import { CloudWatchClient, GetMetricStatisticsCommand } from "@aws-sdk/client-cloudwatch";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  ticketObjectKey,
  TicketRecordSchema,
  type TicketRecord,
} from "../../functions/shared/contracts/ticket-record-schema.js";
import { resourceNames } from "../../stacks/names.js";
import { generateTickets } from "../../scripts/shared/tickets/generate-tickets.js";
import { aTicketRecord } from "../support/builders/tickets.js";
import { listenersOf } from "../support/aws/listeners.js";
import { sent } from "./support/pipeline-cases.js";
import { LocalPipeline } from "./support/local-pipeline.js";
import { runScript, type ProcessResult } from "./support/run-script.js";
import { WarehouseReadback } from "./support/warehouse-readback.js";

const COUNT = 40;
const DAY_MS = 86_400_000;

const daysAgo = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString();

/** A record as the pipeline would have written it `days` ago. */
const aRecordOf = (ticketId: string, days: number, changes: Partial<TicketRecord> = {}): TicketRecord =>
  aTicketRecord({ ticket_id: ticketId, submitted_at: daysAgo(days), processed_at: daysAgo(days), ...changes });

/** The tests build on each other: all of them load into the same warehouse. */
describe("the load of finished tickets", () => {
  let pipeline: LocalPipeline;
  let warehouse: WarehouseReadback;
  let env: NodeJS.ProcessEnv;

  beforeAll(async () => {
    pipeline = await LocalPipeline.start({ warehouse: true });
    const { endpoint, warehouseUrl = "" } = pipeline.stack;
    env = { AWS_ENDPOINT_URL: endpoint, WAREHOUSE_URL: warehouseUrl };
    warehouse = new WarehouseReadback(warehouseUrl);
    await warehouse.open();
    const tickets = [...generateTickets({ count: COUNT, seed: 40, clock: () => new Date() })];
    await pipeline.send(tickets.map(({ data, partitionKey }) => sent(data, partitionKey)));
    await pipeline.waitForObjects("tickets/", COUNT);
    await pipeline.waitForTickets(tickets.map(({ partitionKey }) => partitionKey));
  });

  afterAll(async () => {
    await warehouse.close();
    await pipeline.stack.stop();
  });

  const etl = (...args: string[]): Promise<ProcessResult> => runScript("scripts/commands/etl/cli.ts", args, env);
  const reconcile = (...args: string[]): Promise<ProcessResult> =>
    runScript("scripts/commands/reconcile/cli.ts", args, env);
  const put = (key: string, text: string): Promise<void> =>
    pipeline.account.put(pipeline.outputs.bucket_name, key, text);
  const putRecord = (record: TicketRecord): Promise<void> =>
    put(ticketObjectKey(record), `${JSON.stringify(record)}\n`);

  /** Sum of a metric of the load over the last hour. */
  const sumOf = async (MetricName: string): Promise<number> => {
    const { Datapoints = [] } = await new CloudWatchClient(pipeline.clientConfig).send(
      new GetMetricStatisticsCommand({
        Namespace: "TicketPipeline",
        MetricName,
        Dimensions: [{ Name: "service", Value: resourceNames(pipeline.stack.project).load }],
        StartTime: new Date(Date.now() - 3_600_000),
        EndTime: new Date(Date.now() + 60_000),
        Period: 60,
        Statistics: ["Sum"],
      }),
    );
    return Datapoints.reduce((sum, { Sum = 0 }) => sum + Sum, 0);
  };

  const records = async (): Promise<TicketRecord[]> =>
    [...(await pipeline.objects("tickets/")).values()].map((object) => TicketRecordSchema.parse(object));

  it("runs on servers that only this machine can reach", (context) => {
    if (process.platform !== "linux") context.skip("Listeners are read from /proc, which only Linux has.");
    const listeners = listenersOf(process.pid);

    const ports = [pipeline.stack.endpoint, pipeline.stack.modelUrl, pipeline.stack.warehouseUrl ?? ""];
    for (const url of ports) expect(listeners).toContain(`127.0.0.1:${new URL(url).port}`);
    expect(listeners.filter((listener) => !/^(127\.|\[::1\])/.test(listener))).toEqual([]);
  });

  it("loads one row per ticket, with every column as in the ticket's object", async () => {
    const { code, out, err } = await etl();

    expect(code, err).toBe(0);
    expect(out).toMatch(/^40 objects read, 40 rows: 40 merged, 0 unchanged, 0 rejected, in /);
    const rows = await warehouse.tickets();
    expect(rows.size).toBe(COUNT);
    for (const record of await records()) expect(rows.get(record.ticket_id)).toMatchObject(record);
  });

  it("changes nothing when it runs again, even when it reads everything again", async () => {
    const before = await warehouse.state();
    const day = daysAgo(0).slice(0, 10);

    const again = await etl();
    const whole = await etl("--from-date", daysAgo(1).slice(0, 10), "--to-date", day);

    expect(again.out).toMatch(/^0 objects read, 0 rows/);
    expect(whole.out).toMatch(/^40 objects read, 40 rows: 0 merged, 40 unchanged/);
    expect(await warehouse.state()).toEqual(before);
  });

  it("leaves table, bucket and warehouse in agreement", async () => {
    const { code, out } = await reconcile();

    expect(out).toContain("40 in DynamoDB, 40 in S3, 40 in the warehouse. All agree.");
    expect(code).toBe(0);
  });

  it("is read by npm run sql as a role that may only read", async () => {
    const sql = (statement: string): Promise<ProcessResult> =>
      runScript("scripts/commands/sql/cli.ts", [statement], env);

    const read = await sql("SELECT current_user, COUNT(*) AS n FROM processed_tickets");
    const program = await sql("COPY (SELECT 1) TO PROGRAM 'cat'");
    const block = await sql("DO $$ BEGIN PERFORM 1; END $$");

    expect(read.code, read.err).toBe(0);
    expect(read.out).toMatch(new RegExp(`tickets_reader .* ${COUNT} `));
    expect([program.code, block.code]).toEqual([1, 1]);
    expect(program.err).toContain("Without --write, statements may only read tables and views");
    expect(block.err).toContain("permission denied for language plpgsql");
  });

  it("is repaired by reconcile when an object and a row are missing", async () => {
    const [lostObject, lostRow] = await records();
    if (lostObject === undefined || lostRow === undefined) throw new Error("there are no records");
    const before = await records();
    await pipeline.account.remove(pipeline.outputs.bucket_name, ticketObjectKey(lostObject));
    expect(await warehouse.run("DELETE FROM processed_tickets WHERE ticket_id = $1", [lostRow.ticket_id])).toBe(1);

    const found = await reconcile();
    const repaired = await reconcile("--repair");

    expect(found.code).toBe(1);
    expect(found.out).toContain(`${lostObject.ticket_id}  missing in S3; present in DynamoDB and the warehouse`);
    expect(found.out).toContain(`${lostRow.ticket_id}  missing in the warehouse; present in DynamoDB and S3`);
    expect(found.out).toContain("2 not in agreement.");
    expect(repaired.code, repaired.err).toBe(0);
    expect(repaired.out).toContain("All agree.");
    expect(await records()).toEqual(before);
    expect((await warehouse.tickets()).get(lostRow.ticket_id)).toMatchObject(lostRow);
  });

  it("loads an object that arrives late, for a day that was loaded before", async () => {
    const late = aRecordOf("E2E-LATE", 5);
    await putRecord(late);

    const { out } = await etl();

    expect(out).toContain(" 1 merged");
    expect((await warehouse.tickets()).get("E2E-LATE")).toMatchObject(late);
    expect((await warehouse.tickets()).size).toBe(COUNT + 1);
  });

  it("loads an object that becomes visible after the watermark has passed its time", async () => {
    const slow = aRecordOf("E2E-SLOW", 0);
    await putRecord(slow);
    // As if a newer object had been loaded first: S3 dates an object by the start of its upload.
    await warehouse.run(
      "UPDATE etl_loads SET watermark_to = watermark_to + INTERVAL '20 minutes' WHERE watermark_to > $1",
      [daysAgo(1)],
    );

    const missed = await etl("--look-back-minutes", "0");
    const found = await etl("--look-back-minutes", "30");

    expect(missed.out).toMatch(/^0 objects read/);
    expect(found.out).toContain(" 1 merged");
    expect((await warehouse.tickets()).get("E2E-SLOW")).toMatchObject(slow);
  });

  it("replaces a row by a newer record of the ticket, and never by an older one", async () => {
    const corrected = aRecordOf("E2E-LATE", 5, { processed_at: daysAgo(1), priority: "CRITICAL" });
    const outdated = aRecordOf("E2E-LATE", 5, { processed_at: daysAgo(6), priority: "NORMAL" });
    await putRecord(corrected);
    const first = await etl();
    await putRecord(outdated);
    const second = await etl();

    expect(first.out).toContain(" 1 merged");
    expect(second.out).toContain(" 0 merged, 1 unchanged");
    const rows = await warehouse.tickets();
    expect(rows.size).toBe(COUNT + 2);
    expect(rows.get("E2E-LATE")).toMatchObject({ priority: "CRITICAL", processed_at: corrected.processed_at });
  });

  it("rejects bad rows with their reasons, and loads the good ones", async () => {
    const good = Array.from({ length: 38 }, (_, index) => JSON.stringify(aRecordOf(`E2E-GOOD-${index}`, 0)));
    const wrong = JSON.stringify({ ...aRecordOf("E2E-WRONG", 0), confidence: 1.5 });
    const folder = `tickets/${daysAgo(0).slice(0, 10).replaceAll("-", "/")}`;
    await put(`${folder}/several.json`, [...good, wrong, '{"ticket_id":"E2E-CUT'].join("\n"));

    const { code, out } = await etl();

    expect(code).toBe(0);
    // The outdated object of the test before is read again, because it changed no row.
    expect(out).toMatch(/ 38 merged, 1 unchanged, 2 rejected/);
    const rejects = await warehouse.rows(
      "SELECT object_key, reason, raw_text FROM rejected_tickets ORDER BY line_number",
    );
    expect(rejects).toMatchObject([
      { object_key: `${folder}/several.json`, reason: expect.stringContaining("confidence"), raw_text: wrong },
      { object_key: `${folder}/several.json`, raw_text: '{"ticket_id":"E2E-CUT' },
    ]);
    const kept = [...(await pipeline.account.objects(pipeline.outputs.bucket_name, "rejected/")).values()];
    expect(kept.join("").trim().split("\n")).toHaveLength(2);
  });

  it("reports every committed load to CloudWatch, even an empty one; of a reload, only its rows", async () => {
    const loads = await warehouse.rows("SELECT dataset, mode, rows_merged FROM etl_loads WHERE status = 'SUCCEEDED'");
    const scheduled = loads.filter(({ dataset, mode }) => dataset === "tickets" && mode === "incremental");
    const merged = loads.reduce((sum, { rows_merged: rows }) => sum + Number(rows), 0);

    expect(await sumOf("LoadsSucceeded")).toBe(scheduled.length);
    expect(scheduled.length).toBeLessThan(loads.length);
    expect(await sumOf("RowsMerged")).toBe(merged);
  });

  it("lets reconcile say why a ticket is not in the warehouse", async () => {
    const rejected = { ...aRecordOf("E2E-REJECTED", 0), priority: "URGENT" };
    await put(ticketObjectKey(rejected), `${JSON.stringify(rejected)}\n`);
    await etl("--max-rejected", "1");

    const { code, out } = await reconcile();

    expect(code).toBe(1);
    expect(out).toMatch(
      /E2E-REJECTED {2}missing in .*the warehouse; present in S3; the load rejected it: priority is not/,
    );
  });

  it("loads nothing when too many rows are bad, and says so in load_health", async () => {
    const before = await warehouse.state();
    await put(`tickets/${daysAgo(0).slice(0, 10).replaceAll("-", "/")}/bad.json`, "Dear support\nnothing works\n");

    const { code, err } = await etl("--min-rejected", "1");

    expect(code).toBe(1);
    expect(err).toContain("more than --max-rejected allows");
    expect(await warehouse.state()).toEqual(before);
    const [newest] = await warehouse.rows(
      "SELECT status, error FROM load_health WHERE dataset = 'tickets' ORDER BY started_at DESC LIMIT 1",
    );
    expect(newest).toMatchObject({ status: "FAILED", error: expect.stringContaining("--max-rejected") });
  });
});
