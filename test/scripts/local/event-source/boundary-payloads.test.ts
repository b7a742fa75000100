import { describe, expect, it } from "vitest";
import { PAYLOAD_LIMIT_BYTES } from "../../../../scripts/local/event-source/shard-worker.js";
import { aRecord, KIB, ticketOfBytes } from "../../../support/builders/tickets.js";
import { aMapping } from "../../../support/builders/event-source-cases.js";
import { NO_FAULTS } from "../../../support/fakes/simulated-function.js";
import { SimulatedPipeline } from "../../../support/fakes/simulated-pipeline.js";

/** Largest input of an execution, in bytes (Step Functions quotas, "Maximum input or output size"). */
const EXECUTION_INPUT_BYTES = 256 * KIB;

const pipelineOf = (...contents: readonly unknown[]): SimulatedPipeline =>
  new SimulatedPipeline(
    aMapping(),
    contents.map((data, index) => aRecord({ data, sequenceNumber: String(10_000 + index) })),
    NO_FAULTS,
  );

describe.each([255 * KIB, 256 * KIB, 257 * KIB, 1024 * KIB])("a record of %d bytes", (bytes) => {
  it("becomes an execution whose input fits, and its whole text is stored", async () => {
    const data = ticketOfBytes("TKT-BIG", bytes);
    expect(data.byteLength).toBe(bytes);

    const { executions, objects, discarded } = await pipelineOf(data).run();

    const [input] = executions.values();
    expect(Buffer.byteLength(JSON.stringify(input))).toBeLessThan(EXECUTION_INPUT_BYTES);
    const original = JSON.parse(objects.get(input?.ticket.originalKey ?? "") ?? "null") as unknown;
    expect(original).toMatchObject({ data: (JSON.parse(Buffer.from(data).toString()) as { data: object }).data });
    expect(discarded).toEqual([]);
  });

  it("is quarantined whole when it is not a ticket", async () => {
    const { executions, objects, discarded } = await pipelineOf("x".repeat(bytes)).run();

    const [quarantined] = [...objects].filter(([key]) => key.startsWith("quarantine/not-json/"));
    const { data } = JSON.parse(quarantined?.[1] ?? "{}") as { data: string };
    expect(Buffer.from(data, "base64").byteLength).toBe(bytes);
    expect(executions.size).toBe(0);
    expect(discarded).toEqual([]);
  });
});

it("sends no more large records at a time than fit into a call", async () => {
  const tickets = Array.from({ length: 10 }, (_, index) => ticketOfBytes(`TKT-${index}`, 1024 * KIB));

  const { deliveries, records, executions } = await pipelineOf(...tickets).run();

  const sizes = deliveries.map(({ sequenceNumbers }) => {
    const sent = records.filter(({ kinesis }) => sequenceNumbers.includes(kinesis.sequenceNumber));
    return Buffer.byteLength(JSON.stringify({ Records: sent }));
  });
  expect(Math.max(...sizes)).toBeLessThanOrEqual(PAYLOAD_LIMIT_BYTES);
  expect(deliveries.length).toBe(3);
  expect(executions.size).toBe(10);
});
