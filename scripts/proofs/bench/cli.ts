import { availableParallelism } from "node:os";
import type { Command } from "commander";
import { benchApi, isWithinLimit } from "./api.js";
import { benchApiLoad } from "./api-load.js";
import { benchApply } from "./apply.js";
import { benchBundles } from "./bundles.js";
import { benchDeskApi } from "./desk-api.js";
import { benchIdentityApi } from "./identity-api.js";
import { benchCapacity, isNear } from "./capacity.js";
import { benchDesk, isOnTime } from "./desk.js";
import { benchLargeTicket } from "./large-ticket.js";
import { benchPipeline } from "./pipeline.js";
import { benchReadableText } from "./readable-text.js";
import {
  renderApiBench,
  renderApiLoad,
  renderApply,
  renderBundles,
  renderCapacity,
  renderDesk,
  renderLargeTicket,
  renderPipeline,
  renderReadableText,
  renderSoak,
  renderStartWorkflow,
  type BenchReport,
} from "./render.js";
import { benchSoak } from "./soak.js";
import { benchStartWorkflow } from "./start-workflow.js";
import { createCommand, type CommandHelp } from "../../shared/terminal/help.js";
import { checkJsonFile, printLine, withJsonFile, writeJsonFile } from "../../shared/terminal/output.js";
import { runWhenStarted, UsageError, wholeNumber } from "../../shared/terminal/command-line.js";

/** In the order of measuring. */
const PARTS = [
  "bundles",
  "readable-text",
  "large-ticket",
  "start-workflow",
  "api",
  "desk-api",
  "identity-api",
  "apply",
  "pipeline",
  "desk",
  "api-load",
  "soak",
  "capacity",
] as const;
type Part = (typeof PARTS)[number];

/** Parts that are measured only if they are named: they take many minutes, or are part of another one. */
const NAMED_PARTS: readonly Part[] = ["apply", "desk", "soak", "capacity"];

/** The parts that are measured unless parts are named. */
const DEFAULT_PARTS: readonly Part[] = PARTS.filter((part) => !NAMED_PARTS.includes(part));

const HELP: CommandHelp = {
  name: "bench",
  description: "Measures the pipeline on this machine and prints the figures.",
  examples: [
    "npm run bench",
    "npm run bench -- bundles start-workflow",
    "npm run bench -- apply",
    "npm run bench -- soak --minutes 30",
  ],
  exitCodes: {
    0: "measured",
    1: "a target was missed, a function's memory grows, or something failed",
    2: "wrong options",
  },
};

interface BenchOptions {
  readonly tickets: number;
  readonly calls: number;
  readonly minutes: number;
  readonly rate: number;
  readonly seconds: number;
  readonly json?: string;
}

const toPart = (name: string): Part => {
  const part = PARTS.find((known) => known === name);
  if (part === undefined) throw new UsageError(`Unknown part "${name}"; expected ${PARTS.join(", ")}.`);
  return part;
};

const measurements: Record<Part, (options: BenchOptions) => Promise<Partial<BenchReport>>> = {
  bundles: async () => {
    const bundles = await benchBundles();
    printLine(renderBundles(bundles));
    return { bundles };
  },
  "readable-text": async () => {
    const readableText = await benchReadableText();
    printLine(renderReadableText(readableText));
    if (readableText.some(({ milliseconds, most }) => milliseconds > most)) process.exitCode = 1;
    return { readableText };
  },
  "large-ticket": async () => {
    const largeTicket = await benchLargeTicket();
    printLine(renderLargeTicket(largeTicket));
    if (largeTicket.some(({ milliseconds, most }) => milliseconds > most)) process.exitCode = 1;
    return { largeTicket };
  },
  "start-workflow": async () => {
    const startWorkflow = await benchStartWorkflow();
    printLine(renderStartWorkflow(startWorkflow));
    return { startWorkflow };
  },
  api: async ({ calls }) => {
    const api = await benchApi(calls);
    printLine(renderApiBench(api));
    if (!api.figures.every(isWithinLimit)) process.exitCode = 1;
    return { api };
  },
  "desk-api": async ({ calls }) => {
    const deskApi = await benchDeskApi(calls);
    printLine(renderApiBench(deskApi));
    if (!deskApi.figures.every(isWithinLimit)) process.exitCode = 1;
    return { deskApi };
  },
  "identity-api": async ({ calls }) => {
    const identityApi = await benchIdentityApi(calls);
    printLine(renderApiBench(identityApi));
    if (!identityApi.figures.every(isWithinLimit)) process.exitCode = 1;
    return { identityApi };
  },
  "api-load": async ({ rate, seconds }) => {
    const apiLoad = await benchApiLoad({ rate, seconds });
    printLine(renderApiLoad(apiLoad));
    if (!apiLoad.met) process.exitCode = 1;
    return { apiLoad };
  },
  apply: async () => {
    const apply = await benchApply();
    printLine(renderApply(apply));
    if (apply.seconds > apply.most) process.exitCode = 1;
    return { apply };
  },
  pipeline: async ({ tickets }) => {
    const pipeline = await benchPipeline(tickets);
    printLine(renderPipeline(pipeline));
    return { pipeline };
  },
  desk: async () => {
    const desk = await benchDesk();
    printLine(renderDesk(desk));
    if (!isOnTime(desk)) process.exitCode = 1;
    return { desk };
  },
  soak: async ({ minutes }) => {
    const soak = await benchSoak(minutes);
    printLine(renderSoak(soak));
    if (soak.memory.some(({ flat }) => !flat)) process.exitCode = 1;
    return { soak };
  },
  capacity: async () => {
    const capacity = await benchCapacity();
    printLine(renderCapacity(capacity));
    if (!capacity.every(isNear)) process.exitCode = 1;
    return { capacity };
  },
};

const bench = async (names: readonly string[], options: BenchOptions): Promise<void> => {
  const chosen = new Set(names.length === 0 ? DEFAULT_PARTS : names.map(toPart));
  await checkJsonFile(options.json);
  let report: BenchReport = { node: process.version, cores: availableParallelism() };
  printLine(`Node ${report.node}, ${report.cores} cores`);
  for (const part of PARTS.filter((name) => chosen.has(name)))
    report = { ...report, ...(await measurements[part](options)) };
  await writeJsonFile(options.json, report);
};

/** The command line of `npm run bench`. */
export const createProgram = (): Command =>
  withJsonFile(createCommand(HELP))
    .argument("[parts...]", `what to measure: ${PARTS.join(", ")}; by default all except ${NAMED_PARTS.join(", ")}`)
    .option("--tickets <n>", "tickets sent through the local stack", wholeNumber("--tickets", { min: 1 }), 1000)
    .option(
      "--calls <n>",
      "calls of each kind of api, desk-api and identity-api",
      wholeNumber("--calls", { min: 100 }),
      2_000,
    )
    .option("--minutes <n>", "length of the soak", wholeNumber("--minutes", { min: 1, max: 1_440 }), 10)
    .option("--rate <n>", "submissions per second of api-load", wholeNumber("--rate", { min: 1, max: 1_000 }), 50)
    .option("--seconds <n>", "length of api-load", wholeNumber("--seconds", { min: 1, max: 3_600 }), 60)
    .action(bench);

await runWhenStarted(import.meta.filename, createProgram);
