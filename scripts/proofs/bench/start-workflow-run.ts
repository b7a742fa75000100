/** The process that the start-workflow bench measures: nothing else affects its time and its heap. */
import { SFNClient } from "@aws-sdk/client-sfn";
import type { KinesisStreamRecord } from "aws-lambda";
import { clientSettings } from "../../../functions/shared/lambda/aws-clients.js";
import { SfnWorkflowStarter } from "../../../functions/start-workflow/sfn-workflow-starter.js";
import { START_CONCURRENCY, startWorkflows } from "../../../functions/start-workflow/start-workflows.js";
import { systemClock } from "../../../functions/start-workflow/retry-budget.js";
import { benchRecord } from "./bench-record.js";

/** The result, written to stdout as one line of JSON. */
interface StartWorkflowRun {
  readonly concurrency: number;
  readonly recordsPerSecond: number;
  readonly sequentialRecordsPerSecond: number;
  readonly heapGrowthMiB: number;
}

const fail = () => {
  throw new Error("A bench record was quarantined or handed back.");
};
const ports = {
  workflows: new SfnWorkflowStarter(
    new SFNClient(clientSettings(3_000)),
    "arn:aws:states:us-east-1:111122223333:bench",
  ),
  objects: { put: fail },
  log: { warn: fail, error: fail },
  clock: systemClock,
  random: Math.random,
};

let batches = 0;
const aBatch = (size: number): KinesisStreamRecord[] => {
  const batch = ++batches;
  return Array.from({ length: size }, (_, index) => benchRecord(`BENCH-${batch}-${index}`));
};

const recordsPerSecond = async (size: number, concurrency: number): Promise<number> => {
  const batch = aBatch(size);
  const begun = performance.now();
  const { started } = await startWorkflows(batch, ports, concurrency);
  if (started !== size) fail();
  return size / ((performance.now() - begun) / 1000);
};

const liveHeap = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
};

/** Highest growth of the live heap, after garbage collection, while a batch that is already in memory is processed. */
const heapGrowth = async (size: number): Promise<number> => {
  const batch = aBatch(size);
  const before = liveHeap();
  let most = before;
  const sampling = setInterval(() => (most = Math.max(most, liveHeap())), 100);
  await startWorkflows(batch, ports);
  clearInterval(sampling);
  return Math.max(most, liveHeap()) - before;
};

const [size = 10_000, sequentialSize = 200] = process.argv.slice(2).map(Number);
await recordsPerSecond(500, START_CONCURRENCY);
const run: StartWorkflowRun = {
  concurrency: START_CONCURRENCY,
  recordsPerSecond: await recordsPerSecond(size, START_CONCURRENCY),
  sequentialRecordsPerSecond: await recordsPerSecond(sequentialSize, 1),
  heapGrowthMiB: (await heapGrowth(size)) / 1024 ** 2,
};
// Imports nothing that it does not measure.
// eslint-disable-next-line no-restricted-syntax
process.stdout.write(`${JSON.stringify(run)}\n`);
