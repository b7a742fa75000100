import type { KinesisStreamRecord } from "aws-lambda";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { MAPPING_DEFAULTS, type Mapping } from "../../../scripts/local/event-source/mapping.js";
import { aRecord, aTicketEvent } from "../../support/builders.js";
import { placeOf } from "../../support/record-places.js";
import { SimulatedPipeline, type Faults } from "../../support/simulated-pipeline.js";
import { synthesizeStack } from "../../support/synthesized-stack.js";

const HOUR_MS = 60 * 60 * 1000;

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
  const found = MappingSchema.parse(synthesizeStack().resource("aws_lambda_event_source_mapping"));
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
  new SimulatedPipeline(deployed(), tickets, { invocations: [], calls: [], poison: new Set(), ...faults }).run();

const hoursOf = ({ deliveries }: SimulatedPipeline): number =>
  ((deliveries.at(-1)?.at ?? 0) - (deliveries[0]?.at ?? 0)) / HOUR_MS;

describe("the mapping as it is deployed, with the real start-workflow behind it", () => {
  it("takes every ticket through an outage of hours, and gives none up", async () => {
    const outage = Array.from({ length: 16_000 }, () => "unavailable" as const);

    const pipeline = await simulate({ calls: outage });

    expect(hoursOf(pipeline)).toBeGreaterThan(1);
    expect(pipeline.discarded).toEqual([]);
    expect(pipeline.executions.size).toBe(tickets.length);
  });

  it("gives up a record that always crashes the function, alone, within a day, and keeps it whole", async () => {
    const pipeline = await simulate({ poison: new Set(["103"]) });

    const others = tickets.filter((record) => sequenceOf(record) !== "103");
    expect(others.map((record) => placeOf(pipeline, record))).toEqual(others.map(() => "execution"));
    expect(pipeline.givenUp().map(sequenceOf)).toEqual(["103"]);
    expect(hoursOf(pipeline)).toBeLessThanOrEqual(24);
  });
});
