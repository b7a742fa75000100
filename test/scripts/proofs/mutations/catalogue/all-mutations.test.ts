import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { applyEdit } from "../../../../../scripts/proofs/mutations/apply-edit.js";
import type { Mutation } from "../../../../../scripts/proofs/mutations/mutation.js";
import { synthesizeStack } from "../../../../support/aws/synthesized-stack.js";
import { RUNBOOKS } from "../../../../../scripts/proofs/mutations/catalogue/alarms.js";
import { allMutations } from "../../../../../scripts/proofs/mutations/catalogue/all-mutations.js";
import { ASL, definition, locatedStates, tasks } from "../../../../../scripts/proofs/mutations/state-machine.js";

const named = allMutations.map((mutation): [string, Mutation] => [mutation.name, mutation]);
const pathsRemoved = allMutations
  .filter(({ file }) => file === ASL)
  .flatMap(({ edit }) => ("path" in edit ? [edit.path.join("/")] : []));

/** "test_x.py::test_y[case]" is there when the file defines test_y. */
const isThere = (test: string): boolean => {
  const [file = "", name] = test.split("::");
  if (!existsSync(file)) return false;
  return name === undefined || readFileSync(file, "utf8").includes(`def ${name.replace(/\[.*$/, "")}(`);
};

describe("the list of mutations", () => {
  it.each(named)("%s still fits its file", (_name, { file, edit }) => {
    expect(() => applyEdit(readFileSync(file, "utf8"), edit)).not.toThrow();
  });

  it.each(named)("%s names tests that are there", (_name, { tests }) => {
    expect(tests).not.toEqual([]);
    expect(tests.filter((test) => !isThere(test))).toEqual([]);
  });

  it("has no name twice", () => {
    const names = allMutations.map(({ name }) => name);

    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it.each(locatedStates)("takes every retry, catch and time limit of $name", ({ state, path }) => {
    const settings = [
      ...(state.Retry.length > 0 ? ["Retry"] : []),
      ...(state.Catch.length > 0 ? ["Catch"] : []),
      ...(state.TimeoutSeconds === undefined ? [] : ["TimeoutSeconds"]),
    ];
    for (const setting of settings) expect(pathsRemoved).toContain([...path, setting].join("/"));
  });

  it("knows every task", () => {
    expect(locatedStates.filter(({ state }) => state.Type === "Task")).toHaveLength(tasks.length);
    expect(pathsRemoved).toContain(Object.keys(definition).find((key) => key === "TimeoutSeconds"));
  });

  it("knows every alarm of the stack", () => {
    const alarms = synthesizeStack()
      .resources("aws_cloudwatch_metric_alarm")
      .map(([path]) => path.split("/").at(-1) ?? "");
    const isOf = (alarm: string, runbook: string): boolean => alarm === runbook || alarm.startsWith(`${runbook}-`);

    expect(alarms.filter((alarm) => !RUNBOOKS.some((runbook) => isOf(alarm, runbook)))).toEqual([]);
    expect(RUNBOOKS.filter((runbook) => !alarms.some((alarm) => isOf(alarm, runbook)))).toEqual([]);
  });
});
