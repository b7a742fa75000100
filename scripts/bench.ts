import { writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { Command } from "commander";
import { benchBundles } from "./bench/bundles.js";
import { benchPipeline } from "./bench/pipeline.js";
import { renderBundles, renderPipeline, renderStartWorkflow, type BenchReport } from "./bench/render.js";
import { benchStartWorkflow } from "./bench/start-workflow.js";
import { checkReportFolder } from "./check-report-folder.js";
import { runCommand, UsageError, wholeNumber } from "./command-line.js";

const PARTS = ["bundles", "start-workflow", "pipeline"] as const;

interface BenchOptions {
  readonly tickets: number;
  readonly json?: string;
}

const chooseParts = (names: readonly string[]): ReadonlySet<string> => {
  const unknown = names.find((name) => !PARTS.some((part) => part === name));
  if (unknown !== undefined) throw new UsageError(`No part "${unknown}"; expected ${PARTS.join(", ")}.`);
  return new Set(names.length === 0 ? PARTS : names);
};

const print = (text: string): void => void process.stdout.write(`${text}\n`);

const bench = async (names: readonly string[], { tickets, json }: BenchOptions): Promise<void> => {
  const parts = chooseParts(names);
  await checkReportFolder(json);
  let report: BenchReport = { node: process.version, cores: availableParallelism() };
  print(`Node ${report.node}, ${report.cores} cores`);
  if (parts.has("bundles")) {
    report = { ...report, bundles: await benchBundles() };
    print(renderBundles(report.bundles ?? []));
  }
  if (parts.has("start-workflow")) {
    const startWorkflow = await benchStartWorkflow();
    report = { ...report, startWorkflow };
    print(renderStartWorkflow(startWorkflow));
  }
  if (parts.has("pipeline")) {
    const pipeline = await benchPipeline(tickets);
    report = { ...report, pipeline };
    print(renderPipeline(pipeline));
  }
  if (json !== undefined) await writeFile(json, `${JSON.stringify(report, undefined, 2)}\n`);
};

await runCommand(
  new Command("bench")
    .description("Measures the pipeline on this machine and prints the figures.")
    .argument("[parts...]", `what to measure: ${PARTS.join(", ")}; all of them by default`)
    .option("--tickets <n>", "tickets sent through the local stack", wholeNumber("--tickets", { min: 1 }), 1000)
    .option("--json <file>", "write the figures as JSON too")
    .action(bench),
);
