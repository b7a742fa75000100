import type { KinesisStreamRecord } from "aws-lambda";
import pMap from "p-map";
import { type BatchReport, type Outcome, reportBatch } from "./batch-report.js";
import type { Fault } from "./fault.js";
import { planExecution, type PlannedExecution } from "./plan-execution.js";
import type { Ports, StartResult } from "./ports.js";
import { shardOf, toQuarantine } from "./quarantine.js";
import { readEvent } from "./read-event.js";

/** Records in work at once: as many as an SDK client has sockets, so that no call waits for one while its time runs. */
export const START_CONCURRENCY = 50;

/**
 * Brings each record of a batch to one end: an execution, the quarantine, ignored, or handed back because something it
 * needs is away. Records are decoded one by one as their turn comes, so memory does not grow with the batch.
 */
export const startWorkflows = async (
  records: readonly KinesisStreamRecord[],
  ports: Ports,
  concurrency: number = START_CONCURRENCY,
): Promise<BatchReport> => {
  const start = onceByName((execution) => startExecution(execution, ports));
  const outcomes = await pMap(records, (record) => settle(record, start, ports), { concurrency });
  return reportBatch(outcomes, ports.log);
};

type Start = (execution: PlannedExecution) => Promise<StartResult>;

/** Whatever goes wrong hands back this one record: even a fault of ours must not hold up its neighbours. */
const settle = async (record: KinesisStreamRecord, start: Start, ports: Ports): Promise<Outcome> => {
  try {
    return await takeThrough(record, start, ports);
  } catch (error) {
    return { kind: "retry", sequenceNumber: record.kinesis.sequenceNumber, error };
  }
};

const takeThrough = async (record: KinesisStreamRecord, start: Start, ports: Ports): Promise<Outcome> => {
  const reading = readEvent(Buffer.from(record.kinesis.data, "base64"));
  switch (reading.kind) {
    case "foreign":
      return { kind: "ignored" };
    case "unusable":
      return quarantine(record, reading.fault, ports);
    case "ticket": {
      const result = await start(planExecution(reading.event));
      if (result.status !== "rejected") return { kind: result.status };
      return quarantine(record, rejection(reading.event.ticketId, result.reason), ports);
    }
  }
};

/** Duplicates within a batch share the first one's start, and its fate. */
const onceByName = (start: Start): Start => {
  const starts = new Map<string, Promise<StartResult>>();
  return async (execution) => {
    const first = starts.get(execution.name);
    if (first !== undefined) return asDuplicate(await first);
    const started = start(execution);
    starts.set(execution.name, started);
    return started;
  };
};

const asDuplicate = (first: StartResult): StartResult =>
  first.status === "started" ? { status: "already-started" } : first;

const startExecution = async (execution: PlannedExecution, { objects, workflows }: Ports): Promise<StartResult> => {
  const { name, input, original } = execution;
  if (original !== undefined) await objects.put(original.key, original.json);
  return workflows.start(name, input);
};

const rejection = (ticketId: string, held: string): Fault => ({
  reason: "rejected-by-workflow",
  issues: [{ path: "", expected: "a name and an input that StartExecution takes", held }],
  ticketId,
});

const quarantine = async (record: KinesisStreamRecord, fault: Fault, { objects, log }: Ports): Promise<Outcome> => {
  const { key, json } = toQuarantine(record, fault);
  await objects.put(key, json);
  log.warn("Record quarantined", {
    reason: fault.reason,
    fields: fault.issues.map((issue) => issue.path),
    ticket_id: fault.ticketId,
    shard_id: shardOf(record),
    sequence_number: record.kinesis.sequenceNumber,
    quarantine_key: key,
  });
  return { kind: "quarantined", reason: fault.reason };
};
