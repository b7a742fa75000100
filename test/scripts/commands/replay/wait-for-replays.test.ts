import { describe, expect, it } from "vitest";
import { waitForReplays } from "../../../../scripts/commands/replay/wait-for-replays.js";
import { anExecution, arnOf, FakeExecutions } from "../../../support/fakes/replay-fakes.js";

const ended = (status: string, outcome?: string) =>
  anExecution({ status, output: outcome && JSON.stringify({ outcome }) });

const waitFor = async (executions: FakeExecutions, names: readonly string[], onSleep: (round: number) => void) => {
  const progress: number[] = [];
  let time = 0;
  let round = 0;
  const ends = await waitForReplays(names.map(arnOf), executions, {
    timeoutMs: 10_000,
    onProgress: (count) => progress.push(count),
    now: () => time,
    sleep: (ms) => {
      time += ms;
      onSleep(++round);
      return Promise.resolve();
    },
  });
  return { ends, progress, time };
};

describe("waitForReplays", () => {
  it("waits for each execution, including those that do not exist yet, and returns their endings", async () => {
    const executions = new FakeExecutions();
    executions.executions.set("a", ended("SUCCEEDED", "ANSWERED"));
    executions.executions.set("b", anExecution({ status: "RUNNING" }));
    const { ends, progress } = await waitFor(executions, ["a", "b", "c", "d"], (round) => {
      if (round === 1) executions.executions.set("b", ended("FAILED"));
      if (round === 2) executions.executions.set("c", ended("SUCCEEDED", "NEEDS_HUMAN"));
      if (round === 2) executions.executions.set("d", ended("SUCCEEDED", "ALREADY_ANSWERED"));
    });

    expect(ends).toEqual({
      answered: [arnOf("a"), arnOf("d")],
      "needs-human": [arnOf("c")],
      "failed-again": [arnOf("b")],
      unfinished: [],
    });
    expect(progress).toEqual([1, 2, 4]);
  });

  it("stops at the timeout", async () => {
    const executions = new FakeExecutions();
    executions.executions.set("a", anExecution({ status: "RUNNING" }));
    const { ends, time } = await waitFor(executions, ["a"], () => undefined);

    expect(ends.unfinished).toEqual([arnOf("a")]);
    expect(time).toBeGreaterThanOrEqual(10_000);
    expect(time).toBeLessThan(20_000);
  });
});
