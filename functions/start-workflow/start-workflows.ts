import type { KinesisStreamRecord } from "aws-lambda";
import pMap from "p-map";
import type { InvalidRecord } from "../shared/intake/invalid-record.js";
import { planExecution, type PlannedExecution } from "../shared/intake/plan-execution.js";
import { shardOf, toQuarantine } from "../shared/intake/quarantine.js";
import { readEvent } from "../shared/intake/read-event.js";
import { type BatchReport, isTransient, type RecordResult, reportBatch } from "./batch-report.js";
import type { StartWorkflowPorts, StartResult } from "./ports.js";
import { RetryBudget, RetryBudgetSpent } from "./retry-budget.js";

/**
 * Records processed in parallel: as many as an SDK client has sockets, so that no call spends its time waiting for one.
 */
export const START_CONCURRENCY = 50;

/**
 * Brings every record of a batch to one result: an execution, quarantined, ignored, or handed back. Records whose calls
 * fail with a transient error are tried again, round after round, until the retry budget is spent. Records are decoded
 * one at a time, so that memory does not grow with the batch.
 */
export const startWorkflows = async (
  records: readonly KinesisStreamRecord[],
  ports: StartWorkflowPorts,
  concurrency: number = START_CONCURRENCY,
): Promise<BatchReport> => {
  const budget = new RetryBudget(ports);
  const results: RecordResults = new Map();
  let open = records;
  do {
    await runRound(open, results, budget.guard(ports), concurrency);
    open = open.filter((record) => needsRetry(results.get(record)));
  } while (open.length > 0 && (await budget.waitForNextRound()));
  const inOrder = records.flatMap((record) => results.get(record) ?? []);
  return reportBatch(inOrder, ports.log);
};

type RecordResults = Map<KinesisStreamRecord, RecordResult>;

const runRound = async (
  open: readonly KinesisStreamRecord[],
  results: RecordResults,
  ports: StartWorkflowPorts,
  concurrency: number,
): Promise<void> => {
  const start = onceByName((execution) => startExecution(execution, ports));
  const processOne = async (record: KinesisStreamRecord): Promise<void> => {
    const latest = await tryRecord(record, start, ports);
    results.set(record, moreInformative(latest, results.get(record)));
  };
  await pMap(open, processOne, { concurrency });
};

const needsRetry = (result: RecordResult | undefined): boolean => result?.kind === "retry" && isTransient(result);

/**
 * For a record that could not be tried again in time, the error of its last attempt says more than the spent budget.
 */
const moreInformative = (latest: RecordResult, before: RecordResult | undefined): RecordResult =>
  latest.kind === "retry" && latest.error instanceof RetryBudgetSpent ? (before ?? latest) : latest;

type Start = (execution: PlannedExecution) => Promise<StartResult>;

/** Whatever fails hands back this one record: even a bug of ours must not hold up the other records. */
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
    case "invalid":
      return quarantine(record, reading.invalid, ports);
    case "ticket": {
      const result = await start(planExecution(reading));
      if (result.status !== "rejected") return { kind: result.status };
      return quarantine(record, rejection(reading.event.ticketId, result.reason), ports);
    }
  }
};

/** Duplicates within a round share the first one's start and its result. */
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
  issues: [{ path: "", expected: "a name and an input that StartExecution accepts", held }],
  ticketId,
});

const quarantine = async (
  record: KinesisStreamRecord,
  invalid: InvalidRecord,
  { objects, log }: StartWorkflowPorts,
): Promise<RecordResult> => {
  const { key, json } = toQuarantine(record, invalid);
  await objects.put(key, json);
  log.warn("Record quarantined", {
    reason: invalid.reason,
    fields: invalid.issues.map((issue) => issue.path),
    ticket_id: invalid.ticketId,
    shard_id: shardOf(record),
    sequence_number: record.kinesis.sequenceNumber,
    quarantine_key: key,
  });
  return { kind: "quarantined", reason: invalid.reason };
};
