import { describe, expect, it } from "vitest";
import type { Mutation } from "../../../../scripts/proofs/mutations/mutation.js";
import {
  checkBaseline,
  runMutations,
  type ProjectCopy,
  type MutationResult,
} from "../../../../scripts/proofs/mutations/run-mutations.js";
import type { TestOutcome, TestRun, TestRunner } from "../../../../scripts/proofs/mutations/test-run.js";

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

/** Tests that look at the files of the copy they run in. */
class FakeRunner implements TestRunner {
  readonly runs: { folder: string; tests: readonly string[] }[] = [];

  constructor(
    private readonly copies: readonly FakeCopy[],
    private readonly look: (files: ReadonlyMap<string, string>, test: string) => TestOutcome["result"] | "fault",
  ) {}

  async run(folder: string, tests: readonly string[]): Promise<TestRun> {
    this.runs.push({ folder, tests });
    await new Promise(setImmediate);
    const files = this.copies.find((copy) => copy.folder === folder)?.files ?? new Map<string, string>();
    const looked = tests.map((test) => [test, this.look(files, test)] as const);
    return {
      tests: looked.flatMap(([file, result]) => (result === "fault" ? [] : [{ file, name: `sees ${file}`, result }])),
      faults: looked.flatMap(([file, result]) => (result === "fault" ? [`${file}: cannot be loaded`] : [])),
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

const aWorld = (
  look: (files: ReadonlyMap<string, string>, test: string) => TestOutcome["result"] | "fault",
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
  const runner = new FakeRunner(copies, look);
  return { copies, runner, results, onResult: (result: MutationResult) => void results.push(result) };
};

const missesRetry = (files: ReadonlyMap<string, string>) => (files.get("source.ts") === "retry" ? "passed" : "failed");

describe("runMutations", () => {
  it("names the tests that noticed", async () => {
    const [result] = await runMutations([aMutation()], aWorld(missesRetry));

    expect(result).toMatchObject({ verdict: { kind: "noticed", by: ["sees source.test.ts"] } });
  });

  it("says so when no test notices, and tells of each mutation as it ends", async () => {
    const world = aWorld(() => "passed");

    const results = await runMutations([aMutation()], world);

    expect(results).toMatchObject([{ verdict: { kind: "unnoticed" } }]);
    expect(world.results).toEqual(results);
  });

  it("leaves the copy as it was for the next mutation", async () => {
    const world = aWorld(missesRetry);
    const harmless = aMutation({ name: "flow", file: "flow.json", edit: { path: ["Retry"] } });

    const results = await runMutations([aMutation(), harmless], world);

    expect(results.map(({ verdict }) => verdict.kind)).toEqual(["noticed", "unnoticed"]);
    expect(Object.fromEntries(world.copies[0]?.files ?? [])).toEqual({
      "source.ts": "retry",
      "flow.json": '{ "Retry": 1 }',
    });
  });

  it("takes an edit that fits no more for a fault, and runs nothing", async () => {
    const world = aWorld(missesRetry);

    const [result] = await runMutations([aMutation({ edit: { find: "catch", put: "" } })], world);

    expect(result?.verdict).toEqual({ kind: "did-not-run", why: 'source.ts: it has no text "catch"' });
    expect(world.runner.runs).toEqual([]);
  });

  it("runs as many at a time as there are copies, each in one of its own", async () => {
    const world = aWorld(missesRetry, 2);
    const mutations = Array.from({ length: 6 }, (_, index) => aMutation({ name: `source/${index}` }));

    const results = await runMutations(mutations, world);

    expect(results.map(({ mutation }) => mutation.name)).toEqual(mutations.map(({ name }) => name));
    expect(results.every(({ verdict }) => verdict.kind === "noticed")).toBe(true);
    expect(new Set(world.runner.runs.map(({ folder }) => folder))).toEqual(new Set(["copy-0", "copy-1"]));
  });
});

describe("checkBaseline", () => {
  it("is content when every test that is named passes, and runs each once", async () => {
    const world = aWorld(() => "passed");

    await checkBaseline([aMutation(), aMutation({ tests: ["source.test.ts", "b.test.ts"] })], world);

    expect(world.runner.runs).toEqual([{ folder: "copy-0", tests: ["source.test.ts", "b.test.ts"] }]);
  });

  it("shares the tests out among the copies", async () => {
    const world = aWorld(() => "passed", 2);

    await checkBaseline([aMutation({ tests: ["a.test.ts", "b.test.ts", "c.test.ts"] })], world);

    expect(world.runner.runs.map(({ tests }) => tests)).toEqual([["a.test.ts", "c.test.ts"], ["b.test.ts"]]);
  });

  it.each(["failed", "fault", "skipped"] as const)(
    "refuses tests of which one is %s with nothing taken away",
    async (how) => {
      const world = aWorld((_files, test) => (test === "b.test.ts" ? how : "passed"));

      await expect(checkBaseline([aMutation({ tests: ["a.test.ts", "b.test.ts"] })], world)).rejects.toThrow(
        "b.test.ts",
      );
    },
  );

  it("refuses a test that minds no more than the layout of a JSON file", async () => {
    const world = aWorld((files) => (files.get("flow.json")?.includes(" ") === true ? "passed" : "failed"));

    await expect(checkBaseline([aMutation({ file: "flow.json", edit: { path: ["Retry"] } })], world)).rejects.toThrow(
      "with nothing taken away",
    );
  });
});
