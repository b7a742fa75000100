import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { UsageError } from "../../../../../scripts/shared/terminal/command-line.js";
import { applyEdit } from "../../../../../scripts/proofs/mutations/apply-edit.js";
import type { Mutation } from "../../../../../scripts/proofs/mutations/mutation.js";
import { synthesizeStack } from "../../../../support/aws/synthesized-stack.js";
import { RUNBOOKS } from "../../../../../scripts/proofs/mutations/catalogue/alarms.js";
import { allMutations, chooseMutations } from "../../../../../scripts/proofs/mutations/catalogue/all-mutations.js";
import { ASL, definition, locatedStates, tasks } from "../../../../../scripts/proofs/mutations/state-machine.js";

const named = allMutations.map((mutation): [string, Mutation] => [mutation.name, mutation]);
const pathsRemoved = allMutations
  .filter(({ file }) => file === ASL)
  .flatMap(({ edit }) => ("path" in edit ? [edit.path.join("/")] : []));

/** "test_x.py::test_y[case]" exists if the file defines test_y. */
const exists = (test: string): boolean => {
  const [file = "", name] = test.split("::");
  if (!existsSync(file)) return false;
  return name === undefined || readFileSync(file, "utf8").includes(`def ${name.replace(/\[.*$/, "")}(`);
};

describe("the list of mutations", () => {
  it.each(named)("%s still fits its file", (_name, { file, edit }) => {
    expect(() => applyEdit(readFileSync(file, "utf8"), edit)).not.toThrow();
  });

  it.each(named)("%s names tests that exist", (_name, { tests }) => {
    expect(tests).not.toEqual([]);
    expect(tests.filter((test) => !exists(test))).toEqual([]);
  });

  it("has no name twice", () => {
    const names = allMutations.map(({ name }) => name);

    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it.each(locatedStates)("removes every retry, catch and time limit of $name", ({ state, path }) => {
    const settings = [
      ...(state.Retry.length > 0 ? ["Retry"] : []),
      ...(state.Catch.length > 0 ? ["Catch"] : []),
      ...(state.TimeoutSeconds === undefined ? [] : ["TimeoutSeconds"]),
    ];
    for (const setting of settings) expect(pathsRemoved).toContain([...path, setting].join("/"));
  });

  it("includes every task", () => {
    expect(locatedStates.filter(({ state }) => state.Type === "Task")).toHaveLength(tasks.length);
    expect(pathsRemoved).toContain(Object.keys(definition).find((key) => key === "TimeoutSeconds"));
  });

  it("includes every alarm of the stack", () => {
    const alarms = synthesizeStack({ GUARDRAIL: "true" })
      .resources("aws_cloudwatch_metric_alarm")
      .map(([path]) => path.split("/").at(-1) ?? "");
    const isOf = (alarm: string, runbook: string): boolean => alarm === runbook || alarm.startsWith(`${runbook}-`);

    expect(alarms.filter((alarm) => !RUNBOOKS.some((runbook) => isOf(alarm, runbook)))).toEqual([]);
    expect(RUNBOOKS.filter((runbook) => !alarms.some((alarm) => isOf(alarm, runbook)))).toEqual([]);
  });
});

describe("chooseMutations", () => {
  const all = ["load/lock", "load/lock/row", "load/locks"].map((name): Mutation => ({
    name,
    removes: name,
    breaks: "twice",
    file: "a.ts",
    edit: { find: "a", put: "" },
    tests: [],
  }));
  const namesOf = (...names: string[]): string[] => chooseMutations(all, names).map(({ name }) => name);

  it("chooses all mutations without a name", () => {
    expect(chooseMutations(all)).toEqual(all);
  });

  it("chooses a name and those below it, but none that only starts with the same letters", () => {
    expect(namesOf("load/lock")).toEqual(["load/lock", "load/lock/row"]);
    expect(namesOf("load")).toEqual(["load/lock", "load/lock/row", "load/locks"]);
  });

  it("refuses a name that no mutation has", () => {
    expect(() => namesOf("load/lock", "load/lo", "none")).toThrow(
      new UsageError(
        "No mutation is named load/lo, none; expected one of load, or a name below; --list shows all names.",
      ),
    );
  });
});
