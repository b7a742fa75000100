import type { KinesisStreamRecord } from "aws-lambda";
import { planExecution } from "../../../functions/shared/intake/plan-execution.js";
import { readEvent } from "../../../functions/shared/intake/read-event.js";
import type { SimulatedPipeline } from "../fakes/simulated-pipeline.js";

/** The name of a record's execution; undefined if the record holds no valid ticket. */
export const executionNameOfRecord = (record: KinesisStreamRecord): string | undefined => {
  const reading = readEvent(Buffer.from(record.kinesis.data, "base64"));
  return reading.kind === "ticket" ? planExecution(reading).name : undefined;
};

const isQuarantined = (pipeline: SimulatedPipeline, { kinesis }: KinesisStreamRecord): boolean =>
  [...pipeline.objects.keys()].some(
    (key) => key.startsWith("quarantine/") && key.endsWith(`-${kinesis.sequenceNumber}.json`),
  );

const wasReturned = (pipeline: SimulatedPipeline, { kinesis }: KinesisStreamRecord): boolean =>
  pipeline.deliveries.some(
    ({ result, sequenceNumbers }) => result.kind === "returned" && sequenceNumbers.includes(kinesis.sequenceNumber),
  );

/** How the function has processed a record; undefined if it has not. */
export const resultOf = (
  pipeline: SimulatedPipeline,
  record: KinesisStreamRecord,
): "execution" | "quarantine" | "ignored" | undefined => {
  const reading = readEvent(Buffer.from(record.kinesis.data, "base64"));
  switch (reading.kind) {
    case "ticket":
      return pipeline.executions.has(planExecution(reading).name) ? "execution" : undefined;
    case "invalid":
      return isQuarantined(pipeline, record) ? "quarantine" : undefined;
    case "foreign":
      return wasReturned(pipeline, record) ? "ignored" : undefined;
  }
};
