import { writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { Command } from "commander";
import { benchApi, isWithinLimit } from "./api.js";
import { benchApiLoad } from "./api-load.js";
import { benchBundles } from "./bundles.js";
import { benchPipeline } from "./pipeline.js";
import {
  renderApiBench,
  renderApiLoad,
  renderBundles,
  renderPipeline,
  renderSoak,
  renderStartWorkflow,
  type BenchReport,
} from "./render.js";
import { benchSoak } from "./soak.js";
import { benchStartWorkflow } from "./start-workflow.js";
import { checkReportFolder } from "../../shared/terminal/report-file.js";
import { runCommand, UsageError, wholeNumber } from "../../shared/terminal/command-line.js";

/** In the order they are measured. */
const PARTS = ["bundles", "start-workflow", "api", "pipeline", "api-load", "soak"] as const;
type Part = (typeof PARTS)[number];

/** Measured unless others are named. */
const USUAL_PARTS: readonly Part[] = ["bundles", "start-workflow", "api", "pipeline", "api-load"];

interface BenchOptions {
  readonly tickets: number;
  readonly minutes: number;
  readonly rate: number;
  readonly seconds: number;
  readonly json?: string;
}

const toPart = (name: string): Part => {
  const part = PARTS.find((known) => known === name);
  if (part === undefined) throw new UsageError(`No part "${name}"; expected ${PARTS.join(", ")}.`);
  return part;
};

const print = (text: string): void => void process.stdout.write(`${text}\n`);

const measurements: Record<Part, (options: BenchOptions) => Promise<Partial<BenchReport>>> = {
  bundles: async () => {
    const bundles = await benchBundles();
    print(renderBundles(bundles));
    return { bundles };
  },
  "start-workflow": async () => {
    const startWorkflow = await benchStartWorkflow();
    print(renderStartWorkflow(startWorkflow));
    return { startWorkflow };
  },
  api: async () => {
    const api = await benchApi();
    print(renderApiBench(api));
    if (!api.figures.every(isWithinLimit)) process.exitCode = 1;
    return { api };
  },
  "api-load": async ({ rate, seconds }) => {
    const apiLoad = await benchApiLoad({ rate, seconds });
    print(renderApiLoad(apiLoad));
    if (!apiLoad.met) process.exitCode = 1;
    return { apiLoad };
  },
  pipeline: async ({ tickets }) => {
    const pipeline = await benchPipeline(tickets);
    print(renderPipeline(pipeline));
    return { pipeline };
  },
  soak: async ({ minutes }) => {
    const soak = await benchSoak(minutes);
    print(renderSoak(soak));
    if (soak.memory.some(({ flat }) => !flat)) process.exitCode = 1;
    return { soak };
  },
};

const bench = async (names: readonly string[], options: BenchOptions): Promise<void> => {
  const chosen = new Set(names.length === 0 ? USUAL_PARTS : names.map(toPart));
  await checkReportFolder(options.json);
  let report: BenchReport = { node: process.version, cores: availableParallelism() };
  print(`Node ${report.node}, ${report.cores} cores`);
  for (const part of PARTS.filter((name) => chosen.has(name)))
    report = { ...report, ...(await measurements[part](options)) };
  if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify(report, undefined, 2)}\n`);
};

await runCommand(
  new Command("bench")
    .description("Measures the pipeline on this machine and prints the figures.")
    .argument("[parts...]", `what to measure: ${PARTS.join(", ")}; all but soak by default`)
    .option("--tickets <n>", "tickets sent through the local stack", wholeNumber("--tickets", { min: 1 }), 1000)
    .option("--minutes <n>", "how long the soak lasts", wholeNumber("--minutes", { min: 1, max: 1_440 }), 10)
    .option("--rate <n>", "submissions a second of api-load", wholeNumber("--rate", { min: 1, max: 1_000 }), 50)
    .option("--seconds <n>", "how long api-load submits", wholeNumber("--seconds", { min: 1, max: 3_600 }), 60)
    .option("--json <file>", "write the figures as JSON too")
    .addHelpText(
      "after",
      "\nExit codes: 0 measured; 1 a target of the API is missed, a function's memory grows, or something failed; 2 wrong options.",
    )
    .action(bench),
);
