import { describe, expect, it } from "vitest";
import { UsageError } from "../../../../scripts/shared/terminal/command-line.js";
import { chooseMutations } from "../../../../scripts/proofs/mutations/choose-mutations.js";
import type { Mutation } from "../../../../scripts/proofs/mutations/mutation.js";

const all = ["load/lock", "load/lock/row", "load/locks"].map((name): Mutation => ({
  name,
  removes: name,
  breaks: "twice",
  file: "a.ts",
  edit: { find: "a", put: "" },
  tests: [],
}));
const namesOf = (...names: string[]): string[] => chooseMutations(all, names).map(({ name }) => name);

describe("chooseMutations", () => {
  it("takes all without a name", () => {
    expect(chooseMutations(all)).toEqual(all);
  });

  it("takes a name and what is below it, and no name that only begins alike", () => {
    expect(namesOf("load/lock")).toEqual(["load/lock", "load/lock/row"]);
    expect(namesOf("load")).toEqual(["load/lock", "load/lock/row", "load/locks"]);
  });

  it("refuses a name that no mutation has", () => {
    expect(() => namesOf("load/lock", "load/lo", "none")).toThrow(
      new UsageError("No mutation is named load/lo, none: --list shows them all."),
    );
  });
});
