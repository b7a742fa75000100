import { availableParallelism } from "node:os";
import path from "node:path";
import { type Command, Option } from "commander";
import { createCommand, type CommandHelp } from "../../shared/terminal/help.js";
import { checkJsonFile, printLine, printNote, withJsonFile } from "../../shared/terminal/output.js";
import { runWhenStarted, wholeNumber } from "../../shared/terminal/command-line.js";
import { PROJECT_ROOT } from "../../shared/deployment/project.js";
import { interruptible } from "../../shared/terminal/interruption.js";
import { writePrivateFile } from "../../shared/terminal/private-files.js";
import { standardError } from "../../shared/terminal/screen.js";
import { allMutations, chooseMutations } from "./catalogue/all-mutations.js";
import { LocalTestRunner } from "./local-test-runner.js";
import type { Mutation } from "./mutation.js";
import {
  renderMutationList,
  renderMutationSummary,
  renderResults,
  summarize,
  toMutationReport,
  withMutationProgress,
} from "./render.js";
import { checkBaseline, runMutations, type MutationResult } from "./run-mutations.js";
import { createTemporaryRoot, WorkingCopy } from "./working-copy.js";

interface MutationOptions {
  readonly only?: readonly string[];
  readonly list?: boolean;
  readonly json?: string;
  /** Mutations in parallel. */
  readonly jobs: number;
}

const HELP: CommandHelp = {
  name: "test:mutations",
  description:
    "Removes one safeguard at a time (a retry, a condition, an alarm action) and shows which test catches it.",
  notes:
    "Each mutation removes one safeguard of a guarantee in a copy of the current working tree, runs the tests that should catch it, and expects at least one to fail. A test that could not run does not count.",
  examples: [
    "npm run test:mutations",
    "npm run test:mutations -- --list",
    "npm run test:mutations -- --only workflow/open-ticket --jobs 1",
  ],
  exitCodes: {
    0: "every mutation was caught",
    1: "a mutation was not caught or could not run",
    2: "wrong options",
    130: "interrupted",
  },
};

const DEFAULT_JOBS = Math.min(2, availableParallelism());

/** Runs the mutations in working copies, which are removed at the end, or when interrupted. */
const mutate = async (
  mutations: readonly Mutation[],
  jobs: number,
  signal: AbortSignal,
): Promise<readonly MutationResult[]> => {
  const root = createTemporaryRoot();
  const runner = new LocalTestRunner(signal);
  try {
    const folders = Array.from({ length: jobs }, (_, index) => path.join(root.folder, String(index + 1), "project"));
    const copies = await Promise.all(folders.map((folder) => WorkingCopy.of(PROJECT_ROOT, folder)));
    printNote("Running the tests on the unmodified code ...");
    await checkBaseline(mutations, { copies, runner });
    return await withMutationProgress(standardError, mutations.length, (onResult) =>
      runMutations(mutations, { copies, runner, onResult }),
    );
  } finally {
    await runner.close();
    root.remove();
  }
};

const run = async (all: readonly Mutation[], { only, list, json, jobs }: MutationOptions): Promise<void> => {
  const mutations = chooseMutations(all, only);
  if (list === true) {
    printLine(renderMutationList(mutations));
    return;
  }
  await checkJsonFile(json);
  await interruptible(async (signal) => {
    const startedAt = performance.now();
    const results = await mutate(mutations, jobs, signal);
    const summary = summarize(results, Math.round((performance.now() - startedAt) / 1000));
    printLine(`${renderResults(results)}\n\n${renderMutationSummary(summary)}`);
    if (json !== undefined) await writePrivateFile(json, toMutationReport(results, summary));
    process.exitCode = summary.caught === results.length ? 0 : 1;
  });
};

/** The command line of `npm run test:mutations`. */
export const createProgram = (all: readonly Mutation[] = allMutations): Command =>
  withJsonFile(createCommand(HELP))
    .option("--only <name...>", "run only mutations with these names, or below them: workflow/open-ticket")
    .option("--list", "list the mutations and run nothing")
    .addOption(
      new Option("--jobs <number>", "mutations to run in parallel")
        .argParser(wholeNumber("--jobs", { min: 1, max: 16 }))
        .default(DEFAULT_JOBS, "2, or 1 on one core"),
    )
    .action((options: MutationOptions) => run(all, options));

await runWhenStarted(import.meta.filename, createProgram);
