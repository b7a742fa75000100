import { describe, expect, it } from "vitest";
import type { Mutation } from "../../../../scripts/proofs/mutations/mutation.js";
import {
  checkBaseline,
  runMutations,
  type ProjectCopy,
  type MutationResult,
} from "../../../../scripts/proofs/mutations/run-mutations.js";
import type { TestResult, TestRun, TestRunner } from "../../../../scripts/proofs/mutations/test-run.js";

/** Files in memory. */
class FakeCopy implements ProjectCopy {
  constructor(
    readonly folder: string,
    readonly files: Map<string, string>,
  ) {}

  async withChange<T>(file: string, change: (text: string) => string, work: () => Promise<T>): Promise<T> {
    const text = this.files.get(file) ?? "";
    this.files.set(file, change(text));
    return await work().finally(() => this.files.set(file, text));
  }
}

/** Tests that check the files of the copy they run in. */
class FakeRunner implements TestRunner {
  readonly runs: { folder: string; tests: readonly string[] }[] = [];

  constructor(
    private readonly copies: readonly FakeCopy[],
    private readonly check: (files: ReadonlyMap<string, string>, test: string) => TestResult["result"] | "did-not-run",
  ) {}

  async run(folder: string, tests: readonly string[]): Promise<TestRun> {
    this.runs.push({ folder, tests });
    await new Promise(setImmediate);
    const files = this.copies.find((copy) => copy.folder === folder)?.files ?? new Map<string, string>();
    const checked = tests.map((test) => [test, this.check(files, test)] as const);
    return {
      tests: checked.flatMap(([file, result]) =>
        result === "did-not-run" ? [] : [{ file, name: `sees ${file}`, result }],
      ),
      errors: checked.flatMap(([file, result]) => (result === "did-not-run" ? [`${file}: cannot be loaded`] : [])),
    };
  }
}

const aMutation = (changes: Partial<Mutation> = {}): Mutation => ({
  name: "source/retry",
  removes: "the retry",
  breaks: "lost",
  file: "source.ts",
  edit: { find: "retry", put: "" },
  tests: ["source.test.ts"],
  ...changes,
});

const aRun = (
  check: (files: ReadonlyMap<string, string>, test: string) => TestResult["result"] | "did-not-run",
  count = 1,
) => {
  const copies = Array.from(
    { length: count },
    (_, index) =>
      new FakeCopy(
        `copy-${index}`,
        new Map([
          ["source.ts", "retry"],
          ["flow.json", '{ "Retry": 1 }'],
        ]),
      ),
  );
  const results: MutationResult[] = [];
  const runner = new FakeRunner(copies, check);
  return { copies, runner, results, onResult: (result: MutationResult) => void results.push(result) };
};

const checksRetry = (files: ReadonlyMap<string, string>) => (files.get("source.ts") === "retry" ? "passed" : "failed");

describe("runMutations", () => {
  it("names the tests that caught it", async () => {
    const [result] = await runMutations([aMutation()], aRun(checksRetry));

    expect(result).toMatchObject({ assessment: { kind: "caught", by: ["sees source.test.ts"] } });
  });

  it("reports that no test caught it, and reports each mutation as it ends", async () => {
    const run = aRun(() => "passed");

    const results = await runMutations([aMutation()], run);

    expect(results).toMatchObject([{ assessment: { kind: "not-caught" } }]);
    expect(run.results).toEqual(results);
  });

  it("restores the copy for the next mutation", async () => {
    const run = aRun(checksRetry);
    const harmless = aMutation({ name: "flow", file: "flow.json", edit: { path: ["Retry"] } });

    const results = await runMutations([aMutation(), harmless], run);

    expect(results.map(({ assessment }) => assessment.kind)).toEqual(["caught", "not-caught"]);
    expect(Object.fromEntries(run.copies[0]?.files ?? [])).toEqual({
      "source.ts": "retry",
      "flow.json": '{ "Retry": 1 }',
    });
  });

  it("reports an edit that no longer fits, and runs nothing", async () => {
    const run = aRun(checksRetry);

    const [result] = await runMutations([aMutation({ edit: { find: "catch", put: "" } })], run);

    expect(result?.assessment).toEqual({ kind: "did-not-run", why: 'source.ts: text "catch" not found' });
    expect(run.runner.runs).toEqual([]);
  });

  it("runs as many in parallel as there are copies, each in a separate copy", async () => {
    const run = aRun(checksRetry, 2);
    const mutations = Array.from({ length: 6 }, (_, index) => aMutation({ name: `source/${index}` }));

    const results = await runMutations(mutations, run);

    expect(results.map(({ mutation }) => mutation.name)).toEqual(mutations.map(({ name }) => name));
    expect(results.every(({ assessment }) => assessment.kind === "caught")).toBe(true);
    expect(new Set(run.runner.runs.map(({ folder }) => folder))).toEqual(new Set(["copy-0", "copy-1"]));
  });
});

describe("checkBaseline", () => {
  it("accepts tests that all pass, and runs each once", async () => {
    const run = aRun(() => "passed");

    await checkBaseline([aMutation(), aMutation({ tests: ["source.test.ts", "b.test.ts"] })], run);

    expect(run.runner.runs).toEqual([{ folder: "copy-0", tests: ["source.test.ts", "b.test.ts"] }]);
  });

  it("divides the tests among the copies", async () => {
    const run = aRun(() => "passed", 2);

    await checkBaseline([aMutation({ tests: ["a.test.ts", "b.test.ts", "c.test.ts"] })], run);

    expect(run.runner.runs.map(({ tests }) => tests)).toEqual([["a.test.ts", "c.test.ts"], ["b.test.ts"]]);
  });

  it.each(["failed", "did-not-run", "skipped"] as const)(
    "refuses tests of which one is %s on the unmodified code",
    async (how) => {
      const run = aRun((_files, test) => (test === "b.test.ts" ? how : "passed"));

      await expect(checkBaseline([aMutation({ tests: ["a.test.ts", "b.test.ts"] })], run)).rejects.toThrow("b.test.ts");
    },
  );

  it("refuses a test that checks only the layout of a JSON file", async () => {
    const run = aRun((files) => (files.get("flow.json")?.includes(" ") === true ? "passed" : "failed"));

    await expect(checkBaseline([aMutation({ file: "flow.json", edit: { path: ["Retry"] } })], run)).rejects.toThrow(
      "on the unmodified code",
    );
  });
});
