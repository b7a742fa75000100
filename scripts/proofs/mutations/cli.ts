import { writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import path from "node:path";
import { Command } from "commander";
import { checkReportFolder } from "../../shared/terminal/report-file.js";
import { runWhenStarted, wholeNumber } from "../../shared/terminal/command-line.js";
import { PROJECT_ROOT } from "../../shared/deployment/project.js";
import { interruptible } from "../../shared/terminal/interruption.js";
import { chooseMutations } from "./choose-mutations.js";
import { LocalTestRunner } from "./local-test-runner.js";
import type { Mutation } from "./mutation.js";
import { showMutations } from "./progress.js";
import { renderMutationList, renderResults, renderMutationSummary, summarize, toJson } from "./render.js";
import { checkBaseline, runMutations, type MutationResult } from "./run-mutations.js";
import { temporaryRoot } from "./temporary-root.js";
import { WorkingCopy } from "./working-copy.js";
import { allMutations } from "./catalogue/all-mutations.js";

interface MutationOptions {
  readonly only?: readonly string[];
  readonly list?: boolean;
  readonly json?: string;
  /** Mutations at a time. */
  readonly jobs: number;
}

const HELP = `
Each mutation takes one thing away that a guarantee rests on: a retry, a condition, an alarm's action. It does so in a copy of
the working tree as it is now, runs the tests that are to miss it, and expects one of them to fail. A test that only could not
run does not count.

Exit codes: 0 every mutation was noticed; 1 one was not, or could not be tried; 2 wrong options.`;

const DEFAULT_JOBS = Math.min(2, availableParallelism());

/** Runs the mutations in copies below a folder that goes when they are through, or interrupted. */
const mutate = async (
  mutations: readonly Mutation[],
  jobs: number,
  signal: AbortSignal,
): Promise<readonly MutationResult[]> => {
  const root = temporaryRoot();
  const runner = new LocalTestRunner(signal);
  try {
    const folders = Array.from({ length: jobs }, (_, index) => path.join(root.folder, String(index + 1), "project"));
    const copies = await Promise.all(folders.map((folder) => WorkingCopy.of(PROJECT_ROOT, folder)));
    process.stderr.write("Running the tests with nothing taken away ...\n");
    await checkBaseline(mutations, { copies, runner });
    const progress = showMutations(mutations.length);
    return await runMutations(mutations, { copies, runner, onResult: progress.update }).finally(progress.stop);
  } finally {
    await runner.close();
    root.remove();
  }
};

const run = async (all: readonly Mutation[], { only, list, json, jobs }: MutationOptions): Promise<void> => {
  const mutations = chooseMutations(all, only);
  if (list === true) {
    process.stdout.write(`${renderMutationList(mutations)}\n`);
    return;
  }
  await checkReportFolder(json);
  await interruptible(async (signal) => {
    const startedAt = performance.now();
    const results = await mutate(mutations, jobs, signal);
    const summary = summarize(results, Math.round((performance.now() - startedAt) / 1000));
    process.stdout.write(`${renderResults(results)}\n\n${renderMutationSummary(summary)}\n`);
    if (json !== undefined) await writeFile(json, toJson(results, summary));
    process.exitCode = summary.noticed === results.length ? 0 : 1;
  });
};

/** The command line of `npm run test:mutations`. */
export const createProgram = (all: readonly Mutation[]): Command =>
  new Command("test:mutations")
    .description("Takes away what the guarantees rest on, one thing at a time, and shows which test misses it.")
    .option("--only <name...>", "only these mutations, or those below them: workflow/open-ticket")
    .option("--list", "list the mutations and run nothing")
    .option("--json <file>", "write the results to a file, too")
    .option("--jobs <number>", "mutations at a time", wholeNumber("--jobs", { min: 1, max: 16 }), DEFAULT_JOBS)
    .addHelpText("after", HELP)
    .allowExcessArguments(false)
    .action((options: MutationOptions) => run(all, options));

await runWhenStarted(import.meta.filename, () => createProgram(allMutations));
