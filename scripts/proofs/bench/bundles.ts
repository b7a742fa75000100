import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { unzipSync } from "fflate";
import { bundleFunctions } from "../../../stacks/assets/bundle.js";
import { median } from "../median.js";

/** Fresh processes each import is measured in. */
const RUNS = 11;

export interface BundleBench {
  readonly name: string;
  /** Bytes of the minified modules, those imported on demand included, without their source maps. */
  readonly bytes: number;
  /** Bytes of the zip that Lambda stores, source map included. */
  readonly zipBytes: number;
  /** Median milliseconds to import the module in a fresh process, on the Node that runs this. */
  readonly importMs: number;
}

/** The default budgets, which functions read at import. */
const BUDGETS = {
  BUDGET_GENERAL_TICKETS: "200",
  BUDGET_GENERAL_CHARACTERS: "500000",
  BUDGET_GOLD_TICKETS: "2000",
  BUDGET_GOLD_CHARACTERS: "5000000",
};

/** What the handlers read at import; only the budgets count for something. */
export const FUNCTION_ENVIRONMENT = {
  AWS_REGION: "us-east-1",
  TICKET_BUCKET: "bench",
  TICKET_TABLE: "bench",
  TICKET_STREAM: "bench",
  STATE_MACHINE_ARN: "arn:aws:states:us-east-1:111122223333:stateMachine:bench",
  RESPONSE_MODEL_ID: "bench",
  RESPONSE_TOOL_USE: "named",
  CONFIDENCE_FLOOR: "0.5",
  PII_MODE: "redact",
  EVALUATION_SHARE: "0.1",
  PII_COMPREHEND: "true",
  PROMPT_MAX_TOKENS: "24000",
  ...BUDGETS,
  USER_POOL_ID: "us-east-1_bench",
  USER_POOL_CLIENT_ID: "bench",
  USER_POOL_CLIENT_IDS: "bench",
  USAGE_KEY_GENERAL: "bench",
  USAGE_KEY_GOLD: "bench",
  DESK_NOTICES_TOPIC: "arn:aws:sns:us-east-1:111122223333:bench",
  MODEL_PRICES: "{}",
};

const run = promisify(execFile);

const importOnce = async (file: string): Promise<number> => {
  const script = `const begun = performance.now(); await import(${JSON.stringify(pathToFileURL(file).href)}); console.log(performance.now() - begun);`;
  const { stdout } = await run(process.execPath, ["--input-type=module", "--eval", script], {
    env: { PATH: process.env["PATH"], ...FUNCTION_ENVIRONMENT },
  });
  return Number(stdout.trim().split("\n").at(-1));
};

/** Unpacks a function's code as Lambda does. @returns the module to import. */
export const unpackBundle = async (name: string, zip: Uint8Array, folder: string): Promise<string> => {
  const unpacked = path.join(folder, name);
  await mkdir(unpacked);
  for (const [file, code] of modulesIn(zip)) await writeFile(path.join(unpacked, file), code);
  return path.join(unpacked, "index.mjs");
};

const modulesIn = (zip: Uint8Array): [string, Uint8Array][] =>
  Object.entries(unzipSync(zip)).filter(([file]) => file.endsWith(".mjs"));

/** The median import of a module, in milliseconds, each in a process of its own. */
export const measureImport = async (file: string): Promise<number> => {
  const times: number[] = [];
  for (let count = 0; count < RUNS; count++) times.push(await importOnce(file));
  return median(times);
};

const benchBundle = async (name: string, zipFile: string, folder: string): Promise<BundleBench> => {
  const zip = await readFile(zipFile);
  const file = await unpackBundle(name, zip, folder);
  const bytes = modulesIn(zip).reduce((sum, [, code]) => sum + code.length, 0);
  return { name, bytes, zipBytes: zip.length, importMs: await measureImport(file) };
};

/** Bundles every function as it is deployed, and measures its size and the time its import takes. */
export const benchBundles = async (): Promise<BundleBench[]> => {
  const folder = await mkdtemp(path.join(tmpdir(), "ticket-pipeline-bundles-"));
  try {
    const results: BundleBench[] = [];
    for (const [name, { path: zip }] of bundleFunctions()) results.push(await benchBundle(name, zip, folder));
    return results;
  } finally {
    await rm(folder, { recursive: true });
  }
};
