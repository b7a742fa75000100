import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import * as z from "zod";
import { inProcessorTime } from "./processor-time.js";

/** Lighthouse's command line, in the package of its own in this folder. */
const LIGHTHOUSE = path.join(import.meta.dirname, "node_modules", "lighthouse", "cli", "index.js");

/** Lighthouse's settings of a device: its screen, processor and network. */
const DEVICES = {
  desktop: ["--preset=desktop"],
  /** Four times slower, with a slow network: Lighthouse's default. */
  phone: [],
} as const;
type Device = keyof typeof DEVICES;

/** Milliseconds in which the API and the files are taken to answer, besides the network. */
const SERVER_MS = 100;

/** For one run on a busy machine. */
const TIMEOUT_MS = 120_000;

const Category = z.object({
  score: z.number(),
  auditRefs: z.array(z.object({ id: z.string(), weight: z.number() })),
});

const Report = z.object({
  /** Where the page led to. */
  finalDisplayedUrl: z.string(),
  runtimeError: z.object({ message: z.string() }).optional(),
  audits: z.record(
    z.string(),
    z.object({ title: z.string(), score: z.number().nullable(), displayValue: z.string().optional() }),
  ),
  categories: z.object({ performance: Category, accessibility: Category, "best-practices": Category }),
});
/** What Lighthouse says of a page; scores from 0 to 1. */
export type Report = z.infer<typeof Report>;

export interface LighthouseOptions {
  readonly url: string;
  /** Debugging port of a browser in which somebody is signed in. */
  readonly port: number;
  readonly device: Device;
  /** For what Lighthouse saves; empty. */
  readonly folder: string;
}

const run = async (args: readonly string[]): Promise<void> => {
  await promisify(execFile)(process.execPath, [LIGHTHOUSE, ...args], { timeout: TIMEOUT_MS });
};

const writeServerTimes = async ({ url, folder }: LighthouseOptions): Promise<string> => {
  const file = path.join(folder, "server-times.json");
  const { origin } = new URL(url);
  const times = { additionalRttByOrigin: { [origin]: 0 }, serverResponseTimeByOrigin: { [origin]: SERVER_MS } };
  await writeFile(file, JSON.stringify(times));
  return file;
};

/**
 * Has Lighthouse load a page and judge it. Its simulation computes when things appear from what was loaded and what the
 * main thread did; that is taken in processor time, and the server's time is always the same. So how busy the machine
 * is has no part in the scores.
 * @throws Error if Lighthouse is not installed or fails; ZodError if its report has another shape
 */
export const runLighthouse = async (options: LighthouseOptions): Promise<Report> => {
  const { url, port, device, folder } = options;
  if (!existsSync(LIGHTHOUSE))
    throw new Error("Lighthouse is not installed: npm ci --prefix test/console/lighthouse --ignore-scripts");
  const saved = path.join(folder, "artifacts");
  const report = path.join(folder, "report.json");
  const settings = [
    ...DEVICES[device],
    "--only-categories=performance,accessibility,best-practices",
    // Otherwise it would end the session.
    "--disable-storage-reset",
    `--precomputed-lantern-data-path=${await writeServerTimes(options)}`,
    // Each of them loads the page once more.
    "--disable-full-page-screenshot",
    "--skip-audits=bf-cache",
    "--no-enable-error-reporting",
    "--quiet",
  ];
  await run([url, `--gather-mode=${saved}`, `--port=${port}`, ...settings]);
  const trace = path.join(saved, "trace.json");
  await writeFile(trace, JSON.stringify(inProcessorTime(JSON.parse(await readFile(trace, "utf8")))));
  await run([url, `--audit-mode=${saved}`, "--output=json", `--output-path=${report}`, ...settings]);
  return Report.parse(JSON.parse(await readFile(report, "utf8")));
};
