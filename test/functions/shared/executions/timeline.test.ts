import { describe, expect, it } from "vitest";
import { readVisits } from "../../../../functions/shared/executions/timeline.js";
import {
  at,
  awsHistory,
  bareHistory,
  entered,
  failed,
  left,
  RETRIED_THEN_PARALLEL,
} from "../../../support/builders/histories.js";

const find = (visits: ReturnType<typeof readVisits>, name: string) => visits.find((visit) => visit.name === name);

describe("readVisits of an AWS history", () => {
  const visits = readVisits(awsHistory(...RETRIED_THEN_PARALLEL));

  it("lists states in the order in which they were entered, and those of branches one level deeper", () => {
    expect(visits.map(({ name, depth }) => [name, depth])).toEqual([
      ["Detect sentiment", 0],
      ["Keep ticket", 0],
      ["Store ticket", 1],
      ["Write ticket JSON", 1],
      ["Done", 0],
    ]);
  });

  it("knows when each state was entered and left", () => {
    expect(find(visits, "Detect sentiment")).toMatchObject({ enteredAt: at(10), leftAt: at(110) });
    expect(find(visits, "Keep ticket")).toMatchObject({ enteredAt: at(120), leftAt: at(171) });
    expect(find(visits, "Store ticket")).toMatchObject({ enteredAt: at(121), leftAt: at(170) });
  });

  it("counts retries and lists the errors of the attempts", () => {
    expect(find(visits, "Detect sentiment")).toMatchObject({
      retries: 1,
      errors: [{ error: "DependencyThrottled", cause: "slow down" }],
    });
  });

  it("distinguishes the attempts of branches although their events alternate", () => {
    expect(find(visits, "Store ticket")).toMatchObject({
      retries: 1,
      errors: [{ error: "DynamoDB.ThrottlingException" }],
    });
    expect(find(visits, "Write ticket JSON")).toMatchObject({ retries: 0, errors: [] });
  });

  it("has no end for a state that is still running", () => {
    const running = readVisits(awsHistory(...RETRIED_THEN_PARALLEL.slice(0, 7)));

    expect(running).toMatchObject([{ name: "Detect sentiment", leftAt: undefined, retries: 1 }]);
  });

  it("distinguishes two visits to one state", () => {
    const visits = readVisits(
      awsHistory(
        [0, "ExecutionStarted", 0],
        [1, "TaskStateEntered", 0, entered("Poll")],
        [2, "TaskStateExited", 2, left("Poll")],
        [5, "TaskStateEntered", 3, entered("Poll")],
        [9, "TaskStateExited", 4, left("Poll")],
      ),
    );

    expect(visits).toMatchObject([{ leftAt: at(2) }, { leftAt: at(9) }]);
  });
});

describe("readVisits of an emulator's history", () => {
  it("reads the top level, and a Parallel without its branches", () => {
    const visits = readVisits(
      bareHistory(
        [0, "ExecutionStarted", 0],
        [1, "TaskStateEntered", 0, entered("Open ticket")],
        [2, "TaskScheduled", 0],
        [3, "TaskFailed", 0, failed("States.Timeout")],
        [4, "TaskScheduled", 0],
        [5, "TaskSucceeded", 0],
        [6, "TaskStateExited", 0, left("Open ticket")],
        [7, "ParallelStateEntered", 0, entered("Keep ticket")],
        [8, "TaskScheduled", 0],
        [8, "TaskScheduled", 0],
        [9, "TaskSucceeded", 0],
        [10, "TaskSucceeded", 0],
        [11, "ParallelStateExited", 0, left("Keep ticket")],
        [12, "ExecutionSucceeded", 0],
      ),
    );

    expect(visits).toMatchObject([
      { name: "Open ticket", leftAt: at(6), retries: 1, errors: [{ error: "States.Timeout" }] },
      { name: "Keep ticket", leftAt: at(11), retries: 0, errors: [] },
    ]);
  });

  it("reads branches if the history has them", () => {
    const visits = readVisits(bareHistory(...RETRIED_THEN_PARALLEL));

    expect(find(visits, "Store ticket")).toMatchObject({ depth: 1, enteredAt: at(121), leftAt: at(170) });
    expect(find(visits, "Done")).toMatchObject({ depth: 0 });
  });
});

it("returns no states for an empty history", () => {
  expect(readVisits([])).toEqual([]);
});
