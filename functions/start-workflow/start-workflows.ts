import type { KinesisStreamRecord } from "aws-lambda";
import pMap from "p-map";
import { type BatchReport, isTransient, type RecordResult, reportBatch } from "./batch-report.js";
import type { InvalidRecord } from "../shared/intake/invalid-record.js";
import { RetryBudget, RetryBudgetSpent } from "./retry-budget.js";
import { planExecution, type PlannedExecution } from "../shared/intake/plan-execution.js";
import type { StartWorkflowPorts, StartResult } from "./ports.js";
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
  ports: StartWorkflowPorts,
  concurrency: number = START_CONCURRENCY,
): Promise<BatchReport> => {
  const patience = new RetryBudget(ports);
  const outcomes: RecordResults = new Map();
  let open = records;
  do {
    await runRound(open, outcomes, patience.guard(ports), concurrency);
    open = open.filter((record) => needsRetry(outcomes.get(record)));
  } while (open.length > 0 && (await patience.waitForNextRound()));
  const inOrder = records.flatMap((record) => outcomes.get(record) ?? []);
  return reportBatch(inOrder, ports.log);
};

type RecordResults = Map<KinesisStreamRecord, RecordResult>;

/** One round. */
const runRound = async (
  open: readonly KinesisStreamRecord[],
  outcomes: RecordResults,
  ports: StartWorkflowPorts,
  concurrency: number,
): Promise<void> => {
  const start = onceByName((execution) => startExecution(execution, ports));
  const settleOne = async (record: KinesisStreamRecord): Promise<void> => {
    const latest = await tryRecord(record, start, ports);
    outcomes.set(record, moreInformative(latest, outcomes.get(record)));
  };
  await pMap(open, settleOne, { concurrency });
};

const needsRetry = (outcome: RecordResult | undefined): boolean => outcome?.kind === "retry" && isTransient(outcome);

/** Of a record that there was no time to try once more, what it failed for before says more. */
const moreInformative = (latest: RecordResult, before: RecordResult | undefined): RecordResult =>
  latest.kind === "retry" && latest.error instanceof RetryBudgetSpent ? (before ?? latest) : latest;

type Start = (execution: PlannedExecution) => Promise<StartResult>;

/** Whatever goes wrong hands back this one record: even a fault of ours must not hold up its neighbours. */
const tryRecord = async (
  record: KinesisStreamRecord,
  start: Start,
  ports: StartWorkflowPorts,
): Promise<RecordResult> => {
  try {
    return await processRecord(record, start, ports);
  } catch (error) {
    return { kind: "retry", sequenceNumber: record.kinesis.sequenceNumber, error };
  }
};

const processRecord = async (
  record: KinesisStreamRecord,
  start: Start,
  ports: StartWorkflowPorts,
): Promise<RecordResult> => {
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

const startExecution = async (
  execution: PlannedExecution,
  { objects, workflows }: StartWorkflowPorts,
): Promise<StartResult> => {
  const { name, input, original } = execution;
  if (original !== undefined) await objects.put(original.key, original.json);
  return workflows.start(name, input);
};

const rejection = (ticketId: string, held: string): InvalidRecord => ({
  reason: "rejected-by-workflow",
  issues: [{ path: "", expected: "a name and an input that StartExecution takes", held }],
  ticketId,
});

const quarantine = async (
  record: KinesisStreamRecord,
  fault: InvalidRecord,
  { objects, log }: StartWorkflowPorts,
): Promise<RecordResult> => {
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
