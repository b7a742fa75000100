import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import * as z from "zod";
import { buildRun } from "./build-run.js";
import { startStubService } from "./stub-service.js";

const SOURCE = fileURLToPath(new URL("./start-workflow-run.ts", import.meta.url));

/** Latency of the stub in ms: about that of StartExecution within a region. */
const LATENCY_MS = 15;
const BATCH = 10_000;
/** Records of the sequential loop: three seconds are as good as three minutes. */
const SEQUENTIAL_BATCH = 200;

const RunSchema = z.object({
  concurrency: z.number(),
  recordsPerSecond: z.number(),
  sequentialRecordsPerSecond: z.number(),
  heapGrowthMiB: z.number(),
});

export interface StartWorkflowBench extends z.infer<typeof RunSchema> {
  readonly latencyMs: number;
  /** Records in the measured batch. */
  readonly batch: number;
  /** Records per second divided by those of the sequential loop in the same run. */
  readonly ratio: number;
}

/**
 * Measures start-workflow's domain code and the real Step Functions client, bundled and minified, in a separate
 * process, against a stub with a latency of 15 ms in this one. Takes about half a minute.
 */
export const benchStartWorkflow = async (): Promise<StartWorkflowBench> => {
  const directory = await mkdtemp(join(tmpdir(), "ticket-pipeline-bench-"));
  const started = { executionArn: "arn:aws:states:bench", startDate: 1_795_249_800 };
  const stub = await startStubService(LATENCY_MS, () => started);
  try {
    const run = await runBundle(await buildRun(SOURCE, directory), stub.url);
    return {
      ...run,
      latencyMs: LATENCY_MS,
      batch: BATCH,
      ratio: run.recordsPerSecond / run.sequentialRecordsPerSecond,
    };
  } finally {
    stub.close();
    await rm(directory, { recursive: true });
  }
};

const runBundle = async (file: string, endpoint: string): Promise<z.infer<typeof RunSchema>> => {
  const env = {
    ...process.env,
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: "us-east-1",
    AWS_ACCESS_KEY_ID: "bench",
    AWS_SECRET_ACCESS_KEY: "bench",
  };
  const args = ["--expose-gc", file, String(BATCH), String(SEQUENTIAL_BATCH)];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env });
  return RunSchema.parse(JSON.parse(stdout));
};
