import { readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { LambdaClient, ListEventSourceMappingsCommand, UpdateEventSourceMappingCommand } from "@aws-sdk/client-lambda";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { clearFaults, scriptFault } from "../../scripts/local/emulator/script-faults.js";
import { aTicketEvent, KIB, ticketOfBytes } from "../support/builders/tickets.js";
import { sent, sentEvent, type CaseRecord } from "./support/pipeline-cases.js";
import { eventually, LocalPipeline } from "./support/local-pipeline.js";

const GivenUpSchema = z.looseObject({
  requestContext: z.looseObject({ condition: z.string(), approximateInvokeCount: z.number() }),
  KinesisBatchInfo: z.looseObject({ batchSize: z.number() }),
  payload: z.string().transform((text): unknown => JSON.parse(text)),
});

const EventSchema = z.object({
  Records: z.array(z.looseObject({ kinesis: z.looseObject({ partitionKey: z.string(), data: z.string() }) })),
});

const TicketIdSchema = z.looseObject({ ticketId: z.string() });
const DataSchema = z.looseObject({ data: z.string() });

const sentOf = (id: string, build: (id: string) => Uint8Array): CaseRecord => sent(build(id), id);

/** The records in an object under aws/lambda/, as they were sent. */
const recordsIn = (object: unknown): readonly CaseRecord[] =>
  EventSchema.parse(GivenUpSchema.parse(object).payload).Records.map(({ kinesis }) =>
    sent(Buffer.from(kinesis.data, "base64"), kinesis.partitionKey),
  );

const textsIn = (object: unknown): readonly string[] =>
  recordsIn(object).map(({ data }) => Buffer.from(data).toString());

describe("the event source mapping of the stream", () => {
  let pipeline: LocalPipeline;
  let lambda: LambdaClient;
  let mapping: { readonly UUID: string; readonly FunctionArn: string };

  beforeAll(async () => {
    pipeline = await LocalPipeline.start();
    lambda = new LambdaClient(pipeline.clientConfig);
    const { EventSourceMappings = [] } = await lambda.send(new ListEventSourceMappingsCommand({}));
    const ofStream = EventSourceMappings.filter(({ EventSourceArn }) => EventSourceArn?.includes(":kinesis:"));
    [mapping] = z.tuple([z.looseObject({ UUID: z.string(), FunctionArn: z.string() })]).parse(ofStream);
  });

  afterEach(() => clearFaults(pipeline.stack.controlUrl));

  afterAll(() => pipeline.stack.stop());

  const update = (changes: { MaximumRetryAttempts?: number; Enabled?: boolean }) =>
    lambda.send(new UpdateEventSourceMappingCommand({ UUID: mapping.UUID, ...changes }));

  /** Waits until the event source's log says that it serves the mapping with this setting. */
  const served = (setting: string): Promise<true> =>
    eventually(30_000, async () => {
      const log = await readFile(path.join(pipeline.stack.runFolder, "event-source.log"), "utf8");
      const last = log.split("\n").findLast((line) => line.includes(mapping.UUID) && line.includes("Mapping is"));
      return last?.includes(setting) === true
        ? { value: true }
        : { waitingFor: `the event source to apply ${setting}` };
    });

  it("uses the settings that Terraform gave the mapping", async () => {
    await served('"batchSize":200,"batchingWindowSeconds":1,"parallelizationFactor":1');
    await served('"reportsItemFailures":true,"bisects":true,"maximumRetryAttempts":20,');
    await served(`"maximumRecordAgeSeconds":86400,"onFailureBucket":"${pipeline.outputs.bucket_name}"`);
  });

  // A record's size is its data and its partition key; 1 MiB is the most a stream takes by default.
  it("delivers records at the bounds of every size limit without losing a byte", async () => {
    const sizes = [255 * KIB, 256 * KIB, 257 * KIB, 1024 * KIB];
    const ids = sizes.map((bytes) => `E2E-SIZE-${bytes}`);
    const textSizes = sizes.map((bytes) => bytes - "no-ticket".length);

    await pipeline.send(sizes.map((bytes, at) => sentOf(ids[at] ?? "", (id) => ticketOfBytes(id, bytes - id.length))));
    await pipeline.send(textSizes.map((bytes) => sent("x".repeat(bytes), "no-ticket")));

    const items = await pipeline.waitForTickets(ids);
    expect(ids.map((id) => items.get(id)?.["status"]?.S)).toEqual(ids.map(() => "ANSWERED"));
    const originals = [...(await pipeline.objects("originals/E2E-SIZE-")).values()];
    expect(originals.map((kept) => TicketIdSchema.parse(kept).ticketId).sort()).toEqual([...ids].sort());
    const held = [...(await pipeline.waitForObjects("quarantine/not-json/", sizes.length)).values()];
    const lengths = held.map((value) => Buffer.from(DataSchema.parse(value).data, "base64").length);
    expect(lengths.sort((a, b) => a - b)).toEqual(textSizes);
    expect(await pipeline.objects("aws/lambda/")).toEqual(new Map());
  });

  describe("when the mapping allows one retry", () => {
    beforeAll(async () => {
      await update({ MaximumRetryAttempts: 1 });
      await served('"maximumRetryAttempts":1,');
    });

    afterAll(async () => {
      await update({ MaximumRetryAttempts: 20 });
      await served('"maximumRetryAttempts":20,');
    });

    it("stores the whole record of a ticket it gave up on, and continues with the next records", async () => {
      const event = aTicketEvent({ ticketId: "E2E-GIVEN-UP" });
      await scriptFault(pipeline.stack.controlUrl, {
        service: "states",
        operation: "StartExecution",
        error: "AccessDeniedException",
      });

      await pipeline.send([sentEvent(event)]);
      const [object] = (await pipeline.waitForObjects(`aws/lambda/${mapping.UUID}/`, 1)).values();

      expect(GivenUpSchema.parse(object)).toMatchObject({
        requestContext: { condition: "RetryAttemptsExhausted", approximateInvokeCount: 2 },
        KinesisBatchInfo: { batchSize: 1 },
      });
      expect(textsIn(object)).toEqual([JSON.stringify(event)]);
      expect((await pipeline.items()).has("E2E-GIVEN-UP")).toBe(false);

      await clearFaults(pipeline.stack.controlUrl);
      await pipeline.send([sentEvent(aTicketEvent({ ticketId: "E2E-NEXT" })), ...recordsIn(object)]);
      const items = await pipeline.waitForTickets(["E2E-NEXT", "E2E-GIVEN-UP"]);
      expect(items.get("E2E-GIVEN-UP")?.["status"]?.S).toBe("ANSWERED");
    });

    it("isolates the record that crashes the function, gives up on it alone, and delivers all others", async () => {
      const before = await pipeline.objects(`aws/lambda/${mapping.UUID}/`);
      const ids = Array.from({ length: 8 }, (_, index) => `E2E-BESIDE-${index}`);
      // One partition key, so that all are processed in order.
      const records = ids.map((ticketId) => sent(JSON.stringify(aTicketEvent({ ticketId })), "one-lane"));
      const [poison = "", ...others] = [ids[3], ...ids.toSpliced(3, 1)].map((id) => id ?? "");
      await scriptFault(pipeline.stack.controlUrl, {
        service: "lambda",
        operation: "Invoke",
        resource: "start-workflow",
        crash: true,
        containing: Buffer.from(records[3]?.data ?? [])
          .toString("base64")
          .slice(0, 100),
      });

      await pipeline.send(records);

      const all = await pipeline.waitForObjects(`aws/lambda/${mapping.UUID}/`, before.size + 1);
      const kept = [...all].filter(([key]) => !before.has(key)).map(([, object]) => object);
      expect(kept.flatMap(textsIn).map((text) => TicketIdSchema.parse(JSON.parse(text)).ticketId)).toEqual([poison]);
      const items = await pipeline.waitForTickets(others);
      expect(others.map((id) => items.get(id)?.["status"]?.S)).toEqual(others.map(() => "ANSWERED"));
      expect(items.has(poison)).toBe(false);
    });
  });

  it("reads nothing while the mapping is disabled, and continues where it stopped once it is enabled", async () => {
    await update({ Enabled: false });
    await served("Mapping is disabled");
    await pipeline.send([sentEvent(aTicketEvent({ ticketId: "E2E-OFF" }))]);
    await sleep(3_000);
    expect((await pipeline.items()).has("E2E-OFF")).toBe(false);

    await update({ Enabled: true });

    await pipeline.waitForTickets(["E2E-OFF"]);
  });
});
