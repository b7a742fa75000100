import pMap from "p-map";
import { applyEdit, reformatted, EditError } from "./apply-edit.js";
import type { Mutation } from "./mutation.js";
import { assessMutation, mergeRuns, type MutationAssessment, type TestRun, type TestRunner } from "./test-run.js";

export interface MutationResult {
  readonly mutation: Mutation;
  readonly assessment: MutationAssessment;
  /** How long its tests took. */
  readonly seconds: number;
}

/** A copy of the project: a `WorkingCopy`, or a fake. */
export interface ProjectCopy {
  readonly folder: string;
  withChange<T>(file: string, change: (text: string) => string, work: () => Promise<T>): Promise<T>;
}

export interface MutationPorts {
  /** One for each mutation that runs in parallel; at least one. */
  readonly copies: readonly ProjectCopy[];
  readonly runner: TestRunner;
}

/** Tests fail, or do not run, on the unmodified code. */
class BaselineError extends Error {
  override readonly name = "BaselineError";
}

/**
 * Runs the tests that the mutations name on the unmodified code, divided among the copies.
 * @throws BaselineError unless all of them pass.
 */
export const checkBaseline = async (
  mutations: readonly Mutation[],
  { copies, runner }: MutationPorts,
): Promise<void> => {
  const tests = [...new Set(mutations.flatMap((mutation) => mutation.tests))];
  const runIn = async (copy: ProjectCopy, position: number): Promise<TestRun> => {
    const share = tests.filter((_, index) => index % copies.length === position);
    return await withReformattedFiles(mutations, copy, () => runner.run(copy.folder, share));
  };
  const run = mergeRuns(await Promise.all(copies.map(runIn)));
  const failures = [
    ...failuresOf(run),
    ...tests.filter((test) => !hasRun(test, run)).map((test) => `${test}: did not run`),
  ];
  if (failures.length === 0) return;
  throw new BaselineError(`Tests fail on the unmodified code; fix these first:\n  ${failures.join("\n  ")}`);
};

/** Reformats the JSON files as edits do: a test that checks only a file's layout must not count as one that catches. */
const withReformattedFiles = async <T>(
  mutations: readonly Mutation[],
  copy: ProjectCopy,
  work: () => Promise<T>,
): Promise<T> => {
  const files = new Map(mutations.filter(({ edit }) => "path" in edit).map(({ file, edit }) => [file, edit]));
  const nested = [...files].reduce(
    (inner, [file, edit]) =>
      () =>
        copy.withChange(file, (text) => reformatted(text, edit), inner),
    work,
  );
  return await nested();
};

const failuresOf = ({ tests, errors }: TestRun): string[] => {
  const failed = tests.filter(({ result }) => result === "failed");
  return [...errors, ...failed.map(({ file, name, error = "" }) => `${file}: ${name}: ${error.split("\n", 1).join()}`)];
};

/** `a.test.ts` has run if any of its tests has, and `test_b.py::test_x` if any of its cases has. */
const hasRun = (test: string, run: TestRun): boolean => {
  const [file, name] = test.split("::");
  return run.tests.some(
    (test) =>
      test.result === "passed" &&
      test.file === file &&
      (name === undefined || test.name === name || test.name.startsWith(`${name}[`)),
  );
};

/** Makes each mutation in a copy that no other uses meanwhile, and runs its tests there. */
export const runMutations = async (
  mutations: readonly Mutation[],
  { copies, runner, onResult }: MutationPorts & { readonly onResult: (result: MutationResult) => void },
): Promise<readonly MutationResult[]> => {
  const free = [...copies];
  const runInFreeCopy = async (mutation: Mutation): Promise<MutationResult> => {
    const copy = free.pop();
    if (copy === undefined) throw new Error("No copy is free.");
    const result = await runMutation(mutation, copy, runner);
    free.push(copy);
    onResult(result);
    return result;
  };
  return await pMap(mutations, runInFreeCopy, { concurrency: copies.length });
};

const runMutation = async (mutation: Mutation, copy: ProjectCopy, runner: TestRunner): Promise<MutationResult> => {
  const startedAt = performance.now();
  const assessment = await copy
    .withChange(
      mutation.file,
      (text) => applyEdit(text, mutation.edit),
      async () => assessMutation(await runner.run(copy.folder, mutation.tests)),
    )
    .catch((error: unknown): MutationAssessment => {
      if (!(error instanceof EditError)) throw error;
      return { kind: "did-not-run", why: `${mutation.file}: ${error.message}` };
    });
  return { mutation, assessment, seconds: Math.round((performance.now() - startedAt) / 100) / 10 };
};
