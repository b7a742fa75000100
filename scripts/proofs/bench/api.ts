import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import * as z from "zod";
import { bundleFunctions } from "../../../stacks/assets/bundle.js";
import { FUNCTION_ENVIRONMENT, measureImport, unpackBundle } from "./bundles.js";
import { buildRun } from "./build-run.js";
import { respondForApi, startStubService, type StubCall } from "./stub-service.js";

/** Latency of the table and the stream in ms: about that within a region. */
export const LATENCY_MS = 5;
const WARM_UP = 300;

/** Milliseconds that 99 of 100 calls may take, by method. */
const MAX_MS = { POST: 25, GET: 15 } as const;
const MAX_IMPORT_MS = 80;

const Times = z.record(z.string(), z.object({ calls: z.number(), p50: z.number(), p99: z.number(), cpu: z.number() }));

/** A figure and its limit. */
export interface LimitCheck {
  readonly name: string;
  /** The median of imports, the 99th percentile of calls. */
  readonly milliseconds: number;
  readonly most: number;
  readonly p50?: number;
  /** CPU milliseconds of one call. */
  readonly cpu?: number;
}

export interface ApiBench {
  readonly latencyMs: number;
  readonly calls: number;
  readonly figures: readonly LimitCheck[];
}

/** Whether a figure is within its limit. */
export const isWithinLimit = ({ milliseconds, most }: LimitCheck): boolean => milliseconds < most;

const environment = (endpoint: string): NodeJS.ProcessEnv => ({
  PATH: process.env["PATH"],
  AWS_ENDPOINT_URL: endpoint,
  AWS_ACCESS_KEY_ID: "bench",
  AWS_SECRET_ACCESS_KEY: "bench",
  ...FUNCTION_ENVIRONMENT,
});

interface MeasuredCalls {
  readonly handler: string;
  readonly folder: string;
  readonly callers: "customers" | "staff" | "people";
  /** Calls of each kind. */
  readonly calls: number;
  readonly respond: (call: StubCall) => unknown;
  /** Milliseconds that 99 of 100 calls may take. */
  readonly most: (name: string) => number;
}

/** Measures every call of some callers to a function in a process of its own. */
export const measureCalls = async ({
  handler,
  folder,
  callers,
  calls,
  respond,
  most,
}: MeasuredCalls): Promise<LimitCheck[]> => {
  const stub = await startStubService(LATENCY_MS, respond);
  const result = join(folder, "times.json");
  try {
    const run = await buildRun(fileURLToPath(new URL("./api-run.ts", import.meta.url)), folder);
    const args = [run, handler, result, String(calls), String(WARM_UP), callers];
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
    most: most(name),
  }));
};

/** The file of a deployed function, unpacked, and how long its import takes. */
export const unpackFunction = async (name: string, folder: string): Promise<[file: string, check: LimitCheck]> => {
  const bundle = bundleFunctions([name]).get(name);
  const file = await unpackBundle(name, await readFile(bundle?.path ?? name), folder);
  return [file, { name: `import of ${name}`, milliseconds: await measureImport(file), most: MAX_IMPORT_MS }];
};

/**
 * Measures the deployed code of serve-api in a separate process, against stubs of the table and the stream in this one,
 * with a latency of 5 ms and without an emulator. Takes about two minutes with 2,000 calls.
 * @param calls of each kind
 */
export const benchApi = async (calls: number): Promise<ApiBench> => {
  const folder = await mkdtemp(join(tmpdir(), "ticket-pipeline-bench-"));
  try {
    const [handler, ofApi] = await unpackFunction("serve-api", folder);
    const [, ofAuthorizer] = await unpackFunction("authorize-request", folder);
    const most = (name: string): number => (name.startsWith("POST") ? MAX_MS.POST : MAX_MS.GET);
    const times = await measureCalls({ handler, folder, callers: "customers", calls, respond: respondForApi(), most });
    return { latencyMs: LATENCY_MS, calls, figures: [...times, ofApi, ofAuthorizer] };
  } finally {
    await rm(folder, { recursive: true });
  }
};
