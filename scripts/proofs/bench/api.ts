import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import * as z from "zod";
import { bundleFunctions } from "../../../stacks/assets/bundle.js";
import { respondForApi } from "./api-services.js";
import { measureImport, unpackBundle } from "./bundles.js";
import { buildRun } from "./build-run.js";
import { startStubService } from "./stub-service.js";

/** Latency of the table and of the stream, in ms: about what they take within a region. */
const LATENCY_MS = 5;
const CALLS = 2_000;
const WARM_UP = 300;

/** Milliseconds that 99 of 100 calls may take, by the method. */
const MAX_MS = { POST: 25, GET: 15 } as const;
const MAX_IMPORT_MS = 80;
/** What a caller waits for when a function starts. */
const IMPORTED = ["serve-api", "authorize-request"];

const Times = z.record(z.string(), z.object({ calls: z.number(), p50: z.number(), p99: z.number(), cpu: z.number() }));

/** A figure beside the most that it may be. */
export interface LimitCheck {
  readonly name: string;
  /** Milliseconds; of imports the median, of calls the 99th of 100. */
  readonly milliseconds: number;
  readonly most: number;
  readonly p50?: number;
  /** Of the function's CPU, for one call. */
  readonly cpu?: number;
}

export interface ApiBench {
  readonly latencyMs: number;
  readonly calls: number;
  readonly figures: readonly LimitCheck[];
}

/** Whether a figure keeps its bound. */
export const isWithinLimit = ({ milliseconds, most }: LimitCheck): boolean => milliseconds < most;

const environment = (endpoint: string): NodeJS.ProcessEnv => ({
  PATH: process.env["PATH"],
  AWS_ENDPOINT_URL: endpoint,
  AWS_REGION: "us-east-1",
  AWS_ACCESS_KEY_ID: "bench",
  AWS_SECRET_ACCESS_KEY: "bench",
  TICKET_TABLE: "bench",
  TICKET_STREAM: "bench",
});

const measureCalls = async (handler: string, folder: string): Promise<LimitCheck[]> => {
  const stub = await startStubService(LATENCY_MS, respondForApi());
  const result = join(folder, "times.json");
  try {
    const run = await buildRun(fileURLToPath(new URL("./api-run.ts", import.meta.url)), folder);
    const args = [run, handler, result, String(CALLS), String(WARM_UP)];
    // The function logs every request, as it does in Lambda.
    await promisify(execFile)(process.execPath, args, { env: environment(stub.url), maxBuffer: 2 ** 30 });
  } finally {
    stub.close();
  }
  const times = Times.parse(JSON.parse(await readFile(result, "utf8")));
  return Object.entries(times).map(([name, { p50, p99, cpu }]) => ({
    name,
    p50,
    cpu,
    milliseconds: p99,
    most: name.startsWith("POST") ? MAX_MS.POST : MAX_MS.GET,
  }));
};

/**
 * Measures the code of the function behind the API as it is deployed, in a process of its own, against a table and a stream of
 * 5 ms in this one: no emulator is in the way. Takes about two minutes.
 */
export const benchApi = async (): Promise<ApiBench> => {
  const folder = await mkdtemp(join(tmpdir(), "ticket-pipeline-bench-"));
  try {
    const bundles = bundleFunctions(IMPORTED);
    const imports: LimitCheck[] = [];
    const files = new Map<string, string>();
    for (const name of IMPORTED) {
      const file = await unpackBundle(name, await readFile(bundles.get(name)?.path ?? name), folder);
      files.set(name, file);
      imports.push({ name: `import of ${name}`, milliseconds: await measureImport(file), most: MAX_IMPORT_MS });
    }
    const calls = await measureCalls(files.get("serve-api") ?? "", folder);
    return { latencyMs: LATENCY_MS, calls: CALLS, figures: [...calls, ...imports] };
  } finally {
    await rm(folder, { recursive: true });
  }
};
