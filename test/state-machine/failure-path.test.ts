import { describe, expect, it } from "vitest";
import { definition } from "../../scripts/proofs/mutations/state-machine.js";
import { stateNamed } from "../support/builders/state-machine.js";

/** States on the way from the first failure to the execution's end. */
const FAILURE_PATH = ["Record failure", "Queue failed ticket", "Notify failure", "Ticket failed"];

/** States that catch, other than those of the failure path itself. */
const guarded = Object.entries(definition.States).filter(
  ([name, { Catch }]) => Catch.length > 0 && !FAILURE_PATH.includes(name),
);

describe("a failed execution", () => {
  it.each(guarded)("is recorded when %s fails for good", (_name, state) => {
    expect(state.Catch.find(({ ErrorEquals }) => ErrorEquals.includes("States.ALL"))?.Next).toBe("Record failure");
  });

  it("is stored, then queued, then published, and ends as failed", () => {
    const path = FAILURE_PATH.slice(0, -1).map((name) => stateNamed(name).Next);

    expect(path).toEqual(FAILURE_PATH.slice(1));
    expect(stateNamed("Ticket failed").Type).toBe("Fail");
  });
});

describe("a function that calls another service", () => {
  it.each(["Detect sentiment", "Generate response", "Write ticket JSON", "Record failure"])(
    "is retried at %s when that service throttles or is unavailable",
    (name) => {
      const retried = stateNamed(name).Retry.flatMap(({ ErrorEquals }) => ErrorEquals);

      expect(retried).toEqual(expect.arrayContaining(["DependencyThrottled", "DependencyUnavailable"]));
    },
  );
});
