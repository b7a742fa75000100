import pMap from "p-map";
import { applyEdit, reformatted, EditError } from "./apply-edit.js";
import type { Mutation } from "./mutation.js";
import { mergeRuns, type TestRun, type TestRunner } from "./test-run.js";
import { judgeMutation, type MutationVerdict } from "./judge-mutation.js";

export interface MutationResult {
  readonly mutation: Mutation;
  readonly verdict: MutationVerdict;
  /** How long its tests took. */
  readonly seconds: number;
}

/** A copy of the project, as `WorkingCopy` is one. */
export interface ProjectCopy {
  readonly folder: string;
  withChange<T>(file: string, change: (text: string) => string, work: () => Promise<T>): Promise<T>;
}

export interface MutationPorts {
  /** One for each mutation at a time; at least one. */
  readonly copies: readonly ProjectCopy[];
  readonly runner: TestRunner;
}

/** Tests that fail, or do not run, with nothing taken away. */
export class BaselineError extends Error {
  override readonly name = "BaselineError";
}

/**
 * Runs the tests that mutations name, with nothing taken away, shared out among the copies.
 * @throws BaselineError unless all of them pass.
 */
export const checkBaseline = async (
  mutations: readonly Mutation[],
  { copies, runner }: MutationPorts,
): Promise<void> => {
  const tests = [...new Set(mutations.flatMap((mutation) => mutation.tests))];
  const runIn = async (copy: ProjectCopy, place: number): Promise<TestRun> => {
    const share = tests.filter((_, index) => index % copies.length === place);
    return await withRewrittenFiles(mutations, copy, () => runner.run(copy.folder, share));
  };
  const run = mergeRuns(await Promise.all(copies.map(runIn)));
  const faults = [
    ...faultsOf(run),
    ...tests.filter((test) => !hasRun(test, run)).map((test) => `${test}: did not run`),
  ];
  if (faults.length === 0) return;
  throw new BaselineError(`Tests fail with nothing taken away; mend these first:\n  ${faults.join("\n  ")}`);
};

/** So that a test which minds the layout of a file cannot be taken for one that misses what was in it. */
const withRewrittenFiles = async <T>(
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

const faultsOf = ({ tests, faults }: TestRun): string[] => {
  const failed = tests.filter(({ result }) => result === "failed");
  return [...faults, ...failed.map(({ file, name, error = "" }) => `${file}: ${name}: ${error.split("\n", 1).join()}`)];
};

/** `a.test.ts` has run with any of its tests, `test_b.py::test_x` with any of its cases. */
const hasRun = (test: string, run: TestRun): boolean => {
  const [file, name] = test.split("::");
  return run.tests.some(
    (outcome) =>
      outcome.result === "passed" &&
      outcome.file === file &&
      (name === undefined || outcome.name === name || outcome.name.startsWith(`${name}[`)),
  );
};

/** Takes one thing away after the other, each in a copy of its own at the time, and asks the tests. */
export const runMutations = async (
  mutations: readonly Mutation[],
  { copies, runner, onResult }: MutationPorts & { readonly onResult: (result: MutationResult) => void },
): Promise<readonly MutationResult[]> => {
  const free = [...copies];
  const take = async (mutation: Mutation): Promise<MutationResult> => {
    const copy = free.pop();
    if (copy === undefined) throw new Error("There are fewer copies than mutations at a time.");
    const result = await runMutation(mutation, copy, runner);
    free.push(copy);
    onResult(result);
    return result;
  };
  return await pMap(mutations, take, { concurrency: copies.length });
};

const runMutation = async (mutation: Mutation, copy: ProjectCopy, runner: TestRunner): Promise<MutationResult> => {
  const startedAt = performance.now();
  const verdict = await copy
    .withChange(
      mutation.file,
      (text) => applyEdit(text, mutation.edit),
      async () => judgeMutation(await runner.run(copy.folder, mutation.tests)),
    )
    .catch((error: unknown): MutationVerdict => {
      if (!(error instanceof EditError)) throw error;
      return { kind: "did-not-run", why: `${mutation.file}: ${error.message}` };
    });
  return { mutation, verdict, seconds: Math.round((performance.now() - startedAt) / 100) / 10 };
};
