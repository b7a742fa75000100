import type { KinesisStreamRecord } from "aws-lambda";
import pMap from "p-map";
import { type BatchReport, isTransient, type Outcome, reportBatch } from "./batch-report.js";
import type { Fault } from "../shared/intake/fault.js";
import { Patience, PatienceOver } from "./patience.js";
import { planExecution, type PlannedExecution } from "../shared/intake/plan-execution.js";
import type { Ports, StartResult } from "./ports.js";
import { shardOf, toQuarantine } from "./quarantine.js";
import { readEvent } from "../shared/intake/read-event.js";

/** Records in work at once: as many as an SDK client has sockets, so that no call waits for one while its time runs. */
export const START_CONCURRENCY = 50;

/**
 * Brings each record of a batch to one end: an execution, the quarantine, ignored, or handed back. While something is away
 * that comes back by itself, those that need it are tried again, round after round, as long as the call's patience lasts.
 * Records are decoded one by one as their turn comes, so memory does not grow with the batch.
 */
export const startWorkflows = async (
  records: readonly KinesisStreamRecord[],
  ports: Ports,
  concurrency: number = START_CONCURRENCY,
): Promise<BatchReport> => {
  const patience = new Patience(ports);
  const outcomes: Outcomes = new Map();
  let open = records;
  do {
    await settleAll(open, outcomes, patience.guard(ports), concurrency);
    open = open.filter((record) => isOpen(outcomes.get(record)));
  } while (open.length > 0 && (await patience.waits()));
  const inOrder = records.flatMap((record) => outcomes.get(record) ?? []);
  return reportBatch(inOrder, ports.log);
};

type Outcomes = Map<KinesisStreamRecord, Outcome>;

/** One round. */
const settleAll = async (
  open: readonly KinesisStreamRecord[],
  outcomes: Outcomes,
  ports: Ports,
  concurrency: number,
): Promise<void> => {
  const start = onceByName((execution) => startExecution(execution, ports));
  const settleOne = async (record: KinesisStreamRecord): Promise<void> => {
    const latest = await settle(record, start, ports);
    outcomes.set(record, telling(latest, outcomes.get(record)));
  };
  await pMap(open, settleOne, { concurrency });
};

const isOpen = (outcome: Outcome | undefined): boolean => outcome?.kind === "retry" && isTransient(outcome);

/** Of a record that there was no time to try once more, what it failed for before says more. */
const telling = (latest: Outcome, before: Outcome | undefined): Outcome =>
  latest.kind === "retry" && latest.error instanceof PatienceOver ? (before ?? latest) : latest;

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

/** Duplicates within a round share the first one's start, and its fate. */
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
