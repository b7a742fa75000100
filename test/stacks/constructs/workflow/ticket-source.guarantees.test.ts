import type { KinesisStreamRecord } from "aws-lambda";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { MAPPING_DEFAULTS, type Mapping } from "../../../../scripts/local/event-source/mapping.js";
import { aRecord, aTicketEvent } from "../../../support/builders/tickets.js";
import { resultOf } from "../../../support/builders/kinesis-records.js";
import { NO_FAULTS } from "../../../support/fakes/simulated-function.js";
import { SimulatedPipeline, type Faults } from "../../../support/fakes/simulated-pipeline.js";
import { synthesizeStack } from "../../../support/aws/synthesized-stack.js";

const MINUTE_MS = 60 * 1000;

const MappingSchema = z.object({
  batch_size: z.number().default(MAPPING_DEFAULTS.batchSize),
  maximum_batching_window_in_seconds: z.number().default(MAPPING_DEFAULTS.batchingWindowSeconds),
  parallelization_factor: z.number().default(MAPPING_DEFAULTS.parallelizationFactor),
  function_response_types: z.array(z.string()).default([]),
  bisect_batch_on_function_error: z.boolean().default(false),
  maximum_retry_attempts: z.number().default(MAPPING_DEFAULTS.maximumRetryAttempts),
  maximum_record_age_in_seconds: z.number().default(MAPPING_DEFAULTS.maximumRecordAgeSeconds),
  destination_config: z.object({ on_failure: z.object({ destination_arn: z.string() }) }).optional(),
});

/** The mapping that this project deploys, as the event source driver reads one. */
const deployed = (): Mapping => {
  const found = MappingSchema.parse(synthesizeStack().resource("aws_lambda_event_source_mapping", "source/"));
  return {
    id: "mapping",
    functionArn: "start-workflow",
    streamArn: "tickets",
    start: { kind: "TRIM_HORIZON" },
    batchSize: found.batch_size,
    batchingWindowSeconds: found.maximum_batching_window_in_seconds,
    parallelizationFactor: found.parallelization_factor,
    reportsItemFailures: found.function_response_types.includes("ReportBatchItemFailures"),
    bisects: found.bisect_batch_on_function_error,
    maximumRetryAttempts: found.maximum_retry_attempts,
    maximumRecordAgeSeconds: found.maximum_record_age_in_seconds,
    onFailureBucket: found.destination_config?.on_failure.destination_arn,
  };
};

const tickets: readonly KinesisStreamRecord[] = Array.from({ length: 8 }, (_, number) =>
  aRecord({
    data: aTicketEvent({ ticketId: `TKT-${number}` }),
    arrivedAt: 1_795_249_800,
    partitionKey: "customer",
    sequenceNumber: String(100 + number),
  }),
);

const sequenceOf = ({ kinesis }: KinesisStreamRecord): string => kinesis.sequenceNumber;

const simulate = (faults: Partial<Faults>): Promise<SimulatedPipeline> =>
  new SimulatedPipeline(deployed(), tickets, { ...NO_FAULTS, ...faults }).run();

const minutesOf = ({ deliveries }: SimulatedPipeline): number =>
  ((deliveries.at(-1)?.at ?? 0) - (tickets[0]?.kinesis.approximateArrivalTimestamp ?? 0) * 1000) / MINUTE_MS;

describe("the deployed mapping with the real start-workflow", () => {
  it("delivers every ticket after an outage of 25 minutes, and gives up none", async () => {
    const pipeline = await simulate({ unavailableForMs: 25 * MINUTE_MS });

    expect(pipeline.discarded).toEqual([]);
    expect(pipeline.executions.size).toBe(tickets.length);
    expect(minutesOf(pipeline)).toBeGreaterThanOrEqual(25);
  });

  it("calls the function rarely while the outage lasts", async () => {
    const pipeline = await simulate({ unavailableForMs: 25 * MINUTE_MS });

    expect(pipeline.deliveries.length).toBeLessThanOrEqual(21);
  });

  it("stores every ticket complete when the outage lasts longer, and all can be replayed after it", async () => {
    const pipeline = await simulate({ unavailableForMs: 60 * MINUTE_MS });

    expect(pipeline.givenUp()).toEqual(tickets);
    expect(pipeline.discarded.map(({ condition }) => condition)).toEqual(["RetryAttemptsExhausted"]);
    expect(pipeline.executions.size).toBe(0);

    await pipeline.replay();
    expect(pipeline.executions.size).toBe(tickets.length);
  });

  it("delays other records by one bisect sequence and 20 calls when a record always crashes the function, and stores it complete", async () => {
    const pipeline = await simulate({ poison: new Set(["103"]) });

    const others = tickets.filter((record) => sequenceOf(record) !== "103");
    expect(others.map((record) => resultOf(pipeline, record))).toEqual(others.map(() => "execution"));
    expect(pipeline.givenUp().map(sequenceOf)).toEqual(["103"]);
    const depth = Math.ceil(Math.log2(tickets.length));
    expect(pipeline.deliveries.length).toBeLessThanOrEqual(2 * depth + 1 + 20);
    expect(minutesOf(pipeline)).toBeLessThanOrEqual(2);
  });
});
